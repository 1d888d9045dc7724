import { useId } from 'preact/hooks';
import { go, view, type SearchKind } from '../address';
import { currentDepartment } from '../departments/current';
import { texts } from '../texts';

const kinds: readonly (SearchKind | null)[] = [null, 'employee', 'unit'];

/** Limits the search to people or units, and to the department that is looked at. */
export function SearchFilters() {
  const words = texts.value.search;
  const group = useId();
  const { kind, isWithin } = view.value;
  const department = currentDepartment.value;
  return (
    <div class="search-filters">
      <fieldset class="segments">
        <legend class="unseen">{words.kindsLabel}</legend>
        {kinds.map((each) => (
          <label key={each} class="segment">
            <input type="radio" name={group} checked={each === kind} onChange={() => go({ kind: each }, 'same')} />
            <span>{words.kinds[each ?? 'both']}</span>
          </label>
        ))}
      </fieldset>
      {department && (
        <label class="check">
          <input type="checkbox" checked={isWithin} onChange={(event) => go({ isWithin: event.currentTarget.checked }, 'same')} />
          <span>{words.within(department.name)}</span>
        </label>
      )}
    </div>
  );
}

/** Whether something is left out by the filters. */
export function isFiltered(): boolean {
  const { kind, isWithin } = view.value;
  return kind !== null || (isWithin && currentDepartment.value != null);
}
