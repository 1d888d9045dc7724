import { get } from '../../api/client';
import type { ChartNode } from '../../api/types';
import { moment, number, texts } from '../../texts';
import { save } from '../../ui/save';
import { arrange, type Layout } from '../layout';
import { kind, known, layout, tree } from '../model';
import { openTo } from '../openness';
import { Forest, organisation, showTree, type Shown, type ShownTree } from '../tree';
import { jsonOf } from './data';
import { pictureSize, pngOf } from './png';
import { fileName } from './fileName';
import { drawingOf, type Drawing } from './svg';
import { csvOf } from './table';

/** What a file can be. */
export const formats = ['svg', 'png', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** A picture that no browser can make; the message says what else can be done. */
export class TooLargeError extends Error {}

/** Makes a file of what is open, or of everything beneath a unit, and hands it over. Answers with its name. */
export async function exportAs(format: Format, branch: Shown | null): Promise<string> {
  const units = branch === null ? tree.peek() : await wholeBranch(branch.unit.id);
  if (units === null) throw new Error('Nothing is shown.');
  const name = fileName(units.root.unit, format, new Date());
  save(name, await contentOf(format, units));
  return name;
}

async function contentOf(format: Format, units: ShownTree): Promise<Blob> {
  switch (format) {
    case 'svg': return new Blob([drawingFrom(units).svg], { type: 'image/svg+xml' });
    case 'png': return pictureOf(drawingFrom(units));
    case 'csv': return new Blob([csvOf(units, texts.peek().chart.exporting.columns)], { type: 'text/csv;charset=utf-8' });
    case 'json': return new Blob([jsonOf(units)], { type: 'application/json' });
  }
}

async function pictureOf(drawing: Drawing): Promise<Blob> {
  const { width, height, fits } = pictureSize(drawing);
  if (!fits) throw new TooLargeError(texts.peek().chart.exporting.tooLarge(number(width), number(height)));
  return pngOf(drawing);
}

/** Draws units in the layout that is on the screen. */
export function drawingFrom(units: ShownTree): Drawing {
  const hasHeads = units.items.some((shown) => shown.unit.head !== null);
  const drawn: Layout = layout.peek()?.tree === units ? layout.peek()! : arrange(units, kind.peek(), { hasHeads, width: Infinity });
  return drawingOf(drawn, units.root.unit.name, texts.peek().chart.exporting.drawn(moment(new Date().toISOString())));
}

/** A unit with all that is beneath it, asked for anew: what is on the screen may be a part. */
async function wholeBranch(id: number): Promise<ShownTree | null> {
  const forest = new Forest();
  const load = async (unit: number) => forest.takeChart((await get<ChartNode>(`units/${unit}/chart`)).data);
  if (id === organisation) {
    const departments = known.peek().forest.childrenOf(organisation) ?? [];
    await Promise.all(departments.map(load));
    forest.takeRoot(departments, texts.peek().chart.organisation);
  } else {
    await load(id);
  }
  return showTree(forest, id, openTo(Infinity));
}
