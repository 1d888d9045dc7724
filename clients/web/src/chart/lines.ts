import type { Layout } from './layout';
import { gutter } from './plan';
import type { Shown } from './tree';

/** A point of a line. */
export type Point = readonly [x: number, y: number];

/** Where the cards are at the moment: those of the layout, or on the way to them. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** All lines between cards, as straight pieces: four numbers each, the smaller coordinates first. */
export function linesOf(layout: Layout, places: Places = layout): Float64Array {
  const pieces: number[] = [];
  const draw = drawer(layout, places);
  for (const shown of layout.tree.items) if (shown.children.length > 0) draw(shown, pieces);
  return Float64Array.from(pieces);
}

function drawer(layout: Layout, places: Places): (parent: Shown, pieces: number[]) => void {
  if (layout.kind === 'outline') return (parent, pieces) => drawOutline(layout, places, parent, pieces);
  const axes = axesOf(layout, places);
  return (parent, pieces) => drawBranch(layout, axes, parent, pieces);
}

/** The axes of a layout: across and along, whichever of x and y they are. */
interface Axes {
  readonly across: Float64Array;
  readonly along: Float64Array;
  readonly breadth: number;
  readonly length: number;
  readonly isDown: boolean;
}

function axesOf({ kind, card }: Layout, { x, y }: Places): Axes {
  return kind === 'down'
    ? { across: x, along: y, breadth: card.width, length: card.height, isDown: true }
    : { across: y, along: x, breadth: card.height, length: card.width, isDown: false };
}

/** From a card to a rail, along it, and from it to each card beneath. Stacked cards have a rail of their own for each column; shelves have one each. */
function drawBranch({ hangs, rails, trunks }: Layout, { across, along, breadth, length, isDown }: Axes, parent: Shown, pieces: number[]): void {
  const push = (a1: number, l1: number, a2: number, l2: number) => (isDown ? pieces.push(a1, l1, a2, l2) : pieces.push(l1, a1, l2, a2));
  const middle = across[parent.order]! + breadth / 2;
  const start = along[parent.order]!;
  const reaches = new Map<number, { from: number; to: number }>();
  const columns = new Map<number, Map<number, number>>();
  for (const { order } of parent.children) {
    const rail = start + rails[order]!;
    let joint = across[order]! + breadth / 2;
    if (hangs[order] === 1) {
      joint = across[order]! - gutter / 2;
      const centre = along[order]! + length / 2;
      const ends = columns.get(rail) ?? new Map<number, number>();
      columns.set(rail, ends.set(joint, Math.max(centre, ends.get(joint) ?? -Infinity)));
      push(joint, centre, across[order]!, centre);
    } else {
      push(joint, rail, joint, along[order]!);
    }
    const reach = reaches.get(rail) ?? { from: joint, to: joint };
    reaches.set(rail, { from: Math.min(reach.from, joint), to: Math.max(reach.to, joint) });
  }
  for (const [rail, ends] of columns) for (const [joint, end] of ends) push(joint, rail, joint, end);
  const trunk = reaches.size > 1 ? across[parent.order]! + trunks[parent.order]! : middle;
  const first = Math.min(...reaches.keys());
  push(middle, start + length, middle, first);
  for (const [rail, { from, to }] of reaches) push(Math.min(from, trunk, rail === first ? middle : trunk), rail, Math.max(to, trunk, rail === first ? middle : trunk), rail);
  if (reaches.size > 1) push(trunk, first, trunk, Math.max(...reaches.keys()));
}

const outlineInset = 14;

function drawOutline({ card }: Layout, { x, y }: Places, parent: Shown, pieces: number[]): void {
  const joint = x[parent.order]! + outlineInset;
  let end = 0;
  for (const { order } of parent.children) {
    end = y[order]! + card.height / 2;
    pieces.push(joint, end, x[order]!, end);
  }
  pieces.push(joint, y[parent.order]! + card.height, joint, end);
}

/** The line from a unit's parent to the unit itself. */
export function wayTo(layout: Layout, shown: Shown, places: Places = layout): readonly Point[] {
  const { parent, order } = shown;
  if (parent === null) return [];
  const { card, hangs } = layout;
  if (layout.kind === 'outline') {
    const joint = places.x[parent.order]! + outlineInset;
    const centre = places.y[order]! + card.height / 2;
    return [[joint, places.y[parent.order]! + card.height], [joint, centre], [places.x[order]!, centre]];
  }
  const { across, along, breadth, length, isDown } = axesOf(layout, places);
  const middle = across[parent.order]! + breadth / 2;
  const start = along[parent.order]!;
  const rail = start + layout.rails[order]!;
  const first = start + Math.min(...parent.children.map((child) => layout.rails[child.order]!));
  const joint = hangs[order] === 1 ? across[order]! - gutter / 2 : across[order]! + breadth / 2;
  const way: Point[] = [[middle, start + length], [middle, first]];
  const trunk = across[parent.order]! + layout.trunks[parent.order]!;
  if (rail !== first) way.push([trunk, first], [trunk, rail]);
  way.push([joint, rail]);
  if (hangs[order] === 1) {
    const centre = along[order]! + length / 2;
    way.push([joint, centre], [across[order]!, centre]);
  } else {
    way.push([joint, along[order]!]);
  }
  return isDown ? way : way.map(([a, l]) => [l, a] as const);
}
