import { useState } from 'preact/hooks';
import { put } from '../../api/client';
import type { Employee } from '../../api/types';
import { texts } from '../../texts';
import { pathText, type Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfPerson, readPerson, type PersonRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';

/** Moves a person to another unit. */
export function MovePerson({ id }: { id: number }) {
  const record = useVersioned(() => readPerson(id), id);
  return (
    <RecordWindow title={texts.value.editing.movePerson.title(record.data?.person.displayName ?? '')} record={record}>
      {({ person }) => <MoveForm person={person} record={record} />}
    </RecordWindow>
  );
}

function MoveForm({ person, record }: { person: Employee; record: Versioned<PersonRecord> }) {
  const words = texts.value.editing.movePerson;
  const conclude = useConclude();
  const [unit, setUnit] = useState<Choice | null>(null);
  async function send(): Promise<void> {
    const isDone = await record.send((etag) => put(`employees/${person.id}/unit`, { unitId: unit!.id }, etag));
    if (isDone) await conclude(({ done }) => done.personMoved(person.displayName, unit!.name), `employees/${person.id}`, 'MoveEmployee');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish}>
      <Meanwhile before={record.before && factsOfPerson(record.before)} now={factsOfPerson(record.data!)} />
      <dl class="facts">
        <div>
          <dt>{words.from}</dt>
          <dd>{pathText(person.path)}</dd>
        </div>
      </dl>
      <Picker name="unitId" label={words.to} kind="unit" value={unit} onChange={setUnit} isRequired excludes={(hit) => hit.id === person.unit.id} />
      {person.manager !== null && <p class="small">{words.stays(person.displayName)}</p>}
    </Form>
  );
}
