import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { view } from '../address';
import { ApiError, type Query } from '../api/client';
import type { Page } from '../api/types';
import { changes } from '../changes';
import { user } from '../session/session';
import { number, texts } from '../texts';
import { Failure, Waiting } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import { useAnswer } from '../ui/useAnswer';

interface ListingProps<T> {
  readonly path: string;
  readonly query?: Query;
  readonly label: string;
  /** Raised when the list may have become another one. */
  readonly round?: number;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

const pageLength = 25;

/** A list of the server, page by page, with the words for an empty one and for one that cannot be had. */
export function Listing<T>({ path, query = {}, label, round = 0, children }: ListingProps<T>) {
  const words = texts.value.admin;
  const [offset, setOffset] = useState(0);
  const filter = JSON.stringify(query);
  // Another filter begins at the first page.
  useEffect(() => setOffset(0), [filter]);
  const { data, error, again } = useAnswer<Page<T>>(path, { ...query, offset, limit: pageLength }, round, changes.value, view.value.language);
  if (error !== null) {
    const lacksFactor = error instanceof ApiError && error.status === 403 && user.value?.hasSecondFactor === false;
    return (
      <>
        <Failure error={error} again={again} />
        {lacksFactor && <p class="notice">{words.needsSecondFactor}</p>}
      </>
    );
  }
  if (data === null) return <Waiting />;
  return (
    <>
      <p class="small" role="status">{data.total === 0 ? words.empty : words.total(number(data.total))}</p>
      {data.items.length > 0 && children(data.items)}
      <Pager offset={offset} limit={pageLength} total={data.total} onMove={setOffset} label={label} />
    </>
  );
}
