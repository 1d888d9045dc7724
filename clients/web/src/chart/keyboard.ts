import type { Layout as Kind } from '../address';
import { fold } from '../ui/fold';
import type { Shown, ShownTree } from './tree';

/** What a key does. */
export type Act =
  | { readonly does: 'focus' | 'open' | 'close' | 'select' | 'openSiblings'; readonly shown: Shown }
  | { readonly does: 'fit' };

/** The arrows of each layout, by where they lead in the tree. */
const arrows: Record<'down' | 'right', Record<string, 'child' | 'parent' | 'next' | 'previous'>> = {
  down: { ArrowDown: 'child', ArrowUp: 'parent', ArrowRight: 'next', ArrowLeft: 'previous' },
  right: { ArrowRight: 'child', ArrowLeft: 'parent', ArrowDown: 'next', ArrowUp: 'previous' },
};

/** What a key does at a unit; null for nothing. After the tree view pattern of the ARIA Authoring Practices, with arrows that follow what is seen. */
export function actOf(key: string, kind: Kind, tree: ShownTree, at: Shown): Act | null {
  switch (key) {
    case 'Enter':
    case ' ': return { does: 'select', shown: at };
    case '+': return opening(at);
    case '-':
    case '−': return closing(at);
    case '*': return { does: 'openSiblings', shown: at };
    case 'Home': return focusing(tree.root);
    case 'End': return focusing(tree.items[tree.items.length - 1]);
    case '0': return { does: 'fit' };
  }
  if (kind === 'outline') return outlineArrow(key, tree, at);
  switch (arrows[kind][key]) {
    case 'child': return opening(at) ?? focusing(at.children[0]);
    case 'parent': return focusing(at.parent);
    case 'next': return focusing(siblingsOf(at)[indexIn(at) + 1]);
    case 'previous': return focusing(siblingsOf(at)[indexIn(at) - 1]);
    default: return null;
  }
}

function outlineArrow(key: string, tree: ShownTree, at: Shown): Act | null {
  switch (key) {
    case 'ArrowDown': return focusing(tree.items[at.order + 1]);
    case 'ArrowUp': return focusing(tree.items[at.order - 1]);
    case 'ArrowRight': return opening(at) ?? focusing(at.children[0]);
    case 'ArrowLeft': return closing(at) ?? focusing(at.parent);
    default: return null;
  }
}

function focusing(shown: Shown | null | undefined): Act | null {
  return shown ? { does: 'focus', shown } : null;
}

function opening(shown: Shown): Act | null {
  return shown.canOpen && !shown.isOpen ? { does: 'open', shown } : null;
}

function closing(shown: Shown): Act | null {
  return shown.canOpen && shown.isOpen ? { does: 'close', shown } : null;
}

/** A unit's siblings, itself included. */
export function siblingsOf(shown: Shown): readonly Shown[] {
  return shown.parent?.children ?? [shown];
}

function indexIn(shown: Shown): number {
  return siblingsOf(shown).indexOf(shown);
}

/** The next unit whose name or acronym begins with what was typed; case and accents do not matter. A single letter moves on, more letters may stay. */
export function nextBeginning(typed: string, tree: ShownTree, at: Shown): Shown | null {
  const beginning = fold(typed);
  const { items } = tree;
  const first = beginning.length === 1 ? 1 : 0;
  for (let step = first; step < items.length + first; step++) {
    const shown = items[(at.order + step) % items.length]!;
    if (fold(shown.unit.name).startsWith(beginning) || (shown.unit.acronym !== null && fold(shown.unit.acronym).startsWith(beginning))) return shown;
  }
  return null;
}
