import { useState } from 'preact/hooks';
import type { AuditEntry, Page } from '../../api/types';
import { changes } from '../../changes';
import { texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { Failure, Waiting } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { useAnswer } from '../../ui/useAnswer';
import { OutcomeNotice } from '../OutcomeNotice';
import { finish } from '../start';
import { EntryList } from './EntryList';

const pageLength = 20;

/** What became of one record, newest first. */
export function HistoryWindow({ title, path }: { title: string; path: string }) {
  const words = texts.value.editing.history;
  const [offset, setOffset] = useState(0);
  const { data, error, again } = useAnswer<Page<AuditEntry>>(`${path}/history`, { offset, limit: pageLength }, changes.value);
  return (
    <Dialog title={title} onClose={finish}>
      <DialogBody>
        {error !== null && <Failure error={error} again={again} />}
        {data === null ? error === null && <Waiting /> : (
          <>
            {data.total === 0 ? <p>{words.empty}</p> : <EntryList entries={data.items} isOfOne />}
            <Pager offset={offset} limit={pageLength} total={data.total} onMove={setOffset} label={words.list} />
          </>
        )}
      </DialogBody>
      <OutcomeNotice />
    </Dialog>
  );
}
