import { view } from '../../address';
import { texts } from '../../texts';
import { TextsField } from '../../ui/Field';
import type { Fields } from '../fields';
import type { Bind } from '../FieldsForm';

// As long as the server allows.
const maxName = 300;
const maxAcronym = 50;

/** What a unit is called. */
export function UnitFields({ bind }: { bind: Bind }) {
  const words = texts.value.editing.changeUnit;
  return (
    <>
      <TextsField name="names" label={words.name} bind={bind} maxLength={maxName} />
      <TextsField name="acronyms" label={words.acronym} bind={bind} maxLength={maxAcronym} />
    </>
  );
}

/** The name in the reader's language, or in the other one. */
export function nameIn(fields: Fields): string {
  const { language } = view.peek();
  return fields[`names.${language}`]?.trim() || fields['names.en']?.trim() || fields['names.fr']?.trim() || '';
}
