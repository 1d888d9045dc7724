import { useEffect } from 'preact/hooks';
import { view } from '../address';
import { SearchResults } from '../search/SearchResults';
import { texts } from '../texts';
import { Icon } from '../ui/Icon';
import { ViewLink } from '../ui/ViewLink';
import { expand, isExpanded } from './focus';
import { PersonPanel } from './PersonPanel';
import { UnitPanel } from './UnitPanel';

/** What is known of the selected unit or person, or what a search has found. */
export function Panel() {
  const { unit, person, query } = view.value;
  const isResults = unit === null && person === null && query !== '';
  // A unit is chosen in the chart, which should stay in sight on a narrow screen; persons and hits are in the panel only.
  useEffect(() => {
    expand(person !== null || isResults);
  }, [unit, person, isResults]);
  if (unit === null && person === null && !isResults) return null;
  return (
    <aside class={isExpanded.value ? 'panel panel-expanded' : 'panel'} aria-label={texts.value.panels.details}>
      {query !== '' && !isResults && (
        <ViewLink class="panel-back" to={{ unit: null, person: null }}>
          <Icon name="back" /> {texts.value.search.backToResults(query)}
        </ViewLink>
      )}
      {person !== null ? <PersonPanel id={person} /> : unit !== null ? <UnitPanel id={unit} /> : <SearchResults />}
    </aside>
  );
}
