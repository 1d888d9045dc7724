import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What is in a window. Takes the focus to its first field as soon as it is there: nobody opens a window for its closing button. */
export function DialogBody({ children }: { children: ComponentChildren }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => (body.current?.querySelector<HTMLElement>('input:not([hidden]), select') ?? body.current?.querySelector<HTMLElement>('button'))?.focus(), []);
  return <div ref={body} class="dialog-body">{children}</div>;
}
