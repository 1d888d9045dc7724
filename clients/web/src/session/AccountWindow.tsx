import { useState } from 'preact/hooks';
import { get, patch, remove } from '../api/client';
import { tellChange } from '../changes';
import { FieldsForm } from '../editing/FieldsForm';
import { readAccount, type AccountRecord } from '../editing/records';
import { moment, texts } from '../texts';
import { ActionButton } from '../ui/ActionButton';
import { Dialog } from '../ui/Dialog';
import { DialogBody } from '../ui/DialogBody';
import { TextField } from '../ui/Field';
import { Failure, Waiting } from '../ui/Notice';
import { Roles } from '../ui/Roles';
import { save } from '../ui/save';
import { useVersioned, type Versioned } from '../ui/useVersioned';
import { minPassword } from './password';
import { SecondFactor } from './SecondFactor';
import { findOut, user } from './session';
import { SessionTable } from './SessionTable';
import { sessionWindow } from './windows';
import { WithPassword } from './WithPassword';

/** One's own account: name, address, password, second factor, sessions, and all that is kept of oneself. */
export default function AccountWindow({ onClose }: { onClose: () => void }) {
  const words = texts.value.session.accountWindow;
  const account = useVersioned(() => readAccount('users/me'), 'me');
  const own = account.data?.user;
  return (
    <Dialog title={words.title} onClose={onClose}>
      {account.error !== null && <Failure error={account.error} again={account.readAgain} />}
      {own === undefined ? account.error === null && <Waiting /> : (
        <DialogBody>
          <dl class="facts">
            <div><dt>{texts.value.session.signInWindow.email}</dt><dd>{own.email}</dd></div>
            <div><dt>{words.roles}</dt><dd><Roles roles={own.roles} /></dd></div>
            <div><dt>{words.since}</dt><dd>{moment(own.createdAt)}</dd></div>
          </dl>
          <NameForm account={account} />
          <AddressForm account={account} />
          <PasswordForm account={account} />
          <section class="form-part"><h3>{words.secondFactor}</h3><SecondFactor account={own} onChanged={account.readAgain} onEnded={afterEnd} /></section>
          <section class="form-part">
            <h3>{words.sessions}</h3>
            <SessionTable path="users/me/sessions" onOwnEnded={() => void afterEnd('signIn')} />
            <div class="form-buttons"><ActionButton class="quiet-danger" label={words.endAll} onPress={async () => { await remove('users/me/sessions'); await afterEnd('signIn'); }} /></div>
          </section>
          <section class="form-part">
            <h3>{words.data}</h3>
            <p class="small">{words.dataHint}</p>
            <div class="form-buttons"><ActionButton label={words.saveData} onPress={saveData} /></div>
          </section>
          <RemoveForm account={account} />
        </DialogBody>
      )}
    </Dialog>
  );
}

/** What ends all sessions has ended this one too: notice it, and let the reader sign in again, if there is still an account. */
async function afterEnd(next: 'signIn' | 'signInAgain' | null): Promise<void> {
  await findOut();
  sessionWindow.value = next;
  tellChange();
}

/** Hands over all that is kept of the reader. */
async function saveData(): Promise<void> {
  const { data } = await get<object>('users/me/export');
  save('orgchart.json', new Blob([`${JSON.stringify(data, null, 2)}\n`], { type: 'application/json' }));
}

interface PartProps {
  readonly account: Versioned<AccountRecord>;
}

/** What somebody else has changed of the account meanwhile is told here, whichever part of the window it was noticed in. */
function NameForm({ account }: PartProps) {
  const words = texts.value.session.accountWindow;
  const [isSaved, setSaved] = useState(false);
  function finish(): void {
    setSaved(true);
    account.readAgain();
    void findOut().catch(() => undefined);
  }
  return (
    <section class="form-part">
      <h3>{words.profile}</h3>
      <FieldsForm record={account} read={account.data!.fields} path="users/me" submit={words.saveName} onDone={finish}>
        {(bind) => {
          const { onChange, ...name } = bind('displayName');
          return (
            <>
              <TextField {...name} onChange={(value) => { onChange(value); setSaved(false); }} label={words.name} hint={words.nameHint} autocomplete="name" maxLength={100} isRequired />
              <p class={isSaved ? 'small' : 'unseen'} role="status">{isSaved ? words.saved : ''}</p>
            </>
          );
        }}
      </FieldsForm>
    </section>
  );
}

function AddressForm({ account }: PartProps) {
  const words = texts.value.session.accountWindow;
  const [email, setEmail] = useState('');
  async function change(currentPassword: string): Promise<void> {
    if (!(await account.send((etag) => patch('users/me', { email: email.trim(), currentPassword }, etag)))) return;
    setEmail('');
    account.readAgain();
    await findOut();
  }
  return (
    <section class="form-part">
      <h3>{texts.value.session.signInWindow.email}</h3>
      {/* Emptied when it is done: the address stands at the top of the window. */}
      <WithPassword key={account.data!.user.email} submit={words.changeEmail} onSubmit={change}>
        <TextField name="email" label={words.newEmail} type="email" value={email} onChange={setEmail} autocomplete="email" maxLength={254} isRequired />
      </WithPassword>
    </section>
  );
}

function PasswordForm({ account }: PartProps) {
  const words = texts.value.session.accountWindow;
  const [password, setPassword] = useState('');
  async function change(currentPassword: string): Promise<void> {
    if (await account.send((etag) => patch('users/me', { currentPassword, password }, etag))) await afterEnd('signInAgain');
  }
  return (
    <section class="form-part">
      <h3>{words.password}</h3>
      <WithPassword submit={words.changePassword} onSubmit={change}>
        <p class="small">{words.changeHint}</p>
        {/* Password managers look for whose password it is. */}
        <input type="text" autocomplete="username" value={user.value?.email ?? ''} readOnly hidden />
        <TextField name="password" label={words.newPassword} type="password" hint={texts.value.session.reset.passwordHint} value={password} onChange={setPassword} autocomplete="new-password" minLength={minPassword} isRequired />
      </WithPassword>
    </section>
  );
}

/** The first press only asks; then it needs the password, too. */
function RemoveForm({ account }: PartProps) {
  const words = texts.value.session.accountWindow;
  const [isAsking, setAsking] = useState(false);
  async function erase(currentPassword: string): Promise<void> {
    if (await account.send((etag) => remove('users/me', etag, {}, { currentPassword }))) await afterEnd(null);
  }
  return (
    <section class="form-part">
      <h3>{words.remove}</h3>
      {isAsking ? <WithPassword submit={words.removeSure} isDangerous onSubmit={erase}><p>{words.removeHint}</p></WithPassword> : (
        <>
          <p class="small">{words.removeHint}</p>
          <div class="form-buttons"><button type="button" class="quiet-danger" onClick={() => setAsking(true)}>{words.remove}</button></div>
        </>
      )}
    </section>
  );
}
