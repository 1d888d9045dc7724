import { useEffect, useRef, useState } from 'preact/hooks';
import type { Import } from '../../api/types';
import { upload } from '../../api/upload';
import { number, texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { CheckField, Field, SelectField, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

type Format = 'geds' | 'csv' | 'xlsx' | 'uk-organogram';

/** Those of which the columns may mean anything. */
const tables: readonly Format[] = ['csv', 'xlsx'];

/** Sends a file to be tried or loaded. */
export function LoadFile({ onClose, onBegun }: { onClose: () => void; onBegun: (id: number) => void }) {
  const words = texts.value.admin.imports;
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<Format>('geds');
  const [mapping, setMapping] = useState<File | null>(null);
  const [isTrial, setTrial] = useState(true);
  const [isForced, setForced] = useState(false);
  const [departments, setDepartments] = useState('');
  const [sent, setSent] = useState<number | null>(null);
  const sending = useRef(new AbortController());
  // Who closes the window does not want it any more.
  useEffect(() => () => sending.current.abort(), []);

  function choose(chosen: File | null): void {
    setFile(chosen);
    if (chosen !== null && /\.xlsx$/i.test(chosen.name)) setFormat('xlsx');
    else if (format === 'xlsx') setFormat('geds');
  }

  async function send(): Promise<void> {
    setSent(0);
    try {
      const columns = mapping !== null && tables.includes(format) ? { mapping: await mapping.text() } : {};
      const fields = { format, dryRun: String(isTrial), force: String(isForced), departments, ...columns };
      const begun = await upload<Import>('imports', file!, fields, setSent, sending.current.signal);
      onBegun(begun.id);
    } finally {
      setSent(null);
    }
  }

  return (
    <Dialog title={words.load} onClose={onClose}>
      <DialogBody>
        <Form submit={isTrial ? words.try : words.load} onSubmit={send} onCancel={onClose} isIdle={file === null}>
          <Field name="file" label={words.file} hint={words.fileHint} isRequired>
            {(ties) => <input {...ties} type="file" accept=".csv,.zip,.xlsx" onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)} />}
          </Field>
          <SelectField
            name="format"
            label={words.format}
            value={format}
            onChange={(chosen) => setFormat(chosen as Format)}
            options={Object.entries(words.formats)}
          />
          {tables.includes(format) && (
            <Field name="mapping" label={words.mapping} hint={words.mappingHint}>
              {(ties) => <input {...ties} type="file" accept=".json" onChange={(event) => setMapping(event.currentTarget.files?.[0] ?? null)} />}
            </Field>
          )}
          <CheckField label={words.trial} hint={words.trialHint} isChecked={isTrial} onChange={setTrial} />
          <TextField name="departments" label={words.departments} hint={words.departmentsHint} value={departments} onChange={setDepartments} maxLength={1000} />
          <CheckField label={words.force} hint={words.forceHint} isChecked={isForced} onChange={setForced} />
          {sent !== null && <Sent share={sent} />}
        </Form>
      </DialogBody>
    </Dialog>
  );
}

function Sent({ share }: { share: number }) {
  const label = texts.value.admin.imports.sent(number(Math.round(share * 100)));
  return <label class="progress">{label}<progress max={1} value={share} /></label>;
}
