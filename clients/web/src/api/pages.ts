import { get, type Answer, type Query } from './client';
import type { Page } from './types';

/** The longest part of a list that the API gives at once. */
const longestPage = 200;

/** Reads a whole list: the first part, which tells how many there are, then all others at once. For lists that are short by their nature, like that of the departments. */
export async function getAll<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer<Page<T>>> {
  const ask = async (offset: number) => (await get<Page<T>>(path, { ...query, limit: longestPage, offset }, signal)).data;
  const first = await ask(0);
  const offsets = Array.from({ length: Math.ceil(first.total / longestPage) - 1 }, (_, index) => (index + 1) * longestPage);
  const rest = await Promise.all(offsets.map(ask));
  const items = [first, ...rest].flatMap((page) => page.items);
  return { data: { items, total: items.length }, etag: null };
}
