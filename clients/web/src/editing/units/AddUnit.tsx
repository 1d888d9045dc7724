import { useState } from 'preact/hooks';
import { go } from '../../address';
import { post } from '../../api/client';
import type { Unit } from '../../api/types';
import { texts } from '../../texts';
import { pathText } from '../../ui/choices';
import { Dialog } from '../../ui/Dialog';
import { DialogBody } from '../../ui/DialogBody';
import { CheckField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { useVersioned } from '../../ui/useVersioned';
import { documentOf, noUnit } from '../fields';
import { bindTo } from '../FieldsForm';
import { useConclude } from '../outcome';
import { readUnit } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { UnitFields } from './UnitFields';

/** Makes a unit beneath another one, or a department. */
export function AddUnit({ id }: { id: number }) {
  const record = useVersioned(() => readUnit(id), id);
  return <RecordWindow title={texts.value.editing.addUnit.title} record={record}>{({ unit }) => <AddForm parent={unit} />}</RecordWindow>;
}

/** Makes a department, be it the first one. */
export function AddDepartment() {
  return (
    <Dialog title={texts.value.editing.addUnit.departmentTitle} onClose={finish}>
      <DialogBody><AddForm parent={null} /></DialogBody>
    </Dialog>
  );
}

function AddForm({ parent }: { parent: Unit | null }) {
  const words = texts.value.editing.addUnit;
  const conclude = useConclude();
  const [fields, setFields] = useState(noUnit);
  const [isDepartment, setDepartment] = useState(parent === null);
  async function send(): Promise<void> {
    const { data } = await post<Unit>('units', { ...documentOf(fields), parentId: parent === null || isDepartment ? null : parent.id });
    go({ unit: data.id, person: null });
    await conclude(({ done }) => done.unitAdded(data.name), `units/${data.id}`, 'CreateUnit');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish}>
      <UnitFields bind={bindTo(fields, setFields)} />
      {parent !== null && !isDepartment && (
        <dl class="facts">
          <div>
            <dt>{words.beneath}</dt>
            <dd>{pathText(parent.path)}</dd>
          </div>
        </dl>
      )}
      {parent !== null && <CheckField label={words.asDepartment} hint={words.asDepartmentHint} isChecked={isDepartment} onChange={setDepartment} />}
    </Form>
  );
}
