import { describe, expect, test } from 'vitest';
import { highlight } from './highlight';

const hits = (text: string, query: string) => highlight(text, query).filter((part) => part.isHit).map((part) => part.text);

describe('Highlighting', () => {
  test('marks the beginnings of words, in any order', () => expect(hits('Anne-Marie Tremblay', 'trem anne')).toEqual(['Anne', 'Trem']));
  test('does not mark within words', () => expect(hits('Tremblay', 'bla')).toEqual([]));
  test('marks letters with accents that were typed without', () => expect(hits('Évaluation des écoles', 'eva eco')).toEqual(['Éva', 'éco']));
  test('marks a joined letter for the two that were typed', () => expect(hits('Œuvres', 'oeu')).toEqual(['Œu']));
  test('keeps a letter together with its mark', () => expect(hits('Chloe\u0301 B', 'chloe')).toEqual(['Chloe\u0301']));
  test('marks as much as fits when two words of the query do', () => expect(hits('Policy', 'pol poli')).toEqual(['Poli']));
  test('loses nothing of the text', () => {
    const text = '  Vice-Président, (Œuvres) – été ';
    expect(highlight(text, 'vice oeuv ete').map((part) => part.text).join('')).toBe(text);
  });
  test('marks nothing for an empty query', () => expect(hits('Policy', ' ')).toEqual([]));
});
