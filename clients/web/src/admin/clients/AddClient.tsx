import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { ClientSecret } from '../../api/types';
import { tellChange } from '../../changes';
import { bindTo } from '../../editing/FieldsForm';
import { texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { Form } from '../../ui/Form';
import { clientDocument, ClientFields, hasNoScopes, newClient } from './ClientFields';
import { ClientSecretShown } from './ClientSecretShown';

/** Makes a client and shows its secret, once. */
export function AddClient({ onClose }: { onClose: () => void }) {
  const words = texts.value.admin.clients;
  const [fields, setFields] = useState(newClient);
  const [secret, setSecret] = useState<ClientSecret | null>(null);
  async function send(): Promise<void> {
    setSecret((await post<ClientSecret>('clients', clientDocument(fields))).data);
    tellChange();
  }
  return (
    <Dialog title={words.add} onClose={onClose}>
      <DialogBody>
        {secret !== null ? <ClientSecretShown secret={secret} onKept={onClose} /> : (
          <Form submit={words.submit} onSubmit={send} onCancel={onClose} isIdle={hasNoScopes(fields)}>
            <ClientFields bind={bindTo(fields, setFields)} />
          </Form>
        )}
      </DialogBody>
    </Dialog>
  );
}
