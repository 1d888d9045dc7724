import type { Filters } from '../../address';
import type { Query } from '../../api/client';
import type { AccessEntry } from '../../api/types';
import { Who } from '../../editing/history/Who';
import { moment, number, texts } from '../../texts';
import { DataTable } from '../../ui/DataTable';
import { SelectField, TextField } from '../../ui/Field';
import { FilterBar } from '../FilterBar';
import { queryOf, useFilters } from '../filters';
import { Listing } from '../Listing';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Every request that was answered. */
export function AccessLogPage() {
  const { admin } = texts.value;
  const words = admin.access;
  const filters = useFilters(accessQueryOf);
  return (
    <>
      <FilterBar filters={filters} hasPeriod>
        <TextField {...filters.bind('caller')} label={words.who} hint={words.whoHint} />
        <TextField {...filters.bind('address')} label={words.address} />
        <SelectField {...filters.bind('method')} label={words.method} options={[['', admin.filters.all], ...methods.map((method) => [method, method] as const)]} />
        <TextField {...filters.bind('status')} label={words.status} inputMode="numeric" maxLength={3} />
        <TextField {...filters.bind('route')} label={words.route} hint={words.routeHint} />
      </FilterBar>
      <Listing<AccessEntry> path="access-log" query={filters.query} label={words.caption}>
        {(entries) => (
          <DataTable
            caption={words.caption} items={entries} keyOf={(entry) => entry.id}
            columns={[
              { title: words.when, cell: (entry) => <time dateTime={entry.at}>{moment(entry.at)}</time> },
              { title: words.who, cell: (entry) => <Who subject={entry.caller} /> },
              { title: words.address, cell: (entry) => entry.address },
              { title: words.method, cell: (entry) => entry.method },
              { title: words.route, cell: (entry) => <code>{entry.route}</code> },
              { title: words.status, isNumber: true, cell: (entry) => <span class={entry.status >= 400 ? 'status-bad' : undefined}>{entry.status}</span> },
              { title: words.count, isNumber: true, cell: (entry) => number(entry.count) },
              { title: words.duration, isNumber: true, cell: (entry) => words.milliseconds(number(entry.longestMs)) },
            ]}
          />
        )}
      </Listing>
    </>
  );
}

/** A status that is still being typed is not asked for: the API would refuse it. */
export function accessQueryOf({ status = '', ...others }: Filters): Query {
  return { ...queryOf(others), ...(/^[1-5]\d\d$/.test(status.trim()) ? { status: status.trim() } : {}) };
}
