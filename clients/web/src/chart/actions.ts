import { signal } from '@preact/signals';
import { defaultDepth, go, maxDepth, view } from '../address';
import { number, texts } from '../texts';
import { siblingsOf } from './keyboard';
import { focusedId, known, root, tree } from './model';
import { allClosed, allOpened, closed, opened, openTo, type Opening } from './openness';
import { organisation, type Shown } from './tree';

/** What a screen reader is told. */
export const announcement = signal('');
/** The unit that the reader has opened, until what is beneath it is there. */
const justOpened = signal<number | null>(null);
/** The unit whose place should not change in the next layout. */
export const steady = signal<number | null>(null);
/** The unit that was chosen in the chart itself: the reader sees it already. */
export const chosenHere = signal<number | null>(null);

/** Shows a unit's details. */
export function choose({ unit: { id } }: Shown): void {
  focusedId.value = id;
  chosenHere.value = id;
  go({ unit: id === organisation ? null : id, person: null });
}

/** Opens a unit. */
export function open(shown: Shown): void {
  const { id } = shown.unit;
  steady.value = id;
  justOpened.value = id;
  mark(opened(openingNow(), id, shown.inherited));
}

/** Closes a unit. */
export function close(shown: Shown): void {
  const { id, name } = shown.unit;
  steady.value = id;
  // The keyboard must not be left at a card that is not there any more.
  if (known.peek().forest.isBeneath(focusedId.peek() ?? organisation, id)) focusedId.value = id;
  mark(closed(openingNow(), id, shown.inherited));
  announcement.value = texts.peek().chart.closed(name);
}

export function toggle(shown: Shown): void {
  if (!shown.canOpen) return;
  if (shown.isOpen) close(shown);
  else open(shown);
}

/** Opens a unit and all its siblings. */
export function openSiblings(shown: Shown): void {
  const closedOnes = siblingsOf(shown).filter((sibling) => sibling.canOpen && !sibling.isOpen);
  steady.value = shown.unit.id;
  mark(closedOnes.reduce((opening, sibling) => opened(opening, sibling.unit.id, sibling.inherited), openingNow()));
  announcement.value = texts.peek().chart.allOpened(closedOnes.length, number(closedOnes.length));
}

/** Opens everything beneath a unit. */
export function openAll({ unit: { id } }: Shown): void {
  steady.value = id;
  mark(id === organisation ? openTo(maxDepth) : allOpened(openingNow(), id, isBeneath(id)));
}

/** Closes everything beneath a unit. */
export function closeAll({ unit: { id } }: Shown): void {
  steady.value = id;
  mark(id === root.peek() ? openTo(defaultDepth) : allClosed(openingNow(), id, isBeneath(id)));
}

/** Shows so many levels, whatever was opened or closed. */
export function showLevels(depth: number): void {
  steady.value = root.peek();
  mark(openTo(depth));
}

/** Says how many units have come into sight beneath the one that was opened. Called when the tree has changed; tells whose children have come. */
export function settleOpened(): number | null {
  const id = justOpened.peek();
  const shown = id === null ? undefined : tree.peek()?.byId.get(id);
  if (shown === undefined || !shown.isOpen || shown.isWaiting) return null;
  justOpened.value = null;
  announcement.value = texts.peek().chart.opened(shown.unit.name, shown.children.length, number(shown.children.length));
  return id;
}

function isBeneath(id: number): (other: number) => boolean {
  const { forest } = known.peek();
  return (other) => forest.isBeneath(other, id);
}

function openingNow(): Opening {
  const { depth, open: openUnits, closed: closedUnits, all } = view.peek();
  return { depth, open: openUnits, closed: closedUnits, all };
}

function mark(opening: Opening): void {
  go(opening, 'same');
}
