import { expect, test } from 'vitest';
import { editing as en } from '../texts/en/editing';
import { editing as fr } from '../texts/fr/editing';
import { fieldLabel } from './fieldLabel';

test('a field is called the same in a form and in the audit trail', () => {
  expect(fieldLabel('address.city.fr', en)).toBe('City (French)');
  expect(fieldLabel('city.fr', en)).toBe('City (French)');
  expect(fieldLabel('jobTitles.en', en)).toBe(fieldLabel('jobTitle.en', en));
});

test('a field without a language is called without one', () => {
  expect(fieldLabel('address.room', fr)).toBe('Pièce');
});

test('a field that the page does not know keeps its name', () => {
  expect(fieldLabel('shoeSize', en)).toBe('shoeSize');
});
