import { signal } from '@preact/signals';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, ZoomTransform, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom';
import type { Box, Size } from './layout';
import { glide } from './motion';

/** How far out and in one can go. */
const scales: [number, number] = [0.004, 2.5];
/** Smaller than this, names on cards cannot be read. */
export const readableScale = 0.7;
/** Around what is brought into view. */
export const margin = 32;
const glideMs = 300;

/** Which part of the chart is seen, and how large: drag, wheel, pinch and double click change it, and the methods here. */
export class Camera {
  /** From the chart's coordinates to the screen's. */
  transform: ZoomTransform = zoomIdentity;
  /** The size of the place on the screen. */
  size: Size = { width: 0, height: 0 };
  /** In percent, for the toolbar. */
  readonly percent = signal(100);
  /** Whether the reader is moving it at the moment. */
  readonly isMoving = signal(false);
  readonly #zoom: ZoomBehavior<HTMLElement, unknown>;
  #element: HTMLElement | null = null;
  #endGlide: () => void = () => undefined;

  /**
   * @param onMove is called whenever the view has changed
   * @param isHandled says of a gesture that it is not meant for the camera
   */
  constructor(private readonly onMove: () => void, isHandled: (event: Event) => boolean) {
    this.#zoom = zoom<HTMLElement, unknown>()
      .scaleExtent(scales)
      .clickDistance(5)
      .filter((event: MouseEvent) => (!event.ctrlKey || event.type === 'wheel') && !event.button && !isHandled(event))
      .on('start', (event: D3ZoomEvent<HTMLElement, unknown>) => {
        if (event.sourceEvent === null) return;
        this.#endGlide();
        this.isMoving.value = true;
      })
      .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
        this.transform = event.transform;
        this.percent.value = Math.round(event.transform.k * 100);
        this.onMove();
      })
      .on('end', () => (this.isMoving.value = false));
  }

  /** Begins to listen to the gestures on an element; handed back is what ends it. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    this.#zoom.extent(() => [[0, 0], [this.size.width, this.size.height]]);
    // The library's own double click glides with its own clock; ours obeys the reader's wish for calm.
    select(element).call(this.#zoom).on('dblclick.zoom', null);
    return () => {
      this.#endGlide();
      select(element).on('.zoom', null);
      this.#element = null;
    };
  }

  /** What is seen, in the chart's coordinates. */
  get seen(): Box {
    const [left, top] = this.transform.invert([0, 0]);
    const [right, bottom] = this.transform.invert([this.size.width, this.size.height]);
    return { left, top, right, bottom };
  }

  zoomBy(factor: number, centre: [number, number] = [this.size.width / 2, this.size.height / 2]): void {
    const { transform } = this;
    const k = Math.min(Math.max(transform.k * factor, scales[0]), scales[1]);
    const [x, y] = transform.invert(centre);
    this.#glideTo(new ZoomTransform(k, centre[0] - x * k, centre[1] - y * k));
  }

  /** All of it, as large as it fits; never larger than it is. */
  fit(bounds: Box): void {
    this.#glideTo(this.#centred(bounds, this.#scaleFor(bounds)));
  }

  /** At its own size, around what is in the middle now. */
  fullSize(): void {
    this.zoomBy(1 / this.transform.k);
  }

  /** A first view: as much as can be read, beginning at the root. */
  home(bounds: Box, root: Box, kind: 'down' | 'right'): void {
    const scale = this.#scaleFor(bounds);
    if (scale >= readableScale) {
      this.#show(this.#centred(bounds, scale, kind));
      return;
    }
    const k = readableScale;
    const { width, height } = this.size;
    const x = kind === 'down' ? width / 2 - ((root.left + root.right) / 2) * k : margin - root.left * k;
    const y = kind === 'down' ? margin - root.top * k : height / 2 - ((root.top + root.bottom) / 2) * k;
    this.#show(new ZoomTransform(k, x, y));
  }

  /** Moves as little as is needed for a box to be seen; its beginning, when it is larger than the screen. */
  bringIn(box: Box, keep: Box = box): void {
    const { transform: { k, x, y }, size } = this;
    const dx = shift(box.left * k + x, box.right * k + x, keep.left * k + x, keep.right * k + x, size.width);
    const dy = shift(box.top * k + y, box.bottom * k + y, keep.top * k + y, keep.bottom * k + y, size.height);
    if (dx !== 0 || dy !== 0) this.#glideTo(new ZoomTransform(k, x + dx, y + dy));
  }

  /** Puts a box into the middle, large enough to be read. */
  centre(box: Box): void {
    this.#glideTo(this.#centred(box, Math.max(this.transform.k, readableScale)));
  }

  /** Puts a point of the chart into the middle, at once. */
  lookAt(px: number, py: number): void {
    const { transform: { k }, size } = this;
    this.#show(new ZoomTransform(k, size.width / 2 - px * k, size.height / 2 - py * k));
  }

  /** Moves what is seen by so many pixels, at once. */
  moveBy(dx: number, dy: number): void {
    const { k, x, y } = this.transform;
    this.#show(new ZoomTransform(k, x + dx, y + dy));
  }

  #scaleFor(bounds: Box): number {
    const { width, height } = this.size;
    const scale = Math.min((width - 2 * margin) / (bounds.right - bounds.left), (height - 2 * margin) / (bounds.bottom - bounds.top), 1);
    return Math.max(scale, scales[0]);
  }

  #centred(bounds: Box, k: number, kind?: 'down' | 'right'): ZoomTransform {
    const { width, height } = this.size;
    // A small chart hangs from above, or stands at the left, where one begins to read.
    const x = kind === 'right' ? Math.min(width / 8, (width - (bounds.right - bounds.left) * k) / 2) - bounds.left * k : width / 2 - ((bounds.left + bounds.right) / 2) * k;
    const y = kind === 'down' ? Math.min(height / 8, (height - (bounds.bottom - bounds.top) * k) / 2) - bounds.top * k : height / 2 - ((bounds.top + bounds.bottom) / 2) * k;
    return new ZoomTransform(k, x, y);
  }

  #show(transform: ZoomTransform): void {
    this.#endGlide();
    if (this.#element !== null) this.#zoom.transform(select(this.#element), transform);
  }

  #glideTo(to: ZoomTransform): void {
    this.#endGlide();
    const from = this.transform;
    this.#endGlide = glide(glideMs, (part) => {
      const between = (a: number, b: number) => a + (b - a) * part;
      if (this.#element !== null) this.#zoom.transform(select(this.#element), new ZoomTransform(between(from.k, to.k), between(from.x, to.x), between(from.y, to.y)));
    });
  }
}

/** How far to move along one axis so that a part is within, and what shall be kept stays within. */
function shift(from: number, to: number, keepFrom: number, keepTo: number, size: number): number {
  let by = 0;
  if (to > size - margin) by = size - margin - to;
  if (from + by < margin) by = margin - from;
  if (keepTo + by > size - margin) by = size - margin - keepTo;
  if (keepFrom + by < margin) by = margin - keepFrom;
  return by;
}
