import { view } from '../address';
import type { Query } from '../api/client';
import { changes } from '../changes';
import { user } from '../session/session';
import { useAnswer, type Asked } from './useAnswer';

/** Why the directory is asked again: another language, a change made on this page, somebody who signed in or out. */
export function directoryReasons(): readonly unknown[] {
  return [view.value.language, changes.value, user.value?.id];
}

/** Asks for something of the directory, and again whenever the answer may have become another one. */
export function useDirectory<T>(path: string | null, query: Query = {}): Asked<T> {
  return useAnswer<T>(path, query, ...directoryReasons());
}
