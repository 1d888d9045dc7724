import type { View } from '../address';
import type { UnitReference } from '../api/types';

/** What of the view says which units are open. */
export type Opening = Pick<View, 'depth' | 'open' | 'closed' | 'all'>;

/** Nothing marked: open as deep as the view says. */
export function openTo(depth: number): Opening {
  return { depth, open: [], closed: [], all: [] };
}

/** An opening prepared for many questions. */
export interface OpeningIndex {
  readonly open: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  readonly all: ReadonlySet<number>;
}

export function indexOf(opening: Opening): OpeningIndex {
  return { open: new Set(opening.open), closed: new Set(opening.closed), all: new Set(opening.all) };
}

/**
 * How many levels are open beneath a unit; 0 when it is closed. A mark on the unit itself counts before what it inherits from above, which is one less
 * than its parent has.
 */
export function levelsOpen(marks: OpeningIndex, id: number, inherited: number): number {
  if (marks.closed.has(id)) return 0;
  if (marks.all.has(id)) return Infinity;
  if (marks.open.has(id)) return 1;
  return Math.max(inherited, 0);
}

/** Opens one unit. What was open beneath it before it was closed is open again. */
export function opened<O extends Opening>(opening: O, id: number, inherited: number): O {
  const closed = without(opening.closed, id);
  const isMarked = opening.all.includes(id) || opening.open.includes(id);
  return { ...opening, closed, open: inherited > 0 || isMarked ? opening.open : [...opening.open, id] };
}

/** Closes one unit. */
export function closed<O extends Opening>(opening: O, id: number, inherited: number): O {
  const rest = without(opening.closed, id);
  return { ...opening, open: without(opening.open, id), all: without(opening.all, id), closed: inherited > 0 ? [...rest, id] : rest };
}

/** Opens everything beneath a unit. */
export function allOpened<O extends Opening>(opening: O, id: number, isBeneath: (other: number) => boolean): O {
  const cleared = unmarked(opening, id, isBeneath);
  return { ...cleared, all: [...cleared.all, id] };
}

/** Closes everything beneath a unit: its own children stay in sight. */
export function allClosed<O extends Opening>(opening: O, id: number, isBeneath: (other: number) => boolean): O {
  const cleared = unmarked(opening, id, isBeneath);
  return { ...cleared, open: [...cleared.open, id] };
}

/**
 * Opens all units on the way down to one.
 * @param root Where the chart begins.
 * @param way The units between the root and the one that shall be seen, from above; without both.
 */
export function wayOpened<O extends Opening>(opening: O, root: number, way: readonly number[]): O {
  let result = opening;
  let inherited = opening.depth;
  for (const id of [root, ...way]) {
    if (levelsOpen(indexOf(result), id, inherited) === 0) result = opened(result, id, inherited);
    inherited = levelsOpen(indexOf(result), id, inherited) - 1;
  }
  return result;
}

/**
 * The units between where the chart begins and the last of a path, without both; null when that is not in the part that is drawn.
 * @param root Where the chart begins; null for the whole organisation.
 * @param path The way from a department down to a unit.
 */
export function wayWithin(root: number | null, path: readonly UnitReference[]): readonly number[] | null {
  const ids = path.map((unit) => unit.id);
  const start = root === null ? 0 : ids.indexOf(root) + 1;
  return root !== null && start === 0 ? null : ids.slice(start, -1);
}

function unmarked<O extends Opening>(opening: O, id: number, isBeneath: (other: number) => boolean): O {
  const stays = (other: number) => other !== id && !isBeneath(other);
  return { ...opening, open: opening.open.filter(stays), closed: opening.closed.filter(stays), all: opening.all.filter(stays) };
}

function without(ids: readonly number[], id: number): readonly number[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : ids;
}
