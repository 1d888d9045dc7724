import { ApiError } from '../api/client';
import { sessionWindow } from '../session/windows';
import { texts } from '../texts';
import { lookUp } from './lookUp';

/** Says in the reader's words what went wrong, and offers to try again. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const words = texts.value.common;
  return (
    <div class="notice notice-bad" role="alert">
      <p>{wordsOf(error)}</p>
      {error instanceof ApiError && error.status >= 500 && error.traceId !== null && <p class="small">{words.errors.reference(error.traceId)}</p>}
      {/* Here, and not only at the top of the page: in a window, what was typed so far would be lost on the way there. */}
      {error instanceof ApiError && error.status === 401 && <button type="button" onClick={() => { sessionWindow.value = 'signIn'; }}>{texts.value.session.signIn}</button>}
      {again !== undefined && <button type="button" onClick={again}>{words.retry}</button>}
    </div>
  );
}

/** Keeps a place while something is on its way. Seen after a moment only: most answers are faster. */
export function Waiting() {
  return <div class="waiting" role="status">{texts.value.common.loading}</div>;
}

/** What an error means to the reader. */
export function wordsOf(error: unknown): string {
  const { errors } = texts.value.common;
  if (!(error instanceof ApiError)) return errors.server;
  const known = lookUp(texts.value.editing.refusals, error.code);
  if (known !== undefined) return known;
  switch (error.status) {
    case 0: return lookUp(errors.outages, error.code) ?? errors.outages.offline;
    case 401: return errors.signIn;
    case 403: return errors.forbidden;
    case 404: return errors.notFound;
    case 429:
    case 503: return errors.busy;
    case 400: return Object.values(error.fields).flat().join(' ') || error.message || errors.server;
    default: return error.message === '' ? errors.server : errors.detail(error.message);
  }
}
