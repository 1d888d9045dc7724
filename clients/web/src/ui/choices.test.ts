import { expect, test } from 'vitest';
import type { SearchHit } from '../api/types';
import { choiceOfHit, nameOfHit } from './choices';

const path = [{ id: 1, name: 'Lakes' }, { id: 2, name: 'Finance' }];

test('a unit is told from others of its name by what is above it', () => {
  expect(choiceOfHit({ type: 'unit', id: 2, name: 'Finance', path } as SearchHit)).toEqual({ id: 2, name: 'Finance', detail: 'Lakes' });
});

test('a person is told from others by title and unit', () => {
  const hit = { type: 'employee', id: 7, givenName: '', surname: 'Haddad', jobTitle: 'Analyst', unit: path[1], path } as SearchHit;
  expect(choiceOfHit(hit)).toEqual({ id: 7, name: 'Haddad', detail: 'Analyst · Finance' });
  expect(nameOfHit({ ...hit, givenName: 'Noor' })).toBe('Noor Haddad');
});
