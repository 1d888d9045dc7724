import { computed, effect, signal } from '@preact/signals';
import { view } from '../address';
import { ApiError, get } from '../api/client';
import type { Page, UnitReference } from '../api/types';
import { changes } from '../changes';
import { user } from '../session/session';

/** The units from the department down to where the chart begins; none for the whole organisation, undefined as long as they are not known. */
export const rootPath = signal<readonly UnitReference[] | undefined>(undefined);

/** The department of the unit that the chart begins at; null for the whole organisation, undefined as long as it is not known. */
export const currentDepartment = computed(() => rootPath.value && (rootPath.value[0] ?? null));

// The view changes with every branch that is opened: only these matter here.
const root = computed(() => view.value.root);
const language = computed(() => view.value.language);
const reader = computed(() => user.value?.id);

effect(() => {
  const id = root.value;
  void [language.value, changes.value, reader.value];
  if (id === null) {
    rootPath.value = [];
    return;
  }
  // The way to another unit stays until the new one is there: most often the department is the same.
  if (rootPath.peek()?.length === 0) rootPath.value = undefined;
  const aborting = new AbortController();
  get<Page<UnitReference>>(`units/${id}/path`, {}, aborting.signal).then(
    ({ data }) => {
      if (!aborting.signal.aborted) rootPath.value = data.items;
    },
    (error: unknown) => {
      // What is wrong with its root, the chart says. Without a network, the way to this very unit is still right.
      const isStillRight = error instanceof ApiError && error.status === 0 && rootPath.peek()?.at(-1)?.id === id;
      if (!aborting.signal.aborted && !isStillRight) rootPath.value = [];
    },
  );
  return () => aborting.abort();
});
