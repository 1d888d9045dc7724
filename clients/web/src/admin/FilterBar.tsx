import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { texts } from '../texts';
import { TextField } from '../ui/Field';
import type { useFilters } from './filters';

interface FilterBarProps {
  readonly filters: Pick<ReturnType<typeof useFilters>, 'bind' | 'clear' | 'isEmpty'>;
  /** Whether a period can be chosen. */
  readonly hasPeriod?: boolean;
  readonly children: ComponentChildren;
}

/** Fields that narrow a list down; they act by themselves. */
export function FilterBar({ filters, hasPeriod = false, children }: FilterBarProps) {
  const words = texts.value.admin.filters;
  // On a telephone the list comes first, unless a link has narrowed it down.
  const [isOpen] = useState(() => !filters.isEmpty || matchMedia('(min-width: 48rem)').matches);
  return (
    <details class="filters" open={isOpen}>
      <summary>{words.title}</summary>
      <form role="search" aria-label={words.title} onSubmit={(event) => event.preventDefault()}>
        {children}
        {hasPeriod && (
          <>
            <TextField {...filters.bind('from')} type="datetime-local" label={words.from} />
            <TextField {...filters.bind('to')} type="datetime-local" label={words.to} />
          </>
        )}
        <button type="button" disabled={filters.isEmpty} onClick={filters.clear}>{words.clear}</button>
      </form>
    </details>
  );
}
