import type { SearchHit, Unit } from '../api/types';

/** A unit or a person that was chosen. */
export interface Choice {
  readonly id: number;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly detail: string;
}

/** Units from the top down, as one text. */
export function pathText(path: readonly { readonly name: string }[]): string {
  return path.map((unit) => unit.name).join(' › ');
}

/** What a hit of a search is called. */
export function nameOfHit(hit: SearchHit): string {
  return hit.type === 'unit' ? (hit.name ?? '') : [hit.givenName, hit.surname].filter(Boolean).join(' ');
}

export function choiceOfHit(hit: SearchHit): Choice {
  const detail = hit.type === 'unit' ? pathText(hit.path.slice(0, -1)) : [hit.jobTitle, hit.unit?.name].filter(Boolean).join(' · ');
  return { id: hit.id, name: nameOfHit(hit), detail };
}

export function choiceOfUnit(unit: Unit): Choice {
  return { id: unit.id, name: unit.name, detail: pathText(unit.path.slice(0, -1)) };
}
