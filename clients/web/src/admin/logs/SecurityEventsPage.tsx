import type { SecurityEvent } from '../../api/types';
import { Who } from '../../editing/history/Who';
import { moment, texts } from '../../texts';
import { DataTable } from '../../ui/DataTable';
import { SelectField, TextField } from '../../ui/Field';
import { lookUp } from '../../ui/lookUp';
import { FilterBar } from '../FilterBar';
import { useFilters } from '../filters';
import { Listing } from '../Listing';

/** What somebody who watches over security wants to know. */
export function SecurityEventsPage() {
  const { admin } = texts.value;
  const words = admin.events;
  const filters = useFilters();
  return (
    <>
      <FilterBar filters={filters} hasPeriod>
        <SelectField {...filters.bind('kind')} label={words.kind} options={[['', admin.filters.all], ...Object.entries(words.kinds)]} />
        <TextField {...filters.bind('subject')} label={words.subject} hint={words.subjectHint} />
      </FilterBar>
      <Listing<SecurityEvent> path="security-events" query={filters.query} label={words.caption}>
        {(events) => (
          <DataTable
            caption={words.caption} items={events} keyOf={(event) => event.id}
            columns={[
              { title: words.when, cell: (event) => <time dateTime={event.at}>{moment(event.at)}</time> },
              { title: words.kind, cell: (event) => lookUp(words.kinds, event.kind) ?? event.kind },
              { title: words.subject, cell: (event) => (event.subject === null ? words.nobody : <Who subject={event.subject} />) },
              { title: words.actor, cell: (event) => <Who subject={event.actor} /> },
              { title: words.address, cell: (event) => event.address ?? '–' },
              { title: words.detail, cell: (event) => event.detail ?? '–' },
            ]}
          />
        )}
      </Listing>
    </>
  );
}
