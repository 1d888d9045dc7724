import { useEffect, useRef, useState } from 'preact/hooks';
import { getAll } from '../api/pages';
import type { Department, Page } from '../api/types';
import { number, texts } from '../texts';
import { Failure, Waiting } from '../ui/Notice';
import { useAsked } from '../ui/useAnswer';
import { directoryReasons } from '../ui/useDirectory';
import { useOptions } from '../ui/useOptions';
import { filterDepartments } from './filter';

interface DepartmentListProps {
  readonly current: number | null;
  /** Null for the whole organisation. */
  readonly onChoose: (id: number | null) => void;
  readonly onClose: () => void;
}

/** All departments, and a field that filters them: a combobox whose list is always open. */
export function DepartmentList({ current, onChoose, onClose }: DepartmentListProps) {
  const words = texts.value.search.departments;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { data, error, isLoading, again } = useAsked<Page<Department>>((signal) => getAll<Department>('departments', {}, signal), ...directoryReasons());
  useEffect(() => field.current?.focus(), []);

  const isFiltered = text.trim() !== '';
  const shown = filterDepartments(data?.items ?? [], text);
  // The whole organisation is the first of all, as long as nothing is sought.
  const ids: (number | null)[] = [...(isFiltered ? [] : [null]), ...shown.map((department) => department.id)];
  const options = useOptions(data === null ? 0 : ids.length, text, (index) => onChoose(ids[index] ?? null), isFiltered ? 0 : -1);
  const optionOf = (id: number | null) => {
    const index = ids.indexOf(id);
    return { id: options.idOf(index), 'aria-selected': options.active === index, 'aria-current': id === current ? ('true' as const) : undefined };
  };

  return (
    <div
      class="popup departments-popup"
      role="dialog"
      aria-label={words.choose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={words.filter}
        aria-expanded="true"
        aria-controls={options.listId}
        aria-autocomplete="list"
        aria-activedescendant={options.active >= 0 ? options.idOf(options.active) : undefined}
        placeholder={words.filterHint}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={options.onKey}
      />
      {error !== null && <Failure error={error} again={again} />}
      {isLoading && data === null && <Waiting />}
      <ul id={options.listId} class="options" role="listbox" tabIndex={-1} aria-label={words.list}>
        {data !== null && !isFiltered && (
          <li {...optionOf(null)} class="option department" role="option" onClick={() => onChoose(null)}>
            <span class="department-name">{words.whole}</span>
          </li>
        )}
        {shown.map((department) => (
          <li key={department.id} {...optionOf(department.id)} class="option department" role="option" onClick={() => onChoose(department.id)}>
            <span class="department-name">{department.name}</span>
            <span class="small department-facts">
              {department.acronym !== null && <span>{department.acronym}</span>}
              <span>{texts.value.common.people(department.employeeCount, number(department.employeeCount))}</span>
            </span>
          </li>
        ))}
      </ul>
      <p class={isFiltered && data !== null && shown.length === 0 ? 'popup-note' : 'unseen'} role="status">
        {data === null || !isFiltered ? '' : shown.length === 0 ? words.none : words.shown(shown.length, number(shown.length))}
      </p>
    </div>
  );
}
