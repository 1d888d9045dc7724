import { colours, fontStack, rankColour } from '../colours';
import type { Layout } from '../layout';
import { linesOf } from '../lines';
import type { Shown, Unit } from '../tree';
import { countBeneath, peopleIn } from '../words';
import { number } from '../../texts';
import { escaped, fitted, wrapped } from './text';

const margin = 32;
const footer = 28;

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a layout as SVG: attributes only, so that it may stand in a page that allows no styles, and sharp at any size. */
export function drawingOf(layout: Layout, title: string, note: string): Drawing {
  const { bounds, tree, kind } = layout;
  const width = Math.ceil(bounds.right - bounds.left + 2 * margin);
  const height = Math.ceil(bounds.bottom - bounds.top + 2 * margin + footer);
  const cardOf = kind === 'outline' ? rowCard : kind === 'down' ? tallCard : flatCard;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(fontStack)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<g transform="translate(${round(margin - bounds.left)} ${round(margin - bounds.top)})">`,
    `<path d="${pathOf(linesOf(layout))}" fill="none" stroke="${colours.line}" stroke-width="1.5" stroke-linecap="square"/>`,
    ...tree.items.map((shown) => `<g transform="translate(${round(layout.x[shown.order]!)} ${round(layout.y[shown.order]!)})">${cardOf(shown, layout)}</g>`),
    '</g>',
    text(margin, height - 16, 12, colours.inkSoft, 400, note),
    '</svg>',
  ];
  return { svg: parts.join('\n'), width, height };
}

function pathOf(lines: Float64Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < lines.length; at += 4) pieces.push(`M${round(lines[at]!)} ${round(lines[at + 1]!)}L${round(lines[at + 2]!)} ${round(lines[at + 3]!)}`);
  return pieces.join('');
}

const inset = 14;

/** As in the chart that grows downwards: one thing beneath the other. */
function tallCard({ unit, level }: Shown, { card: { width, height } }: Layout): string {
  const room = width - 2 * inset;
  const top = unit.acronym === null ? 24 : 40;
  return [
    frame(width, height, level),
    unit.acronym === null ? '' : text(inset, 22, 11.5, colours.brand, 700, fitted(unit.acronym, room, 11.5, true)),
    nameLines(unit, inset, top, room, 3),
    headLines(unit, inset, height - 46, room),
    text(inset, height - 14, 12, colours.inkSoft, 400, fitted(peopleIn(unit), room - 34, 12)),
    countOf(unit, width - inset, height - 14),
  ].join('');
}

/** As in the chart that grows to the right: acronym and people in one line. */
function flatCard({ unit, level }: Shown, { card: { width, height } }: Layout): string {
  const room = width - 2 * inset - 20;
  return [
    frame(width, height, level),
    nameLines(unit, inset, 24, room, 2),
    headLines(unit, inset, height - 46, room),
    text(inset, height - 14, 12, colours.inkSoft, 400, fitted([unit.acronym, peopleIn(unit)].filter((part) => part !== null).join(' · '), room - 20, 12)),
    countOf(unit, width - inset, height - 14),
  ].join('');
}

/** A row of the outline. */
function rowCard({ unit, level }: Shown, { card: { width, height } }: Layout): string {
  const people = peopleIn(unit);
  const room = width - 250;
  return [
    `<rect x="4" y="${height / 2 - 5}" width="10" height="10" rx="2" fill="${rankColour(level)}"/>`,
    text(24, height / 2 + 5, 14, colours.ink, 600, fitted(unit.acronym === null ? unit.name : `${unit.name} (${unit.acronym})`, room + 40, 14, true)),
    text(width, height / 2 + 5, 12, colours.inkSoft, 400, people, 'end'),
  ].join('');
}

function frame(width: number, height: number, level: number): string {
  return `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${colours.paper}" stroke="${colours.line}"/>`
    + `<path d="M4 0.5H8V${height - 0.5}H4A3.5 3.5 0 0 1 0.5 ${height - 4}V4A3.5 3.5 0 0 1 4 0.5Z" fill="${rankColour(level)}" transform="scale(0.6 1)"/>`;
}

function nameLines(unit: Unit, x: number, y: number, room: number, most: number): string {
  return wrapped(unit.name, room, 14, most, true).map((line, index) => text(x, y + index * 18, 14, colours.ink, 600, line)).join('');
}

function headLines({ head }: Unit, x: number, y: number, room: number): string {
  if (head === null) return '';
  return text(x, y, 12, colours.ink, 400, fitted(head.displayName, room, 12))
    + (head.jobTitle === null ? '' : text(x, y + 15, 11.5, colours.inkSoft, 400, fitted(head.jobTitle, room, 11.5)));
}

/** How many units are directly beneath; nothing where there are none. */
function countOf(unit: Unit, x: number, y: number): string {
  const count = countBeneath(unit);
  return count === 0 ? '' : text(x, y, 12, colours.brand, 700, `▾ ${number(count)}`, 'end');
}

function text(x: number, y: number, size: number, colour: string, weight: number, content: string, anchor: 'start' | 'end' = 'start'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}"${anchor === 'end' ? ' text-anchor="end"' : ''}>${escaped(content)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
