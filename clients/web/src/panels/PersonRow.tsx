import type { EmployeeItem, Manager } from '../api/types';
import { ViewLink } from '../ui/ViewLink';
import { mailAddress, telephoneAddress } from './addresses';

interface PersonRowProps {
  /** In a list of employees there is more to say than of somebody who is only referred to. */
  readonly person: Manager & Partial<Pick<EmployeeItem, 'phone' | 'email' | 'unit'>>;
  /** Whether the unit is told too. */
  readonly withUnit?: boolean;
}

/** A person in a list: the whole row leads to the person, telephone and mail to their own programs. */
export function PersonRow({ person, withUnit = false }: PersonRowProps) {
  const telephone = person.phone ? telephoneAddress(person.phone) : null;
  return (
    <li>
      <div class="panel-row person-row">
        <ViewLink class="row-link" to={{ person: person.id }}>{person.displayName}</ViewLink>
        {person.jobTitle !== null && <span class="row-detail">{person.jobTitle}</span>}
        {withUnit && person.unit !== undefined && <span class="row-place">{person.unit.name}</span>}
        {(person.phone || person.email) && (
          <span class="row-contact">
            {person.phone && (telephone === null ? <span>{person.phone}</span> : <a href={telephone}>{person.phone}</a>)}
            {person.email && <a href={mailAddress(person.email)}>{person.email}</a>}
          </span>
        )}
      </div>
    </li>
  );
}
