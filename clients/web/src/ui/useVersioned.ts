import { useEffect, useState } from 'preact/hooks';
import { ApiError, type Answer } from '../api/client';

/** A record that is being changed, with the version it was read in. */
export interface Versioned<T> {
  readonly data: T | null;
  /** Why it could not be read. */
  readonly error: unknown;
  /** What it was before somebody else changed it while the window was open; null as long as nobody has. */
  readonly before: T | null;
  readonly readAgain: () => void;
  /**
   * Sends a change of the version that the reader has seen. Says whether it was done: when somebody else was faster, the record is read again and nothing is done.
   * @param outdated the code of the refusal that says that what was read is not so any more although its version is the same: it is read again then, too
   */
  readonly send: (work: (etag: string) => Promise<unknown>, outdated?: string) => Promise<boolean>;
}

interface State<T> {
  readonly data: T | null;
  readonly etag: string;
  readonly error: unknown;
  readonly before: T | null;
}

/** Reads a record for changing it. */
export function useVersioned<T>(read: () => Promise<Answer<T>>, key: unknown): Versioned<T> {
  const [state, setState] = useState<State<T>>({ data: null, etag: '', error: null, before: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    read().then(
      ({ data, etag }) => isWanted && setState({ data, etag: etag ?? '', error: null, before: null }),
      (error: unknown) => isWanted && setState({ data: null, etag: '', error, before: null }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, round]);

  function readAgain(): void {
    setRound((before) => before + 1);
  }

  async function send(work: (etag: string) => Promise<unknown>, outdated?: string): Promise<boolean> {
    try {
      await work(state.etag);
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === outdated) readAgain();
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const { data, etag } = await read();
      setState({ data, etag: etag ?? '', error: null, before: state.data });
      return false;
    }
  }

  return { data: state.data, error: state.error, before: state.before, readAgain, send };
}
