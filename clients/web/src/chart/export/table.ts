import type { Texts } from '../../texts';
import { lineage, type ShownTree } from '../tree';

type Columns = Texts['chart']['exporting']['columns'];

// Spreadsheets take what begins so for a formula, and run it.
const formula = /^[=+\-@\t\r]/;

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
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
