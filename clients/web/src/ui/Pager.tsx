import { useEffect } from 'preact/hooks';
import { number, texts } from '../texts';

interface PagerProps {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
  /** What the list holds, to tell the pagers of one page apart. */
  readonly label?: string;
}

/** Moves through a list by pages; not there when one page holds all. */
export function Pager({ offset, limit, total, onMove, label }: PagerProps) {
  const words = texts.value.common;
  const isFirst = offset === 0;
  const isLast = offset + limit >= total;
  // What stood on the last page may be gone by now.
  useEffect(() => {
    if (total > 0 && offset >= total) onMove(Math.floor((total - 1) / limit) * limit);
  }, [offset, total]);
  if (total <= limit) return null;
  // Not `disabled`: at the first and last page the focus would be lost.
  return (
    <nav class="pager" aria-label={label}>
      <button type="button" aria-disabled={isFirst} onClick={() => isFirst || onMove(Math.max(0, offset - limit))}>{words.previous}</button>
      <span aria-live="polite">{words.range(number(offset + 1), number(Math.min(offset + limit, total)), number(total))}</span>
      <button type="button" aria-disabled={isLast} onClick={() => isLast || onMove(offset + limit)}>{words.next}</button>
    </nav>
  );
}
