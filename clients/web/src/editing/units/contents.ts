import type { ChartNode, Unit } from '../../api/types';
import { number, texts } from '../../texts';

/** How many units and people are meant, in words. */
export function contentsOf(units: number, people: number): { units: string; people: string } {
  const words = texts.value.common;
  return { units: words.units(units, number(units)), people: words.people(people, number(people)) };
}

/** What is directly in a unit, in words. */
export function directContentsOf(unit: Unit): { units: string; people: string } {
  return contentsOf(unit.childCount, unit.employeeCount);
}

/** Whether there is anything that needs another place when the unit goes. */
export function isEmpty(unit: Unit): boolean {
  return unit.childCount === 0 && unit.employeeCount === 0;
}

/** How many units are beneath one, at any depth. */
export function countBeneath(node: ChartNode): number {
  return node.children.reduce((count, child) => count + 1 + countBeneath(child), 0);
}
