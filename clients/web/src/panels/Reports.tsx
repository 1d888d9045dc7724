import { useState } from 'preact/hooks';
import type { Employee, EmployeeItem, Page } from '../api/types';
import { number, texts } from '../texts';
import { useDirectory } from '../ui/useDirectory';
import { PeopleList } from './PeopleList';

const pageLength = 20;

/** Who reports to a person directly. */
export function Reports({ person }: { person: Employee }) {
  const words = texts.value.panels.person;
  const [offset, setOffset] = useState(0);
  const asked = useDirectory<Page<EmployeeItem>>(`employees/${person.id}/reports`, { limit: pageLength, offset });
  return (
    <section class="part">
      <h3>{words.reports(person.reportCount, number(person.reportCount))}</h3>
      <PeopleList asked={asked} offset={offset} limit={pageLength} onMove={setOffset} withUnit={false} label={words.reportPages} none="" />
    </section>
  );
}
