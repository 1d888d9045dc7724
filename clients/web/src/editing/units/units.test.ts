import { expect, test, vi } from 'vitest';

vi.mock('../../address', () => ({ view: { value: { language: 'en' } } }));
const { countBeneath, isEmpty } = await import('./contents');
const { movedBy } = await import('./order');

test('a unit goes one place up or down, and stays at the ends', () => {
  expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(movedBy(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('units beneath are counted at any depth', () => {
  const leaf = { children: [] };
  expect(countBeneath({ children: [leaf, { children: [leaf, leaf] }] } as never)).toBe(4);
});

test('a unit with people or units in it is not empty', () => {
  expect(isEmpty({ childCount: 0, employeeCount: 0 } as never)).toBe(true);
  expect(isEmpty({ childCount: 0, employeeCount: 1 } as never)).toBe(false);
});
