import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../api/types';
import { canBeUndone, fieldsOfChange, idsIn, partyOf, rolesIn } from './notes';

const entry = { undoneBy: null, importId: null, isComplete: true, changes: [{ resource: 'unit', id: 1, kind: 'moved', before: {}, after: {} }] } as unknown as AuditEntry;

describe('a change of the audit trail', () => {
  test('shows each field once, with what it was and became', () => {
    expect(fieldsOfChange({ before: { parentId: 1 }, after: { parentId: 2 } })).toEqual([{ name: 'parentId', before: 1, after: 2 }]);
  });

  test('of something new there is no before', () => {
    expect(fieldsOfChange({ before: null, after: { id: 4, surname: 'Haddad' } })).toEqual([{ name: 'surname', before: null, after: 'Haddad' }]);
  });

  test('a list of ids is one text', () => {
    expect(idsIn('14,12')).toEqual([14, 12]);
    expect(idsIn(7)).toEqual([7]);
    expect(idsIn(null)).toEqual([]);
  });

  test('roles are read with the branch they are limited to', () => {
    expect(rolesIn(' editor@12 reader ')).toEqual([{ role: 'editor', unitId: 12 }, { role: 'reader', unitId: null }]);
    expect(rolesIn('')).toEqual([]);
  });
});

describe('undoing', () => {
  test('is offered for what was done by hand', () => {
    expect(canBeUndone(entry)).toBe(true);
  });

  test('is not offered for loads, for accounts, and for what is undone already', () => {
    expect(canBeUndone({ ...entry, importId: 3 })).toBe(false);
    expect(canBeUndone({ ...entry, undoneBy: 9 })).toBe(false);
    expect(canBeUndone({ ...entry, changes: [{ resource: 'user', id: 1, kind: 'changed', before: {}, after: {} }] })).toBe(false);
  });
});

describe('who did it', () => {
  test('a user and a client are told apart', () => {
    expect(partyOf('u12')).toEqual({ kind: 'user', id: 12 });
    expect(partyOf('c3')).toEqual({ kind: 'client', id: 3 });
  });

  test('anybody else is called what the trail calls him', () => {
    expect(partyOf('operator')).toEqual({ kind: 'other', words: 'operator' });
  });
});
