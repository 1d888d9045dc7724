import { describe, expect, test } from 'vitest';
import type { Employee } from '../api/types';
import { fileNameOf, vCard } from './vcard';

const person: Employee = {
  id: 7, givenName: 'Ada', surname: 'Byron', displayName: 'Ada Byron', jobTitle: 'Analyst', jobTitles: { en: 'Analyst', fr: null },
  phone: '613-555-0123', email: 'ada.byron@dsn.example',
  address: { street: '12 Harbour Street', city: 'Grey Harbour', province: 'NL', country: 'Canada', postalCode: 'N1A 2B3', building: 'Tower B', floor: '3', room: '312' },
  unit: { id: 25, name: 'Section' }, department: { id: 1, name: 'Department' },
  path: [{ id: 1, name: 'Department' }, { id: 25, name: 'Section' }], manager: null, reportCount: 0,
};
const source = 'https://org.example/?person=7&lang=en';
const linesOf = (employee: Employee) => vCard(employee, source).replace(/\r\n /g, '').split('\r\n');

describe('A contact card', () => {
  test('says all that is known', () =>
    expect(linesOf(person)).toEqual([
      'BEGIN:VCARD', 'VERSION:4.0', 'KIND:individual', 'FN:Ada Byron', 'N:Byron;Ada;;;', 'ORG:Department;Section', 'TITLE:Analyst',
      'EMAIL;TYPE=work:ada.byron@dsn.example', 'TEL;TYPE="work,voice":613-555-0123',
      'ADR;TYPE=work:;;Tower B,3,312,12 Harbour Street;Grey Harbour;NL;N1A 2B3;Canada', `SOURCE:${source}`, 'END:VCARD', '',
    ]));

  test('leaves out what is not known', () => {
    const { phone, email, address, ...hidden } = person;
    const names = linesOf({ ...hidden, jobTitle: null }).map((line) => /^[A-Z]+/.exec(line)?.[0]);
    expect([phone, email, address]).not.toContain(undefined);
    expect(names).toEqual(['BEGIN', 'VERSION', 'KIND', 'FN', 'N', 'ORG', 'SOURCE', 'END', undefined]);
  });

  test('escapes what would end a value', () =>
    expect(linesOf({ ...person, displayName: 'A\\B; C, D' })).toContain('FN:A\\\\B\\; C\\, D'));

  test('lets no line be smuggled in', () =>
    expect(linesOf({ ...person, jobTitle: 'Analyst\r\nTEL:911\u0000' })).toContain('TITLE:Analyst\\nTEL:911'));

  test('folds lines at 75 octets without cutting a letter in two', () => {
    const title = 'Évaluatrice des œuvres 🛶 '.repeat(12);
    const card = vCard({ ...person, jobTitle: title }, source);
    const lengths = card.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(Math.max(...lengths)).toBeGreaterThan(70);
    expect(card).not.toContain('\uFFFD');
    expect(linesOf({ ...person, jobTitle: title })).toContain(`TITLE:${title}`);
  });

  test('is a file with the name of the person', () => {
    expect(fileNameOf(person)).toBe('Ada Byron.vcf');
    expect(fileNameOf({ ...person, displayName: '../a:b' })).toBe('.. a b.vcf');
    expect(fileNameOf({ ...person, displayName: '' })).toBe('person.vcf');
  });
});
