import { useEffect, useRef } from 'preact/hooks';
import { post } from '../../api/client';
import type { Finding, Import } from '../../api/types';
import { tellChange } from '../../changes';
import { moment, number, texts } from '../../texts';
import { ActionButton } from '../../ui/ActionButton';
import { DataTable } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { Failure, Waiting } from '../../ui/Notice';
import { useAnswer } from '../../ui/useAnswer';
import { Listing } from '../Listing';
import { ImportState } from './ImportState';
import { kindsOf, shareOf } from './summary';

const beatMs = 1000;

interface ImportWindowProps {
  readonly id: number;
  /** Whether it was begun at this page: it may have ended before it is read for the first time. */
  readonly isNew: boolean;
  readonly onClose: () => void;
  /** The trial is applied: another load has begun. */
  readonly onBegun: (id: number) => void;
}

/** A load: how far it is, what it did or would do, what it found. */
export function ImportWindow({ id, isNew, onClose, onBegun }: ImportWindowProps) {
  const words = texts.value.admin.imports;
  const { data: load, error, again } = useAnswer<Import>(`imports/${id}`);
  const isRunning = load?.state === 'queued' || load?.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(again, beatMs);
    return () => clearTimeout(timer);
  }, [load]);
  // What the page shows of the directory is another one when a load ends; one that has ended long ago changes nothing.
  const wasRunning = useRef(isNew);
  useEffect(() => {
    if (wasRunning.current && load?.state === 'succeeded' && !load.dryRun) tellChange();
    wasRunning.current = isRunning || (wasRunning.current && load === null);
  }, [load?.state]);
  return (
    <Dialog title={words.title(String(id))} onClose={onClose}>
      <DialogBody>
        {error !== null && <Failure error={error} again={again} />}
        {load === null ? error === null && <Waiting /> : (
          <>
            <p><ImportState of={load} /> {moment(load.startedAt)}</p>
            {isRunning && <label class="progress">{words.read(number(Math.round(shareOf(load) * 100)))}<progress max={1} value={shareOf(load)} /></label>}
            {load.errorCode !== null && <p class="notice notice-bad">{words.failures[load.errorCode ?? ''] ?? words.failed(load.errorMessage ?? '')}</p>}
            {!isRunning && load.counts.rows > 0 && <Summary of={load} />}
            <div class="form-buttons">
              {isRunning && <ActionButton label={words.cancel} onPress={async () => { await post(`imports/${id}/cancel`); again(); }} />}
              {load.dryRun && load.state === 'succeeded' && (
                <ActionButton class="primary" label={words.apply} onPress={async () => onBegun((await post<Import>(`imports/${id}/apply`)).data.id)} />
              )}
            </div>
            {!isRunning && <Findings id={id} />}
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}

function Summary({ of: load }: { of: Import }) {
  const words = texts.value.admin.imports;
  return (
    <>
      <p>{load.dryRun ? words.wouldDo : words.did} {words.rowsRead(load.counts.rows, number(load.counts.rows), load.counts.rejected, number(load.counts.rejected))}</p>
      <DataTable
        caption={words.summary} items={kindsOf(load)} keyOf={(line) => line.kind}
        columns={[
          { title: words.kind, cell: (line) => words.kinds[line.kind] },
          ...(['added', 'changed', 'moved', 'removed', 'unchanged'] as const).map((what) => ({ title: words.outcomes[what], cell: (line: ReturnType<typeof kindsOf>[number]) => number(line.counts[what]), isNumber: true })),
        ]}
      />
    </>
  );
}

function Findings({ id }: { id: number }) {
  const words = texts.value.admin.imports;
  return (
    <section aria-labelledby="findings-heading">
      <h3 id="findings-heading">{words.findings}</h3>
      <Listing<Finding> path={`imports/${id}/findings`} label={words.findings}>
        {(findings) => (
          <>
            <p><a href={`/api/v1/imports/${id}/findings.csv`} download>{words.allFindings}</a></p>
            <DataTable
              caption={words.findings} items={findings} keyOf={(finding) => `${finding.line} ${finding.column} ${finding.code} ${finding.message}`}
              columns={[
                { title: words.line, cell: (finding) => (finding.line === 0 ? '' : number(finding.line)), isNumber: true },
                { title: words.column, cell: (finding) => finding.column ?? '' },
                { title: words.message, cell: (finding) => <span lang="en">{finding.message}</span> },
              ]}
            />
          </>
        )}
      </Listing>
    </section>
  );
}
