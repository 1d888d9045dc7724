// Widths in thousandths of the font's size, a little more than those of common fonts: files are read where other fonts are installed, and nothing is measured here.
const narrow = new Set("iljftI.,:;'’|!()[]- ·");
const wide = new Set('mwMW@%—…');
const widths = { narrow: 370, wide: 940, capital: 720, other: 610 };

/** Strong letters are wider. */
const strong = 1.13;

/** How wide a text is about, in pixels. */
export function widthOf(text: string, fontSize: number, isStrong = false): number {
  let sum = 0;
  for (const letter of text) {
    if (narrow.has(letter)) sum += widths.narrow;
    else if (wide.has(letter)) sum += widths.wide;
    else sum += letter !== letter.toLowerCase() ? widths.capital : widths.other;
  }
  return (sum * fontSize * (isStrong ? strong : 1)) / 1000;
}

/** A text in one line, cut with an ellipsis when it is too long. */
export function fitted(text: string, width: number, fontSize: number, isStrong = false): string {
  if (widthOf(text, fontSize, isStrong) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, fontSize, isStrong) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text in so many lines at most. Words that are too long, and what is left over, are cut with an ellipsis. */
export function wrapped(text: string, width: number, fontSize: number, mostLines: number, isStrong = false): string[] {
  const words = text.trim().split(/\s+/);
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, fontSize, isStrong) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === mostLines - 1) {
      line = `${line} ${words.slice(index).join(' ')}`;
      break;
    }
    lines.push(fitted(line, width, fontSize, isStrong));
    line = word;
  }
  return [...lines, fitted(line, width, fontSize, isStrong)];
}

/** A text as it may stand in XML. Characters that XML cannot hold at all are left out. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
