import type { Employee, EmployeeItem, Page, ReportingLine } from '../api/types';
import { texts } from '../texts';
import { useDirectory } from '../ui/useDirectory';
import { PersonRow } from './PersonRow';

/** Whom a person reports to, that one in turn, and so on up to the top; and those whom the person reports to besides. */
export function ReportsTo({ person }: { person: Employee }) {
  const words = texts.value.panels.person;
  const chain = useDirectory<Page<EmployeeItem>>(person.manager === null ? null : `employees/${person.id}/chain`);
  const lines = useDirectory<Page<ReportingLine>>(`employees/${person.id}/reporting-lines`);
  // The manager is known before the chain is, and when it cannot be had.
  const managers = chain.data?.items ?? (person.manager === null ? [] : [person.manager]);
  const others = lines.data?.items.filter((line) => line.kind !== 'line') ?? [];
  return (
    <>
      {managers.length > 0 && (
        <section class="part">
          <h3>{words.reportsTo}</h3>
          <ol class="rows chain">{managers.map((manager) => <PersonRow key={manager.id} person={nameOnly(manager)} />)}</ol>
        </section>
      )}
      {others.length > 0 && (
        <section class="part">
          <h3>{words.alsoReportsTo}</h3>
          <ul class="rows">{others.map((line) => <PersonRow key={line.manager.id} person={line.manager} />)}</ul>
        </section>
      )}
    </>
  );
}

/** The way up is long enough without everybody's telephone. */
function nameOnly({ id, displayName, jobTitle }: ReportingLine['manager']): ReportingLine['manager'] {
  return { id, displayName, jobTitle };
}
