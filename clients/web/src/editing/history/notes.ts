import type { AuditChange, AuditEntry, RoleGrant } from '../../api/types';

/** A record that a field points at. */
export type ReferredKind = 'unit' | 'employee';

/** One field of a change, as the trail notes it. */
export interface NotedField {
  readonly name: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

// What only the server needs to know.
const hidden = new Set(['id', 'accessVersion', 'version']);

const references: Readonly<Record<string, ReferredKind>> = {
  parentId: 'unit', unitId: 'unit', childOrder: 'unit', managerId: 'employee', dottedManagerIds: 'employee', employeeId: 'employee',
};

/** The fields that a change is about, with what they were and became. */
export function fieldsOfChange({ before, after }: Pick<AuditChange, 'before' | 'after'>): NotedField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !hidden.has(name)).map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null }));
}

/** The kind of record whose id, or ids, stand in a field; null when there are none. */
export function referredBy(field: string): ReferredKind | null {
  return references[field] ?? null;
}

/** The ids in a field: one, or a list of them as one text. */
export function idsIn(value: string | number | boolean | null): number[] {
  return (String(value ?? '').match(/\d+/g) ?? []).map(Number);
}

/** Roles as the trail notes them: `editor@12 reader`. */
export function rolesIn(text: string): RoleGrant[] {
  return text.trim().split(/\s+/).filter((part) => part !== '').map((part) => {
    const [role, unitId] = part.split('@');
    return { role: role!, unitId: unitId === undefined ? null : Number(unitId) };
  });
}

/** Whether it makes sense to offer undoing an entry. Whether it is possible, the server knows. */
export function canBeUndone(entry: AuditEntry): boolean {
  return entry.undoneBy === null && entry.importId === null && entry.isComplete && entry.changes.length > 0
    && !entry.changes.some((change) => change.resource === 'user' || change.resource === 'client');
}

/** Who did something, or whom something is about. */
export type Party =
  | { readonly kind: 'user' | 'client'; readonly id: number }
  | { readonly kind: 'other'; readonly words: string };

/** Reads what the trail calls somebody: `u12` is a user, `c3` a client. */
export function partyOf(subject: string): Party {
  const match = /^([uc])(\d+)$/.exec(subject);
  if (match === null) return { kind: 'other', words: subject };
  return { kind: match[1] === 'u' ? 'user' : 'client', id: Number(match[2]) };
}
