import { useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import { tellChange } from '../changes';
import { texts } from '../texts';
import { Dialog } from '../ui/Dialog';
import { DialogBody } from '../ui/DialogBody';
import { CheckField, TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { ResetPassword } from './ResetPassword';
import { signIn } from './session';

interface SignInWindowProps {
  /** Whether it was opened because the password has changed. */
  readonly isWithNewPassword: boolean;
  readonly onClose: () => void;
}

/** Signs in, with a second factor where there is one, or helps those who have forgotten their password. */
export function SignInWindow({ isWithNewPassword, onClose }: SignInWindowProps) {
  const words = texts.value.session;
  const [email, setEmail] = useState('');
  const [step, setStep] = useState<'signIn' | 'reset' | 'withNew'>(isWithNewPassword ? 'withNew' : 'signIn');
  return (
    <Dialog title={step === 'reset' ? words.reset.title : words.signIn} onClose={onClose}>
      {/* A body for each step, so that the focus goes along with it. */}
      <DialogBody key={step}>
        {step === 'withNew' && <p class="notice" role="status">{words.signInWindow.withNew}</p>}
        {step === 'reset'
          ? <ResetPassword email={email} onEmail={setEmail} onDone={() => setStep('withNew')} onBack={() => setStep('signIn')} />
          : <SignInForm email={email} onEmail={setEmail} onDone={onClose} onForgotten={() => setStep('reset')} />}
      </DialogBody>
    </Dialog>
  );
}

interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onDone: () => void;
  readonly onForgotten: () => void;
}

function SignInForm({ email, onEmail, onDone, onForgotten }: SignInFormProps) {
  const words = texts.value.session.signInWindow;
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  // Null as long as nobody has asked for it.
  const [code, setCode] = useState<string | null>(null);

  async function send(): Promise<void> {
    try {
      await signIn(email.trim(), password, code?.trim() || undefined);
    } catch (error) {
      // The first time it is no mistake: the field was not there.
      if (!(error instanceof ApiError) || error.code !== 'auth.mfa_required' || code !== null) throw error;
      setCode('');
      return;
    }
    onDone();
    tellChange();
  }

  return (
    <Form submit={words.submit} onSubmit={send}>
      <TextField name="email" label={words.email} type="email" value={email} onChange={onEmail} autocomplete="username" isRequired />
      <TextField name="password" label={words.password} type={isShown ? 'text' : 'password'} value={password} onChange={setPassword} autocomplete="current-password" isRequired />
      <CheckField label={words.showPassword} isChecked={isShown} onChange={setShown} />
      {code !== null && <CodeField value={code} onChange={setCode} />}
      <div><button type="button" class="link-button start" onClick={onForgotten}>{words.forgotten}</button></div>
    </Form>
  );
}

/** Appears when the password was right and there is a second factor; the reader goes on typing there. */
function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const words = texts.value.session.signInWindow;
  return (
    <div ref={focusOnce} role="group">
      <TextField name="otp" label={words.code} hint={words.codeHint} value={value} onChange={onChange} autocomplete="one-time-code" isRequired />
    </div>
  );
}

function focusOnce(place: HTMLElement | null): void {
  place?.querySelector('input')?.focus();
}
