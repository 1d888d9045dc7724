import { useState } from 'preact/hooks';
import { post, remove } from '../../api/client';
import type { ClientSecret } from '../../api/types';
import { tellChange } from '../../changes';
import { FieldsForm } from '../../editing/FieldsForm';
import { readClient } from '../../editing/records';
import { texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { Failure, Waiting } from '../../ui/Notice';
import { useVersioned } from '../../ui/useVersioned';
import { Confirmed } from '../Confirmed';
import { clientDocument, ClientFields, hasNoScopes } from './ClientFields';
import { ClientSecretShown } from './ClientSecretShown';

/** A client: what it may do, and its secret. */
export function ClientWindow({ id, onClose }: { id: number; onClose: () => void }) {
  const words = texts.value.admin.clients;
  const record = useVersioned(() => readClient(id), id);
  const [secret, setSecret] = useState<ClientSecret | null>(null);
  const tell = () => {
    record.readAgain();
    tellChange();
  };
  return (
    <Dialog title={record.data?.client.name ?? ''} onClose={onClose}>
      {record.error !== null && <Failure error={record.error} again={record.readAgain} />}
      {record.data === null ? record.error === null && <Waiting /> : secret !== null ? (
        <DialogBody><ClientSecretShown secret={secret} onKept={() => { setSecret(null); tell(); }} /></DialogBody>
      ) : (
        <DialogBody>
          <FieldsForm record={record} read={record.data.fields} path={`clients/${id}`} submit={words.save} documentOf={clientDocument} isIncomplete={hasNoScopes} onDone={tell}>
            {(bind) => <ClientFields bind={bind} />}
          </FieldsForm>
          <section class="form-part">
            <h3>{words.secret}</h3>
            <Confirmed label={words.newSecret} sure={words.newSecret} hint={words.newSecretHint} onConfirmed={async () => setSecret((await post<ClientSecret>(`clients/${id}/secret`)).data)} />
          </section>
          <section class="form-part">
            <h3>{words.remove}</h3>
            <Confirmed label={words.remove} sure={words.removeSure(record.data.client.name)} hint={words.removeHint} onConfirmed={async () => { if (await record.send((etag) => remove(`clients/${id}`, etag))) { tellChange(); onClose(); } }} />
          </section>
        </DialogBody>
      )}
    </Dialog>
  );
}
