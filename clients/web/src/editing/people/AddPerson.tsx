import { useState } from 'preact/hooks';
import { go } from '../../address';
import { post } from '../../api/client';
import type { Employee, Unit } from '../../api/types';
import { texts } from '../../texts';
import { pathText, type Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { documentOf, nobody } from '../fields';
import { bindTo } from '../FieldsForm';
import { useConclude } from '../outcome';
import { readUnit } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned } from '../../ui/useVersioned';
import { PersonFields } from './PersonFields';

/** Adds a person to a unit. */
export function AddPerson({ id }: { id: number }) {
  const record = useVersioned(() => readUnit(id), id);
  return <RecordWindow title={texts.value.editing.addPerson.title} record={record}>{({ unit }) => <AddForm unit={unit} />}</RecordWindow>;
}

function AddForm({ unit }: { unit: Unit }) {
  const words = texts.value.editing.addPerson;
  const conclude = useConclude();
  const [fields, setFields] = useState(nobody);
  const [manager, setManager] = useState<Choice | null>(null);
  async function send(): Promise<void> {
    const { data } = await post<Employee>('employees', { ...documentOf(fields), unitId: unit.id, managerId: manager?.id ?? null });
    go({ unit: unit.id, person: data.id });
    await conclude(({ done }) => done.personAdded(data.displayName), `employees/${data.id}`, 'CreateEmployee');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish}>
      <dl class="facts">
        <div>
          <dt>{words.unit}</dt>
          <dd>{pathText(unit.path)}</dd>
        </div>
      </dl>
      <PersonFields bind={bindTo(fields, setFields)} />
      <Picker name="managerId" label={words.manager} kind="employee" value={manager} onChange={setManager} />
    </Form>
  );
}
