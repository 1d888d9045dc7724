import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { texts } from '../texts';
import { colours, rankColour } from './colours';
import type { Layout } from './layout';
import type { Scene } from './scene';

const width = 200;
const height = 130;
const padding = 6;

/** All of the chart, small, with what is seen of it. Drag to move; with the keyboard one moves in the chart itself. */
export function MiniMap({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useRef<{ readonly layout: Layout; readonly canvas: HTMLCanvasElement } | null>(null);

  useSignalEffect(() => {
    void scene.frame.value;
    const layout = scene.layout.value;
    const context = canvas.current?.getContext('2d');
    if (layout === null || !context) return;
    if (picture.current?.layout !== layout) picture.current = { layout, canvas: drawSmall(layout) };
    const { k, x, y } = scaleOf(layout);
    const { seen } = scene.camera;
    const ratio = ratioOf();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width * ratio, height * ratio);
    context.drawImage(picture.current.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = 'rgb(11 98 214 / 10%)';
    context.strokeStyle = colours.focus;
    context.lineWidth = 1.5;
    const left = Math.max(seen.left * k + x, 1);
    const top = Math.max(seen.top * k + y, 1);
    const right = Math.min(seen.right * k + x, width - 1);
    const bottom = Math.min(seen.bottom * k + y, height - 1);
    context.fillRect(left, top, right - left, bottom - top);
    context.strokeRect(left, top, right - left, bottom - top);
  });

  function look(event: PointerEvent): void {
    const layout = scene.layout.peek();
    if (layout === null || (event.type === 'pointermove' && event.buttons !== 1)) return;
    const frame = canvas.current!.getBoundingClientRect();
    const { k, x, y } = scaleOf(layout);
    scene.camera.lookAt((event.clientX - frame.left - x) / k, (event.clientY - frame.top - y) / k);
  }

  return (
    <canvas
      ref={canvas}
      class="mini-map"
      width={width * ratioOf()}
      height={height * ratioOf()}
      title={texts.value.chart.miniMap}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={look}
    />
  );
}

function ratioOf(): number {
  return Math.min(devicePixelRatio, 2);
}

function scaleOf({ bounds }: Layout): { k: number; x: number; y: number } {
  const k = Math.min((width - 2 * padding) / (bounds.right - bounds.left), (height - 2 * padding) / (bounds.bottom - bounds.top), 0.1);
  return { k, x: width / 2 - ((bounds.left + bounds.right) / 2) * k, y: height / 2 - ((bounds.top + bounds.bottom) / 2) * k };
}

/** The boxes, once for each layout. */
function drawSmall(layout: Layout): HTMLCanvasElement {
  const small = document.createElement('canvas');
  const ratio = ratioOf();
  small.width = width * ratio;
  small.height = height * ratio;
  const context = small.getContext('2d')!;
  const { k, x, y } = scaleOf(layout);
  context.setTransform(ratio, 0, 0, ratio, ratio * x, ratio * y);
  context.scale(k, k);
  const least = 1 / k;
  for (const { order, level } of layout.tree.items) {
    context.fillStyle = rankColour(level);
    context.fillRect(layout.x[order]!, layout.y[order]!, Math.max(layout.card.width, least), Math.max(layout.card.height, least));
  }
  return small;
}
