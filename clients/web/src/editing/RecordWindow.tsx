import type { ComponentChildren } from 'preact';
import { Dialog } from '../ui/Dialog';
import { DialogBody } from '../ui/DialogBody';
import { Failure, Waiting } from '../ui/Notice';
import { finish } from './start';
import type { Versioned } from '../ui/useVersioned';

interface RecordWindowProps<T> {
  readonly title: string;
  readonly record: Pick<Versioned<T>, 'data' | 'error' | 'readAgain'>;
  readonly children: (data: T) => ComponentChildren;
}

/** The window of an action: waits for the record, then shows what can be done with it. */
export function RecordWindow<T>({ title, record, children }: RecordWindowProps<T>) {
  return (
    <Dialog title={title} onClose={finish}>
      {record.data !== null ? <DialogBody>{children(record.data)}</DialogBody> : record.error !== null ? <Failure error={record.error} again={record.readAgain} /> : <Waiting />}
    </Dialog>
  );
}
