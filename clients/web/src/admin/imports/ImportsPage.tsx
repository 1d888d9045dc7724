import { useState } from 'preact/hooks';
import type { Import } from '../../api/types';
import { moment, number, texts } from '../../texts';
import { DataTable } from '../../ui/DataTable';
import { Listing } from '../Listing';
import { ImportState } from './ImportState';
import { ImportWindow } from './ImportWindow';
import { LoadFile } from './LoadFile';

/** Loads of the directory, and a way to begin one. */
export function ImportsPage() {
  const { admin } = texts.value;
  const words = admin.imports;
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  const tell = () => setRound((before) => before + 1);
  const follow = (id: number) => {
    tell();
    setBegun(id);
    setOpen(id);
  };
  return (
    <>
      <div class="admin-tools"><button type="button" class="primary" onClick={() => setOpen('new')}>{words.load}</button></div>
      <Listing<Import> path="imports" label={words.caption} round={round}>
        {(imports) => (
          <DataTable
            caption={words.caption} items={imports} keyOf={(one) => one.id}
            columns={[
              { title: words.number, cell: (one) => one.id, isNumber: true },
              { title: words.started, cell: (one) => moment(one.startedAt) },
              { title: words.state, cell: (one) => <ImportState of={one} /> },
              { title: words.who, cell: (one) => <code>{one.startedBy}</code> },
              { title: words.rows, cell: (one) => number(one.counts.rows), isNumber: true },
              { title: words.rejected, cell: (one) => number(one.counts.rejected), isNumber: true },
              { title: words.actions, isForButtons: true, cell: (one) => <button type="button" aria-label={words.openLabel(String(one.id))} onClick={() => setOpen(one.id)}>{admin.open}</button> },
            ]}
          />
        )}
      </Listing>
      {open === 'new' && <LoadFile onClose={() => setOpen(null)} onBegun={follow} />}
      {typeof open === 'number' && <ImportWindow key={open} id={open} isNew={open === begun} onClose={() => { tell(); setBegun(null); setOpen(null); }} onBegun={follow} />}
    </>
  );
}
