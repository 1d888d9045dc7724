import type { View } from '../address';
import type { SearchHit, UnitReference } from '../api/types';
import { nameOfHit } from '../ui/choices';

/** The API counts no more: what comes after is too far from what was typed. */
export const mostHits = 200;

/** From so many letters on it is searched. */
const fewestLetters = 2;

/** The most that the API takes. */
const longestQuery = 200;

/** What is asked for when somebody has typed this; null when it is too little. */
export function queryOf(text: string): string | null {
  const query = text.trim().slice(0, longestQuery);
  return [...query].length < fewestLetters ? null : query;
}

/** What stands above a hit: the department, and the unit nearest to it. */
export function placeOf(hit: SearchHit): UnitReference[] {
  const above = hit.type === 'unit' ? hit.path.slice(0, -1) : hit.path;
  return [...above];
}

/** A way from the top, without what makes it too long to be read at a glance. */
export function shortened(names: readonly string[]): string {
  const shown = names.length > 2 ? [names[0], '…', names.at(-1)] : names;
  return shown.join(' › ');
}

/** Why something was found although nothing of what is shown of it says so, e.g. by its name in the other language. */
export function hiddenReason(hit: SearchHit): SearchHit['matched'][number] | null {
  const shown = new Set([nameOfHit(hit), hit.jobTitle, hit.acronym]);
  return hit.matched.some((reason) => shown.has(reason.text)) ? null : (hit.matched[0] ?? null);
}

/** Where a hit is seen. */
export function viewOf(hit: SearchHit): Partial<View> {
  const root = hit.department.id;
  return hit.type === 'unit' ? { root, unit: hit.id, person: null } : { root, unit: hit.unit?.id ?? hit.path.at(-1)?.id ?? root, person: hit.id };
}
