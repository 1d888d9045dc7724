import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { RoleGrant, User } from '../../api/types';
import { texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { RoleEditor } from './RoleEditor';

/** Makes an account for somebody; its password comes by a code. */
export function AddUser({ onClose, onDone }: { onClose: () => void; onDone: (id: number) => void }) {
  const words = texts.value.admin.users;
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly RoleGrant[]>([{ role: 'reader', unitId: null }]);
  async function send(): Promise<void> {
    const { data } = await post<User>('users', { email: email.trim(), displayName: name.trim() || null, roles });
    onDone(data.id);
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      <DialogBody>
        <Form submit={words.submit} onSubmit={send} onCancel={onClose}>
          <div class="fields">
            <TextField name="email" label={words.email} type="email" value={email} onChange={setEmail} maxLength={254} isRequired />
            <TextField name="displayName" label={words.name} value={name} onChange={setName} maxLength={100} />
          </div>
          <RoleEditor roles={roles} onChange={setRoles} />
          <p class="small">{words.passwordLater}</p>
        </Form>
      </DialogBody>
    </Dialog>
  );
}
