import { texts } from '../../texts';
import { TextField, TextsField } from '../../ui/Field';
import type { Fields } from '../fields';
import type { Bind } from '../FieldsForm';

// As long as the server allows (EmployeeField.cs).
const longest = { name: 100, jobTitle: 300, phone: 60, email: 254, street: 300, place: 100, postalCode: 20, building: 200, room: 50 };

/** What is known of a person. */
export function PersonFields({ bind }: { bind: Bind }) {
  const { fields, changePerson } = texts.value.editing;
  return (
    <>
      <section class="form-part" aria-label={changePerson.identity}>
        <h3>{changePerson.identity}</h3>
        <div class="fields">
          <TextField {...bind('givenName')} label={fields.givenName} maxLength={longest.name} />
          <TextField {...bind('surname')} label={fields.surname} maxLength={longest.name} isRequired />
        </div>
        <TextsField name="jobTitles" label={fields.jobTitle} bind={bind} maxLength={longest.jobTitle} />
      </section>
      <section class="form-part" aria-label={changePerson.contact}>
        <h3>{changePerson.contact}</h3>
        <div class="fields">
          <TextField {...bind('phone')} label={fields.phone} type="tel" maxLength={longest.phone} />
          {/* Not of type "email": what was loaded stands there, even when it is no address. */}
          <TextField {...bind('email')} label={fields.email} inputMode="email" maxLength={longest.email} />
        </div>
      </section>
      <section class="form-part" aria-label={changePerson.place}>
        <h3>{changePerson.place}</h3>
        <TextsField name="address.building" label={fields.building} bind={bind} maxLength={longest.building} />
        <div class="fields">
          <TextField {...bind('address.floor')} label={fields.floor} maxLength={longest.room} />
          <TextField {...bind('address.room')} label={fields.room} maxLength={longest.room} />
        </div>
        <TextsField name="address.street" label={fields.street} bind={bind} maxLength={longest.street} />
        <TextsField name="address.city" label={fields.city} bind={bind} maxLength={longest.place} />
        <TextsField name="address.province" label={fields.province} bind={bind} maxLength={longest.place} />
        <div class="fields">
          <TextField {...bind('address.postalCode')} label={fields.postalCode} maxLength={longest.postalCode} />
        </div>
        <TextsField name="address.country" label={fields.country} bind={bind} maxLength={longest.place} />
      </section>
    </>
  );
}

/** Given name and surname as one text. */
export function fullName(fields: Fields): string {
  return [fields.givenName, fields.surname].map((part) => part?.trim()).filter(Boolean).join(' ');
}
