import { go, view, type Filters } from '../address';
import type { Query } from '../api/client';
import type { TextFieldProps } from '../ui/Field';
import { useDelayed } from '../ui/useDelayed';

const typingMs = 300;

/** The filters of the view, and what of them is to be asked for once the reader has stopped typing. */
export function useFilters(toQuery: (filters: Filters) => Query = queryOf) {
  const { filters } = view.value;
  const settled = useDelayed(filters, typingMs);
  return {
    query: toQuery(settled),
    isEmpty: isEmpty(filters),
    clear: () => set({}),
    bind: (name: string): Pick<TextFieldProps, 'name' | 'value' | 'onChange'> => ({
      name, value: filters[name] ?? '', onChange: (value) => set({ ...view.peek().filters, [name]: value }),
    }),
  };
}

/** One goes back from a narrowed list to the whole one, not letter by letter. */
function set(filters: Filters): void {
  go({ filters }, isEmpty(filters) === isEmpty(view.peek().filters) ? 'same' : 'new');
}

function isEmpty(filters: Filters): boolean {
  return Object.values(filters).every((value) => value === '');
}

/** The parameters: those that are blank are left out, and moments are told in UTC. */
export function queryOf(filters: Filters): Query {
  return Object.fromEntries(
    Object.entries(filters)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, name === 'from' || name === 'to' ? momentOf(value) : value.trim()]),
  );
}

/** `2026-11-21T08:00`, as a date field gives it in the reader's time zone, as the API wants it; null while it is being typed. */
export function momentOf(local: string): string | null {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
