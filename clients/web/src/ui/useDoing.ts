import { useState } from 'preact/hooks';

/** Something that a press of a button does: on its way, done or refused. */
export interface Doing {
  readonly isDoing: boolean;
  readonly refusal: unknown;
  /** Does it, unless it is on its way already. */
  readonly run: (work: () => Promise<unknown>) => void;
}

/** Keeps track of something that takes a moment and may be refused. */
export function useDoing(): Doing {
  const [isDoing, setDoing] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    setDoing(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(error);
    } finally {
      setDoing(false);
    }
  }
  return { isDoing, refusal, run: (work) => void (isDoing || attempt(work)) };
}
