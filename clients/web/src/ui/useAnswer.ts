import { useEffect, useState } from 'preact/hooks';
import { get, type Answer, type Query } from '../api/client';

/** What is known of something that was asked for. */
export interface Asked<T> {
  readonly data: T | null;
  readonly etag: string | null;
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Asks again, e.g. after a change. */
  readonly again: () => void;
}

/**
 * Asks the API for something and again whenever the path, the query or one of the reasons changes. What is there stays until the new answer has come,
 * so that nothing flickers; an answer that is no longer wanted is dropped. A null path asks for nothing.
 */
export function useAnswer<T>(path: string | null, query: Query = {}, ...reasons: readonly unknown[]): Asked<T> {
  return useAsked<T>(path === null ? null : (signal) => get<T>(path, query, signal), path, JSON.stringify(query), ...reasons);
}

/** The same for what takes more than one request: asks whenever one of the reasons changes. */
export function useAsked<T>(ask: ((signal: AbortSignal) => Promise<Answer<T>>) | null, ...reasons: readonly unknown[]): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({ data: null, etag: null, error: null, isLoading: ask !== null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (ask === null) {
      setState({ data: null, etag: null, error: null, isLoading: false });
      return;
    }
    const aborting = new AbortController();
    setState((before) => ({ ...before, error: null, isLoading: true }));
    ask(aborting.signal).then(
      ({ data, etag }) => {
        if (!aborting.signal.aborted) setState({ data, etag, error: null, isLoading: false });
      },
      (error: unknown) => {
        if (!aborting.signal.aborted) setState({ data: null, etag: null, error, isLoading: false });
      },
    );
    return () => aborting.abort();
  }, [ask === null, round, ...reasons]);
  return { ...state, again: () => setRound((before) => before + 1) };
}
