import { useState } from 'preact/hooks';
import { remove } from '../../api/client';
import type { Unit } from '../../api/types';
import { texts } from '../../texts';
import { pathText, type Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfUnit, readUnit, type UnitRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';
import { directContentsOf, isEmpty } from './contents';
import { leaveUnit } from './leaveUnit';

/** Removes a unit; what is in it goes to another one. */
export function RemoveUnit({ id }: { id: number }) {
  const record = useVersioned(() => readUnit(id), id);
  return (
    <RecordWindow title={texts.value.editing.removeUnit.title(record.data?.unit.name ?? '')} record={record}>
      {({ unit }) => <RemoveForm unit={unit} record={record} />}
    </RecordWindow>
  );
}

function RemoveForm({ unit, record }: { unit: Unit; record: Versioned<UnitRecord> }) {
  const words = texts.value.editing.removeUnit;
  const conclude = useConclude();
  // Most contents go one level up.
  const [target, setTarget] = useState<Choice | null>(unit.parent === null ? null : { ...unit.parent, detail: pathText(unit.path.slice(0, -2)) });
  const { units, people } = directContentsOf(unit);
  async function send(): Promise<void> {
    const isDone = await record.send((etag) => remove(`units/${unit.id}`, etag, { moveContentsTo: isEmpty(unit) ? null : target!.id }), 'unit.not_empty');
    if (!isDone) return;
    leaveUnit(unit.id, unit.parent?.id ?? null);
    await conclude(({ done }) => done.unitRemoved(unit.name), `units/${unit.id}`, 'DeleteUnit');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish} isDangerous>
      <Meanwhile before={record.before && factsOfUnit(record.before)} now={factsOfUnit(record.data!)} />
      {isEmpty(unit) ? <p>{words.empty}</p> : (
        <>
          <p>{words.contents(units, people)}</p>
          <Picker name="moveContentsTo" label={words.moveTo} kind="unit" value={target} onChange={setTarget} isRequired excludes={(hit) => hit.path.some((step) => step.id === unit.id)} />
        </>
      )}
    </Form>
  );
}
