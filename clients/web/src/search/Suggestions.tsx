import type { Page, SearchHit } from '../api/types';
import { number, texts } from '../texts';
import { Failure, Waiting } from '../ui/Notice';
import type { Asked } from '../ui/useAnswer';
import type { Options } from '../ui/useOptions';
import { Hit } from './Hit';
import { mostHits } from './hits';
import { Nothing } from './Nothing';
import { SearchFilters } from './SearchFilters';

interface SuggestionsProps {
  readonly asked: Asked<Page<SearchHit>>;
  readonly query: string;
  readonly options: Options;
  /** Undefined leads to all hits. */
  readonly onChoose: (hit: SearchHit | undefined) => void;
  readonly onClose: () => void;
}

/** What opens beneath the search field: the filters and the best hits. */
export function Suggestions({ asked, query, options, onChoose, onClose }: SuggestionsProps) {
  const words = texts.value.search;
  const { data, error, isLoading, again } = asked;
  const hits = data?.items ?? [];
  const total = data?.total ?? 0;
  const last = hits.length;
  return (
    <div
      class="popup search-popup"
      aria-busy={isLoading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <SearchFilters />
      {error !== null && <Failure error={error} again={again} />}
      {isLoading && data === null && <Waiting />}
      {data !== null && total === 0 && !isLoading && <Nothing query={query} />}
      <ul id={options.listId} class="options" role="listbox" tabIndex={-1} aria-label={words.hits} hidden={last === 0}>
        {hits.map((hit, index) => (
          <li key={`${hit.type}-${hit.id}`} id={options.idOf(index)} class="option" role="option" aria-selected={options.active === index} onClick={() => onChoose(hit)}>
            <Hit hit={hit} query={query} />
          </li>
        ))}
        {last > 0 && (
          <li id={options.idOf(last)} class="option option-all" role="option" aria-selected={options.active === last} onClick={() => onChoose(undefined)}>
            {words.showAll(total, number(total), total >= mostHits)}
          </li>
        )}
      </ul>
    </div>
  );
}
