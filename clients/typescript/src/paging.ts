/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

const pageSize = 200;

/** All items of a list, page after page. What others add or remove meanwhile may shift the pages: an item can be missed or come twice. */
export async function* paged<T>(
  read: (page: { offset: number; limit: number }) => Promise<Page<T>>,
  { offset = 0, limit = pageSize }: { readonly offset?: number | undefined; readonly limit?: number | undefined },
): AsyncGenerator<T, void, undefined> {
  for (let next = offset; ; ) {
    const { items, total } = await read({ offset: next, limit });
    yield* items;
    next += items.length;
    if (items.length === 0 || next >= total) return;
  }
}
