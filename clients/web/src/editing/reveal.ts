import { go, view } from '../address';
import type { UnitReference } from '../api/types';
import { wayOpened, wayWithin } from '../chart/openness';
import { organisation } from '../chart/tree';

/**
 * Opens the chart down to a unit that has just come there, so that the reader sees where it is now.
 * @param path the way from the department down to the unit itself
 */
export function reveal(path: readonly UnitReference[]): void {
  const shown = view.peek();
  const way = wayWithin(shown.root, path);
  // Outside the part that is drawn the message says where it went.
  if (way !== null) go(wayOpened(shown, shown.root ?? organisation, way), 'same');
}
