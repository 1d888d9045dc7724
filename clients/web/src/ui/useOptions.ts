import { useEffect, useId, useState } from 'preact/hooks';

/** What a listbox beneath a text field needs, as the WAI-ARIA pattern "combobox" wants it: the focus stays in the field, keys move through the options. */
export interface Options {
  readonly listId: string;
  readonly idOf: (index: number) => string;
  /** The option that Enter chooses; -1 for none. */
  readonly active: number;
  /** Moves or chooses; says whether the key was one of the list's. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

const pageLength = 8;

/** Keeps the active option of a list of so many. It is given up whenever the reason changes, e.g. the text that is searched for. */
export function useOptions(count: number, reason: unknown, choose: (index: number) => void, first = -1): Options {
  const listId = useId();
  const [wanted, setWanted] = useState(first);
  const active = Math.min(wanted, count - 1);
  const idOf = (index: number) => `${listId}-${index}`;
  useEffect(() => setWanted(first), [reason, first]);
  useEffect(() => document.getElementById(idOf(active))?.scrollIntoView({ block: 'nearest' }), [active]);

  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Enter' && active >= 0) choose(active);
    else if (isMove(event.key) && count > 0) setWanted(moved(event.key, active, count));
    else return false;
    event.preventDefault();
    return true;
  }

  return { listId, idOf, active, onKey };
}

function isMove(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp' || key === 'PageDown' || key === 'PageUp';
}

/** Single steps go round; pages stop at the ends. */
function moved(key: string, from: number, count: number): number {
  switch (key) {
    case 'ArrowDown': return (from + 1) % count;
    case 'ArrowUp': return from <= 0 ? count - 1 : from - 1;
    case 'PageDown': return Math.min(from + pageLength, count - 1);
    default: return Math.max(from - pageLength, 0);
  }
}
