/**
 * Draws trees of blocks of any size as narrow as possible, without crossing: A. van der Ploeg, "Drawing non-layered tidy trees in linear time" (2014).
 * Parents are in the middle above their children, and the same tree always looks the same.
 */
export class Block {
  /** Where it begins, across; known when the tree has been drawn. */
  across = 0;
  readonly children: Block[] = [];

  // The names are those of the paper.
  prelim = 0;
  mod = 0;
  shift = 0;
  change = 0;
  leftThread: Block | null = null;
  rightThread: Block | null = null;
  extremeLeft: Block = this;
  extremeRight: Block = this;
  modsToLeft = 0;
  modsToRight = 0;

  constructor(
    /** Where it begins in the direction in which the tree grows. */
    public along: number,
    /** How much room it takes in that direction and across, gaps included. */
    readonly length: number,
    readonly breadth: number,
  ) {}

  get end(): number {
    return this.along + this.length;
  }
}

/** Gives every block of the tree its place across. */
export function drawTidily(root: Block): void {
  firstWalk(root);
  secondWalk(root, 0);
}

/** Down to where a sibling's right contour reaches, from the lowest to the highest. */
interface Reach {
  readonly end: number;
  readonly index: number;
  readonly next: Reach | null;
}

function firstWalk(block: Block): void {
  const { children } = block;
  const first = children[0];
  if (first === undefined) return;
  firstWalk(first);
  let reach = longerReach(first.extremeLeft.end, 0, null);
  for (let index = 1; index < children.length; index++) {
    const child = children[index]!;
    firstWalk(child);
    const end = child.extremeRight.end;
    separate(block, index, reach);
    reach = longerReach(end, index, reach);
  }
  const last = children[children.length - 1]!;
  block.prelim = (first.prelim + first.mod + last.mod + last.prelim + last.breadth) / 2 - block.breadth / 2;
  block.extremeLeft = first.extremeLeft;
  block.modsToLeft = first.modsToLeft;
  block.extremeRight = last.extremeRight;
  block.modsToRight = last.modsToRight;
}

function longerReach(end: number, index: number, reach: Reach | null): Reach {
  let next = reach;
  while (next !== null && end >= next.end) next = next.next;
  return { end, index, next };
}

/** Moves a sub-tree to the right until it is clear of all siblings before it. */
function separate(block: Block, index: number, firstReach: Reach): void {
  const sibling = block.children[index - 1]!;
  const child = block.children[index]!;
  let reach: Reach = firstReach;
  let right: Block | null = sibling;
  let left: Block | null = child;
  let rightMods = right.mod;
  let leftMods = left.mod;
  while (right !== null && left !== null) {
    if (right.end > reach.end && reach.next !== null) reach = reach.next;
    const overlap = rightMods + right.prelim + right.breadth - (leftMods + left.prelim);
    if (overlap > 0) {
      leftMods += overlap;
      move(block, index, reach.index, overlap);
    }
    const rightEnd: number = right.end;
    const leftEnd: number = left.end;
    if (rightEnd <= leftEnd) {
      right = right.children.length === 0 ? right.rightThread : right.children[right.children.length - 1]!;
      if (right !== null) rightMods += right.mod;
    }
    if (rightEnd >= leftEnd) {
      left = left.children.length === 0 ? left.leftThread : left.children[0]!;
      if (left !== null) leftMods += left.mod;
    }
  }
  if (right === null && left !== null) threadLeft(block, index, left, leftMods);
  else if (right !== null && left === null) threadRight(block, index, right, rightMods);
}

/** Moves a sub-tree, and shares the new room among the smaller ones between. */
function move(block: Block, index: number, from: number, distance: number): void {
  const { children } = block;
  const child = children[index]!;
  child.mod += distance;
  child.modsToLeft += distance;
  child.modsToRight += distance;
  if (from === index - 1) return;
  const between = index - from;
  children[from + 1]!.shift += distance / between;
  child.shift -= distance / between;
  child.change -= distance - distance / between;
}

function threadLeft(block: Block, index: number, to: Block, mods: number): void {
  const first = block.children[0]!;
  const child = block.children[index]!;
  const from = first.extremeLeft;
  from.leftThread = to;
  const difference = mods - to.mod - first.modsToLeft;
  from.mod += difference;
  from.prelim -= difference;
  first.extremeLeft = child.extremeLeft;
  first.modsToLeft = child.modsToLeft;
}

function threadRight(block: Block, index: number, to: Block, mods: number): void {
  const child = block.children[index]!;
  const before = block.children[index - 1]!;
  const from = child.extremeRight;
  from.rightThread = to;
  const difference = mods - to.mod - child.modsToRight;
  from.mod += difference;
  from.prelim -= difference;
  child.extremeRight = before.extremeRight;
  child.modsToRight = before.modsToRight;
}

function secondWalk(block: Block, modsAbove: number): void {
  const mods = modsAbove + block.mod;
  block.across = block.prelim + mods;
  let distance = 0;
  let change = 0;
  for (const child of block.children) {
    distance += child.shift;
    change += distance + child.change;
    child.mod += change;
  }
  for (const child of block.children) secondWalk(child, mods);
}
