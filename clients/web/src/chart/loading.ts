import { effect, signal, untracked } from '@preact/signals';
import { go, view } from '../address';
import { ApiError, get } from '../api/client';
import { getAll } from '../api/pages';
import type { ChartNode, Department, Page, UnitReference } from '../api/types';
import { changes } from '../changes';
import { user } from '../session/session';
import { texts } from '../texts';
import { known, language, publish, root, tree, unitId } from './model';
import { wayOpened, wayWithin } from './openness';
import { depthOf, requestsFor } from './requests';
import { Forest } from './tree';

/** What stands in the way of showing anything at all; null for nothing. */
export const failure = signal<unknown>(null);
/** Units whose children could not be loaded. */
export const failedUnits = signal<ReadonlyMap<number, unknown>>(new Map());

// More would hold up what the reader waits for.
const mostAtOnce = 40;

let aborting = new AbortController();
let revealing = new AbortController();
const underway = new Map<number, Promise<void>>();

/** Loads what the view shows, and keeps at it until the function that is handed back is called. */
export function keepLoading(): () => void {
  const ends = [
    effect(() => {
      void [root.value, language.value, changes.value];
      untracked(loadAll);
    }),
    effect(() => {
      void tree.value;
      untracked(loadMissing);
    }),
    effect(() => {
      void [unitId.value, root.value];
      untracked(reveal);
    }),
    // Somebody who was turned away and has signed in since.
    effect(() => {
      if (user.value && failure.peek() instanceof ApiError) untracked(loadAll);
    }),
  ];
  return () => {
    ends.forEach((end) => end());
    aborting.abort();
    revealing.abort();
    underway.clear();
  };
}

/** Loads everything anew. What is shown stays until the answers are there. */
function loadAll(): void {
  aborting.abort();
  aborting = new AbortController();
  const { signal: mine } = aborting;
  underway.clear();
  failure.value = null;
  failedUnits.value = new Map();
  // Beside what is shown already, so that nothing flickers; into what is shown when that is nothing yet.
  const isQuiet = tree.peek() !== null;
  const forest = isQuiet ? new Forest() : known.peek().forest;
  const first = loadRoot(forest, mine);
  const others = marked().map((mark) => loadChart(forest, mark.id, mark.depth, mine).catch(() => undefined));
  if (!isQuiet) {
    void first.then(() => publish(forest), () => undefined);
    for (const other of others) void other.then(() => forest.unit(root.peek()) && publishSoon());
  }
  Promise.all([first, ...others]).then(
    () => !mine.aborted && publish(forest),
    (error: unknown) => {
      if (mine.aborted) return;
      failure.value = error;
      // Who has signed out leaves nothing on the page that a stranger may not see.
      if (error instanceof ApiError && error.status === 401 && !user.peek()) publish(new Forest());
    },
  );
}

/** Tries the units again that could not be loaded. */
export function loadFailedAgain(): void {
  failedUnits.value = new Map();
  loadMissing();
}

async function loadRoot(forest: Forest, mine: AbortSignal): Promise<void> {
  const { root: id, depth, all } = view.peek();
  // One level more than is open, so that the first step of the reader needs no waiting.
  if (id !== null) return loadChart(forest, id, all.includes(id) ? null : depth + 1, mine);
  forest.takeDepartments((await getAll<Department>('departments', {}, mine)).data.items, texts.peek().chart.organisation);
}

/** The units that the view or the tree already says are open: asked for together with the root, instead of level after level. */
function marked(): { id: number; depth: number | null }[] {
  const { root: id, open, all } = view.peek();
  const marks = new Map<number, number | null>(open.map((unit) => [unit, 1]));
  for (const unit of all) if (unit !== id) marks.set(unit, null);
  for (const shown of tree.peek()?.items ?? []) {
    if (shown.level === 2 && shown.isOpen && id === null) marks.set(shown.unit.id, depthOf(shown.levels));
  }
  return [...marks].slice(0, mostAtOnce).map(([unit, depth]) => ({ id: unit, depth }));
}

function loadChart(forest: Forest, id: number, depth: number | null, mine: AbortSignal): Promise<void> {
  const asked = get<ChartNode>(`units/${id}/chart`, { depth }, mine).then(({ data }) => forest.takeChart(data));
  const done = asked.finally(() => underway.get(id) === done && underway.delete(id));
  underway.set(id, done);
  return done;
}

/** Asks for what is open but not there yet. */
function loadMissing(): void {
  const { signal: mine } = aborting;
  const { forest } = known.peek();
  const waiting = (tree.peek()?.items ?? []).filter((shown) => shown.isWaiting && !failedUnits.peek().has(shown.unit.id));
  for (const { id, depth } of requestsFor(waiting, (id) => underway.has(id))) {
    loadChart(forest, id, depth, mine).then(
      () => !mine.aborted && publishSoon(),
      (error: unknown) => {
        if (mine.aborted) return;
        // The answer was to be for all that wait beneath it, too.
        const failed = new Map(failedUnits.peek()).set(id, error);
        for (const { unit } of waiting) if (forest.isBeneath(unit.id, id)) failed.set(unit.id, error);
        failedUnits.value = failed;
      },
    );
  }
}

let publishing: ReturnType<typeof setTimeout> | null = null;

/**
 * Many answers at the same time are drawn together. An answer may have come for a forest that was replaced in between: the tree that is drawn anew still waits
 * for those units then, and they are asked for again.
 */
function publishSoon(): void {
  publishing ??= setTimeout(() => {
    publishing = null;
    publish(known.peek().forest);
  }, underway.size > 2 ? 150 : 0);
}

async function pathOf(id: number, mine: AbortSignal): Promise<readonly UnitReference[]> {
  return (await get<Page<UnitReference>>(`units/${id}/path`, {}, mine)).data.items;
}

/** Brings the selected unit into sight: opens what is above it, or begins the chart at its department when it is in another one. */
function reveal(): void {
  revealing.abort();
  const { unit, root: id } = view.peek();
  if (unit === null || unit === id || tree.peek()?.byId.has(unit) === true) return;
  const way = known.peek().forest.wayDown(root.peek(), unit);
  if (way !== null) {
    openWay(way);
    return;
  }
  revealing = new AbortController();
  const { signal: mine } = revealing;
  pathOf(unit, mine).then((path) => !mine.aborted && openPath(path), () => undefined);
}

function openPath(path: readonly UnitReference[]): void {
  const way = wayWithin(view.peek().root, path);
  if (way === null) go({ root: path[0]?.id ?? null, open: [], closed: [], all: [] }, 'same');
  openWay(way ?? path.slice(1, -1).map((unit) => unit.id));
}

/** Opens the units on the way; what is not known of them is asked for at once, not level after level. */
function openWay(way: readonly number[]): void {
  const { forest } = known.peek();
  const { signal: mine } = aborting;
  for (const id of way) {
    if (forest.childrenOf(id) === undefined && !underway.has(id)) loadChart(forest, id, 1, mine).then(() => !mine.aborted && publishSoon(), () => !mine.aborted && loadMissing());
  }
  const { depth, open, closed, all } = view.peek();
  go(wayOpened({ depth, open, closed, all }, root.peek(), way), 'same');
}
