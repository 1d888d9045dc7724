import { signal } from '@preact/signals';
import { chosenLanguage, isLanguage, type Language } from './texts/languages';

/** How the chart is drawn: downwards, to the right, or as an indented list. */
export type Layout = 'down' | 'right' | 'outline';

/** The administration's pages. */
export const adminPages = ['users', 'clients', 'imports', 'audit', 'access-log', 'security-events'] as const;
export type AdminPage = (typeof adminPages)[number];

/** What a search may be limited to. */
export type SearchKind = 'employee' | 'unit';

/** What is typed into the filters of a list, by the parameter's name. */
export type Filters = Readonly<Record<string, string>>;

/** All that a link needs to open the same view again. */
export interface View {
  /** The administration's page, or null for the chart. */
  readonly admin: AdminPage | null;
  /** The filters of the administration's page. */
  readonly filters: Filters;
  /** The unit the chart begins at; null for the list of departments. */
  readonly root: number | null;
  /** The selected unit, whose panel is open; null for none. */
  readonly unit: number | null;
  /** The person whose panel is open; null for none. */
  readonly person: number | null;
  /** How many levels beneath the root are open from the beginning, 1 to 9. */
  readonly depth: number;
  /** Units that are open besides. */
  readonly open: readonly number[];
  /** Units that are closed although they are within the depth. */
  readonly closed: readonly number[];
  /** Units beneath which everything is open, however deep: thousands of units in one short address. */
  readonly all: readonly number[];
  /** Null for what suits the screen. */
  readonly layout: Layout | null;
  /** What is searched for. */
  readonly query: string;
  /** Whether only people or only units are searched for; null for both. */
  readonly kind: SearchKind | null;
  /** Whether only the department of the root is searched. */
  readonly isWithin: boolean;
  readonly language: Language;
}

export const maxDepth = 9;
export const defaultDepth = 1;

// Before the names of filters, some of which the chart has too.
const filterPrefix = 'f.';

/** Reads a view out of an address. What cannot be read is left out. */
export function readAddress(address: URL, fallback: Language): View {
  const path = /^\/admin\/([a-z-]+)\/?$/.exec(address.pathname);
  const parameters = address.searchParams;
  const language = parameters.get('lang');
  const layout = parameters.get('layout');
  const kind = parameters.get('find');
  const admin = adminPages.find((page) => page === path?.[1]) ?? null;
  return {
    admin,
    filters: admin === null ? {} : Object.fromEntries([...parameters].filter(([name]) => name.startsWith(filterPrefix)).map(([name, value]) => [name.slice(filterPrefix.length), value])),
    root: idOf(parameters.get('root')),
    unit: idOf(parameters.get('unit')),
    person: idOf(parameters.get('person')),
    depth: Math.min(idOf(parameters.get('depth')) ?? defaultDepth, maxDepth),
    open: idsOf(parameters.get('open')),
    closed: idsOf(parameters.get('closed')),
    all: idsOf(parameters.get('all')),
    layout: layout === 'down' || layout === 'right' || layout === 'outline' ? layout : null,
    query: parameters.get('q') ?? '',
    kind: kind === 'employee' || kind === 'unit' ? kind : null,
    isWithin: parameters.get('within') === 'department',
    language: isLanguage(language) ? language : fallback,
  };
}

/** The address of a view, as short as it can be. */
export function writeAddress(view: View): string {
  const parameters = new URLSearchParams();
  if (view.root !== null) parameters.set('root', String(view.root));
  if (view.unit !== null) parameters.set('unit', String(view.unit));
  if (view.person !== null) parameters.set('person', String(view.person));
  if (view.depth !== defaultDepth) parameters.set('depth', String(view.depth));
  if (view.open.length > 0) parameters.set('open', view.open.join('.'));
  if (view.closed.length > 0) parameters.set('closed', view.closed.join('.'));
  if (view.all.length > 0) parameters.set('all', view.all.join('.'));
  if (view.layout !== null) parameters.set('layout', view.layout);
  if (view.query !== '') {
    parameters.set('q', view.query);
    if (view.kind !== null) parameters.set('find', view.kind);
    if (view.isWithin) parameters.set('within', 'department');
  }
  if (view.admin !== null) for (const [name, value] of Object.entries(view.filters)) if (value !== '') parameters.set(filterPrefix + name, value);
  parameters.set('lang', view.language);
  return `${view.admin === null ? '/' : `/admin/${view.admin}`}?${parameters}`;
}

function idOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function idsOf(text: string | null): number[] {
  return (text ?? '').split('.').map(idOf).filter((id) => id !== null);
}

/** What is shown now. Changed by {@link go}, and by the browser's back and forward. */
export const view = signal<View>(readAddress(new URL(location.href), chosenLanguage()));

/** A view with some of it changed. Filters are those of one page of the administration. */
export function changedView(before: View, change: Partial<View>): View {
  return { ...before, ...('admin' in change ? { filters: {} } : {}), ...change };
}

/** Shows another view. A step that somebody would want to go back from gets an entry of its own in the browser's history; typing and opening do not. */
export function go(change: Partial<View>, step: 'new' | 'same' = 'new'): void {
  const next = changedView(view.peek(), change);
  const address = writeAddress(next);
  if (step === 'new' && address !== location.pathname + location.search) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  view.value = next;
}

addEventListener('popstate', () => {
  view.value = readAddress(new URL(location.href), chosenLanguage());
});
