import { useState } from 'preact/hooks';
import { go, view } from '../../address';
import { remove } from '../../api/client';
import type { Employee } from '../../api/types';
import { number, texts } from '../../texts';
import type { Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfPerson, readPerson, type PersonRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';

/** Removes a person; whoever reports to him reports to somebody else from then on. */
export function RemovePerson({ id }: { id: number }) {
  const record = useVersioned(() => readPerson(id), id);
  return (
    <RecordWindow title={texts.value.editing.removePerson.title(record.data?.person.displayName ?? '')} record={record}>
      {({ person }) => <RemoveForm person={person} record={record} />}
    </RecordWindow>
  );
}

function RemoveForm({ person, record }: { person: Employee; record: Versioned<PersonRecord> }) {
  const words = texts.value.editing.removePerson;
  const conclude = useConclude();
  const { manager } = person;
  // Most often one's manager takes over.
  const [heir, setHeir] = useState<Choice | null>(manager === null ? null : { id: manager.id, name: manager.displayName, detail: manager.jobTitle ?? '' });
  const count = person.reportCount;
  async function send(): Promise<void> {
    const isDone = await record.send((etag) => remove(`employees/${person.id}`, etag, { reassignReportsTo: count === 0 ? null : heir!.id }), 'employee.has_reports');
    if (!isDone) return;
    if (view.peek().person === person.id) go({ person: null }, 'same');
    await conclude(({ done }) => done.personRemoved(person.displayName), `employees/${person.id}`, 'DeleteEmployee');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish} isDangerous>
      <Meanwhile before={record.before && factsOfPerson(record.before)} now={factsOfPerson(record.data!)} />
      <p>{words.explain(person.displayName)}</p>
      {count > 0 && (
        <>
          <p>{words.reports(count, texts.value.common.people(count, number(count)))}</p>
          <Picker name="reassignReportsTo" label={words.heir} kind="employee" value={heir} onChange={setHeir} isRequired excludes={(hit) => hit.id === person.id} />
        </>
      )}
    </Form>
  );
}
