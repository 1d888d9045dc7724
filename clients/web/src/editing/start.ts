import { signal } from '@preact/signals';

/** What can be done to a unit or a person; each has a window of its own. */
export type RecordActionKind =
  | 'changeUnit' | 'moveUnit' | 'addUnit' | 'mergeUnit' | 'orderUnits' | 'removeUnit' | 'unitHistory'
  | 'changePerson' | 'movePerson' | 'chooseManager' | 'addPerson' | 'removePerson' | 'personHistory';

/** The same, and what is done to the organisation itself. */
export type ActionKind = RecordActionKind | 'addDepartment';

/** An action that somebody has begun. */
export interface Action {
  readonly kind: ActionKind;
  /** The unit or the person; of additions the unit that gets something new, 0 for the organisation. */
  readonly id: number;
  /** Where a unit is to go, when that is known already. */
  readonly targetId: number | null;
}

/** The action whose window is open; null for none. */
export const current = signal<Action | null>(null);

/** Opens the window of an action. Nothing is changed before the reader has confirmed it there. */
export function start(kind: RecordActionKind, id: number): void {
  current.value = { kind, id, targetId: null };
}

/** Begins to make a department. */
export function startDepartment(): void {
  current.value = { kind: 'addDepartment', id: 0, targetId: null };
}

/** Begins to move a unit with all beneath it; the target is known when it was dropped onto another one. */
export function startMove(unitId: number, targetId?: number): void {
  current.value = { kind: 'moveUnit', id: unitId, targetId: targetId ?? null };
}

/** Closes the window. */
export function finish(): void {
  current.value = null;
}

/** Closes the window of an action, unless the reader has closed it already and maybe opened another one. */
export function finishOnly(action: Action | null): void {
  if (current.peek() === action) finish();
}
