import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { texts } from '../texts';
import { useFieldError } from './Form';

/** What ties a control to its label, its hint and its error. */
export interface FieldTies {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly isRequired?: boolean;
  readonly children: (ties: FieldTies) => ComponentChildren;
}

/** A control with its label above, and beneath it what helps and what is wrong. */
export function Field({ name, label, hint, isRequired = false, children }: FieldProps) {
  const id = useId();
  const error = useFieldError(name);
  const described = [hint ? `${id}-hint` : '', error === null ? '' : `${id}-error`].filter((part) => part !== '').join(' ');
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired && <span class="required" title={texts.value.editing.form.required} aria-hidden="true"> *</span>}
      </label>
      {children({ id, name, required: isRequired, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error !== null })}
      {hint && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
      {error !== null && <p id={`${id}-error`} class="field-error">{error}</p>}
    </div>
  );
}

/** What a field of text is given besides its name. */
export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'datetime-local';
  readonly hint?: ComponentChildren;
  readonly isRequired?: boolean;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly lang?: string;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
}

/** A line of text. */
export function TextField({ name, label, value, onChange, type = 'text', hint, isRequired = false, autocomplete = 'off', ...others }: TextFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} isRequired={isRequired}>
      {/* To the compiler every type of input has attributes of its own; these go with all of them. */}
      {(ties) => <input {...ties} {...others} type={type as 'text'} value={value} autocomplete={autocomplete} onInput={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Value and words of each. */
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly hint?: ComponentChildren;
}

/** One of several. */
export function SelectField({ name, label, value, onChange, options, hint }: SelectFieldProps) {
  return (
    <Field name={name} label={label} hint={hint}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map(([option, words]) => <option key={option} value={option}>{words}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckField({ label, isChecked, onChange, hint }: { label: string; isChecked: boolean; onChange: (isChecked: boolean) => void; hint?: string }) {
  const id = useId();
  return (
    <div class="check-field">
      <input id={id} type="checkbox" checked={isChecked} aria-describedby={hint === undefined ? undefined : `${id}-hint`} onChange={(event) => onChange(event.currentTarget.checked)} />
      <div>
        <label for={id}>{label}</label>
        {hint !== undefined && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
      </div>
    </div>
  );
}

interface TextsFieldProps {
  /** Its name without the language, e.g. `jobTitles`. */
  readonly name: string;
  readonly label: string;
  readonly bind: (name: string) => Pick<TextFieldProps, 'name' | 'value' | 'onChange'>;
  readonly maxLength: number;
}

/** A text in both languages, side by side. */
export function TextsField({ name, label, bind, maxLength }: TextsFieldProps) {
  const { form } = texts.value.editing;
  return (
    <fieldset class="both-languages">
      <legend>{label}</legend>
      <TextField {...bind(`${name}.en`)} label={form.english} lang="en" maxLength={maxLength} />
      <TextField {...bind(`${name}.fr`)} label={form.french} lang="fr" maxLength={maxLength} />
    </fieldset>
  );
}
