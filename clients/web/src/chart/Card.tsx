import { memo } from 'preact/compat';
import { useCallback } from 'preact/hooks';
import { number, texts } from '../texts';
import { Icon } from '../ui/Icon';
import { rankColour } from './colours';
import type { Shown } from './tree';
import { countBeneath, fullName, peopleIn, spoken, unitsBeneath } from './words';

interface CardProps {
  readonly shown: Shown;
  readonly isSelected: boolean;
  /** Above the selected unit. */
  readonly isOnWay: boolean;
  readonly isTabStop: boolean;
  /** Something carried would be dropped here. */
  readonly isTarget: boolean;
  readonly onElement: (id: number, element: HTMLElement | null) => void;
}

/** A unit. Where it stands is not said here: the scene places it. */
export const Card = memo(function Card({ shown, isSelected, isOnWay, isTabStop, isTarget, onElement }: CardProps) {
  const { unit, level, position, siblings, canOpen, isOpen, isWaiting, children } = shown;
  const hear = useCallback((element: HTMLElement | null) => onElement(unit.id, element), [unit.id, onElement]);
  return (
    <div
      ref={hear}
      class={`card${isSelected ? ' is-selected' : ''}${isOnWay ? ' is-on-way' : ''}${isTarget ? ' is-target' : ''}`}
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
      style={{ borderLeftColor: rankColour(level) }}
    >
      {/* What the card shows, in one sentence; a label would hide the button from the name. */}
      <span class="unseen">{spoken(shown)}</span>
      {unit.acronym !== null && <span class="card-acronym" aria-hidden="true">{unit.acronym}</span>}
      <span class="card-name" aria-hidden="true">{unit.name}</span>
      {unit.head !== null && (
        <span class="card-head" aria-hidden="true">
          <span>{unit.head.displayName}</span>
          <span>{unit.head.jobTitle}</span>
        </span>
      )}
      <span class="card-people" aria-hidden="true"><Icon name="person" size={14} />{peopleIn(unit)}</span>
      {canOpen && <Toggle shown={shown} />}
    </div>
  );
});

/** Opens and closes. With the keyboard that is done at the card itself. */
export function Toggle({ shown: { unit, isOpen } }: { shown: Shown }) {
  const words = texts.value.chart;
  const label = (isOpen ? words.close : words.open)(unitsBeneath(unit));
  return (
    <button type="button" class="card-toggle" data-toggle={unit.id} tabIndex={-1} aria-label={label} title={label}>
      <Icon name={isOpen ? 'minus' : 'plus'} size={14} />
      <span aria-hidden="true">{number(countBeneath(unit))}</span>
    </button>
  );
}
