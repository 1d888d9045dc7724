import { go, view, type View } from '../address';
import type { Unit } from '../api/types';
import { UnitActions } from '../editing/UnitActions';
import { number, texts } from '../texts';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { useDirectory } from '../ui/useDirectory';
import { isExpanded } from './focus';
import { linkToHere } from './links';
import { OtherLanguage } from './OtherLanguage';
import { PanelHeader } from './PanelHeader';
import { PanelState } from './PanelState';
import { Path } from './Path';
import { UnitPeople } from './UnitPeople';

/** A unit: what it is called, where it belongs, who is in it. */
export function UnitPanel({ id }: { id: number }) {
  const { panels: common } = texts.value;
  const words = common.unit;
  const asked = useDirectory<Unit>(`units/${id}`);
  const { data: unit, isLoading } = asked;
  if (unit === null) return <PanelState kind={words.unit} subject={`u${id}`} asked={asked} />;
  const { root } = view.value;

  return (
    <>
      <PanelHeader kind={unit.parent === null ? words.department : words.unit} title={unit.name} subject={`u${unit.id}`} />
      <div class="panel-body" aria-busy={isLoading && unit.id !== id}>
        <div class="also">
          <OtherLanguage of={unit.names} shown={unit.name} />
          <Acronyms unit={unit} />
        </div>
        <Path path={unit.path.slice(0, -1)} />
        <dl class="figures">
          <Figure value={unit.employeeCount} label={words.direct} />
          <Figure value={unit.totalEmployeeCount} label={words.total} />
          <Figure value={unit.childCount} label={words.children} />
        </dl>
        <div class="panel-actions">
          <CopyButton text={linkToHere} label={common.copyLink} />
          {root !== unit.id && (
            <button type="button" class="with-icon" onClick={() => showChart({ root: unit.id })}><Icon name="unit" />{words.chartFromHere}</button>
          )}
          <button type="button" class="with-icon" onClick={() => showChart({ root: unit.id, layout: 'outline' })}><Icon name="outline" />{words.outline}</button>
        </div>
        <UnitPeople key={unit.id} unit={unit} />
        <UnitActions unit={unit} />
      </div>
    </>
  );
}

function showChart(change: Partial<View>): void {
  isExpanded.value = false;
  go(change);
}

function Acronyms({ unit: { acronyms } }: { unit: Unit }) {
  const known = [...new Set([acronyms.en, acronyms.fr].filter((acronym) => acronym !== null))];
  return known.length === 0 ? null : <p class="acronyms">{known.map((acronym) => <span key={acronym} class="acronym">{acronym}</span>)}</p>;
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>{number(value)}</dd>
    </div>
  );
}
