import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../texts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page: the browser's own modal dialog, which keeps the focus within, closes with Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // The browser tells of closing a moment later, when another window may be open already.
  const isGone = useRef(false);
  // Before the effects of what is within: they may want the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed before it is taken away, else the browser does not give the focus back.
    return () => {
      isGone.current = true;
      element?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={() => !isGone.current && onClose()}>
      <header class="dialog-header">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="icon-button" aria-label={texts.value.common.close} onClick={() => dialog.current?.close()}>×</button>
      </header>
      {children}
    </dialog>
  );
}
