import type { ComponentType, FunctionComponent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import { Failure } from './Notice';

interface LaterProps<P> {
  readonly load: () => Promise<{ readonly default: ComponentType<P> }>;
  /** What is shown as long as it is on its way. */
  readonly waiting: VNode | null;
  /** Where it is said that the part cannot be had; in its own place when nothing else is said. */
  readonly failed?: (notice: VNode, props: P) => VNode;
}

/** A part of the page that most readers never see: loaded when it is wanted. */
export function later<P extends object>({ load, waiting, failed = (notice) => notice }: LaterProps<P>): FunctionComponent<P> {
  let Part: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
    useEffect(() => {
      if (Part !== null) return;
      load().then((module) => {
        Part = module.default;
        setState('there');
      }, () => setState('failed'));
    }, []);
    if (Part !== null) return <Part {...props} />;
    // Browsers may keep in mind that a script was not there: only a page loaded anew asks for it again.
    return state === 'failed' ? failed(<Failure error={new ApiError(0, 'part', '')} again={() => void loadAnew()} />, props) : waiting;
  };
}

/** Loads the page anew if the server is there: else the reader would be left with nothing but the browser's own words. */
export async function loadAnew(): Promise<void> {
  const isThere = await fetch('/', { cache: 'no-store' }).then(({ ok }) => ok, () => false);
  if (isThere) location.reload();
}
