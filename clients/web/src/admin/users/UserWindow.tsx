import { useEffect, useState } from 'preact/hooks';
import { patch, put, remove } from '../../api/client';
import type { RoleGrant, User } from '../../api/types';
import { tellChange } from '../../changes';
import { FieldsForm } from '../../editing/FieldsForm';
import { readAccount, type AccountRecord } from '../../editing/records';
import { SessionTable } from '../../session/SessionTable';
import { user as reader } from '../../session/session';
import { texts } from '../../texts';
import { ActionButton } from '../../ui/ActionButton';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Failure, Waiting } from '../../ui/Notice';
import { useVersioned, type Versioned } from '../../ui/useVersioned';
import { Confirmed } from '../Confirmed';
import { ResetCodeMaker } from './ResetCodeMaker';
import { RoleEditor } from './RoleEditor';
import { rebasedRoles } from './roles';

/** An account: its name, roles, password, second factor and sessions. */
export function UserWindow({ id, onClose }: { id: number; onClose: () => void }) {
  const words = texts.value.admin.users;
  const account = useVersioned(() => readAccount(`users/${id}`), id);
  const user = account.data?.user;
  const tell = () => {
    account.readAgain();
    tellChange();
  };
  return (
    <Dialog title={user?.displayName ?? ''} onClose={onClose}>
      {account.error !== null && <Failure error={account.error} again={account.readAgain} />}
      {user === undefined ? account.error === null && <Waiting /> : (
        <DialogBody>
          {id === reader.value?.id && <p class="notice">{words.own}</p>}
          <ProfileForm account={account} onChanged={tell} />
          <RolesForm account={account} user={user} onChanged={tell} />
          <Access account={account} user={user} onChanged={tell} />
          <section class="form-part"><h3>{words.reset}</h3><ResetCodeMaker path={`users/${id}/password-reset`} onMade={account.readAgain} /></section>
          <Factor account={account} user={user} onChanged={tell} />
          <Sessions id={id} />
          <section class="form-part">
            <h3>{words.remove}</h3>
            <Confirmed label={words.remove} sure={words.removeSure(user.displayName)} hint={words.removeHint} onConfirmed={async () => { if (await account.send((etag) => remove(`users/${id}`, etag))) { tellChange(); onClose(); } }} />
          </section>
        </DialogBody>
      )}
    </Dialog>
  );
}

interface PartProps {
  readonly account: Versioned<AccountRecord>;
  readonly user: User;
  readonly onChanged: () => void;
}

/** What somebody else has changed meanwhile is told here, whichever part of the window it was noticed in. */
function ProfileForm({ account, onChanged }: Omit<PartProps, 'user'>) {
  const words = texts.value.admin.users;
  const { user, fields } = account.data!;
  return (
    <section class="form-part">
      <h3>{words.profile}</h3>
      <FieldsForm record={account} read={fields} path={`users/${user.id}`} submit={words.save} onDone={onChanged}>
        {(bind) => (
          <div class="fields">
            <TextField {...bind('displayName')} label={words.name} maxLength={100} isRequired />
            <TextField {...bind('email')} label={words.email} type="email" maxLength={254} isRequired />
          </div>
        )}
      </FieldsForm>
    </section>
  );
}

function RolesForm({ account, user, onChanged }: PartProps) {
  const words = texts.value.admin.roles;
  const [base, setBase] = useState<readonly RoleGrant[]>(user.roles);
  const [roles, setRoles] = useState<readonly RoleGrant[]>(user.roles);
  useEffect(() => {
    setRoles(rebasedRoles(base, roles, user.roles));
    setBase(user.roles);
  }, [user]);
  async function save(): Promise<void> {
    if (await account.send((etag) => put(`users/${user.id}/roles`, { roles }, etag))) onChanged();
  }
  return (
    <section class="form-part">
      <Form submit={words.save} onSubmit={save} isIdle={JSON.stringify(roles) === JSON.stringify(user.roles)}>
        <RoleEditor roles={roles} onChange={setRoles} />
      </Form>
    </section>
  );
}

function Access({ account, user, onChanged }: PartProps) {
  const words = texts.value.admin.users;
  async function turn(): Promise<void> {
    if (await account.send((etag) => patch(`users/${user.id}`, { disabled: !user.disabled }, etag))) onChanged();
  }
  return (
    <section class="form-part">
      <h3>{words.access}</h3>
      {user.disabled ? <p><span class="badge badge-bad">{words.disabled}</span></p> : <p class="small">{words.keepOutHint}</p>}
      <div class="form-buttons"><ActionButton class={user.disabled ? undefined : 'quiet-danger'} label={user.disabled ? words.letIn : words.keepOut} onPress={turn} /></div>
    </section>
  );
}

function Factor({ account, user, onChanged }: PartProps) {
  const words = texts.value.admin.users;
  async function take(): Promise<void> {
    if (await account.send((etag) => remove(`users/${user.id}/second-factor`, etag))) onChanged();
  }
  return (
    <section class="form-part">
      <h3>{words.factor}</h3>
      {user.hasSecondFactor ? <Confirmed label={words.removeFactor} sure={words.removeFactor} hint={words.removeFactorHint} onConfirmed={take} /> : <p class="small">{words.noFactor}</p>}
    </section>
  );
}

function Sessions({ id }: { id: number }) {
  const words = texts.value.admin.users;
  const [round, setRound] = useState(0);
  return (
    <section class="form-part">
      <h3>{words.sessions}</h3>
      <SessionTable key={round} path={`users/${id}/sessions`} />
      <div class="form-buttons"><ActionButton class="quiet-danger" label={words.endAll} onPress={async () => { await remove(`users/${id}/sessions`); setRound(round + 1); }} /></div>
    </section>
  );
}
