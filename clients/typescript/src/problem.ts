import type { Problem } from './generated/models.js';

/** The server's refusal: problem details (RFC 9457), or an OAuth 2.0 error (RFC 6749) of the token endpoint. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** A stable code to branch on, e.g. `unit.not_found` or `invalid_grant`; `http.503` when the answer was not the server's own. */
    readonly code: string,
    message: string,
    /** With status 400: what is wrong, by field. */
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    /** Finds the request in the server's log. */
    readonly traceId: string | undefined = undefined,
    /** All that the server said, with members that only some problems have. */
    readonly problem: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether somebody else was faster: read again and repeat. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** Reads the refusal out of an answer. */
  static of({ status, text }: { readonly status: number; readonly text: string }, cause?: unknown): ProblemError {
    const said = recordOf(text) as Partial<Problem> & { error?: string; error_description?: string };
    const code = said.code ?? said.error ?? `http.${status}`;
    const detail = said.detail ?? said.error_description ?? said.title ?? `HTTP status ${status}, and not in the server's own words`;
    return new ProblemError(status, code, `${code}: ${detail}`, said.errors, said.traceId, said, { cause });
  }
}

function recordOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A proxy's page.
    return {};
  }
}
