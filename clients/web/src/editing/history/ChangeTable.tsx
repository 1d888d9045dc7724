import type { AuditChange } from '../../api/types';
import { may } from '../../session/session';
import { texts } from '../../texts';
import { lookUp } from '../../ui/lookUp';
import { fieldLabel } from '../fieldLabel';
import { nameOf } from '../../api/names';
import { fieldsOfChange } from './notes';
import { valueWords } from './valueWords';

/** What a change did to one record: its fields before and after. */
export function ChangeTable({ change }: { change: AuditChange }) {
  const words = texts.value.editing;
  const fields = fieldsOfChange(change);
  if (fields.length === 0) return null;
  const [hasBefore, hasAfter] = [change.before !== null, change.after !== null];
  // The roles stay tables' roles when the style sheet puts the values beneath each other.
  return (
    <div class="table-place">
      <table class="change-table" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{words.history.field}</th>
            {hasBefore && <th scope="col" role="columnheader">{words.history.before}</th>}
            {hasAfter && <th scope="col" role="columnheader">{words.history.after}</th>}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {fields.map((field) => (
            <tr key={field.name} role="row">
              <th scope="row" role="rowheader">{fieldLabel(field.name, words)}</th>
              {hasBefore && <td role="cell" data-title={words.history.before}>{valueWords(field.name, field.before, change.id)}</td>}
              {hasAfter && <td role="cell" data-title={words.history.after}>{valueWords(field.name, field.after, change.id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A record by its name, where the reader may know it: "Unit Finance Division". */
export function recordName(kind: string, id: number): string {
  const words = texts.value.editing;
  const label = lookUp(words.records, kind) ?? kind;
  switch (kind) {
    case 'user': return `${label} ${(may('users:admin') ? nameOf('user', id) : null) ?? id}`;
    case 'client': return `${label} ${(may('clients:admin') ? nameOf('client', id) : null) ?? id}`;
    case 'unit':
    case 'employee': {
      const name = nameOf(kind, id);
      return name === null ? words.history.gone(label, String(id)) : `${label} ${name ?? id}`;
    }
    default: return `${label} ${id}`;
  }
}
