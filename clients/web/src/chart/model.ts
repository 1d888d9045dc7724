import { computed, signal } from '@preact/signals';
import { view, type Layout as Kind } from '../address';
import { margin, readableScale } from './camera';
import { arrange, type Layout } from './layout';
import { Forest, organisation, showTree } from './tree';

/** What is known of the organisation. The round is raised whenever something was taken in: the forest itself grows in place. */
export const known = signal<{ readonly forest: Forest; readonly round: number }>({ forest: new Forest(), round: 0 });

/** Takes over what has come in. */
export function publish(forest: Forest): void {
  known.value = { forest, round: known.peek().round + 1 };
}

const narrow = matchMedia('(max-width: 639.98px)');
/** Whether the screen is as narrow as a phone's, or magnified as far. */
export const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', () => (isNarrow.value = narrow.matches));

/** The unit that the keyboard is at; null for none yet. */
export const focusedId = signal<number | null>(null);

/** How the chart is drawn now. */
export const kind = computed<Kind>(() => view.value.layout ?? (isNarrow.value ? 'outline' : 'down'));

/** The unit at which the chart begins. */
export const root = computed(() => view.value.root ?? organisation);
/** The selected unit's id, or null. */
export const unitId = computed(() => view.value.unit);
export const language = computed(() => view.value.language);

// A text, so that what does not concern the tree, such as a choice or a letter typed into the search, does not draw it again.
const openingKey = computed(() => {
  const { depth, open, closed, all } = view.value;
  return [depth, open.join(), closed.join(), all.join()].join('|');
});

/** All that is shown; null as long as nothing is known. */
export const tree = computed(() => {
  void openingKey.value;
  return showTree(known.value.forest, root.value, view.peek());
});

/** The selected unit as it is shown; undefined when none is, or something above it is closed. */
export const selected = computed(() => tree.value?.byId.get(unitId.value ?? organisation));

/** The unit that is reached with the Tab key. */
export const tabStop = computed(() => {
  const shown = tree.value;
  return (shown?.byId.get(focusedId.value ?? -1) ?? selected.value ?? shown?.root)?.unit.id ?? null;
});

// The width of the window, not of the chart's own place: opening a panel must not move cards.
/** Where all of it is; null for nothing. */
export const layout = computed<Layout | null>(() => {
  const shown = tree.value;
  return shown && arrange(shown, kind.value, { hasHeads: known.peek().forest.hasHeads, width: Math.max(innerWidth - 2 * margin, 640) / readableScale });
});
