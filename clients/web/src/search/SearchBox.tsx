import { useEffect, useRef, useState } from 'preact/hooks';
import { go, view } from '../address';
import type { SearchHit } from '../api/types';
import { askForFocus } from '../panels/focus';
import { number, texts } from '../texts';
import { Icon } from '../ui/Icon';
import { useDelayed } from '../ui/useDelayed';
import { useOptions } from '../ui/useOptions';
import { usePopup } from '../ui/usePopup';
import { mostHits, queryOf, viewOf } from './hits';
import { Suggestions } from './Suggestions';
import { useSearch } from './useSearch';
import { useShortcut } from './useShortcut';

const pauseMs = 120;
const suggested = 10;

/** Finds people and units as one types. */
export function SearchBox() {
  const words = texts.value.search;
  const { place, isOpen, setOpen } = usePopup();
  const field = useRef<HTMLInputElement>(null);
  const { query } = view.value;
  const [text, setText] = useState(query);
  // Back, forward and the department menu change the query too.
  useEffect(() => setText(query), [query]);
  useShortcut(field);

  const settled = useDelayed(text, pauseMs);
  const asked = useSearch(isOpen ? settled : '', suggested);
  const hits = asked.data?.items ?? [];
  const total = asked.data?.total ?? 0;
  const isShown = isOpen && queryOf(text) !== null;
  // The last option leads to all of them.
  const options = useOptions(isShown && hits.length > 0 ? hits.length + 1 : 0, text, (index) => choose(hits[index]));

  function choose(hit: SearchHit | undefined): void {
    const sought = queryOf(text);
    if (sought === null) return;
    setOpen(false);
    go({ ...(hit === undefined ? { unit: null, person: null } : viewOf(hit)), query: sought, admin: null });
    askForFocus();
  }

  function close(): void {
    setOpen(false);
    field.current?.focus();
  }

  function clear(): void {
    setText('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      // The first press closes the list, the next one empties the field.
      event.preventDefault();
      if (isShown) setOpen(false);
      else setText('');
      return;
    }
    const opens = !isShown && (event.key === 'ArrowDown' || event.key === 'ArrowUp');
    if (opens) setOpen(true);
    options.onKey(event);
  }

  return (
    <div class="search" ref={place}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          choose(undefined);
        }}
      >
        <span class="search-icon"><Icon name="search" /></span>
        <input
          ref={field}
          type="text"
          enterkeyhint="search"
          role="combobox"
          aria-label={words.label}
          aria-expanded={isShown}
          aria-controls={options.listId}
          aria-autocomplete="list"
          aria-activedescendant={options.active >= 0 ? options.idOf(options.active) : undefined}
          aria-keyshortcuts="Control+K"
          placeholder={words.hint}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={200}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        {text === '' ? <kbd class="search-shortcut" aria-hidden="true">Ctrl K</kbd> : <button type="button" class="icon-button" aria-label={words.clear} title={words.clear} onClick={clear}><Icon name="close" /></button>}
      </form>
      {isShown && <Suggestions asked={asked} query={settled} options={options} onChoose={choose} onClose={close} />}
      <p class="unseen" role="status">
        {isShown && !asked.isLoading && asked.data !== null ? (total === 0 ? words.nothing(settled) : words.found(total, number(total), total >= mostHits)) : ''}
      </p>
    </div>
  );
}
