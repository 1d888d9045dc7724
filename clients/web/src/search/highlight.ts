import { fold, wordsIn } from '../ui/fold';

/** A part of a text, and whether it is what was searched for. */
export interface Part {
  readonly text: string;
  readonly isHit: boolean;
}

/** Cuts a text where its words begin as those of the query do. What was found in spite of a slip of the pen stays as it is. */
export function highlight(text: string, query: string): Part[] {
  const sought = wordsIn(query).sort((a, b) => b.length - a.length);
  return text.split(/([\p{L}\p{M}\p{N}]+)/u).flatMap((piece) => {
    const word = sought.find((candidate) => fold(piece).startsWith(candidate));
    if (word === undefined) return piece === '' ? [] : [{ text: piece, isHit: false }];
    const end = lengthOfFolded(piece, word.length);
    return [{ text: piece.slice(0, end), isHit: true }, ...(end < piece.length ? [{ text: piece.slice(end), isHit: false }] : [])];
  });
}

/** How much of a text becomes so many folded letters: one may become two, two may become one. */
function lengthOfFolded(text: string, length: number): number {
  let end = 0;
  for (const letter of text) {
    if (fold(text.slice(0, end)).length >= length && fold(letter) !== '') break;
    end += letter.length;
  }
  return end;
}
