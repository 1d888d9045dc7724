import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { texts } from '../texts';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { minPassword } from './password';

interface ResetPasswordProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** A new password for somebody who has forgotten his: first a code, then the password. */
export function ResetPassword({ email, onEmail, onDone, onBack }: ResetPasswordProps) {
  const words = texts.value.session.reset;
  const [step, setStep] = useState<'ask' | 'sent' | 'haveCode'>('ask');
  const emailField = <TextField name="email" label={texts.value.session.signInWindow.email} type="email" value={email} onChange={onEmail} autocomplete="username" isRequired />;

  async function ask(): Promise<void> {
    await post('auth/password-reset-request', { email: email.trim() });
    setStep('sent');
  }

  return (
    <>
      {step === 'ask' ? (
        <Form key="ask" submit={words.ask} onSubmit={ask}>
          <p>{words.explain}</p>
          {emailField}
        </Form>
      ) : (
        <>
          {step === 'sent' && <p class="notice" role="status">{words.sent}</p>}
          <RedeemForm email={email} emailField={emailField} onDone={onDone} />
        </>
      )}
      <div class="form-links">
        <button type="button" class="link-button start" onClick={onBack}>{words.back}</button>
        {step === 'ask' && <button type="button" class="link-button start" onClick={() => setStep('haveCode')}>{words.haveCode}</button>}
      </div>
    </>
  );
}

function RedeemForm({ email, emailField, onDone }: { email: string; emailField: preact.ComponentChildren; onDone: () => void }) {
  const words = texts.value.session.reset;
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  async function redeem(): Promise<void> {
    await post('auth/password-reset', { email: email.trim(), code: code.trim(), password });
    onDone();
  }
  return (
    <Form submit={words.submit} onSubmit={redeem}>
      {emailField}
      <TextField name="code" label={words.code} hint={words.codeHint} value={code} onChange={setCode} autocomplete="one-time-code" isRequired />
      <TextField name="password" label={words.password} hint={words.passwordHint} type="password" value={password} onChange={setPassword} autocomplete="new-password" minLength={minPassword} isRequired />
    </Form>
  );
}
