import type { Texts } from '../../texts';
import { lineage, type ShownTree } from '../tree';

type Columns = Texts['chart']['exporting']['columns'];

// Spreadsheets take what begins so for a formula, and run it: also in full width, and also what follows a semicolon or a line's end, where those divide cells.
// The server's tables have the same rule.
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
const formulaWithin = /[;\r\n][\s"]*(?=[=+\-@＝＋－＠])/g;

/** A table of units for spreadsheets, one line each, parents before children. */
export function csvOf(tree: ShownTree, columns: Columns): string {
  const lines = tree.items.map((shown) => {
    const { unit, level, parent } = shown;
    const path = lineage(shown).map((above) => above.unit.name).join(' > ');
    return [unit.id, level, parent?.unit.id, unit.acronym, unit.name, unit.ownPeople, unit.allPeople, unit.childCount, unit.head?.displayName, path];
  });
  const header = [columns.id, columns.level, columns.parent, columns.acronym, columns.name, columns.own, columns.all, columns.units, columns.head, columns.path];
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\uFEFF${[header, ...lines].map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? safe(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function safe(text: string): string {
  return `${formula.test(text) ? "'" : ''}${text.replace(formulaWithin, "$&'")}`;
}
