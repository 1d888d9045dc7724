import { go, view } from '../../address';

/** Shows another unit in place of one that is gone. */
export function leaveUnit(id: number, instead: number | null): void {
  const { root, unit, open, closed, all } = view.peek();
  const others = (ids: readonly number[]) => ids.filter((other) => other !== id);
  go({
    unit: unit === id ? instead : unit,
    root: root === id ? instead : root,
    open: others(open),
    closed: others(closed),
    all: others(all),
  }, 'same');
}
