import type { ChartNode, Department } from '../api/types';
import { indexOf, levelsOpen, type Opening } from './openness';

/** Stands above all departments. No unit has this id. */
export const organisation = 0;

/** Who heads a unit. */
export interface Head {
  readonly id: number;
  readonly displayName: string;
  readonly jobTitle: string | null;
}

/** What a card says about a unit. */
export interface Unit {
  readonly id: number;
  readonly name: string;
  readonly acronym: string | null;
  /** People in the unit itself; null as long as it is not known. */
  readonly ownPeople: number | null;
  /** People in the unit and in all beneath. */
  readonly allPeople: number;
  /** Units directly beneath; null as long as it is not known. */
  readonly childCount: number | null;
  /** Units beneath however deep; null where it is not known. */
  readonly beneathCount: number | null;
  readonly head: Head | null;
}

/** All units that the page knows, with what is beneath them as far as it was asked for. Answers may come in any order. */
export class Forest {
  readonly #units = new Map<number, Unit>();
  readonly #children = new Map<number, readonly number[]>();
  readonly #parents = new Map<number, number>();
  /** Whether any unit has a head: cards are taller then. */
  hasHeads = false;

  unit(id: number): Unit | undefined {
    return this.#units.get(id);
  }

  /** The units directly beneath; undefined as long as they were not asked for. */
  childrenOf(id: number): readonly number[] | undefined {
    return this.#children.get(id);
  }

  /** Whether one unit is somewhere beneath another one. */
  isBeneath(id: number, ancestor: number): boolean {
    for (let above = this.#parents.get(id); above !== undefined; above = this.#parents.get(above)) if (above === ancestor) return true;
    return false;
  }

  /** The units between two, from above, without both; null when it is not known that the one is beneath the other. */
  wayDown(ancestor: number, id: number): readonly number[] | null {
    const way: number[] = [];
    for (let above = this.#parents.get(id); above !== undefined; above = this.#parents.get(above)) {
      if (above === ancestor) return way.reverse();
      way.push(above);
    }
    return null;
  }

  /** Takes in the list of departments. */
  takeDepartments(departments: readonly Department[], name: string): void {
    for (const { id, name: own, acronym, employeeCount, unitCount } of departments) {
      const before = this.#units.get(id);
      this.#units.set(id, {
        ownPeople: null, childCount: unitCount === 1 ? 0 : null, head: null, ...before,
        id, name: own, acronym, allPeople: employeeCount, beneathCount: unitCount - 1,
      });
      if (unitCount === 1) this.#children.set(id, []);
    }
    this.takeRoot(departments.map((department) => department.id), name);
  }

  /** Puts the organisation above departments that are known already. */
  takeRoot(departments: readonly number[], name: string): void {
    this.#units.set(organisation, {
      id: organisation, name, acronym: null, ownPeople: null, allPeople: departments.reduce((sum, id) => sum + (this.#units.get(id)?.allPeople ?? 0), 0),
      childCount: departments.length, beneathCount: null, head: null,
    });
    this.#setChildren(organisation, departments);
  }

  /** Takes in a unit with what the answer has beneath it. */
  takeChart(node: ChartNode): void {
    const { id, name, acronym, employeeCount, totalEmployeeCount, childCount, children, head } = node;
    const beneathCount = this.#units.get(id)?.beneathCount ?? (childCount === 0 ? 0 : null);
    this.#units.set(id, { id, name, acronym, ownPeople: employeeCount, allPeople: totalEmployeeCount, childCount, beneathCount, head });
    if (head !== null) this.hasHeads = true;
    // Where the answer was cut there is a number of children, but none of them.
    if (children.length > 0 || childCount === 0) this.#setChildren(id, children.map((child) => child.id));
    for (const child of children) this.takeChart(child);
  }

  #setChildren(id: number, children: readonly number[]): void {
    this.#children.set(id, children);
    for (const child of children) {
      // Units that were moved between two answers could close a circle, and ways up would have no end.
      if (this.isBeneath(id, child)) this.#parents.delete(id);
      this.#parents.set(child, id);
    }
  }
}

/** A unit that is in sight, or would be if one moved the chart. */
export interface Shown {
  readonly unit: Unit;
  readonly parent: Shown | null;
  /** 1 for the root. */
  readonly level: number;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Its place in the list of all that are shown. */
  readonly order: number;
  /** Whether there is something beneath it that can be opened or closed. */
  readonly canOpen: boolean;
  readonly isOpen: boolean;
  /** Open, but what is beneath it is still on its way. */
  readonly isWaiting: boolean;
  /** Levels open beneath it, and what they would be without a mark of its own. */
  readonly levels: number;
  readonly inherited: number;
  readonly children: readonly Shown[];
}

/** All units that are shown, each before what is beneath it. */
export interface ShownTree {
  readonly root: Shown;
  readonly items: readonly Shown[];
  readonly byId: ReadonlyMap<number, Shown>;
}

/** The part of the forest that is open; null when the root is not known yet. */
export function showTree(forest: Forest, root: number, opening: Opening): ShownTree | null {
  const top = forest.unit(root);
  if (top === undefined) return null;
  const marks = indexOf(opening);
  const items: Shown[] = [];
  const byId = new Map<number, Shown>();

  function show(unit: Unit, parent: Shown | null, position: number, siblings: number, inherited: number): Shown {
    const known = forest.childrenOf(unit.id);
    const hasChildren = known === undefined ? unit.childCount !== 0 : known.length > 0;
    const levels = hasChildren ? levelsOpen(marks, unit.id, inherited) : 0;
    const children: Shown[] = [];
    const shown: Shown = {
      unit, parent, level: parent === null ? 1 : parent.level + 1, position, siblings, order: items.length,
      canOpen: hasChildren && unit.id !== organisation, isOpen: levels > 0, isWaiting: levels > 0 && known === undefined, levels, inherited, children,
    };
    items.push(shown);
    byId.set(unit.id, shown);
    if (levels > 0 && known !== undefined) {
      known.forEach((id, index) => {
        const child = forest.unit(id);
        // One that was just moved may be in two lists until both have been asked for again.
        if (child !== undefined && !byId.has(id)) children.push(show(child, shown, index + 1, known.length, Math.max(levels - 1, 0)));
      });
    }
    return shown;
  }

  return { root: show(top, null, 1, 1, opening.depth), items, byId };
}

/** The unit and all above it, as far as they are shown: from the root down. */
export function lineage(shown: Shown | undefined): readonly Shown[] {
  const line: Shown[] = [];
  for (let at: Shown | null | undefined = shown; at !== null && at !== undefined; at = at.parent) line.push(at);
  return line.reverse();
}
