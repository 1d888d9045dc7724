import { texts } from '../texts';
import { wordsOf } from '../ui/Notice';
import { useDoing } from '../ui/useDoing';
import { dismiss, outcome, undo, type Outcome } from './outcome';

/** Says what was done last and offers to undo it; stays until it is dismissed, for nobody reads as fast as a timer. */
export function OutcomeNotice() {
  const done = outcome.value;
  // The region is there from the beginning: screen readers tell of what comes into it.
  return (
    <div class="outcome-place" role="status">
      {done !== null && <Done key={done.number} done={done} />}
    </div>
  );
}

function Done({ done }: { done: Outcome }) {
  const words = texts.value.editing;
  const { isDoing, refusal, run } = useDoing();
  const { entryId } = done;
  return (
    <div class="outcome">
      <p>{done.say(words)}</p>
      {refusal !== null && <p class="outcome-refusal">{wordsOf(refusal)}</p>}
      <div class="outcome-buttons">
        {entryId !== null && refusal === null && <button type="button" aria-disabled={isDoing} onClick={() => run(() => undo(entryId))}>{isDoing ? words.history.undoing : words.done.undo}</button>}
        <button type="button" onClick={dismiss}>{words.done.dismiss}</button>
      </div>
    </div>
  );
}
