import { useState } from 'preact/hooks';
import { put, remove } from '../../api/client';
import type { Employee } from '../../api/types';
import { texts } from '../../texts';
import type { Choice } from '../../ui/choices';
import { CheckField } from '../../ui/Field';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfPerson, readPerson, type PersonRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';

/** Says whom a person reports to. */
export function ChooseManager({ id }: { id: number }) {
  const record = useVersioned(() => readPerson(id), id);
  return (
    <RecordWindow title={texts.value.editing.chooseManager.title(record.data?.person.displayName ?? '')} record={record}>
      {({ person }) => <ManagerForm person={person} record={record} />}
    </RecordWindow>
  );
}

function ManagerForm({ person, record }: { person: Employee; record: Versioned<PersonRecord> }) {
  const words = texts.value.editing.chooseManager;
  const conclude = useConclude();
  const [manager, setManager] = useState<Choice | null>(null);
  const [isMarked, setMarked] = useState(false);
  // Somebody else may have removed the manager meanwhile.
  const isRemoved = isMarked && person.manager !== null;
  const path = `employees/${person.id}`;

  async function send(): Promise<void> {
    const isDone = await record.send((etag) => (isRemoved ? remove(`${path}/manager`, etag) : put(`${path}/manager`, { managerId: manager!.id }, etag)));
    if (!isDone) return;
    if (isRemoved) await conclude(({ done }) => done.managerRemoved(person.displayName), path, 'ClearManager');
    else await conclude(({ done }) => done.managerSet(person.displayName, manager!.name), path, 'SetManager');
  }

  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish}>
      <Meanwhile before={record.before && factsOfPerson(record.before)} now={factsOfPerson(record.data!)} />
      <dl class="facts">
        <div>
          <dt>{words.now}</dt>
          <dd>{[person.manager?.displayName ?? words.nobody, person.manager?.jobTitle].filter(Boolean).join(' · ')}</dd>
        </div>
      </dl>
      {!isRemoved && <Picker name="managerId" label={words.manager} kind="employee" value={manager} onChange={setManager} isRequired excludes={(hit) => hit.id === person.id || hit.id === person.manager?.id} />}
      {person.manager !== null && <CheckField label={words.remove} isChecked={isRemoved} onChange={setMarked} />}
    </Form>
  );
}
