import type { ComponentChildren } from 'preact';

/** A column of a table. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (item: T) => ComponentChildren;
  readonly isNumber?: boolean;
  /** The column of buttons: its title is for screen readers only. */
  readonly isForButtons?: boolean;
}

interface DataTableProps<T> {
  /** What the table tells, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
}

/** A table; on narrow screens each line becomes a card with the titles beside the values. */
export function DataTable<T>({ caption, columns, items, keyOf }: DataTableProps<T>) {
  // The roles stay tables' roles when the style sheet makes cards of the lines: browsers forget them otherwise.
  return (
    <div class="table-place">
      <table class="data-table" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, isNumber, isForButtons }) => (
              <th key={title} scope="col" role="columnheader" class={isNumber === true ? 'number' : undefined}>{isForButtons === true ? <span class="unseen">{title}</span> : title}</th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <tr key={keyOf(item)} role="row">
              {columns.map(({ title, cell, isNumber, isForButtons }) => (
                <td key={title} role="cell" class={isNumber === true ? 'number' : undefined} data-title={isForButtons === true ? undefined : title}>{cell(item)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
