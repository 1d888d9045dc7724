import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { texts } from '../texts';
import { fieldErrorsOf, firstProblem, type FieldErrors } from './formErrors';
import { Failure } from './Notice';

interface FormProps {
  /** What the button says that sends it. */
  readonly submit: string;
  /** Sends it; what is thrown is shown beside the fields it is about, or above the buttons. */
  readonly onSubmit: () => Promise<unknown>;
  /** With it there is a button that gives up. */
  readonly onCancel?: () => void;
  /** For what cannot be taken back easily. */
  readonly isDangerous?: boolean;
  /** Nothing to send as yet. */
  readonly isIdle?: boolean;
  readonly children: ComponentChildren;
}

const Errors = createContext<FieldErrors>({});

/** What is wrong with a field of the form around, if anything. */
export function useFieldError(name: string): string | null {
  return useContext(Errors)[name] ?? null;
}

/** A form: checks its fields, sends them once, says what was refused beside the field it is about, and brings the reader there. */
export function Form({ submit, onSubmit, onCancel, isDangerous = false, isIdle = false, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    if (isSending || isIdle) return;
    const missing = problemsIn(form.current!);
    setErrors(missing);
    setRefusal(null);
    if (Object.keys(missing).length > 0) return;
    setSending(true);
    try {
      await onSubmit();
    } catch (error) {
      const wrong = fieldErrorsOf(error, texts.peek());
      const isBeside = Object.keys(wrong).some((name) => form.current?.elements.namedItem(name));
      setErrors(isBeside ? wrong : {});
      setRefusal(isBeside ? null : error);
    } finally {
      setSending(false);
    }
  }

  return (
    <Errors.Provider value={errors}>
      {/* The browser's own messages are in its language, which need not be the page's. */}
      <form ref={form} class="form" noValidate onSubmit={send}>
        {children}
        {refusal !== null && <Failure error={refusal} />}
        <div class="form-buttons">
          {onCancel !== undefined && <button type="button" onClick={onCancel}>{texts.value.common.cancel}</button>}
          <button type="submit" class={isDangerous ? 'danger' : 'primary'} disabled={isIdle} aria-disabled={isSending}>{isSending ? texts.value.editing.form.sending : submit}</button>
        </div>
      </form>
    </Errors.Provider>
  );
}

/** What is missing or wrong, before anything is sent. */
function problemsIn(form: HTMLFormElement): FieldErrors {
  const errors: Record<string, string> = {};
  for (const field of form.querySelectorAll<HTMLInputElement>('input:invalid, select:invalid'))
    errors[field.name] ??= firstProblem(field.validity, texts.peek(), field.minLength);
  return errors;
}
