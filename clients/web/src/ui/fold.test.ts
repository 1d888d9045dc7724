import { describe, expect, test } from 'vitest';
import { fold, wordsIn } from './fold';

describe('Comparing texts', () => {
  test('does not look at accents and capitals', () => expect(fold('Évaluation')).toBe(fold('EVALUATION')));
  test('takes joined letters apart', () => expect(fold('Cœur')).toBe('coeur'));
  test('takes both apostrophes for one', () => expect(fold('l’eau')).toBe("l'eau"));
  test('finds words without the signs between them', () => expect(wordsIn('Vice-présidence, (Côte d’Azur) 2')).toEqual(['vice', 'presidence', 'cote', 'd', 'azur', '2']));
});
