/** The words for a code that came over the network; undefined for one that the page does not know (yet). */
export function lookUp(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
