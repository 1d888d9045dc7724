import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';
import type { Conflict, Fields } from './fields';
import { fieldLabel } from './fieldLabel';
import { Differences, fieldWords } from './Meanwhile';

interface ConflictNoticeProps {
  readonly before: Fields;
  readonly theirs: Fields;
  /** Fields that only the other one has changed. */
  readonly others: readonly string[];
  /** Fields that both have changed. */
  readonly conflicts: readonly Conflict[];
  /** What would be saved now. */
  readonly chosen: Fields;
  readonly onChoose: (name: string, value: string) => void;
  readonly onTakeTheirs: () => void;
}

/** Shows side by side what two people have made of the same record, and lets the reader choose. */
export function ConflictNotice({ before, theirs, others, conflicts, chosen, onChoose, onTakeTheirs }: ConflictNoticeProps) {
  const words = texts.value.editing.meanwhile;
  const notice = useRef<HTMLElement>(null);
  useEffect(() => notice.current?.focus(), [theirs]);
  return (
    <section ref={notice} class="notice notice-bad conflict" role="alert" tabIndex={-1}>
      <p><strong>{words.told}</strong></p>
      {conflicts.map(({ name, mine, theirs: other }) => (
        <fieldset key={name} class="choices">
          <legend>{fieldLabel(name, texts.value.editing)}</legend>
          <p class="small">{words.both}</p>
          <Choice name={name} label={words.mine} value={mine} chosen={chosen[name]} onChoose={onChoose} />
          <Choice name={name} label={words.theirs} value={other} chosen={chosen[name]} onChoose={onChoose} />
        </fieldset>
      ))}
      {others.length > 0 && (
        <>
          <p>{words.changed}</p>
          <Differences names={others} before={before} now={theirs} />
        </>
      )}
      {conflicts.length === 0 && others.length === 0 && <p>{words.same}</p>}
      {conflicts.length > 0 && <button type="button" onClick={onTakeTheirs}>{words.takeTheirs}</button>}
    </section>
  );
}

type ChoiceProps = Pick<ConflictNoticeProps, 'onChoose'> & { readonly name: string; readonly label: string; readonly value: string; readonly chosen: string | undefined };

function Choice({ name, label, value, chosen, onChoose }: ChoiceProps) {
  return (
    <label class="conflict-choice">
      <input type="radio" name={`conflict-${name}`} checked={chosen === value} onChange={() => onChoose(name, value)} />
      <span>{label} <strong>{fieldWords(name, value)}</strong></span>
    </label>
  );
}
