import { useState } from 'preact/hooks';
import type { AuditEntry } from '../../api/types';
import { may } from '../../session/session';
import { moment, number, texts } from '../../texts';
import { ActionButton } from '../../ui/ActionButton';
import { lookUp } from '../../ui/lookUp';
import { undo } from '../outcome';
import { ChangeTable, recordName } from './ChangeTable';
import { canBeUndone } from './notes';
import { Who } from './Who';

interface EntryListProps {
  readonly entries: readonly AuditEntry[];
  /** Whether all entries are about the same record, which need not be named then. */
  readonly isOfOne: boolean;
}

/** Entries of the audit trail: what was done, by whom and when, with the values before and after, and a button that takes it back. */
export function EntryList({ entries, isOfOne }: EntryListProps) {
  return (
    <ol class="entries" aria-label={texts.value.editing.history.list}>
      {entries.map((entry) => <Entry key={entry.id} entry={entry} isOfOne={isOfOne} />)}
    </ol>
  );
}

// A merge may touch hundreds.
const shownAtFirst = 3;

function Entry({ entry, isOfOne }: { entry: AuditEntry; isOfOne: boolean }) {
  const words = texts.value.editing;
  const [shown, setShown] = useState(shownAtFirst);
  const deed = lookUp(words.deeds, entry.action) ?? entry.action;
  const rest = entry.changes.length - shown;
  return (
    <li class="entry">
      <div class="entry-head">
        <strong>{deed}</strong>
        {entry.undoneBy !== null && <span class="badge">{words.history.undone}</span>}
        <span class="small"><Who subject={entry.actor} />, <time dateTime={entry.at}>{moment(entry.at)}</time></span>
        {canBeUndone(entry) && may('directory:write') && <ActionButton label={words.history.undo} description={words.history.undoLabel(deed, moment(entry.at))} onPress={() => undo(entry.id)} />}
      </div>
      {!entry.isComplete && <p class="small">{words.history.notListed}</p>}
      {entry.changes.slice(0, shown).map((change, index) => (
        <div key={index} class="entry-change">
          {!isOfOne && <p><span class="entry-record">{recordName(change.resource, change.id)}</span> <span class="small">{lookUp(words.kinds, change.kind) ?? change.kind}</span></p>}
          <ChangeTable change={change} />
        </div>
      ))}
      {rest > 0 && <button type="button" class="link-button" onClick={() => setShown(entry.changes.length)}>{words.history.more(number(rest))}</button>}
    </li>
  );
}
