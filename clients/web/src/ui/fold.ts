/** Letters that are no base letter with a mark, and what people type for them. */
const spelledOut: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ß: 'ss', ł: 'l', đ: 'd', '’': "'" };

/** A text as it is compared: without accents and capitals. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[œæøßłđ’]/g, (letter) => spelledOut[letter] ?? letter);
}

/** The words of a text, folded. */
export function wordsIn(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
