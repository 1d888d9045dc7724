import { signal } from '@preact/signals';
import { startMove } from '../editing/start';
import { may } from '../session/session';
import type { Scene } from './scene';
import { organisation, type Shown } from './tree';

/** A unit that is being dragged. */
export interface Carried {
  readonly shown: Shown;
  /** The pointer, on the screen. */
  readonly x: number;
  readonly y: number;
  /** The unit it would be beneath; null for none. */
  readonly target: Shown | null;
}

/** What is being dragged; null for nothing. */
export const carried = signal<Carried | null>(null);

/** So far the pointer has to move before it is not a click any more. */
const dragDistance = 6;
/** So near to the edge the chart moves along. */
const edge = 48;
const edgeSpeed = 14;

/** Whether the reader may take a unit elsewhere. Departments stay where they are. */
export function canCarry(shown: Shown): boolean {
  return may('directory:write') && shown.parent !== null && shown.parent.unit.id !== organisation;
}

/** Whether one unit may be put beneath another: not beneath itself, and not where it is already. */
function canPut(shown: Shown, target: Shown): boolean {
  if (target.unit.id === organisation || target === shown.parent) return false;
  for (let at: Shown | null = target; at !== null; at = at.parent) if (at === shown) return false;
  return true;
}

/** Follows the pointer from a card until it is let go. Escape cancels. */
export function carry(scene: Scene, stage: HTMLElement, shown: Shown, start: PointerEvent): void {
  const ending = new AbortController();
  const { signal: isOver } = ending;
  let last = start;
  let panning = 0;

  function update(event: PointerEvent): void {
    last = event;
    if (carried.peek() === null && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < dragDistance) return;
    if (carried.peek() === null) swallowClick();
    const frame = stage.getBoundingClientRect();
    const under = scene.unitAt(event.clientX - frame.left, event.clientY - frame.top);
    carried.value = { shown, x: event.clientX, y: event.clientY, target: under !== null && canPut(shown, under) ? under : null };
    if (panning === 0) panning = requestAnimationFrame(pan);
  }

  function pan(): void {
    panning = 0;
    const frame = stage.getBoundingClientRect();
    const dx = push(last.clientX, frame.left, frame.right);
    const dy = push(last.clientY, frame.top, frame.bottom);
    if (dx === 0 && dy === 0) return;
    scene.camera.moveBy(dx, dy);
    update(last);
  }

  function end(): void {
    ending.abort();
    cancelAnimationFrame(panning);
    carried.value = null;
  }

  addEventListener('pointermove', update, { signal: isOver });
  addEventListener('pointerup', () => {
    const now = carried.peek();
    end();
    if (now !== null && now.target !== null) startMove(shown.unit.id, now.target.unit.id);
  }, { signal: isOver });
  addEventListener('pointercancel', end, { signal: isOver });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || carried.peek() === null) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }, { signal: isOver, capture: true });
}

/** The browser takes letting go for a click; somebody who has dragged did not mean one. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  addEventListener('click', swallow, true);
  addEventListener('pointerup', () => setTimeout(() => removeEventListener('click', swallow, true)), { once: true });
}

function push(at: number, from: number, to: number): number {
  if (at < from + edge) return edgeSpeed;
  return at > to - edge ? -edgeSpeed : 0;
}
