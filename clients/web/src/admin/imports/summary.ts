import type { Import } from '../../api/types';

/** What became of units and people, a line each. */
export function kindsOf({ counts }: Import): { kind: 'units' | 'employees'; counts: Import['counts']['units'] }[] {
  return [{ kind: 'units', counts: counts.units }, { kind: 'employees', counts: counts.employees }];
}

/** How much of the file is read, from 0 to 1; the comparing and writing afterwards are not counted. */
export function shareOf({ progress }: Import): number {
  return progress.total === 0 ? 0 : progress.done / progress.total;
}
