import { nameOf, namesBeneath } from '../../api/names';
import { texts } from '../../texts';
import { roleWords } from '../../ui/roleWords';
import { idsIn, referredBy, rolesIn, type NotedField } from './notes';

const yesOrNo = /^(is|has)[A-Z]/;

/**
 * The value of a field as the audit trail notes it, in words.
 * @param recordId the record that the field is of, for fields that are about what is beneath it
 */
export function valueWords(field: string, value: NotedField['before'], recordId = 0): string {
  const words = texts.value.editing.history;
  if (value === null || value === '') return words.nothing;
  if (typeof value === 'boolean' || yesOrNo.test(field)) return String(value) === 'true' ? words.yes : words.no;
  if (field === 'roles') return rolesIn(String(value)).map(roleWords).join(', ') || words.nothing;
  const referred = referredBy(field);
  if (referred === null) return String(value).trim();
  const ids = idsIn(value);
  const names = field === 'childOrder' ? namesBeneath(recordId, ids) : ids.map((id) => nameOf(referred, id));
  return ids.map((id, index) => names[index] ?? `${id}`).join(', ') || words.nothing;
}
