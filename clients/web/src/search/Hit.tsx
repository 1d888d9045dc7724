import type { SearchHit } from '../api/types';
import { number, texts } from '../texts';
import { nameOfHit } from '../ui/choices';
import { Icon } from '../ui/Icon';
import { highlight } from './highlight';
import { hiddenReason, placeOf, shortened } from './hits';

/** What is shown of a hit: who or what it is, where it belongs, and why it was found. */
export function Hit({ hit, query }: { hit: SearchHit; query: string }) {
  const { search: words, common } = texts.value;
  const isUnit = hit.type === 'unit';
  const place = placeOf(hit).map((unit) => unit.name);
  const reason = hiddenReason(hit);
  const count = hit.employeeCount ?? 0;
  const detail = isUnit ? common.people(count, number(count)) : (hit.jobTitle ?? '');
  return (
    <span class="hit">
      <span class={isUnit ? 'hit-icon hit-unit' : 'hit-icon hit-person'}><Icon name={isUnit ? 'unit' : 'person'} /></span>
      <span class="hit-text">
        <span class="unseen">{isUnit ? words.unit : words.person}: </span>
        <span class="hit-name">
          <Highlighted text={nameOfHit(hit)} query={query} />
          {isUnit && hit.acronym && <span class="hit-acronym"> <Highlighted text={hit.acronym} query={query} /></span>}
        </span>
        {detail !== '' && <span class="hit-detail">{isUnit ? detail : <Highlighted text={detail} query={query} />}</span>}
        <span class="hit-place">{place.length === 0 ? words.department : shortened(place)}</span>
        {reason !== null && <span class="hit-reason"><Highlighted text={words.reasons[reason.field]?.(reason.text) ?? reason.text} query={query} /></span>}
      </span>
    </span>
  );
}

function Highlighted({ text, query }: { text: string; query: string }) {
  return <>{highlight(text, query).map((part) => (part.isHit ? <mark>{part.text}</mark> : part.text))}</>;
}
