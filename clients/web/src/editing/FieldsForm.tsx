import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { patch } from '../api/client';
import { Form } from '../ui/Form';
import type { TextFieldProps } from '../ui/Field';
import { ConflictNotice } from './ConflictNotice';
import { changedFields, conflictsOf, patchOf, rebase, type Conflict, type Fields } from './fields';
import type { Versioned } from '../ui/useVersioned';

/** What ties a field of a form to its text. */
export type Bind = (name: string) => Pick<TextFieldProps, 'name' | 'value' | 'onChange'>;

/** Ties fields to a state. */
export function bindTo(fields: Fields, change: (change: (before: Fields) => Fields) => void): Bind {
  return (name) => ({ name, value: fields[name] ?? '', onChange: (value) => change((before) => ({ ...before, [name]: value })) });
}

interface FieldsFormProps {
  readonly record: Pick<Versioned<unknown>, 'before' | 'send'>;
  /** The record's fields as they were read last. */
  readonly read: Fields;
  /** Where the patch goes. */
  readonly path: string;
  readonly submit: string;
  /** What is sent of changed fields; a merge patch of them when nothing else is said. */
  readonly documentOf?: (fields: Fields) => unknown;
  /** Says that something is missing, although it is no field of text. */
  readonly isIncomplete?: (fields: Fields) => boolean;
  readonly onDone: (fields: Fields) => Promise<void> | void;
  /** Without it the form stays, and cannot be sent as long as nothing has changed. */
  readonly onCancel?: () => void;
  readonly children: (bind: Bind) => ComponentChildren;
}

/** What somebody else did while this reader was typing. */
interface Clash {
  readonly before: Fields;
  readonly theirs: Fields;
  readonly others: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/** Edits the fields of a record: sends what was changed, and sorts it out with the reader when somebody else has changed it too. */
export function FieldsForm({ record, read, path, submit, documentOf, isIncomplete = () => false, onDone, onCancel, children }: FieldsFormProps) {
  const [base, setBase] = useState(read);
  const [mine, setMine] = useState(read);
  const [clash, setClash] = useState<Clash | null>(null);
  useEffect(() => {
    if (read === base) return;
    const conflicts = conflictsOf(base, mine, read);
    const others = changedFields(base, read).filter((name) => !conflicts.some((conflict) => conflict.name === name));
    // It is also read again after a change of one's own.
    setClash(record.before === null ? null : { before: base, theirs: read, others, conflicts });
    setMine(rebase(base, mine, read));
    setBase(read);
  }, [read]);

  const change = patchOf(base, mine);

  async function send(): Promise<void> {
    if (change === null) onCancel?.();
    else if (await record.send((etag) => patch(path, documentOf?.(mine) ?? change, etag))) await onDone(mine);
  }

  return (
    <Form submit={submit} onSubmit={send} {...(onCancel && { onCancel })} isIdle={(change === null && onCancel === undefined) || isIncomplete(mine)}>
      {clash !== null && <ConflictNotice {...clash} chosen={mine} onChoose={(name, value) => setMine((before) => ({ ...before, [name]: value }))} onTakeTheirs={() => setMine(clash.theirs)} />}
      {children(bindTo(mine, setMine))}
    </Form>
  );
}
