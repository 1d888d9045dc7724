import { useState } from 'preact/hooks';
import { post, remove } from '../api/client';
import type { RecoveryCodes, SecondFactorKey, User } from '../api/types';
import { number, texts } from '../texts';
import { TextField } from '../ui/Field';
import { Form } from '../ui/Form';
import { OnceShown } from '../ui/OnceShown';
import { renewRights } from './session';
import { WithPassword } from './WithPassword';

interface SecondFactorProps {
  readonly account: User;
  /** Called when there is a second factor from now on. */
  readonly onChanged: () => void;
  /** Called when all sessions have ended. */
  readonly onEnded: (next: 'signIn') => Promise<void>;
}

/** Sets a second factor up, step by step, and takes it away. */
export function SecondFactor({ account, onChanged, onEnded }: SecondFactorProps) {
  const words = texts.value.session.accountWindow;
  const [key, setKey] = useState<SecondFactorKey | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  if (codes !== null) {
    return (
      <div class="form">
        <p>{words.codesExplain}</p>
        <OnceShown label={words.codes} value={codes.join('\n')} />
        <div class="form-buttons"><button type="button" class="primary" onClick={() => { setCodes(null); setKey(null); onChanged(); }}>{words.codesKept}</button></div>
      </div>
    );
  }
  if (key !== null) return <Confirm secret={key} onConfirmed={setCodes} />;
  if (account.hasSecondFactor) {
    return (
      <WithPassword submit={words.factorRemove} isDangerous onSubmit={async (currentPassword) => { await remove('users/me/second-factor', undefined, {}, { currentPassword }); await onEnded('signIn'); }}>
        <p>{words.factorOn(account.recoveryCodesLeft, number(account.recoveryCodesLeft))}</p>
        <p class="small">{words.factorRemoveHint}</p>
      </WithPassword>
    );
  }
  return (
    <WithPassword submit={words.factorBegin} onSubmit={async (currentPassword) => setKey((await post<SecondFactorKey>('users/me/second-factor', { currentPassword })).data)}>
      <p>{words.factorOff}</p>
    </WithPassword>
  );
}

function Confirm({ secret, onConfirmed }: { secret: SecondFactorKey; onConfirmed: (codes: readonly string[]) => void }) {
  const words = texts.value.session.accountWindow;
  const [code, setCode] = useState('');
  async function confirm(): Promise<void> {
    const { data } = await post<RecoveryCodes>('users/me/second-factor/confirmation', { code: code.trim() });
    // Shown first, and whatever happens: the server does not say them again.
    onConfirmed(data.recoveryCodes);
    // The rights of administrators come with a session that has shown a second factor; at the latest when the page is loaded again.
    await renewRights().catch(() => undefined);
  }
  return (
    <Form submit={words.factorConfirm} onSubmit={confirm}>
      <p>{words.factorSteps}</p>
      <OnceShown label={words.factorKey} value={secret.key} />
      <OnceShown label={words.factorAddress} value={secret.uri} />
      <TextField name="code" label={words.factorCode} value={code} onChange={setCode} autocomplete="one-time-code" inputMode="numeric" isRequired />
    </Form>
  );
}
