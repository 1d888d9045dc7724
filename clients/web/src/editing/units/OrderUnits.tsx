import { useEffect, useState } from 'preact/hooks';
import { put } from '../../api/client';
import { getAll } from '../../api/pages';
import type { Page, Unit, UnitReference } from '../../api/types';
import { number, texts } from '../../texts';
import { Form } from '../../ui/Form';
import { Icon } from '../../ui/Icon';
import { Failure, Waiting } from '../../ui/Notice';
import { useAsked } from '../../ui/useAnswer';
import { Meanwhile } from '../Meanwhile';
import { useConclude } from '../outcome';
import { factsOfUnit, readUnit, type UnitRecord } from '../records';
import { RecordWindow } from '../RecordWindow';
import { finish } from '../start';
import { useVersioned, type Versioned } from '../../ui/useVersioned';
import { movedBy } from './order';

/** Puts the units directly beneath one in an order. */
export function OrderUnits({ id }: { id: number }) {
  const record = useVersioned(() => readUnit(id), id);
  return (
    <RecordWindow title={texts.value.editing.orderUnits.title(record.data?.unit.name ?? '')} record={record}>
      {({ unit }) => <OrderForm unit={unit} record={record} />}
    </RecordWindow>
  );
}

function OrderForm({ unit, record }: { unit: Unit; record: Versioned<UnitRecord> }) {
  const words = texts.value.editing.orderUnits;
  const conclude = useConclude();
  const children = useAsked<Page<UnitReference>>((signal) => getAll<UnitReference>(`units/${unit.id}/children`, {}, signal), record.data);
  const [order, setOrder] = useState<readonly UnitReference[]>([]);
  const [isByName, setByName] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => setOrder(children.data?.items ?? []), [children.data]);
  if (children.error !== null) return <Failure error={children.error} again={children.again} />;
  if (children.data === null) return <Waiting />;

  function move(index: number, by: -1 | 1): void {
    setByName(false);
    setOrder(movedBy(order, index, by));
    setSaid(words.moved(order[index]!.name, number(index + by + 1), number(order.length)));
  }

  async function send(): Promise<void> {
    const isDone = await record.send((etag) => put(`units/${unit.id}/children`, { order: isByName ? [] : order.map((child) => child.id) }, etag));
    if (isDone) await conclude(({ done }) => done.unitsOrdered(unit.name), `units/${unit.id}`, 'OrderUnits');
  }

  return (
    <Form submit={words.submit} onSubmit={send} onCancel={finish} isIdle={order.length === 0}>
      <Meanwhile before={record.before && factsOfUnit(record.before)} now={factsOfUnit(record.data!)} />
      <p>{order.length === 0 ? words.none : words.explain}</p>
      <ol class="order-list">
        {order.map((child, index) => (
          <li key={child.id}>
            <span>{child.name}</span>
            <button type="button" class="icon-button" aria-label={words.up(child.name)} aria-disabled={index === 0} onClick={() => index > 0 && move(index, -1)}><Icon name="chevronUp" /></button>
            <button type="button" class="icon-button" aria-label={words.down(child.name)} aria-disabled={index === order.length - 1} onClick={() => index < order.length - 1 && move(index, 1)}><Icon name="chevronDown" /></button>
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">{said}</p>
      {order.length > 1 && <div><button type="button" onClick={() => { setOrder([...order].sort((a, b) => a.name.localeCompare(b.name))); setByName(true); }}>{words.byName}</button></div>}
    </Form>
  );
}
