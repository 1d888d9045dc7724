import { describe, expect, test } from 'vitest';
import type { SearchHit } from '../api/types';
import { hiddenReason, placeOf, queryOf, shortened, viewOf } from './hits';

const department = { id: 1, name: 'Lakes' };
const branch = { id: 5, name: 'Water' };
const team = { id: 25, name: 'Wetlands Section' };
const unit: SearchHit = { type: 'unit', id: 25, name: team.name, acronym: 'WS', employeeCount: 9, department, path: [department, branch, team], score: 1, matched: [{ field: 'name.en', text: team.name }] };
const person: SearchHit = { type: 'employee', id: 7, givenName: 'Ada', surname: 'Byron', jobTitle: 'Analyst', unit: team, department, path: [department, branch, team], score: 1, matched: [{ field: 'name', text: 'Ada Byron' }] };

describe('A query', () => {
  test('needs two letters', () => expect([queryOf(' a '), queryOf('ab')]).toEqual([null, 'ab']));
  test('is cut to what the API takes', () => expect(queryOf('x'.repeat(300))).toHaveLength(200));
});

describe('A hit', () => {
  test('has the units above it as its place, a person the own unit too', () => {
    expect(placeOf(unit).map(({ id }) => id)).toEqual([1, 5]);
    expect(placeOf(person).map(({ id }) => id)).toEqual([1, 5, 25]);
  });
  test('is seen in its department', () => {
    expect(viewOf(unit)).toEqual({ root: 1, unit: 25, person: null });
    expect(viewOf(person)).toEqual({ root: 1, unit: 25, person: 7 });
  });
});

describe('Why something was found', () => {
  test('needs no words when it is to be seen', () => expect(hiddenReason(unit)).toBeNull());
  test('is said when it is in the other language', () => {
    const reason = { field: 'acronym.fr', text: 'SMH' };
    expect(hiddenReason({ ...unit, matched: [reason] })).toBe(reason);
  });
});

describe('A place', () => {
  test('is short as it is with two steps', () => expect(shortened(['Lakes', 'Water'])).toBe('Lakes › Water'));
  test('loses the middle of a long way', () => expect(shortened(['Lakes', 'Water', 'Ecology', 'Wetlands'])).toBe('Lakes › … › Wetlands'));
});
