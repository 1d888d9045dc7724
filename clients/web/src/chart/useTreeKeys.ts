import { useRef } from 'preact/hooks';
import { choose, open, close, openSiblings } from './actions';
import { actOf, nextBeginning } from './keyboard';
import { kind, tabStop, tree } from './model';

/** Letters typed within this time belong together. */
const typingMs = 700;

interface Moves {
  /** Gives a unit the focus. */
  readonly focus: (id: number) => void;
  readonly fit: () => void;
}

/** Handles the keys of the tree, however it is drawn. */
export function useTreeKeys({ focus, fit }: Moves): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    const shownTree = tree.peek();
    const at = shownTree?.byId.get(tabStop.peek() ?? -1);
    if (!shownTree || at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = typed.current.text !== '' && event.timeStamp - typed.current.at < typingMs;
    const act = isTyping && event.key === ' ' ? null : actOf(event.key, kind.peek(), shownTree, at);
    if (act === null) {
      if (event.key.length !== 1) {
        // An arrow that leads nowhere must not scroll the page either.
        if (event.key.startsWith('Arrow')) event.preventDefault();
        return;
      }
      const text = isTyping ? typed.current.text + event.key : event.key;
      typed.current = { text, at: event.timeStamp };
      const next = nextBeginning(text, shownTree, at);
      if (next !== null) focus(next.unit.id);
      event.preventDefault();
      return;
    }
    event.preventDefault();
    switch (act.does) {
      case 'focus': focus(act.shown.unit.id); break;
      case 'open': open(act.shown); break;
      case 'close': close(act.shown); break;
      case 'openSiblings': openSiblings(act.shown); break;
      case 'select': choose(act.shown); break;
      case 'fit': fit(); break;
    }
  };
}
