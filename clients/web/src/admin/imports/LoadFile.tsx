import { useEffect, useRef, useState } from 'preact/hooks';
import type { Import } from '../../api/types';
import { upload } from '../../api/upload';
import { number, texts } from '../../texts';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { CheckField, Field, TextField } from '../../ui/Field';
import { Form } from '../../ui/Form';

/** Sends a file to be tried or loaded. */
export function LoadFile({ onClose, onBegun }: { onClose: () => void; onBegun: (id: number) => void }) {
  const words = texts.value.admin.imports;
  const [file, setFile] = useState<File | null>(null);
  const [isTrial, setTrial] = useState(true);
  const [isForced, setForced] = useState(false);
  const [departments, setDepartments] = useState('');
  const [sent, setSent] = useState<number | null>(null);
  const sending = useRef(new AbortController());
  // Who closes the window does not want it any more.
  useEffect(() => () => sending.current.abort(), []);

  async function send(): Promise<void> {
    setSent(0);
    try {
      const fields = { format: 'geds', dryRun: String(isTrial), force: String(isForced), departments };
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
            {(ties) => <input {...ties} type="file" accept=".csv,.zip" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />}
          </Field>
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
