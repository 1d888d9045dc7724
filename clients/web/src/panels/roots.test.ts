import { describe, expect, test } from 'vitest';
import { rootShowing } from './roots';

const path = [{ id: 1, name: 'Department' }, { id: 5, name: 'Branch' }, { id: 25, name: 'Section' }];

describe('Where the chart has to begin', () => {
  test('is where it begins when the unit is beneath', () => expect(rootShowing(path, 5)).toBe(5));
  test('is where it begins when that is the unit itself', () => expect(rootShowing(path, 25)).toBe(25));
  test('is the department when the unit is elsewhere', () => expect(rootShowing(path, 98)).toBe(1));
  test('is the department when the whole organisation is shown', () => expect(rootShowing(path, null)).toBe(1));
  test('stays for a way that is not known', () => expect(rootShowing([], 98)).toBe(98));
});
