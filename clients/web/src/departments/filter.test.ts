import { describe, expect, test } from 'vitest';
import type { Department } from '../api/types';
import { filterDepartments } from './filter';

const departments: Department[] = [
  { id: 1, name: 'Agence du revenu du Canada', acronym: 'ARC', unitCount: 1, employeeCount: 1 },
  { id: 2, name: 'Arctic Research', acronym: null, unitCount: 1, employeeCount: 1 },
  { id: 3, name: 'Élections Canada', acronym: 'EC', unitCount: 1, employeeCount: 1 },
  { id: 4, name: 'Environment Canada and Climate', acronym: 'ECCC', unitCount: 1, employeeCount: 1 },
];
const found = (text: string) => filterDepartments(departments, text).map(({ id }) => id);

describe('Filtering departments', () => {
  test('shows all as long as nothing is typed', () => expect(found('  ')).toEqual([1, 2, 3, 4]));
  test('does not look at accents and capitals', () => expect(found('ELECT')).toEqual([3]));
  test('finds acronyms', () => expect(found('eccc')).toEqual([4]));
  test('puts the one that is called exactly so first', () => expect(found('arc')).toEqual([1, 2]));
  test('wants every word, in any order', () => expect(found('canada climate')).toEqual([4]));
  test('finds beginnings of words only', () => expect(found('vironment')).toEqual([]));
});
