import { describe, expect, it } from 'vitest';
import { openTo } from './openness';
import { anOrganisation, aUnit } from './testing';
import { Forest, lineage, organisation, showTree } from './tree';

const departments = [
  { id: 1, name: 'One', acronym: 'O', unitCount: 5, employeeCount: 40 },
  { id: 2, name: 'Two', acronym: null, unitCount: 1, employeeCount: 2 },
];

describe('The forest', () => {
  it('has the departments beneath the organisation, with all people', () => {
    const forest = new Forest();
    forest.takeDepartments(departments, 'All');
    expect(forest.childrenOf(organisation)).toEqual([1, 2]);
    expect(forest.unit(organisation)).toMatchObject({ name: 'All', allPeople: 42, childCount: 2 });
  });

  it('knows of a department without units that there is nothing to open', () => {
    const forest = new Forest();
    forest.takeDepartments(departments, 'All');
    const tree = showTree(forest, organisation, openTo(1))!;
    expect(tree.items.map((shown) => shown.canOpen)).toEqual([false, true, false]);
  });

  it('takes answers in any order', () => {
    const forest = new Forest();
    forest.takeChart(aUnit(3, [aUnit(4)]));
    forest.takeChart(aUnit(1, [aUnit(3, [], { childCount: 1 })]));
    expect(showTree(forest, 1, openTo(5))!.items.map((shown) => shown.unit.id)).toEqual([1, 3, 4]);
  });

  it('keeps children that are known when an answer is cut above them', () => {
    const forest = new Forest();
    forest.takeChart(anOrganisation(2, 2));
    forest.takeChart(aUnit(1, [aUnit(2, [], { childCount: 2 }), aUnit(5, [], { childCount: 2 })]));
    expect(forest.childrenOf(2)).toEqual([3, 4]);
  });

  it('knows the way between two units, or that there is none', () => {
    const forest = new Forest();
    forest.takeChart(anOrganisation(3, 2));
    expect(forest.wayDown(1, 4)).toEqual([2, 3]);
    expect(forest.wayDown(9, 4)).toBeNull();
    expect(forest.isBeneath(4, 2)).toBe(true);
    expect(forest.isBeneath(2, 2)).toBe(false);
  });

  it('shows a unit once, even when it is in two lists for a moment', () => {
    const forest = new Forest();
    forest.takeChart(aUnit(1, [aUnit(2, [aUnit(4)]), aUnit(3)]));
    forest.takeChart(aUnit(3, [aUnit(4)]));
    expect(showTree(forest, 1, openTo(5))!.items.filter((shown) => shown.unit.id === 4)).toHaveLength(1);
  });

  it('tells each unit its level, its place among its siblings and what is above it', () => {
    const forest = new Forest();
    forest.takeChart(anOrganisation(2, 3));
    const shown = showTree(forest, 1, openTo(5))!.byId.get(7)!;
    expect(shown).toMatchObject({ level: 3, position: 1, siblings: 3 });
    expect(lineage(shown).map((above) => above.unit.id)).toEqual([1, 6, 7]);
  });

  it('remembers that units have heads', () => {
    const forest = new Forest();
    forest.takeChart(aUnit(1, [], { head: { id: 9, displayName: 'A B', jobTitle: null } } as object));
    expect(forest.hasHeads).toBe(true);
    expect(forest.unit(1)?.head?.displayName).toBe('A B');
  });
});
