import type { ChartNode } from '../api/types';
import { openTo, type Opening } from './openness';
import { Forest, showTree, type ShownTree } from './tree';

/** A unit as the API answers it, for tests: only what matters has to be said. */
export function aUnit(id: number, children: readonly ChartNode[] = [], more: Partial<ChartNode> = {}): ChartNode {
  const total = 1 + children.reduce((sum, child) => sum + child.totalEmployeeCount, 0);
  return { id, name: `Unit ${id}`, acronym: null, employeeCount: 1, totalEmployeeCount: total, childCount: children.length, head: null, children: [...children], ...more };
}

/** A tree of so many levels, in which each unit has so many beneath it. Ids count up from 1, each before what is beneath it. */
export function anOrganisation(levels: number, breadth: number): ChartNode {
  let next = 1;
  const grow = (left: number): ChartNode => {
    const id = next++;
    return aUnit(id, left === 0 ? [] : Array.from({ length: breadth }, () => grow(left - 1)));
  };
  return grow(levels);
}

/** What is shown of an answer; all of it when nothing else is said. */
export function shownOf(chart: ChartNode, opening: Opening = openTo(Infinity)): ShownTree {
  const forest = new Forest();
  forest.takeChart(chart);
  return showTree(forest, chart.id, opening)!;
}
