import { useRef } from 'preact/hooks';
import type { EmployeeItem, Page } from '../api/types';
import { Failure, Waiting } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import type { Asked } from '../ui/useAnswer';
import { PersonRow } from './PersonRow';

interface PeopleListProps {
  readonly asked: Asked<Page<EmployeeItem>>;
  readonly offset: number;
  readonly limit: number;
  readonly onMove: (offset: number) => void;
  readonly withUnit: boolean;
  /** What the pager is called. */
  readonly label: string;
  /** Said when there is nobody. */
  readonly none: string;
}

/** A list of people, page by page. */
export function PeopleList({ asked, offset, limit, onMove, withUnit, label, none }: PeopleListProps) {
  const top = useRef<HTMLDivElement>(null);
  const { data, error, isLoading, again } = asked;
  const move = (to: number) => {
    onMove(to);
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div ref={top} class="people" aria-busy={isLoading && data !== null}>
      {error !== null && <Failure error={error} again={again} />}
      {isLoading && data === null && <Waiting />}
      {data !== null && data.total === 0 && <p class="small">{none}</p>}
      {data !== null && data.items.length > 0 && (
        <ul class="rows">{data.items.map((person) => <PersonRow key={person.id} person={person} withUnit={withUnit} />)}</ul>
      )}
      <Pager offset={offset} limit={limit} total={data?.total ?? 0} onMove={move} label={label} />
    </div>
  );
}
