import { signal } from '@preact/signals';
import { steady } from './actions';
import { Camera } from './camera';
import { around, boxOf, cardAt, cardsWithin, moved, type Box, type Layout } from './layout';
import { linesOf, type Places } from './lines';
import { focusedId } from './model';
import { glide } from './motion';
import { paint } from './paint';
import { lineage, type Shown } from './tree';

/** Smaller than this, cards give way to boxes. */
const boxScale = 0.42;
/** So many cards may glide; more would stutter. */
const mostGliding = 4000;
const glideMs = 260;

/**
 * The drawn chart: what is where, which cards are needed, and one frame after the other. It works beside Preact, which makes the cards but does not place
 * them: sixty times a second is too often for that.
 */
export class Scene {
  readonly camera: Camera;
  /** What is drawn; already moved so that what the reader looks at stays where it was. */
  readonly layout = signal<Layout | null>(null);
  /** The cards that have to be there. */
  readonly near = signal<readonly Shown[]>([]);
  /** Whether boxes are drawn instead of cards. */
  readonly isFar = signal(false);
  /** Raised with each frame, for the mini-map. */
  readonly frame = signal(0);

  /** The layout as it was handed over. */
  source: Layout | null = null;
  #cards = new Map<number, HTMLElement>();
  #canvas: HTMLCanvasElement | null = null;
  #layer: HTMLElement | null = null;
  #places: Places | null = null;
  #lines: Float64Array = new Float64Array();
  #way: readonly Shown[] = [];
  #nearBox: Box | null = null;
  #wasFar = false;
  /** Whether cards have moved in the last frame, so that they still have to come to rest. */
  #moved = true;
  /** The unit whose card shall have the focus as soon as it is there. */
  #wantsFocus: number | null = null;
  #requested = 0;
  #endGlide: () => void = () => undefined;

  constructor(isHandled: (event: Event) => boolean) {
    this.camera = new Camera(() => this.request(), isHandled);
  }

  /** Takes the elements to draw on; handed back is what ends it. */
  attach(stage: HTMLElement, canvas: HTMLCanvasElement, layer: HTMLElement): () => void {
    this.#canvas = canvas;
    this.#layer = layer;
    const sizes = new ResizeObserver(() => this.#measure(stage));
    sizes.observe(stage);
    this.#measure(stage);
    const detach = this.camera.attach(stage);
    return () => {
      sizes.disconnect();
      detach();
      this.#endGlide();
      cancelAnimationFrame(this.#requested);
      this.#requested = 0;
    };
  }

  /** Draws another layout. Cards that stay glide to their new places; new ones come out of their parents, and those that leave go back there. Says whether it is another chart, seen from its beginning. */
  show(layout: Layout): boolean {
    const before = this.layout.peek();
    this.source = layout;
    const isFirst = before === null || before.kind !== layout.kind || before.tree.root.unit.id !== layout.tree.root.unit.id;
    if (isFirst) this.#begin(layout);
    else this.#change(before, layout);
    return isFirst;
  }

  #begin(layout: Layout): void {
    this.#endGlide();
    this.#places = null;
    this.#take(layout);
    this.#settle(layout);
    if (layout.kind !== 'outline') this.camera.home(layout.bounds, boxOf(layout, 0), layout.kind);
  }

  #change(before: Layout, next: Layout): void {
    const places = this.#places ?? before;
    const anchor = this.#anchorOf(before, next);
    const old = anchor && before.tree.byId.get(anchor.unit.id);
    const layout = anchor && old ? moved(next, before.x[old.order]! - next.x[anchor.order]!, before.y[old.order]! - next.y[anchor.order]!) : next;
    this.#endGlide();
    if (Math.max(layout.x.length, before.x.length) > mostGliding) {
      this.#places = null;
      this.#take(layout);
      this.#settle(layout);
      return;
    }
    const isClosing = layout.x.length < before.x.length && layout.tree.items.every((shown) => before.tree.byId.has(shown.unit.id));
    if (isClosing) this.#close(before, places, layout);
    else this.#open(before, places, layout);
  }

