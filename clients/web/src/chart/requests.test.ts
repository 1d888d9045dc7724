import { describe, expect, it } from 'vitest';
import { openTo } from './openness';
import { requestsFor } from './requests';
import { aUnit, shownOf } from './testing';

const cut = (id: number) => aUnit(id, [], { childCount: 2 });
const nothing = () => false;
const waitingIn = (...chart: Parameters<typeof shownOf>) => shownOf(...chart).items.filter((shown) => shown.isWaiting);

describe('What is open but not there yet', () => {
  it('is asked for one by one when it is little', () => {
    const waiting = waitingIn(aUnit(1, [cut(2), cut(3), aUnit(4)]), openTo(3));
    expect(requestsFor(waiting, nothing)).toEqual([{ id: 2, depth: 2 }, { id: 3, depth: 2 }]);
  });

  it('is asked for at once, at the unit above, when it is much', () => {
    const waiting = waitingIn(aUnit(1, [aUnit(2, [cut(3), cut(4), cut(5), cut(6)]), aUnit(7)]), openTo(4));
    expect(requestsFor(waiting, nothing)).toEqual([{ id: 2, depth: 3 }]);
  });

  it('is asked for without a limit when everything is open', () => {
    const waiting = waitingIn(aUnit(1, [cut(2), cut(3), cut(4), cut(5)]), openTo(Infinity));
    expect(requestsFor(waiting, nothing)).toEqual([{ id: 1, depth: null }]);
  });

  it('is not asked for again while it is on its way, by itself or with a unit above', () => {
    const waiting = waitingIn(aUnit(1, [cut(2), aUnit(3, [cut(4)])]), openTo(3));
    expect(requestsFor(waiting, (id) => id === 2)).toEqual([{ id: 4, depth: 1 }]);
    expect(requestsFor(waiting, (id) => id === 1)).toEqual([]);
  });
});
