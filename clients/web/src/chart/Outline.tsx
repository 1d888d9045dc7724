import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { number, texts } from '../texts';
import { Icon } from '../ui/Icon';
import { choose, settleOpened, toggle } from './actions';
import { Toggle } from './Card';
import { rankColour } from './colours';
import { focusedId, selected, tabStop, tree, unitId } from './model';
import { lineage, type Shown } from './tree';
import { useTreeKeys } from './useTreeKeys';
import { fullName, peopleIn, spoken } from './words';

/** High enough for a finger. */
const rowHeight = 44;
const rowsBeyond = 12;

/** The organisation as an indented list. Only the rows in view are there: the list may have thousands. */
export function Outline() {
  const list = useRef<HTMLDivElement>(null);
  const seen = useSignal({ top: 0, height: 600 });
  const wanted = useRef<number | null>(null);
  const last = useRef<number | null>(null);
  const items = tree.value?.items ?? [];
  const onKeyDown = useTreeKeys({ focus, fit: () => list.current?.scrollTo({ top: 0 }) });

  function bringIn(shown: Shown): void {
    const { scrollTop, clientHeight } = list.current!;
    const top = shown.order * rowHeight;
    if (top < scrollTop) list.current!.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) list.current!.scrollTop = top + rowHeight - clientHeight;
  }

  function focus(id: number): void {
    const shown = tree.peek()?.byId.get(id);
    if (shown === undefined) return;
    wanted.current = id;
    bringIn(shown);
    focusedId.value = id;
    giveFocus();
  }

  /** Gives the focus to the row that wants it, once it is there. */
  function giveFocus(): void {
    const row = wanted.current === null ? null : list.current!.querySelector<HTMLElement>(`[data-unit="${wanted.current}"]`);
    if (row === null) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  }

  useLayoutEffect(() => {
    const element = list.current!;
    const measure = () => {
      const wasHidden = seen.peek().height === 0;
      seen.value = { top: element.scrollTop, height: element.clientHeight };
      // On a narrow screen the panel stands in its place: what was chosen there is brought into view as soon as there is one.
      const shown = unitId.peek() === null ? undefined : selected.peek();
      if (wasHidden && element.clientHeight > 0 && shown !== undefined) bringIn(shown);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useLayoutEffect(giveFocus);
  useSignalEffect(() => {
    void tree.value;
    const shown = selected.value;
    const unit = unitId.value;
    settleOpened();
    if (unit === last.current || (unit !== null && shown === undefined)) return;
    last.current = unit;
    // After the rows have been made: the list is not long enough before.
    if (unit !== null) requestAnimationFrame(() => list.current !== null && bringIn(shown!));
  });

  const first = Math.max(0, Math.floor(seen.value.top / rowHeight) - rowsBeyond);
  const end = Math.ceil((seen.value.top + seen.value.height) / rowHeight) + rowsBeyond;
  const rows = items.slice(first, end);
  const stop = tree.value?.byId.get(tabStop.value ?? -1);
  // The row that can be reached with the keyboard is always there, and in its order: a row that is moved in the document loses the focus.
  if (stop !== undefined && stop.order < first) rows.unshift(stop);
  if (stop !== undefined && stop.order >= end) rows.push(stop);
  const way = new Set(lineage(unitId.value === null ? undefined : selected.value));

  return (
    <div
      ref={list}
      class="outline"
      role="tree"
      aria-label={texts.value.chart.label}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        const row = (event.target as Element).closest<HTMLElement>('[data-unit]');
        if (row !== null) focusedId.value = Number(row.dataset.unit);
      }}
      onClick={(event) => {
        const target = event.target as Element;
        const shown = tree.peek()?.byId.get(Number(target.closest<HTMLElement>('[data-unit]')?.dataset.unit ?? -1));
        if (shown === undefined) return;
        if (target.closest('[data-toggle]') !== null) toggle(shown);
        else choose(shown);
      }}
    >
      <div class="outline-rows" role="none" style={{ height: `${items.length * rowHeight}px` }}>
        {rows.map((shown) => (
          <Row key={shown.unit.id} shown={shown} isSelected={shown === selected.value && unitId.value !== null} isOnWay={way.has(shown)} isTabStop={shown === stop} />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly shown: Shown;
  readonly isSelected: boolean;
  readonly isOnWay: boolean;
  readonly isTabStop: boolean;
}

function Row({ shown, isSelected, isOnWay, isTabStop }: RowProps) {
  const { unit, level, position, siblings, canOpen, isOpen, isWaiting, children } = shown;
  return (
    <div
      class={`outline-row${isSelected ? ' is-selected' : ''}${isOnWay ? ' is-on-way' : ''}`}
      role="treeitem"
      data-unit={unit.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={canOpen || children.length > 0 ? isOpen : undefined}
      aria-selected={isSelected}
      aria-busy={isWaiting}
      title={fullName(unit)}
      style={{ transform: `translateY(${shown.order * rowHeight}px)`, '--level': level - 1, '--rank': rankColour(level) }}
    >
      <span class="unseen">{spoken(shown)}</span>
      {canOpen ? <Toggle shown={shown} /> : <span class="outline-leaf" />}
      <span class="outline-name" aria-hidden="true">{unit.name}{unit.acronym !== null && <span class="outline-acronym">{unit.acronym}</span>}</span>
      {unit.head !== null && <span class="outline-head" aria-hidden="true">{unit.head.displayName}</span>}
      <span class="outline-people" aria-hidden="true">{peopleIn(unit)}</span>
      <span class="outline-people is-short" aria-hidden="true"><Icon name="person" size={14} />{number(unit.allPeople)}</span>
    </div>
  );
}
