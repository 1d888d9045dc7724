import { effect, signal } from '@preact/signals';
import { view } from '../address';
import { changes } from '../changes';
import { ApiError, get } from './client';
import { getAll } from './pages';
import type { Client, Employee, Unit, UnitReference, User } from './types';

/** A kind of record that has a name to be looked up. */
export type NamedKind = 'unit' | 'employee' | 'user' | 'client';

// By language, kind and id: the name; null for a record that is gone.
const names = signal<ReadonlyMap<string, string | null>>(new Map());
// What was asked for since the last change. Until the new answer has come, the old name stands there.
const asked = new Set<string>();
// Whoever shows a name asks for it again then.
const round = signal(0);
effect(() => {
  void changes.value;
  asked.clear();
  round.value = round.peek() + 1;
});

/** The name of a record: undefined as long as it is not known, null when there is none any more. */
export function nameOf(kind: NamedKind, id: number): string | null | undefined {
  const key = keyOf(view.value.language, kind, id);
  askOnce(key, () => look(kind, id, key));
  return names.value.get(key);
}

/** The names of units that are, or were, directly beneath one: asked for at once, for there may be hundreds. Those that are elsewhere by now are looked up one by one. */
export function namesBeneath(parentId: number, ids: readonly number[]): readonly (string | null | undefined)[] {
  const { language } = view.value;
  const keys = ids.map((id) => keyOf(language, 'unit', id));
  askOnce(`${language} beneath ${parentId}`, async () => {
    const { data } = await getAll<UnitReference>(`units/${parentId}/children`);
    const found = data.items.map(({ id, name }) => [keyOf(language, 'unit', id), name] as const);
    for (const [key] of found) asked.add(key);
    note(found);
    ids.forEach((id, index) => askOnce(keys[index]!, () => look('unit', id, keys[index]!)));
  });
  return keys.map((key) => names.value.get(key));
}

function keyOf(language: string, kind: NamedKind, id: number): string {
  return `${language} ${kind} ${id}`;
}

/** Asks, unless that was done since the last change. Not while something is drawn: whoever draws reads the names. */
function askOnce(key: string, ask: () => Promise<void>): void {
  void round.value;
  if (asked.has(key)) return;
  asked.add(key);
  queueMicrotask(() => ask().catch(() => undefined));
}

async function look(kind: NamedKind, id: number, key: string): Promise<void> {
  try {
    note([[key, await read(kind, id)]]);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) note([[key, null]]);
  }
}

function note(found: readonly (readonly [key: string, name: string | null])[]): void {
  names.value = new Map([...names.peek(), ...found]);
}

async function read(kind: NamedKind, id: number): Promise<string> {
  switch (kind) {
    case 'unit': return (await get<Unit>(`units/${id}`)).data.name;
    case 'employee': return (await get<Employee>(`employees/${id}`)).data.displayName;
    case 'user': return (await get<User>(`users/${id}`)).data.displayName;
    case 'client': return (await get<Client>(`clients/${id}`)).data.name;
  }
}
