import type { ComponentChildren } from 'preact';
import { changedView, go, view, writeAddress, type View } from '../address';

interface ViewLinkProps {
  readonly to: Partial<View>;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly onGo?: () => void;
}

/** A link to another view of this page: a true address, so that it can be opened in another tab and copied; followed here, nothing is loaded anew. */
export function ViewLink({ to, children, onGo, ...rest }: ViewLinkProps) {
  return (
    <a
      {...rest}
      href={writeAddress(changedView(view.value, to))}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
        onGo?.();
      }}
    >
      {children}
    </a>
  );
}