  #open(before: Layout, places: Places, layout: Layout): void {
    const from = placesFrom(before, places, layout);
    this.#places = from;
    this.#take(layout);
    this.#endGlide = glide(glideMs, (part) => (part < 1 ? this.#place(layout, from, layout, part) : this.#settle(layout)));
  }

  /** Until the cards that leave are with their parents, the old layout is drawn. */
  #close(before: Layout, places: Places, layout: Layout): void {
    const to = placesFrom(layout, layout, before);
    const coming = this.isFar.peek() ? [] : cardsWithin(layout, this.camera.seen).map((order) => layout.tree.items[order]!.unit.id);
    const near = new Set([...this.near.peek().map((shown) => shown.unit.id), ...coming]);
    // All that is needed on the way, in one go.
    this.near.value = before.tree.items.filter((shown) => near.has(shown.unit.id));
    this.#nearBox = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    this.#endGlide = glide(glideMs, (part) => {
      if (part < 1) {
        this.#place(before, places, to, part);
        return;
      }
      this.#take(layout);
      this.#settle(layout);
    });
  }

  #anchorOf(before: Layout, next: Layout): Shown | null {
    for (const id of [steady.peek(), focusedId.peek()]) {
      const shown = id === null ? undefined : next.tree.byId.get(id);
      if (shown !== undefined && before.tree.byId.has(shown.unit.id)) return shown;
    }
    return next.tree.root;
  }

  #take(layout: Layout): void {
    this.layout.value = layout;
    this.#nearBox = null;
    if (!layout.tree.byId.has(focusedId.peek() ?? -1)) focusedId.value = null;
  }

  #place(layout: Layout, from: Places, to: Places, part: number): void {
    const between = (a: Float64Array, b: Float64Array) => a.map((value, order) => value + (b[order]! - value) * part);
    this.#places = { x: between(from.x, to.x), y: between(from.y, to.y) };
    this.#lines = linesOf(layout, this.#places);
    this.request();
  }

  #settle(layout: Layout): void {
    this.#places = null;
    this.#lines = linesOf(layout);
    this.request();
  }

  /** The way to the selected unit, which is drawn more strongly. */
  mark(selected: Shown | undefined): void {
    this.#way = lineage(selected);
    this.request();
  }

  /** Learns of a card's element, and puts it where it belongs. */
  readonly register = (id: number, element: HTMLElement | null): void => {
    if (element === null) {
      this.#cards.delete(id);
      return;
    }
    this.#cards.set(id, element);
    this.#put(id, element);
    if (this.#wantsFocus === id) queueMicrotask(() => this.#giveFocus(id));
  };

  /** The unit at a point of the stage. */
  unitAt(x: number, y: number): Shown | null {
    const layout = this.layout.peek();
    return layout && cardAt(layout, ...this.camera.transform.invert([x, y]));
  }

  /** Moves the keyboard to a unit and brings it into view. */
  focus(id: number): void {
    focusedId.value = id;
    this.#nearBox = null;
    this.bringIn(id);
    this.#giveFocus(id);
    this.request();
  }

  #giveFocus(id: number): void {
    const card = this.#cards.get(id);
    this.#wantsFocus = card === undefined ? id : null;
    // The camera brings it in; the browser would scroll what must not be scrolled.
    card?.focus({ preventScroll: true });
  }

  /** Brings a unit into view, and what is directly beneath it as far as there is room. */
  bringIn(id: number, withChildren = false): void {
    const layout = this.layout.peek();
    const shown = layout?.tree.byId.get(id);
    if (!layout || shown === undefined) return;
    const own = boxOf(layout, shown.order);
    const children = withChildren ? shown.children : [];
    this.camera.bringIn(children.reduce((box, child) => around(box, boxOf(layout, child.order)), own), own);
  }

  /** Puts a unit into the middle when it is not in view, or too small to be read. */
  centre(id: number): void {
    const layout = this.layout.peek();
    const shown = layout?.tree.byId.get(id);
    if (!layout || shown === undefined) return;
    const box = boxOf(layout, shown.order);
    const { seen } = this.camera;
    const isSeen = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
    if (!isSeen || this.isFar.peek()) this.camera.centre(box);
  }

  fit(): void {
    const layout = this.layout.peek();
    if (layout !== null) this.camera.fit(layout.bounds);
  }

  /** Has a frame drawn, soon. */
  request(): void {
    if (this.#requested === 0) this.#requested = requestAnimationFrame(() => {
      this.#requested = 0;
      this.#draw();
    });
  }

  #measure(stage: HTMLElement): void {
    const { clientWidth: width, clientHeight: height } = stage;
    // Hidden: on a narrow screen the panel stands in its place. What was seen is seen again afterwards.
    if (width === 0 || height === 0) return;
    const isFirst = this.camera.size.width === 0;
    this.camera.size = { width, height };
    const ratio = Math.min(devicePixelRatio, 2);
    if (this.#canvas !== null) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const layout = this.layout.peek();
    if (isFirst && layout !== null) this.#begin(layout);
    // A panel that has opened must not cover what it is about.
    const selected = this.#way.at(-1);
    if (selected !== undefined) {
      if (isFirst) this.centre(selected.unit.id);
      else this.bringIn(selected.unit.id);
    }
    this.request();
  }

  #draw(): void {
    const layout = this.layout.peek();
    const context = this.#canvas?.getContext('2d');
    if (layout === null || !context || this.#layer === null) return;
    const { transform: { k, x, y }, size: { width, height }, seen } = this.camera;
    this.isFar.value = k < boxScale;
    this.#layer.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    this.#chooseCards(layout, seen);
    if (this.#places !== null || this.#moved) for (const [id, element] of this.#cards) this.#put(id, element);
    this.#moved = this.#places !== null;
    const focused = layout.tree.byId.get(focusedId.peek() ?? -1) ?? null;
    paint(context, {
      layout, places: this.#places ?? layout, lines: this.#lines, k, x, y, width, height, ratio: this.#canvas!.width / Math.max(width, 1), seen,
      way: this.#wayIn(layout), hasBoxes: this.isFar.peek(), focused: this.#layer.contains(document.activeElement) ? focused : null,
    });
    this.frame.value++;
  }

  /** Cards are made for more than is seen, so that they are there before they come into view. */
  #chooseCards(layout: Layout, seen: Box): void {
    const isFar = this.isFar.peek();
    const isWithin = this.#nearBox !== null && (isFar || (seen.left >= this.#nearBox.left && seen.right <= this.#nearBox.right && seen.top >= this.#nearBox.top && seen.bottom <= this.#nearBox.bottom));
    if (isWithin && this.#wasFar === isFar) return;
    this.#wasFar = isFar;
    const dx = (seen.right - seen.left) * 0.25;
    const dy = (seen.bottom - seen.top) * 0.25;
    this.#nearBox = { left: seen.left - dx, top: seen.top - dy, right: seen.right + dx, bottom: seen.bottom + dy };
    const orders = new Set(isFar ? [] : cardsWithin(layout, this.#nearBox));
    // The card that can be reached with the keyboard is always there.
    orders.add((layout.tree.byId.get(focusedId.peek() ?? -1) ?? this.#wayIn(layout).at(-1))?.order ?? 0);
    this.near.value = [...orders].sort((a, b) => a - b).map((order) => layout.tree.items[order]!);
    this.#moved = true;
  }

  /** The way is one of the tree that is shown; what is drawn may be the one before. */
  #wayIn({ tree }: Layout): readonly Shown[] {
    return this.#way.map(({ unit }) => tree.byId.get(unit.id)).filter((shown) => shown !== undefined);
  }

  #put(id: number, element: HTMLElement): void {
    const layout = this.layout.peek();
    const shown = layout?.tree.byId.get(id);
    if (!layout || shown === undefined) return;
    const { x, y } = this.#places ?? layout;
    element.style.transform = `translate(${x[shown.order]!.toFixed(1)}px, ${y[shown.order]!.toFixed(1)}px)`;
  }
}

/** Where the cards of a layout come from, or go to: their places in another one, or that of the nearest unit above that has one there. */
function placesFrom(other: Layout, places: Places, layout: Layout): Places {
  const x = new Float64Array(layout.x.length);
  const y = new Float64Array(layout.x.length);
  for (const shown of layout.tree.items) {
    const old = other.tree.byId.get(shown.unit.id);
    const { order, parent } = shown;
    x[order] = old !== undefined ? places.x[old.order]! : parent === null ? layout.x[order]! : x[parent.order]!;
    y[order] = old !== undefined ? places.y[old.order]! : parent === null ? layout.y[order]! : y[parent.order]!;
  }
  return { x, y };
}
