import { expect, test, vi } from 'vitest';

vi.mock('../address', () => ({ view: { value: { language: 'fr' } } }));
const { fr } = await import('./fr');

/** Every text of the page, with "x" for what comes into it. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return [part('x', 'x', 'x', 'x') as string];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
}

// The page in the other language is announced in that one.
const french = textsIn(fr).filter((text) => text !== fr.common.languageHint);

test('French has apostrophes, not the sign of typewriters', () => {
  expect(french.length).toBeGreaterThan(500);
  expect(french.filter((text) => text.includes("'"))).toEqual([]);
});

test('French keeps its signs together with the word before them', () => {
  expect(french.filter((text) => /[^\u00A0][»;?!]|[^\u00A0][:%](\s|$)|«(?!\u00A0)/.test(text))).toEqual([]);
});
