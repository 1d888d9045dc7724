import type { Layout as Kind } from '../address';
import { Plan } from './plan';
import type { Shown, ShownTree } from './tree';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the card of each unit is. */
export interface Layout {
  readonly kind: Kind;
  readonly tree: ShownTree;
  /** The left upper corner of each card, by the unit's order. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 for cards that are stacked and hang on a line beside them. */
  readonly hangs: Uint8Array;
  /** How far from where its parent begins the rail is that a card hangs on, in the direction in which the chart grows. */
  readonly rails: Float64Array;
  /** How far from its parent's beginning across the line is that joins shelves; by the parent's order. */
  readonly trunks: Float64Array;
  readonly card: Size;
  readonly bounds: Box;
}

/** What the screen and the data ask of a layout. */
export interface Wishes {
  /** Whether cards have a line for the head of the unit. */
  readonly hasHeads: boolean;
  /** How wide the first rows may become before they are hard to read, in pixels at 100 %. */
  readonly width: number;
}

const headRoom = 36;
const outlineIndent = 28;

/** How large a card is. */
function cardSize(kind: Kind, hasHeads: boolean): Size {
  const extra = hasHeads ? headRoom : 0;
  switch (kind) {
    case 'down': return { width: 224, height: 120 + extra };
    case 'right': return { width: 272, height: 82 + extra };
    case 'outline': return { width: 560, height: 36 };
  }
}

/** Finds a place for all that is shown. Nothing is measured and nothing is random: the same tree is always drawn in the same way. */
export function arrange(tree: ShownTree, kind: Kind, wishes: Wishes): Layout {
  const { items } = tree;
  const card = cardSize(kind, wishes.hasHeads);
  const x = new Float64Array(items.length);
  const y = new Float64Array(items.length);
  const hangs = new Uint8Array(items.length);
  const rails = new Float64Array(items.length);
  const trunks = new Float64Array(items.length);
  if (kind === 'outline') {
    for (const { order, level } of items) {
      x[order] = (level - 1) * outlineIndent;
      y[order] = order * card.height;
    }
  } else {
    // Across and along are x and y in a chart that grows downwards, y and x in one that grows to the right.
    const isDown = kind === 'down';
    const places = { across: isDown ? x : y, along: isDown ? y : x, hangs, rails, trunks };
    new Plan(kind, isDown ? card.width : card.height, isDown ? card.height : card.width, isDown ? wishes.width : Infinity, places).draw(tree.root);
  }
  return { kind, tree, x, y, hangs, rails, trunks, card, bounds: boundsOf(x, y, card) };
}

/** Moves a layout as a whole, so that a card stays where it was. */
export function moved(layout: Layout, dx: number, dy: number): Layout {
  if (dx === 0 && dy === 0) return layout;
  const x = layout.x.map((value) => value + dx);
  const y = layout.y.map((value) => value + dy);
  return { ...layout, x, y, bounds: boundsOf(x, y, layout.card) };
}

/** The card that covers a point, or null. */
export function cardAt(layout: Layout, px: number, py: number): Shown | null {
  const { x, y, card, tree } = layout;
  for (let order = 0; order < x.length; order++) {
    const dx = px - x[order]!;
    const dy = py - y[order]!;
    if (dx >= 0 && dx <= card.width && dy >= 0 && dy <= card.height) return tree.items[order]!;
  }
  return null;
}

/** The cards that touch a box, in their order. */
export function cardsWithin(layout: Layout, box: Box): number[] {
  const { x, y, card } = layout;
  const found: number[] = [];
  for (let order = 0; order < x.length; order++) {
    const left = x[order]!;
    const top = y[order]!;
    if (left < box.right && left + card.width > box.left && top < box.bottom && top + card.height > box.top) found.push(order);
  }
  return found;
}

/** The box of one card. */
export function boxOf(layout: Layout, order: number): Box {
  const left = layout.x[order]!;
  const top = layout.y[order]!;
  return { left, top, right: left + layout.card.width, bottom: top + layout.card.height };
}

/** The smallest box around two. */
export function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left), top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom),
  };
}

function boundsOf(x: Float64Array, y: Float64Array, card: Size): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let order = 0; order < x.length; order++) {
    left = Math.min(left, x[order]!);
    right = Math.max(right, x[order]!);
    top = Math.min(top, y[order]!);
    bottom = Math.max(bottom, y[order]!);
  }
  return { left, top, right: right + card.width, bottom: bottom + card.height };
}
