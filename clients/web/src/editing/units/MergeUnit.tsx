import { useState } from 'preact/hooks';
import { post } from '../../api/client';
import type { Unit } from '../../api/types';
import { texts } from '../../texts';
import type { Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { useConclude } from '../outcome';
import { readUnit } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned } from '../../ui/useVersioned';
import { directContentsOf } from './contents';
import { leaveUnit } from './leaveUnit';

/** Merges a unit into another one. */
export function MergeUnit({ id }: { id: number }) {
  const record = useVersioned(() => readUnit(id), id);
  return (
    <RecordWindow title={texts.value.editing.mergeUnit.title(record.data?.unit.name ?? '')} record={record}>
      {({ unit }) => <MergeForm unit={unit} />}
    </RecordWindow>
  );
}

function MergeForm({ unit }: { unit: Unit }) {
  const words = texts.value.editing.mergeUnit;
  const conclude = useConclude();
  const [into, setInto] = useState<Choice | null>(null);
  const { units, people } = directContentsOf(unit);
  async function send(): Promise<void> {
    await post(`units/${unit.id}/merge`, { intoId: into!.id });
    leaveUnit(unit.id, into!.id);
    await conclude(({ done }) => done.unitMerged(unit.name, into!.name), `units/${unit.id}`, 'MergeUnits');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish} isDangerous>
      <Picker name="intoId" label={words.into} kind="unit" value={into} onChange={setInto} isRequired excludes={(hit) => hit.path.some((step) => step.id === unit.id)} />
      <p>{words.explain(unit.name, units, people)}</p>
    </Form>
  );
}
