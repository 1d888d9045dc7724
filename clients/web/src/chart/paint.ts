import { colours, fontStack, rankColour } from './colours';
import type { Box, Layout } from './layout';
import { wayTo, type Places } from './lines';
import type { Shown } from './tree';

/** What is drawn in one frame. */
export interface Frame {
  readonly layout: Layout;
  readonly places: Places;
  readonly lines: Float64Array;
  /** From the chart's coordinates to the screen's. */
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the device to one of the page. */
  readonly ratio: number;
  /** What is seen, in the chart's coordinates. */
  readonly seen: Box;
  /** The root, the selected unit and all between, or nothing. */
  readonly way: readonly Shown[];
  /** Boxes instead of cards, for a view from far away. */
  readonly hasBoxes: boolean;
  readonly focused: Shown | null;
}

/** From so wide on a box has a word in it, as long as they are not too many. */
const wordWidth = 56;
const mostWords = 700;

/** Draws the lines, and from far away the units as boxes. */
export function paint(context: CanvasRenderingContext2D, frame: Frame): void {
  const { ratio, k, x, y } = frame;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, frame.width, frame.height);
  // One pixel of the screen at least: thinner lines are grey fog.
  const thickness = Math.max(1.5 * k, 1 / ratio) / k;
  context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  paintLines(context, frame, thickness);
  paintWay(context, frame, thickness);
  if (frame.hasBoxes) paintBoxes(context, frame);
}

function paintLines(context: CanvasRenderingContext2D, { lines, seen, k }: Frame, thickness: number): void {
  context.fillStyle = colours.line;
  // Shorter than a pixel: from very far away those are most of them.
  const least = 0.8 / k;
  const half = thickness / 2;
  for (let at = 0; at < lines.length; at += 4) {
    const x1 = lines[at]!;
    const y1 = lines[at + 1]!;
    const x2 = lines[at + 2]!;
    const y2 = lines[at + 3]!;
    if (x2 < seen.left || x1 > seen.right || y2 < seen.top || y1 > seen.bottom || (x2 - x1 < least && y2 - y1 < least)) continue;
    // Upright or level rectangles: many times faster than strokes.
    context.fillRect(x1 - half, y1 - half, x2 - x1 + thickness, y2 - y1 + thickness);
  }
}

function paintWay(context: CanvasRenderingContext2D, { layout, places, way, k }: Frame, thickness: number): void {
  if (way.length < 2) return;
  context.strokeStyle = colours.brand;
  context.lineWidth = Math.max(thickness * 2, 2 / k);
  context.lineJoin = 'round';
  context.beginPath();
  for (const shown of way) {
    wayTo(layout, shown, places).forEach(([px, py], index) => (index === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
  }
  context.stroke();
}

function paintBoxes(context: CanvasRenderingContext2D, frame: Frame): void {
  const { layout: { tree, card: { width, height } }, places, seen, k, way, focused } = frame;
  const visible: number[] = [];
  const { x, y } = places;
  for (let order = 0; order < x.length; order++) {
    if (x[order]! < seen.right && x[order]! + width > seen.left && y[order]! < seen.bottom && y[order]! + height > seen.top) visible.push(order);
  }
  const rim = 1 / k;
  const isTiny = height * k < 8;
  let colour = '';
  for (const order of visible) {
    const level = tree.items[order]!.level;
    const next = rankColour(level);
    if (next !== colour) context.fillStyle = colour = next;
    context.fillRect(x[order]!, y[order]!, width, height);
  }
  if (!isTiny) {
    context.fillStyle = colours.paper;
    const stripe = 3 * rim;
    for (const order of visible) context.fillRect(x[order]! + stripe, y[order]! + rim, width - stripe - rim, height - 2 * rim);
  }
  for (const { order } of way) {
    context.fillStyle = colours.brand;
    context.fillRect(x[order]! - 2 * rim, y[order]! - 2 * rim, width + 4 * rim, height + 4 * rim);
    context.fillStyle = order === way.at(-1)!.order ? colours.brandSoft : colours.paper;
    if (!isTiny) context.fillRect(x[order]!, y[order]!, width, height);
  }
  if (focused !== null) {
    context.strokeStyle = colours.focus;
    context.lineWidth = 3 * rim;
    context.strokeRect(x[focused.order]! - 4 * rim, y[focused.order]! - 4 * rim, width + 8 * rim, height + 8 * rim);
  }
  if (width * k >= wordWidth && visible.length <= mostWords) paintWords(context, frame, visible);
}

function paintWords(context: CanvasRenderingContext2D, { layout: { tree, card: { width, height } }, places, k }: Frame, visible: readonly number[]): void {
  const size = Math.min(12, height * k * 0.45) / k;
  const room = Math.floor((width - 12 / k) / (size * 0.6));
  context.font = `600 ${size}px ${fontStack}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = colours.ink;
  for (const order of visible) {
    const { acronym, name } = tree.items[order]!.unit;
    const word = acronym ?? name;
    const text = word.length <= room ? word : `${word.slice(0, room - 1)}…`;
    context.fillText(text, places.x[order]! + width / 2, places.y[order]! + height / 2);
  }
}
