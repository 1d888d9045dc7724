import { texts } from '../../texts';
import { useConclude } from '../outcome';
import { FieldsForm } from '../FieldsForm';
import { readPerson } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned } from '../../ui/useVersioned';
import { fullName, PersonFields } from './PersonFields';

/** Edits what is known of a person. */
export function ChangePerson({ id }: { id: number }) {
  const words = texts.value.editing.changePerson;
  const conclude = useConclude();
  const record = useVersioned(() => readPerson(id), id);
  return (
    <RecordWindow title={words.title(record.data?.person.displayName ?? '')} record={record}>
      {({ fields }) => (
        <FieldsForm record={record} read={fields} path={`employees/${id}`} submit={words.submit} onCancel={finish} onDone={(saved) => conclude(({ done }) => done.personChanged(fullName(saved)), `employees/${id}`, 'ChangeEmployee')}>
          {(bind) => <PersonFields bind={bind} />}
        </FieldsForm>
      )}
    </RecordWindow>
  );
}
