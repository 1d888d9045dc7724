import { Block, drawTidily } from './tidy';
import type { Shown } from './tree';

/** Between a card and those beneath it. */
const levelGap = 56;
/** Beside stacked cards, for the line they hang on. */
export const gutter = 24;
const siblingGap = 20;
const stackGap = 26;

/** So many closed units beneath the root are still drawn beside each other, and so many beneath others. */
const rowLimits = { down: { root: 6, others: 2 }, right: { root: 12, others: 12 } };
/**
 * Branches that would be wider than so many cards, and so many times wider than long, are put on shelves, like words into lines: a hundred open departments in
 * one row would be a line of dust.
 */
const widest = { down: { cards: 24, proportion: 3 }, right: { cards: 24, proportion: 2 } };

/** Where the cards go, by the units' order: across the direction in which the chart grows, and along it. The others are told in Layout. */
interface Places {
  readonly across: Float64Array;
  readonly along: Float64Array;
  readonly hangs: Uint8Array;
  readonly rails: Float64Array;
  readonly trunks: Float64Array;
}

/** Makes blocks of cards, of stacks and of shelves, has them drawn, and hands their places to the cards. */
export class Plan {
  readonly #cards: { readonly block: Block; readonly order: number }[] = [];
  readonly #stacks: { readonly block: Block; readonly members: readonly Shown[]; readonly columns: number }[] = [];
  /** Inner ones before those they stand on. */
  readonly #shelves: { readonly block: Block; readonly start: number; readonly parts: readonly Block[] }[] = [];
  /** The units at the top of a block: those that hang on the rail above it. */
  readonly #heads = new Map<Block, readonly Shown[]>();

  /**
   * @param breadth how much room a card takes across
   * @param length and in the direction in which the chart grows
   * @param width how much can be seen at once across
   */
  constructor(
    private readonly kind: 'down' | 'right',
    private readonly breadth: number,
    private readonly length: number,
    private readonly width: number,
    private readonly places: Places,
  ) {}

  draw(root: Shown): void {
    const { across, along, hangs, rails } = this.places;
    rails.fill(this.length + levelGap / 2);
    drawTidily(this.#blockOf(root, 0));
    for (const { block, start, parts } of this.#shelves.reverse()) for (const part of parts) shift(part, block.across, block.along - start);
    for (const { block, order } of this.#cards) {
      across[order] = block.across;
      along[order] = block.along;
    }
    for (const { block, members, columns } of this.#stacks) {
      members.forEach(({ order }, index) => {
        across[order] = block.across + gutter + (index % columns) * (this.breadth + gutter);
        along[order] = block.along + Math.floor(index / columns) * (this.length + stackGap);
        hangs[order] = 1;
      });
    }
  }

  #blockOf(shown: Shown, along: number): Block {
    const block = new Block(along, this.length + levelGap, this.breadth + siblingGap);
    this.#cards.push({ block, order: shown.order });
    this.#heads.set(block, [shown]);
    const below = along + this.length + levelGap;
    const { children } = shown;
    const limit = rowLimits[this.kind][shown.parent === null ? 'root' : 'others'];
    const isRow = children.reduce((count, child) => (isClosed(child) ? count + 1 : count), 0) <= limit;
    const fillsScreen = shown.parent === null && children.every(isClosed) && Number.isFinite(this.width);
    // Closed ones between two open ones make a stack: the order stays what it is in the list.
    for (let index = 0; index < children.length;) {
      let end = index;
      while (!isRow && end < children.length && isClosed(children[end]!)) end++;
      if (end > index) block.children.push(this.#stackOf(children.slice(index, end), below, fillsScreen));
      if (end < children.length) block.children.push(this.#blockOf(children[end]!, below));
      index = end + 1;
    }
    return this.#isTooWide(block) ? this.#shelve(shown, block) : block;
  }

  #stackOf(members: readonly Shown[], along: number, fillsScreen: boolean): Block {
    const cell = this.breadth + gutter;
    const columns = fillsScreen ? Math.min(Math.max(2, Math.floor(this.width / cell)), members.length) : stackColumns(members.length);
    const rows = Math.ceil(members.length / columns);
    const block = new Block(along, rows * (this.length + stackGap) - stackGap + levelGap, columns * cell + siblingGap);
    this.#stacks.push({ block, members, columns });
    this.#heads.set(block, members);
    return block;
  }

  #isTooWide(block: Block): boolean {
    const { cards, proportion } = widest[this.kind];
    const spread = spreadOf(block);
    return block.children.length > 2 && spread > cards * (this.breadth + siblingGap) && spread > proportion * (endOf(block) - block.along);
  }

  /** Puts what is beneath a unit on shelves, one beneath the other. To what is around they are one block. */
  #shelve(shown: Shown, top: Block): Block {
    const parts = top.children.splice(0);
    parts.forEach(drawTidily);
    const extents = parts.map(extentOf);
    const area = extents.reduce((sum, { from, to, end }) => sum + (to - from) * (end - top.end), 0);
    const room = Math.max(Math.sqrt(area * widest[this.kind].proportion), ...extents.map(({ from, to }) => to - from));
    // The first column is for the trunk that joins the shelves.
    let across = gutter;
    let along = 0;
    let deepest = 0;
    let farthest = 0;
    parts.forEach((part, index) => {
      const { from, to, end } = extents[index]!;
      if (across > gutter && across + to - from > room) {
        along += deepest + levelGap / 2;
        across = gutter;
        deepest = 0;
      }
      shift(part, across - from, along);
      for (const { order } of this.#heads.get(part)!) this.places.rails[order]! += along;
      across += to - from;
      farthest = Math.max(farthest, across);
      deepest = Math.max(deepest, end - top.end);
    });
    top.across = (farthest - this.breadth) / 2;
    this.places.trunks[shown.order] = gutter / 2 - top.across;
    const whole = new Block(top.along, top.length + along + deepest, farthest + siblingGap);
    this.#heads.set(whole, [shown]);
    this.#shelves.push({ block: whole, start: top.along, parts: [top, ...parts] });
    return whole;
  }
}

function isClosed(shown: Shown): boolean {
  return shown.children.length === 0;
}

/** Small stacks are narrow, large ones nearly square. */
function stackColumns(count: number): number {
  if (count <= 4) return 1;
  return count <= 32 ? Math.max(2, Math.ceil(count / 8)) : Math.ceil(Math.sqrt(count * 0.6));
}

/** How wide a branch will be at most. */
function spreadOf(block: Block): number {
  return Math.max(block.breadth, block.children.reduce((sum, child) => sum + spreadOf(child), 0));
}

/** How far down a branch reaches. */
function endOf(block: Block): number {
  return block.children.reduce((end, child) => Math.max(end, endOf(child)), block.end);
}

/** From where to where a branch that has been drawn reaches. */
function extentOf(block: Block): { from: number; to: number; end: number } {
  let from = block.across;
  let to = block.across + block.breadth;
  let { end } = block;
  for (const child of block.children) {
    const inner = extentOf(child);
    from = Math.min(from, inner.from);
    to = Math.max(to, inner.to);
    end = Math.max(end, inner.end);
  }
  return { from, to, end };
}

function shift(block: Block, across: number, along: number): void {
  block.across += across;
  block.along += along;
  for (const child of block.children) shift(child, across, along);
}
