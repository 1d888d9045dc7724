import type { Filters } from '../../address';
import type { Query } from '../../api/client';
import type { AuditEntry } from '../../api/types';
import { EntryList } from '../../editing/history/EntryList';
import { texts } from '../../texts';
import { SelectField, TextField } from '../../ui/Field';
import { FilterBar } from '../FilterBar';
import { queryOf, useFilters } from '../filters';
import { Listing } from '../Listing';

/** Who changed what. */
export function AuditPage() {
  const { admin, editing } = texts.value;
  const words = admin.audit;
  const filters = useFilters(auditQueryOf);
  const all = ['', admin.filters.all] as const;
  return (
    <>
      <FilterBar filters={filters} hasPeriod>
        <SelectField {...filters.bind('kind')} label={words.kind} options={[all, ...Object.entries(editing.records)]} />
        <TextField {...filters.bind('id')} label={words.id} inputMode="numeric" />
        <SelectField {...filters.bind('action')} label={words.action} options={[all, ...Object.entries(editing.deeds).sort(([, a], [, b]) => a.localeCompare(b))]} />
        <TextField {...filters.bind('actor')} label={words.actor} hint={words.actorHint} />
      </FilterBar>
      <Listing<AuditEntry> path="audit" query={filters.query} label={words.caption}>{(entries) => <EntryList entries={entries} isOfOne={false} />}</Listing>
    </>
  );
}

/** The API takes the kind of record and its number as one text, and no number without a kind. */
export function auditQueryOf({ kind = '', id = '', ...others }: Filters): Query {
  const isNumber = /^\d{1,9}$/.test(id.trim());
  return { ...queryOf(others), ...(kind === '' ? {} : { resource: isNumber ? `${kind}:${id.trim()}` : kind }) };
}
