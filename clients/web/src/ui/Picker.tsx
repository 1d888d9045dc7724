import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchKind } from '../address';
import type { Page, SearchHit } from '../api/types';
import { number, texts } from '../texts';
import { choiceOfHit, type Choice } from './choices';
import { Field, type FieldTies } from './Field';
import { wordsOf } from './Notice';
import { useAnswer } from './useAnswer';
import { useDelayed } from './useDelayed';
import { useOptions } from './useOptions';

interface PickerProps {
  readonly name: string;
  readonly label: string;
  readonly kind: SearchKind;
  readonly value: Choice | null;
  readonly onChange: (choice: Choice | null) => void;
  readonly isRequired?: boolean;
  /** Hits that make no sense here. */
  readonly excludes?: (hit: SearchHit) => boolean;
}

const typingMs = 150;
const shown = 8;

/** Finds a unit or a person by typing, and chooses it. */
export function Picker({ name, label, kind, value, onChange, isRequired = false, excludes }: PickerProps) {
  const detail = value === null ? undefined : value.detail;
  return (
    <Field name={name} label={label} hint={detail || undefined} isRequired={isRequired}>
      {(ties) => <Combobox ties={ties} label={label} kind={kind} value={value} onChange={onChange} excludes={excludes ?? (() => false)} />}
    </Field>
  );
}

type ComboboxProps = Required<Pick<PickerProps, 'label' | 'kind' | 'value' | 'onChange' | 'excludes'>> & { readonly ties: FieldTies };

function Combobox({ ties, label, kind, value, onChange, excludes }: ComboboxProps) {
  const words = texts.value.editing.picker;
  const input = useRef<HTMLInputElement>(null);
  // Null as long as nobody types: the name of what is chosen stands there.
  const [typed, setTyped] = useState<string | null>(null);
  const query = useDelayed((typed ?? '').trim(), typingMs);
  const found = useAnswer<Page<SearchHit>>(query === '' ? null : 'search', { q: query, type: kind, limit: shown });
  const choices = (typed === null ? [] : found.data?.items ?? []).filter((hit) => !excludes(hit)).map(choiceOfHit);
  const isOpen = typed !== null && query !== '';
  // Else what is listed was found for what had been typed before.
  const isSettled = typed?.trim() === query && !found.isLoading;
  const options = useOptions(choices.length, query, (index) => choose(choices[index]!), 0);
  // Typing is not choosing: an empty field is "missing" to the browser, one with typed text must be told.
  useEffect(() => input.current?.setCustomValidity(typed !== null && typed.trim() !== '' ? 'x' : ''), [typed]);

  function choose(choice: Choice): void {
    onChange(choice);
    setTyped(null);
  }

  function type(text: string): void {
    setTyped(text);
    if (value !== null) onChange(null);
  }

  function press(event: KeyboardEvent): void {
    if (isOpen && event.key === 'Enter' && !isSettled) {
      event.preventDefault();
      return;
    }
    if (isOpen && options.onKey(event)) return;
    // Closes the list, not the window around it.
    if (event.key !== 'Escape' || typed === null) return;
    event.preventDefault();
    event.stopPropagation();
    setTyped(null);
  }

  return (
    <div class="picker">
      <input
        {...ties} ref={input} type="text" role="combobox" autocomplete="off" spellcheck={false} placeholder={words.placeholder[kind]}
        aria-expanded={isOpen} aria-controls={options.listId} aria-autocomplete="list"
        aria-activedescendant={isOpen && options.active >= 0 ? options.idOf(options.active) : undefined}
        value={typed ?? value?.name ?? ''} onInput={(event) => type(event.currentTarget.value)} onKeyDown={press} onBlur={() => typed?.trim() === '' && setTyped(null)}
      />
      <ul id={options.listId} role="listbox" aria-label={label} class="picker-list" hidden={!isOpen || choices.length === 0}>
        {choices.map((choice, index) => (
          <li
            key={choice.id} id={options.idOf(index)} role="option" aria-selected={index === options.active}
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(choice)}
          >
            <span>{choice.name}</span>
            {choice.detail !== '' && <span class="small">{choice.detail}</span>}
          </li>
        ))}
      </ul>
      <p class={isOpen && choices.length === 0 && !found.isLoading ? 'picker-none' : 'unseen'} role="status">{isOpen ? statusOf() : ''}</p>
    </div>
  );

  function statusOf(): string {
    if (found.error !== null) return wordsOf(found.error);
    if (found.data === null || found.isLoading) return '';
    return choices.length === 0 ? words.none[kind] : words.count(choices.length, number(choices.length));
  }
}
