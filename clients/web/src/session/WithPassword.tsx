import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { texts } from '../texts';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';

interface WithPasswordProps {
  readonly submit: string;
  readonly isDangerous?: boolean;
  readonly onSubmit: (currentPassword: string) => Promise<void>;
  readonly children: ComponentChildren;
}

/** A change that needs the current password. */
export function WithPassword({ submit, isDangerous = false, onSubmit, children }: WithPasswordProps) {
  const [password, setPassword] = useState('');
  return (
    <Form submit={submit} isDangerous={isDangerous} onSubmit={() => onSubmit(password)}>
      {children}
      <TextField name="currentPassword" label={texts.value.session.accountWindow.currentPassword} type="password" value={password} onChange={setPassword} autocomplete="current-password" isRequired />
    </Form>
  );
}
