import { go } from '../address';
import { texts } from '../texts';
import { isFiltered } from './SearchFilters';

/** Says that nothing was found, and what may help. */
export function Nothing({ query }: { query: string }) {
  const words = texts.value.search;
  return (
    <div class="search-nothing">
      <p>{words.nothing(query)}</p>
      <p class="small">{words.advice}</p>
      {isFiltered() && <button type="button" onClick={() => go({ kind: null, isWithin: false }, 'same')}>{words.everywhere}</button>}
    </div>
  );
}
