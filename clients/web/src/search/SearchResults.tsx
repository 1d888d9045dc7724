import { useEffect, useState } from 'preact/hooks';
import { view } from '../address';
import { PanelHeader } from '../panels/PanelHeader';
import { number, texts } from '../texts';
import { Failure, Waiting } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import { ViewLink } from '../ui/ViewLink';
import { Hit } from './Hit';
import { mostHits, viewOf } from './hits';
import { Nothing } from './Nothing';
import { SearchFilters } from './SearchFilters';
import { useSearch } from './useSearch';

const pageLength = 20;

/** Where the reader was in the hits: kept while one of them is looked at. */
let last = { search: '', offset: 0 };

/** All hits of the view's query. */
export function SearchResults() {
  const words = texts.value.search;
  const { query, kind, isWithin } = view.value;
  const { data, error, isLoading, again } = useSearch(query, mostHits);
  const search = JSON.stringify([query, kind, isWithin]);
  const [offset, setOffset] = useState(last.search === search ? last.offset : 0);
  useEffect(() => {
    if (last.search !== search) setOffset(0);
    last = { search, offset: last.search === search ? offset : 0 };
  }, [search, offset]);
  const total = data?.total ?? 0;

  return (
    <>
      <PanelHeader kind={words.result} title={words.quoted(query)} subject={`q${query}`} />
      <div class="panel-body" aria-busy={isLoading && data !== null}>
        <SearchFilters />
        {error !== null && <Failure error={error} again={again} />}
        {isLoading && data === null && <Waiting />}
        {data !== null && total === 0 && <Nothing query={query} />}
        {total > 0 && <p class="small" role="status">{words.found(total, number(total), total >= mostHits)}</p>}
        <ol class="rows">
          {data?.items.slice(offset, offset + pageLength).map((hit) => (
            <li key={`${hit.type}-${hit.id}`}>
              <ViewLink class="panel-row" to={viewOf(hit)}><Hit hit={hit} query={query} /></ViewLink>
            </li>
          ))}
        </ol>
        <Pager offset={offset} limit={pageLength} total={Math.min(total, data?.items.length ?? 0)} onMove={setOffset} label={words.hits} />
      </div>
    </>
  );
}
