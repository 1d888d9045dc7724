import { texts } from '../../texts';
import { useConclude } from '../outcome';
import { FieldsForm } from '../FieldsForm';
import { readUnit } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned } from '../../ui/useVersioned';
import { nameIn, UnitFields } from './UnitFields';

/** Renames a unit. */
export function ChangeUnit({ id }: { id: number }) {
  const words = texts.value.editing.changeUnit;
  const conclude = useConclude();
  const record = useVersioned(() => readUnit(id), id);
  return (
    <RecordWindow title={words.title} record={record}>
      {({ fields }) => (
        <FieldsForm record={record} read={fields} path={`units/${id}`} submit={words.submit} onCancel={finish} onDone={(saved) => conclude(({ done }) => done.unitChanged(nameIn(saved)), `units/${id}`, 'ChangeUnit')}>
          {(bind) => <UnitFields bind={bind} />}
        </FieldsForm>
      )}
    </RecordWindow>
  );
}
