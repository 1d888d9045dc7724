import { texts } from '../texts';
import { changedFields, type Fields } from './fields';
import { fieldLabel } from './fieldLabel';
import { valueWords } from './history/valueWords';

/** Says that somebody else was faster, and what he made of it. */
export function Meanwhile({ before, now }: { before: Fields | null; now: Fields }) {
  if (before === null) return null;
  const words = texts.value.editing.meanwhile;
  const changed = changedFields(before, now);
  return (
    <section class="notice notice-bad" role="alert">
      <p><strong>{words.told}</strong></p>
      {changed.length === 0 ? <p>{words.same}</p> : (
        <>
          <p>{words.changed}</p>
          <Differences names={changed} before={before} now={now} />
          <p>{words.look}</p>
        </>
      )}
    </section>
  );
}

/** Fields with what they were and are. */
export function Differences({ names, before, now }: { names: readonly string[]; before: Fields; now: Fields }) {
  const words = texts.value.editing;
  return (
    <dl class="facts">
      {names.map((name) => (
        <div key={name}>
          <dt>{fieldLabel(name, words)}</dt>
          <dd>{fieldWords(name, now[name])} <span class="small">({words.meanwhile.was(fieldWords(name, before[name]))})</span></dd>
        </div>
      ))}
    </dl>
  );
}

/** The value of a field, as the reader knows it. */
export function fieldWords(name: string, value: string | undefined): string {
  return value ? valueWords(name, value) : texts.value.editing.meanwhile.nothing;
}
