import { describe, expect, it } from 'vitest';
import { allClosed, allOpened, closed, opened, openTo, wayOpened, wayWithin } from './openness';
import { anOrganisation, aUnit, shownOf } from './testing';

// 1 has 2, 9 and 16 beneath it; 2 has 3 and 6; 3 has 4 and 5.
const chart = anOrganisation(3, 2);
const ids = (opening: Parameters<typeof shownOf>[1]) => shownOf(chart, opening).items.map((shown) => shown.unit.id);
const isBeneath = (unit: number) => (other: number) => {
  const tree = shownOf(chart);
  for (let at = tree.byId.get(other)?.parent; at; at = at.parent) if (at.unit.id === unit) return true;
  return false;
};

describe('What is open', () => {
  it('is open as deep as the view says', () => {
    expect(ids(openTo(1))).toEqual([1, 2, 9]);
    expect(ids(openTo(2))).toEqual([1, 2, 3, 6, 9, 10, 13]);
  });

  it('is opened one unit at a time', () => {
    expect(ids(opened(openTo(1), 2, 0))).toEqual([1, 2, 3, 6, 9]);
  });

  it('is closed although it is within the depth', () => {
    expect(ids(closed(openTo(2), 2, 1))).toEqual([1, 2, 9, 10, 13]);
  });

  it('is open again as it was when it was closed', () => {
    const deep = opened(opened(openTo(1), 2, 0), 3, 0);
    const shut = closed(deep, 2, 0);
    expect(ids(shut)).toEqual([1, 2, 9]);
    expect(ids(opened(shut, 2, 0))).toEqual([1, 2, 3, 4, 5, 6, 9]);
  });

  it('leaves no mark where a unit is opened and closed again', () => {
    expect(closed(opened(openTo(1), 2, 0), 2, 0)).toEqual(openTo(1));
    expect(opened(closed(openTo(2), 2, 1), 2, 1)).toEqual(openTo(2));
  });

  it('is everything beneath a unit with one mark, apart from what is closed in it', () => {
    const all = allOpened(openTo(1), 2, isBeneath(2));
    expect(all).toEqual({ ...openTo(1), all: [2] });
    expect(ids(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(ids(closed(all, 3, Infinity))).toEqual([1, 2, 3, 6, 7, 8, 9]);
  });

  it('is nothing beneath a unit but its children after all was closed', () => {
    expect(ids(allClosed(openTo(9), 1, isBeneath(1)))).toEqual([1, 2, 9]);
    expect(ids(allClosed(allOpened(openTo(1), 2, isBeneath(2)), 2, isBeneath(2)))).toEqual([1, 2, 3, 6, 9]);
  });

  it('is opened all the way down to a unit, and nothing besides', () => {
    const way = wayOpened(openTo(1), 1, [2, 3]);
    expect(ids(way)).toEqual([1, 2, 3, 4, 5, 6, 9]);
    expect(wayOpened(way, 1, [2, 3])).toBe(way);
  });

  it('is opened where it was closed on the way', () => {
    expect(ids(wayOpened(closed(openTo(3), 2, 2), 1, [2]))).toEqual(ids(openTo(3)));
  });

  it('waits for units that are open but not there yet', () => {
    const tree = shownOf(aUnit(1, [aUnit(2, [], { childCount: 4 })]), openTo(2));
    expect(tree.byId.get(2)).toMatchObject({ isOpen: true, isWaiting: true, canOpen: true, levels: 1 });
  });

  it('has a way down to a unit where the chart begins above it, and none elsewhere', () => {
    const path = [1, 2, 3, 4].map((id) => ({ id, name: `Unit ${id}` }));
    expect(wayWithin(null, path)).toEqual([1, 2, 3]);
    expect(wayWithin(2, path)).toEqual([3]);
    expect(wayWithin(9, path)).toBeNull();
  });
});
