import { ApiError } from '../api/client';
import type { Texts } from '../texts';
import { lookUp } from './lookUp';

/** What is wrong, by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>;

// Rules that are about one field of the form they refuse.
const fieldsOfCodes: Readonly<Record<string, string>> = {
  'unit.name_missing': 'names.en',
  'employee.surname_missing': 'surname',
  'user.email_taken': 'email',
  'user.current_password_wrong': 'currentPassword',
  'user.second_factor_wrong': 'code',
  'user.reset_code_wrong': 'code',
  'auth.mfa_required': 'otp',
};

/** What an answer of the server says about single fields, in the reader's words as far as there are any. */
export function fieldErrorsOf(error: unknown, words: Texts): FieldErrors {
  if (!(error instanceof ApiError)) return {};
  const ofCode = lookUp(fieldsOfCodes, error.code);
  if (ofCode !== undefined) return { [ofCode]: lookUp(words.editing.refusals, error.code) ?? error.message };
  return Object.fromEntries(
    Object.entries(error.fields).map(([name, messages]) => [name, lookUp(words.editing.form.wrongFields, name) ?? words.editing.form.wrong(messages.join(' '))]),
  );
}

/** What stands in the way of sending a field, in the reader's words. */
export function firstProblem(validity: Pick<ValidityState, 'valueMissing' | 'customError' | 'typeMismatch' | 'tooShort'>, words: Texts, minLength: number): string {
  const { form } = words.editing;
  if (validity.valueMissing) return form.missing;
  if (validity.customError) return form.choose;
  if (validity.tooShort) return form.tooShort(minLength);
  return validity.typeMismatch ? form.noAddress : form.wrong('');
}
