import { number, texts } from '../texts';
import type { Shown, Unit } from './tree';

/** Who works in a unit: those in it and those in all beneath. */
export function peopleIn({ ownPeople, allPeople }: Unit): string {
  const words = texts.value.chart;
  if (allPeople === 0) return words.noPeople;
  if (ownPeople === null || ownPeople === allPeople) return texts.value.common.people(allPeople, number(allPeople));
  return `${words.peopleHere(ownPeople, number(ownPeople))} · ${words.peopleInAll(number(allPeople))}`;
}

/** How many units are beneath: directly, or in all as long as only that is known. */
export function countBeneath({ childCount, beneathCount }: Unit): number {
  return childCount ?? beneathCount ?? 0;
}

/** The same in words. */
export function unitsBeneath(unit: Unit): string {
  const words = texts.value.chart;
  const count = countBeneath(unit);
  return (unit.childCount === null ? words.unitsBeneath : words.subUnits)(count, number(count));
}

/** A unit's full name with its acronym. */
export function fullName({ acronym, name }: Unit): string {
  return acronym === null ? name : texts.value.chart.acronymAndName(acronym, name);
}

/** All that a card says, for those who hear it. How many units are beneath, its button says. */
export function spoken({ unit, canOpen }: Shown): string {
  const parts = [fullName(unit), peopleIn(unit)];
  if (unit.head !== null) parts.push(texts.value.chart.head(unit.head.displayName, unit.head.jobTitle));
  if (!canOpen && countBeneath(unit) > 0) parts.push(unitsBeneath(unit));
  return `${parts.join(', ')}.`;
}
