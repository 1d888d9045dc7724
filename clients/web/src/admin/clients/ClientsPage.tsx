import { useState } from 'preact/hooks';
import type { Client } from '../../api/types';
import { nameOf } from '../../api/names';
import { moment, texts } from '../../texts';
import { DataTable } from '../../ui/DataTable';
import { Listing } from '../Listing';
import { AddClient } from './AddClient';
import { ClientWindow } from './ClientWindow';

/** Programs that use the API on their own. */
export function ClientsPage() {
  const { admin } = texts.value;
  const words = admin.clients;
  const [open, setOpen] = useState<number | 'new' | null>(null);
  return (
    <>
      <div class="admin-tools"><button type="button" class="primary" onClick={() => setOpen('new')}>{words.add}</button></div>
      <Listing<Client> path="clients" label={words.caption}>
        {(clients) => (
          <DataTable
            caption={words.caption} items={clients} keyOf={(client) => client.id}
            columns={[
              { title: words.name, cell: (client) => <div><strong>{client.name}</strong> {client.firstParty && <span class="badge">{words.firstPartyBadge}</span>}</div> },
              { title: words.id, cell: (client) => <code>{client.clientId}</code> },
              { title: words.scopes, cell: (client) => <span class="badges">{client.scopes.map((scope) => <code key={scope} class="badge">{scope}</code>)}</span> },
              { title: words.branch, cell: (client) => branchWords(client.unitId) },
              { title: words.secretSince, cell: (client) => moment(client.secretAt) },
              { title: words.actions, isForButtons: true, cell: (client) => <button type="button" aria-label={words.openLabel(client.name)} onClick={() => setOpen(client.id)}>{admin.open}</button> },
            ]}
          />
        )}
      </Listing>
      {open === 'new' && <AddClient onClose={() => setOpen(null)} />}
      {typeof open === 'number' && <ClientWindow key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function branchWords(unitId: number | null): string {
  return unitId === null ? texts.value.admin.clients.everywhere : nameOf('unit', unitId) ?? String(unitId);
}
