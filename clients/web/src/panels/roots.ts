import type { UnitReference } from '../api/types';

/**
 * The unit that the chart has to begin at so that a unit is seen in it: the one it begins at already when that is above, else the unit's department.
 * @param path the way from the department down to the unit
 * @param root where the chart begins now
 */
export function rootShowing(path: readonly UnitReference[], root: number | null): number | null {
  if (root !== null && path.some((unit) => unit.id === root)) return root;
  return path[0]?.id ?? root;
}
