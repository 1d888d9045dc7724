import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';
import { chosenHere, choose, settleOpened, toggle } from './actions';
import { Cards } from './Cards';
import { canCarry, carried, carry } from './carrying';
import { focusedId, kind, known, layout, selected, tree, unitId } from './model';
import type { Scene } from './scene';
import type { Shown } from './tree';
import { useTreeKeys } from './useTreeKeys';
import { fullName, peopleIn } from './words';

/** The place where the chart is drawn: lines and far boxes on a canvas, cards above it. */
export function Stage({ scene }: { scene: Scene }) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const onKeyDown = useTreeKeys({ focus: (id) => scene.focus(id), fit: () => scene.fit() });
  useLayoutEffect(() => scene.attach(stage.current!, canvas.current!, layer.current!), [scene]);
  useFollowing(scene);

  function shownAt(event: MouseEvent): Shown | undefined {
    const card = (event.target as Element).closest<HTMLElement>('[data-unit]');
    if (card !== null) return tree.peek()?.byId.get(Number(card.dataset.unit));
    const frame = stage.current!.getBoundingClientRect();
    return scene.unitAt(event.clientX - frame.left, event.clientY - frame.top) ?? undefined;
  }

  return (
    <div
      ref={stage}
      class={`stage grows-${kind.value}${known.value.forest.hasHeads ? ' has-heads' : ''}${scene.isFar.value ? ' is-far' : ''}${scene.camera.isMoving.value ? ' is-moving' : ''}${carried.value === null ? '' : ' is-carrying'}`}
      role="tree"
      aria-label={texts.value.chart.label}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        const card = (event.target as Element).closest<HTMLElement>('[data-unit]');
        if (card !== null) focusedId.value = Number(card.dataset.unit);
        scene.request();
      }}
      onFocusOut={() => scene.request()}
      onClick={(event) => {
        const shown = shownAt(event);
        if (shown === undefined) return;
        if ((event.target as Element).closest('[data-toggle]') !== null) toggle(shown);
        else choose(shown);
      }}
      onDblClick={(event) => {
        const frame = stage.current!.getBoundingClientRect();
        if (shownAt(event) === undefined) scene.camera.zoomBy(event.shiftKey ? 0.5 : 2, [event.clientX - frame.left, event.clientY - frame.top]);
      }}
      onPointerDown={(event) => {
        const shown = shownAt(event);
        const target = event.target as Element;
        // Boxes seen from far away are not carried: pressing on them moves the chart, as it does for everybody.
        const isCard = target.closest('[data-unit]') !== null && target.closest('[data-toggle]') === null;
        // Fingers move the chart; for them the panel has a button.
        if (shown !== undefined && isCard && event.button === 0 && event.pointerType !== 'touch' && canCarry(shown)) carry(scene, stage.current!, shown, event);
      }}
    >
      <canvas ref={canvas} class="stage-canvas" aria-hidden="true" />
      <div ref={layer} class="stage-layer" role="none">
        <Cards scene={scene} />
      </div>
      <FarTip scene={scene} />
    </div>
  );
}

/** Says of a gesture that it begins at something that is not for moving the chart. */
export function isForCard(event: Event): boolean {
  const target = event.target as Element;
  if (event.type === 'wheel' || event.type === 'touchstart') return false;
  if (target.closest('[data-toggle]') !== null) return true;
  const shown = tree.peek()?.byId.get(Number(target.closest<HTMLElement>('[data-unit]')?.dataset.unit ?? -1));
  return shown !== undefined && canCarry(shown);
}

/** Lets the scene follow the layout and the selection. */
function useFollowing(scene: Scene): void {
  const last = useRef<number | null>(null);
  useSignalEffect(() => {
    const next = layout.value;
    const marked = selected.value;
    const unit = unitId.value;
    const hasBegun = next !== null && next !== scene.source && scene.show(next);
    scene.mark(unit === null ? undefined : marked);
    const opened = settleOpened();
    if (opened !== null) scene.bringIn(opened, true);
    if (unit === null) {
      last.current = null;
      chosenHere.value = null;
    }
    if (unit === null || marked === undefined || (!hasBegun && unit === last.current)) return;
    last.current = unit;
    if (hasBegun || unit !== chosenHere.peek()) scene.centre(unit);
    // Later the same unit may be chosen elsewhere, when the chart has been moved away.
    chosenHere.value = null;
  });
}

/** From far away boxes have no names: the one under the pointer is told here. */
function FarTip({ scene }: { scene: Scene }) {
  const at = useSignal<{ x: number; y: number } | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const stage = tip.current!.parentElement!;
    const frame = () => stage.getBoundingClientRect();
    const move = (event: PointerEvent) => (at.value = scene.isFar.peek() && event.pointerType === 'mouse' ? { x: event.clientX - frame().left, y: event.clientY - frame().top } : null);
    const leave = () => (at.value = null);
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerleave', leave);
    return () => {
      stage.removeEventListener('pointermove', move);
      stage.removeEventListener('pointerleave', leave);
    };
  }, [scene]);
  const point = at.value;
  const shown = point === null || !scene.isFar.value || scene.camera.isMoving.value ? null : scene.unitAt(point.x, point.y);
  return (
    <div
      ref={tip}
      class="far-tip"
      aria-hidden="true"
      hidden={shown === null}
      style={point === null ? {} : { transform: `translate(${Math.min(point.x + 14, scene.camera.size.width - 300)}px, ${point.y + 16}px)` }}
    >
      {shown !== null && <><strong>{fullName(shown.unit)}</strong><span>{peopleIn(shown.unit)}</span></>}
    </div>
  );
}
