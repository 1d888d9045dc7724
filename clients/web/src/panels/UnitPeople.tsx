import { useId, useState } from 'preact/hooks';
import type { EmployeeItem, Page, Unit } from '../api/types';
import { number, texts } from '../texts';
import { useDirectory } from '../ui/useDirectory';
import { ContactNote } from './ContactNote';
import { PeopleList } from './PeopleList';

const pageLength = 50;

/** The people of a unit: its own, or with those of all units beneath it. */
export function UnitPeople({ unit }: { unit: Unit }) {
  const words = texts.value.panels.unit;
  const group = useId();
  const heading = useId();
  const hasBeneath = unit.totalEmployeeCount > unit.employeeCount;
  const [wantsBeneath, setWantsBeneath] = useState(unit.employeeCount === 0);
  const [offset, setOffset] = useState(0);
  const recursive = wantsBeneath && hasBeneath;
  const asked = useDirectory<Page<EmployeeItem>>(`units/${unit.id}/employees`, { recursive, limit: pageLength, offset });
  const choose = (beneath: boolean) => {
    setWantsBeneath(beneath);
    setOffset(0);
  };

  return (
    <section class="part" aria-labelledby={heading}>
      <h3 id={heading}>{words.peopleHeading}</h3>
      {hasBeneath && (
        <fieldset class="segments">
          <legend class="unseen">{words.whose}</legend>
          {[false, true].map((beneath) => (
            <label key={String(beneath)} class="segment">
              <input type="radio" name={group} checked={recursive === beneath} onChange={() => choose(beneath)} />
              <span>{beneath ? words.beneath : words.own} ({number(beneath ? unit.totalEmployeeCount : unit.employeeCount)})</span>
            </label>
          ))}
        </fieldset>
      )}
      <PeopleList asked={asked} offset={offset} limit={pageLength} onMove={setOffset} withUnit={recursive} label={words.pages} none={hasBeneath ? words.nobodyDirectly : words.nobody} />
      <ContactNote people={asked.data?.items ?? []} />
    </section>
  );
}
