import { organisation, type Shown, type ShownTree } from '../tree';

/** A unit as other programs read it: the same names as in the API. */
interface UnitData {
  readonly id: number | null;
  readonly name: string;
  readonly acronym: string | null;
  readonly employeeCount: number | null;
  readonly totalEmployeeCount: number;
  readonly childCount: number | null;
  readonly head: Shown['unit']['head'];
  readonly children: readonly UnitData[];
}

/** The units as JSON, one within the other. */
export function jsonOf(tree: ShownTree): string {
  return `${JSON.stringify(dataOf(tree.root), null, 2)}\n`;
}

function dataOf({ unit, children }: Shown): UnitData {
  return {
    id: unit.id === organisation ? null : unit.id,
    name: unit.name,
    acronym: unit.acronym,
    employeeCount: unit.ownPeople,
    totalEmployeeCount: unit.allPeople,
    childCount: unit.childCount,
    head: unit.head,
    children: children.map(dataOf),
  };
}
