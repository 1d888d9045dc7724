import { lineage, organisation, type Shown } from './tree';

/** A unit to be asked for, and how many levels beneath it; null for all. */
export interface ChartRequest {
  readonly id: number;
  readonly depth: number | null;
}

/** So many units of a department are asked for one by one. */
const fewRequests = 3;

/**
 * What to ask for so that all units that wait get what is beneath them: each by itself, or the unit above them all where they are many. What is on its way
 * already is not asked for again.
 */
export function requestsFor(waiting: readonly Shown[], isUnderway: (id: number) => boolean): ChartRequest[] {
  const groups = new Map<Shown, Shown[]>();
  for (const shown of waiting) {
    const line = lineage(shown);
    if (line.some((above) => isUnderway(above.unit.id))) continue;
    const department = line.find((above) => above.unit.id !== organisation)!;
    const group = groups.get(department);
    if (group === undefined) groups.set(department, [shown]);
    else group.push(shown);
  }
  return [...groups.values()].flatMap((group) => (group.length <= fewRequests ? group.map(own) : [common(group)]));
}

/** A number of levels as the API has it. */
export function depthOf(levels: number): number | null {
  return Number.isFinite(levels) ? levels : null;
}

function own({ unit, levels }: Shown): ChartRequest {
  return { id: unit.id, depth: depthOf(levels) };
}

function common(group: readonly Shown[]): ChartRequest {
  const line = group.map(lineage).reduce((shared, other) => shared.filter((shown, index) => other[index] === shown));
  const top = line[line.length - 1]!;
  return { id: top.unit.id, depth: depthOf(Math.max(...group.map((shown) => shown.level - top.level + shown.levels))) };
}
