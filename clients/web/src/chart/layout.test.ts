import { describe, expect, it } from 'vitest';
import { arrange, cardAt, cardsWithin, moved, type Layout } from './layout';
import { linesOf, wayTo } from './lines';
import { openTo } from './openness';
import { anOrganisation, aUnit, shownOf } from './testing';
import { Forest, organisation, showTree } from './tree';

const wishes = { hasHeads: false, width: 1900 };

/** Pairs of cards that overlap, found by sweeping. */
function overlaps({ x, y, card, tree }: Layout): string[] {
  const orders = tree.items.map((shown) => shown.order).sort((a, b) => x[a]! - x[b]!);
  const found: string[] = [];
  orders.forEach((a, index) => {
    for (let other = index + 1; other < orders.length && x[orders[other]!]! < x[a]! + card.width - 0.01; other++) {
      const b = orders[other]!;
      if (Math.abs(y[a]! - y[b]!) < card.height - 0.01) found.push(`${a} and ${b}`);
    }
  });
  return found;
}

/** A tree in which no two branches are alike. */
function uneven(seed: number, count: number) {
  let next = 1;
  let state = seed;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const grow = (level: number): ReturnType<typeof aUnit> => {
    const id = next++;
    const children = [];
    const wanted = level > 7 ? 0 : Math.floor(random() ** 2 * 14);
    while (children.length < wanted && next < count) children.push(grow(level + 1));
    return aUnit(id, children);
  };
  const top = [];
  while (next < count) top.push(grow(1));
  return aUnit(1_000_000, top);
}

describe.each(['down', 'right'] as const)('A chart that grows %s', (kind) => {
  const along = kind === 'down' ? 'y' : 'x';
  const across = kind === 'down' ? 'x' : 'y';

  it.each([1, 2, 3, 4, 5])('has no two cards on each other (organisation %i)', (seed) => {
    expect(overlaps(arrange(shownOf(uneven(seed, 700)), kind, wishes))).toEqual([]);
  });

  it('puts a parent in the middle above few children', () => {
    const layout = arrange(shownOf(anOrganisation(1, 3)), kind, wishes);
    expect(layout[across][0]).toBeCloseTo((layout[across][1]! + layout[across][3]!) / 2);
    expect(layout[along][1]).toBeGreaterThan(layout[along][0]!);
    expect(layout[along][2]).toBe(layout[along][1]);
  });

  it('stacks 300 children so that they stay in reach', () => {
    const layout = arrange(shownOf(anOrganisation(1, 300)), kind, wishes);
    const { left, right, top, bottom } = layout.bounds;
    expect(right - left).toBeLessThan(8000);
    expect(bottom - top).toBeLessThan(8000);
    expect(overlaps(layout)).toEqual([]);
  });

  it('puts many open branches onto shelves', () => {
    const layout = arrange(shownOf(anOrganisation(2, 40)), kind, wishes);
    const { left, right, top, bottom } = layout.bounds;
    expect((right - left) / (bottom - top)).toBeGreaterThan(0.2);
    expect((right - left) / (bottom - top)).toBeLessThan(5);
    expect(overlaps(layout)).toEqual([]);
  });

  it('keeps the order of the list', () => {
    const layout = arrange(shownOf(anOrganisation(2, 4)), kind, wishes);
    const places = layout.tree.root.children.map((child) => layout[across][child.order]!);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('joins every unit with its parent: the way to it begins at the one and ends at the other', () => {
    const layout = arrange(shownOf(uneven(9, 400)), kind, wishes);
    const { x, y, card } = layout;
    for (const shown of layout.tree.items) {
      if (shown.parent === null) continue;
      const way = wayTo(layout, shown);
      const [startX, startY] = way[0]!;
      const [endX, endY] = way.at(-1)!;
      expect(startX).toBeGreaterThanOrEqual(x[shown.parent.order]!);
      expect(startX).toBeLessThanOrEqual(x[shown.parent.order]! + card.width);
      expect(startY).toBeGreaterThanOrEqual(y[shown.parent.order]!);
      expect(startY).toBeLessThanOrEqual(y[shown.parent.order]! + card.height);
      expect(endX).toBeGreaterThanOrEqual(x[shown.order]!);
      expect(endX).toBeLessThanOrEqual(x[shown.order]! + card.width);
      expect(endY).toBeGreaterThanOrEqual(y[shown.order]!);
      expect(endY).toBeLessThanOrEqual(y[shown.order]! + card.height);
      for (let index = 1; index < way.length; index++) expect(way[index]![0] === way[index - 1]![0] || way[index]![1] === way[index - 1]![1]).toBe(true);
    }
  });

  it('draws all ways along lines that are drawn', () => {
    const layout = arrange(shownOf(uneven(4, 300)), kind, wishes);
    const lines = linesOf(layout);
    const isDrawn = (px: number, py: number) => {
      for (let at = 0; at < lines.length; at += 4) if (px >= lines[at]! - 0.01 && px <= lines[at + 2]! + 0.01 && py >= lines[at + 1]! - 0.01 && py <= lines[at + 3]! + 0.01) return true;
      return false;
    };
    for (const shown of layout.tree.items) for (const [px, py] of wayTo(layout, shown)) expect(isDrawn(px, py)).toBe(true);
  });

  it('places 23,000 units with well under 200 ms of work', () => {
    const tree = shownOf(uneven(7, 23_000));
    // The best of several, and the processor's time: other work on the machine must not fail the test.
    const times = Array.from({ length: 6 }, () => {
      const start = process.cpuUsage();
      arrange(tree, kind, wishes);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const took = Math.min(...times);
    const layout = arrange(tree, kind, wishes);
    expect(layout.x.length).toBeGreaterThan(22_900);
    console.info(`${kind}: ${layout.x.length} units in ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(200);
  }, 60_000);
});

describe('A layout', () => {
  it('is the same each time', () => {
    const chart = uneven(3, 500);
    expect(arrange(shownOf(chart), 'down', wishes).x).toEqual(arrange(shownOf(chart), 'down', wishes).x);
  });

  it('has one row for each unit of an outline', () => {
    const layout = arrange(shownOf(anOrganisation(2, 2)), 'outline', wishes);
    expect([...layout.y]).toEqual([0, 36, 72, 108, 144, 180, 216]);
    expect(layout.x[2]).toBeGreaterThan(layout.x[1]!);
  });

  it('finds the card at a point, and those within a box', () => {
    const layout = moved(arrange(shownOf(anOrganisation(1, 3)), 'down', wishes), 1000, -500);
    const shown = layout.tree.items[2]!;
    expect(cardAt(layout, layout.x[2]! + 5, layout.y[2]! + 5)).toBe(shown);
    expect(cardAt(layout, layout.x[2]! - 5, layout.y[2]! + 5)).toBeNull();
    expect(cardsWithin(layout, { left: layout.x[2]!, top: layout.y[2]!, right: layout.x[2]! + 1, bottom: layout.y[2]! + 1 })).toEqual([2]);
  });

  it('fills the screen with the closed departments of the organisation', () => {
    const forest = new Forest();
    forest.takeDepartments(Array.from({ length: 150 }, (_, index) => ({ id: index + 1, name: `D${index}`, acronym: null, unitCount: 5, employeeCount: 10 })), 'All');
    const layout = arrange(showTree(forest, organisation, openTo(1))!, 'down', wishes);
    expect(layout.bounds.right - layout.bounds.left).toBeLessThanOrEqual(1900);
    expect(layout.bounds.right - layout.bounds.left).toBeGreaterThan(1500);
  });
});
