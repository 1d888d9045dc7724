import { describe, expect, it } from 'vitest';
import { actOf, nextBeginning } from './keyboard';
import { openTo } from './openness';
import { anOrganisation, aUnit, shownOf } from './testing';

// 1 is open and has 2 and 5 beneath it, which are closed.
const tree = shownOf(anOrganisation(2, 2), openTo(1));
const press = (key: string, kind: 'down' | 'right' | 'outline', id: number, of = tree) => {
  const act = actOf(key, kind, of, of.byId.get(id)!);
  return act === null ? null : act.does === 'fit' ? 'fit' : `${act.does} ${act.shown.unit.id}`;
};

describe('The keyboard', () => {
  it('follows what is seen when the chart grows downwards', () => {
    expect(press('ArrowDown', 'down', 1)).toBe('focus 2');
    expect(press('ArrowRight', 'down', 2)).toBe('focus 5');
    expect(press('ArrowLeft', 'down', 5)).toBe('focus 2');
    expect(press('ArrowUp', 'down', 5)).toBe('focus 1');
    expect(press('ArrowRight', 'down', 5)).toBeNull();
    expect(press('ArrowUp', 'down', 1)).toBeNull();
  });

  it('follows what is seen when the chart grows to the right', () => {
    expect(press('ArrowRight', 'right', 1)).toBe('focus 2');
    expect(press('ArrowDown', 'right', 2)).toBe('focus 5');
    expect(press('ArrowUp', 'right', 5)).toBe('focus 2');
    expect(press('ArrowLeft', 'right', 5)).toBe('focus 1');
  });

  it('goes through the rows of the outline, and closes before it goes up', () => {
    expect(press('ArrowDown', 'outline', 2)).toBe('focus 5');
    expect(press('ArrowUp', 'outline', 2)).toBe('focus 1');
    expect(press('ArrowRight', 'outline', 2)).toBe('open 2');
    expect(press('ArrowLeft', 'outline', 1)).toBe('close 1');
    expect(press('ArrowLeft', 'outline', 2)).toBe('focus 1');
  });

  it('opens a closed unit before it goes down', () => {
    expect(press('ArrowDown', 'down', 2)).toBe('open 2');
    expect(press('ArrowRight', 'right', 2)).toBe('open 2');
  });

  it('opens, closes, selects, and moves to both ends', () => {
    expect(press('+', 'down', 2)).toBe('open 2');
    expect(press('-', 'down', 1)).toBe('close 1');
    expect(press('-', 'down', 2)).toBeNull();
    expect(press('*', 'down', 2)).toBe('openSiblings 2');
    expect(press('Enter', 'down', 2)).toBe('select 2');
    expect(press(' ', 'down', 2)).toBe('select 2');
    expect(press('Home', 'down', 5)).toBe('focus 1');
    expect(press('End', 'down', 1)).toBe('focus 5');
    expect(press('0', 'down', 1)).toBe('fit');
  });

  it('finds the next unit that begins with what was typed, without regard to accents and case', () => {
    const named = shownOf(aUnit(1, [aUnit(2, [], { name: 'Économie' }), aUnit(3, [], { name: 'Finances', acronym: 'ECO' }), aUnit(4, [], { name: 'Écoles' })], { name: 'Tout' }));
    const from = (id: number, typed: string) => nextBeginning(typed, named, named.byId.get(id)!)?.unit.id;
    expect(from(1, 'e')).toBe(2);
    expect(from(2, 'e')).toBe(3);
    expect(from(2, 'eco')).toBe(2);
    expect(from(2, 'École')).toBe(4);
    expect(from(4, 't')).toBe(1);
    expect(from(4, 'x')).toBeUndefined();
  });
});
