import { describe, expect, test, vi } from 'vitest';

// What the page asks a browser for when it is loaded.
vi.hoisted(() => {
  Object.assign(globalThis, { location: new URL('http://test/?lang=en'), addEventListener: () => undefined });
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en'] }, configurable: true });
});
const { changedView, readAddress, writeAddress } = await import('../address');
const { momentOf, queryOf } = await import('./filters');
const { accessQueryOf } = await import('./logs/AccessLogPage');
const { auditQueryOf } = await import('./logs/AuditPage');
const { pagesFor } = await import('./pages');
const { rebasedRoles, withRole, withoutRole } = await import('./users/roles');
const { usersQueryOf } = await import('./users/UsersPage');

describe('who sees which page', () => {
  test('an auditor sees the three logs', () => {
    expect(pagesFor((permission) => permission === 'audit:read')).toEqual(['audit', 'access-log', 'security-events']);
  });

  test('a reader sees none', () => {
    expect(pagesFor(() => false)).toEqual([]);
  });
});

describe('what is asked for', () => {
  test('blank filters are left out', () => {
    expect(queryOf({ actor: ' u12 ', action: '' })).toEqual({ actor: 'u12' });
  });

  test('moments are told in UTC', () => {
    expect(momentOf('2026-11-21T08:00')).toBe(new Date(2026, 10, 21, 8).toISOString());
    expect(momentOf('soon')).toBeNull();
  });

  test('a number without a kind of record narrows nothing down', () => {
    expect(auditQueryOf({ id: '12' })).toEqual({});
    expect(auditQueryOf({ kind: 'unit', id: '12' })).toEqual({ resource: 'unit:12' });
    expect(auditQueryOf({ kind: 'unit', id: 'x' })).toEqual({ resource: 'unit' });
  });

  test('a status waits until it is typed out', () => {
    expect(accessQueryOf({ status: '40' })).toEqual({});
    expect(accessQueryOf({ status: '403' })).toEqual({ status: '403' });
  });

  test('a state is asked for as kept out or not', () => {
    expect(usersQueryOf({ state: 'active' })).toEqual({ disabled: false });
    expect(usersQueryOf({ q: 'anna', state: '' })).toEqual({ q: 'anna' });
  });
});

describe('a link to a list', () => {
  const view = readAddress(new URL('http://test/admin/audit?f.kind=unit&f.actor=u12&lang=en'), 'fr');

  test('has its filters in it', () => {
    expect(view).toMatchObject({ admin: 'audit', filters: { kind: 'unit', actor: 'u12' } });
    expect(writeAddress({ ...view, filters: { kind: 'unit', actor: '' } })).toBe('/admin/audit?f.kind=unit&lang=en');
  });

  test('to another page has none', () => {
    expect(writeAddress(changedView(view, { admin: 'users' }))).toBe('/admin/users?lang=en');
    expect(writeAddress(changedView(view, { admin: null }))).toBe('/?lang=en');
  });
});

describe('roles', () => {
  const inFinance = { role: 'editor', unitId: 12 };

  test('a role can be limited to several branches', () => {
    expect(withRole([inFinance], { role: 'editor', unitId: 14 })).toHaveLength(2);
  });

  test('a role everywhere takes the place of those in branches', () => {
    expect(withRole([inFinance, { role: 'reader', unitId: null }], { role: 'editor', unitId: null })).toEqual([{ role: 'reader', unitId: null }, { role: 'editor', unitId: null }]);
  });

  test('what somebody has already is not added again', () => {
    expect(withRole([{ role: 'editor', unitId: null }], inFinance)).toEqual([{ role: 'editor', unitId: null }]);
    expect(withRole([inFinance], inFinance)).toEqual([inFinance]);
  });

  test('one grant is taken away, not all of the role', () => {
    expect(withoutRole([inFinance, { role: 'editor', unitId: 14 }], inFinance)).toEqual([{ role: 'editor', unitId: 14 }]);
  });

  test('what the reader has added and taken away stays on top of what somebody else has done', () => {
    const [reader, editor, auditor] = ['reader', 'editor', 'auditor'].map((role) => ({ role, unitId: null }));
    expect(rebasedRoles([reader!], [editor!], [reader!, auditor!])).toEqual([auditor, editor]);
  });
});
