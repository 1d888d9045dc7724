import { useEffect, useState } from 'preact/hooks';
import { get, put } from '../../api/client';
import type { ChartNode, Unit } from '../../api/types';
import { texts } from '../../texts';
import { choiceOfUnit, pathText, type Choice } from '../../ui/choices';
import { Form } from '../../ui/Form';
import { Picker } from '../../ui/Picker';
import { useAnswer } from '../../ui/useAnswer';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfUnit, readUnit, type UnitRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { reveal } from '../reveal';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';
import { contentsOf, countBeneath } from './contents';

/** Hangs a unit beneath another one. The target is known when it was dropped there. */
export function MoveUnit({ id, targetId }: { id: number; targetId: number | null }) {
  const record = useVersioned(() => readUnit(id), id);
  return (
    <RecordWindow title={texts.value.editing.moveUnit.title(record.data?.unit.name ?? '')} record={record}>
      {({ unit }) => <MoveForm unit={unit} record={record} targetId={targetId} />}
    </RecordWindow>
  );
}

function MoveForm({ unit, record, targetId }: { unit: Unit; record: Versioned<UnitRecord>; targetId: number | null }) {
  const words = texts.value.editing.moveUnit;
  const conclude = useConclude();
  const [target, setTarget] = useTarget(targetId);
  async function send(): Promise<void> {
    const isDone = await record.send(async (etag) => {
      const { data } = await put<Unit | null>(`units/${unit.id}/parent`, { parentId: target!.id }, etag);
      if (data !== null) reveal(data.path);
    });
    if (isDone) await conclude(({ done }) => done.unitMoved(unit.name, target!.name), `units/${unit.id}`, 'MoveUnit');
  }
  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish}>
      <Meanwhile before={record.before && factsOfUnit(record.before)} now={factsOfUnit(record.data!)} />
      <dl class="facts">
        <div>
          <dt>{words.from}</dt>
          <dd>{pathText(unit.path.slice(0, -1)) || texts.value.editing.meanwhile.nothing}</dd>
        </div>
      </dl>
      <Picker
        name="parentId" label={words.to} kind="unit" value={target} onChange={setTarget} isRequired
        excludes={(hit) => hit.id === unit.parent?.id || hit.path.some((step) => step.id === unit.id)}
      />
      <Company unit={unit} />
    </Form>
  );
}

/** How many come along. */
function Company({ unit }: { unit: Unit }) {
  const words = texts.value.editing.moveUnit;
  const chart = useAnswer<ChartNode>(unit.childCount === 0 ? null : `units/${unit.id}/chart`);
  if (unit.childCount === 0) return <p>{words.alone(contentsOf(0, unit.totalEmployeeCount).people)}</p>;
  if (chart.data === null) return <p class="small">…</p>;
  const { units, people } = contentsOf(countBeneath(chart.data), unit.totalEmployeeCount);
  return <p>{words.along(units, people)}</p>;
}

/** The target that was chosen, to begin with the one it was dropped onto. */
function useTarget(targetId: number | null): [Choice | null, (choice: Choice | null) => void] {
  const [target, setTarget] = useState<Choice | null>(null);
  useEffect(() => {
    if (targetId === null) return;
    // When it cannot be read, the reader chooses by hand; what was chosen meanwhile stays.
    get<Unit>(`units/${targetId}`).then(({ data }) => setTarget((chosen) => chosen ?? choiceOfUnit(data)), () => undefined);
  }, [targetId]);
  return [target, setTarget];
}
