import { describe, expect, test } from 'vitest';
import type { Employee } from '../api/types';
import { changedFields, conflictsOf, documentOf, fieldsOfPerson, fieldsOfUnit, patchOf, rebase } from './fields';

const unit = fieldsOfUnit({ names: { en: 'Finance', fr: 'Finances' }, acronyms: { en: 'FIN', fr: null } });

describe('the fields of a record', () => {
  test('a text that is missing is blank', () => {
    expect(unit).toEqual({ 'names.en': 'Finance', 'names.fr': 'Finances', 'acronyms.en': 'FIN', 'acronyms.fr': '' });
  });

  test('places of work come from a reading in each language', () => {
    const person = (city: string) => ({ givenName: 'Noor', surname: 'Haddad', jobTitles: { en: 'Analyst', fr: null }, address: { city } }) as Employee;
    const fields = fieldsOfPerson(person('Grey Harbour'), person('Port-Gris'));
    expect(fields['address.city.en']).toBe('Grey Harbour');
    expect(fields['address.city.fr']).toBe('Port-Gris');
    expect(fields.phone).toBe('');
  });

  test('somebody whose contact data may not be seen has blank fields', () => {
    const person = { givenName: '', surname: 'Haddad', jobTitles: { en: null, fr: null } } as Employee;
    expect(fieldsOfPerson(person, person)['address.room']).toBe('');
  });
});

describe('the patch that is sent', () => {
  test('nothing is sent when nothing has changed', () => {
    expect(patchOf(unit, { ...unit })).toBeNull();
  });

  test('blanks around a text are no change', () => {
    expect(patchOf(unit, { ...unit, 'names.en': ' Finance ' })).toBeNull();
  });

  test('only what has changed is sent', () => {
    expect(patchOf({ phone: '1', email: 'a' }, { phone: '2', email: 'a' })).toEqual({ phone: '2' });
  });

  test('of a text both languages are sent, for a missing one is shown with the words of the other', () => {
    expect(patchOf(unit, { ...unit, 'names.en': 'Money' })).toEqual({ names: { en: 'Money', fr: 'Finances' } });
  });

  test('a text that was emptied becomes null', () => {
    expect(patchOf({ phone: '1' }, { phone: ' ' })).toEqual({ phone: null });
  });

  test('paths become nested members', () => {
    expect(documentOf({ 'address.city.en': 'Grey Harbour', 'address.room': '12' })).toEqual({ address: { city: { en: 'Grey Harbour' }, room: '12' } });
  });
});

describe('two people change the same record', () => {
  const mine = { ...unit, 'names.en': 'Mine', 'acronyms.en': 'M' };
  const theirs = { ...unit, 'names.en': 'Theirs', 'names.fr': 'Les leurs' };

  test('what both have changed to different values is a conflict', () => {
    expect(conflictsOf(unit, mine, theirs)).toEqual([{ name: 'names.en', mine: 'Mine', theirs: 'Theirs' }]);
  });

  test('who wrote the same does not disagree', () => {
    expect(conflictsOf(unit, mine, { ...unit, 'names.en': 'Mine' })).toEqual([]);
  });

  test('my changes come on top of theirs, and nothing of theirs is lost', () => {
    expect(rebase(unit, mine, theirs)).toEqual({ 'names.en': 'Mine', 'names.fr': 'Les leurs', 'acronyms.en': 'M', 'acronyms.fr': '' });
  });

  test('what changed is told by name', () => {
    expect(changedFields(unit, theirs)).toEqual(['names.en', 'names.fr']);
  });
});
