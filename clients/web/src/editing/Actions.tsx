import { useId } from 'preact/hooks';
import { may } from '../session/session';
import { texts } from '../texts';
import { start, type RecordActionKind } from './start';

interface ActionsProps {
  readonly id: number;
  readonly kinds: readonly RecordActionKind[];
}

/** What the reader may do to a unit or a person: nothing, unless he is an editor. */
export function Actions({ id, kinds }: ActionsProps) {
  const heading = useId();
  if (!may('directory:write')) return null;
  const words = texts.value.editing;
  const labels: Readonly<Record<RecordActionKind, string>> = {
    changeUnit: words.changeUnit.action, moveUnit: words.moveUnit.action, addUnit: words.addUnit.action, mergeUnit: words.mergeUnit.action,
    orderUnits: words.orderUnits.action, removeUnit: words.removeUnit.action, unitHistory: words.history.action,
    changePerson: words.changePerson.action, movePerson: words.movePerson.action, chooseManager: words.chooseManager.action,
    addPerson: words.addPerson.action, removePerson: words.removePerson.action, personHistory: words.history.action,
  };
  return (
    <section class="actions" aria-labelledby={heading}>
      <h3 id={heading}>{words.actions}</h3>
      <div class="actions-buttons">
        {kinds.map((kind) => <button key={kind} type="button" class={kind.startsWith('remove') ? 'quiet-danger' : undefined} onClick={() => start(kind, id)}>{labels[kind]}</button>)}
      </div>
    </section>
  );
}
