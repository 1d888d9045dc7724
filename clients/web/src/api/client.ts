import { view } from '../address';

/** The API's own words about a request that did not succeed (RFC 9457), or what stood in the way of asking. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** The stable code, e.g. `unit.beneath_itself`; one of {@link Outage} when there was no answer. */
    readonly code: string,
    detail: string,
    /** What was wrong with each field. */
    readonly fields: Readonly<Record<string, readonly string[]>> = {},
    /** What the operator finds the request by. */
    readonly traceId: string | null = null,
  ) {
    super(detail);
    this.name = 'ApiError';
  }
}

/** Why there was no answer: the server was not reached, or took too long. `unanswered` is a change that may have been done all the same. */
export type Outage = 'offline' | 'timeout' | 'unanswered';

/** An answer with the version it has, for a later change. */
export interface Answer<T> {
  readonly data: T;
  /** The strong ETag, to be sent as `If-Match`. */
  readonly etag: string | null;
}

/** Values of the query; those undefined or null are left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Sending {
  readonly query?: Query;
  readonly body?: unknown;
  /** The ETag of what was read. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal | undefined;
}

const base = '/api/v1/';
// These take no Idempotency-Key: what has a secret in it, of which the server keeps nothing, and loads, of which one runs at a time.
const keyless = /^(auth\/.*|users|users\/\d+\/password-reset|users\/me\/second-factor(\/confirmation)?|clients|clients\/\d+\/secret|imports|imports\/\d+\/apply)$/;
const maxAttempts = 4;
const longestPauseMs = 15_000;
// One attempt, with all of the answer: longer than the server takes for the largest departments.
const longestAttemptMs = 45_000;

/** Reads. What fails on the way is tried again by itself, with growing pauses. */
export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer<T>> {
  return send<T>('GET', path, { query, signal });
}

/** Makes something. The same request is not done twice, however often the network makes it necessary to send it; what has a secret in it is sent once. */
export function post<T>(path: string, body?: unknown, query: Query = {}): Promise<Answer<T>> {
  return send<T>('POST', path, { query, body });
}

export function put<T>(path: string, body: unknown, ifMatch?: string): Promise<Answer<T>> {
  return send<T>('PUT', path, ifMatch === undefined ? { body } : { body, ifMatch });
}

/** Changes some members, by merge patch (RFC 7396). */
export function patch<T>(path: string, body: unknown, ifMatch: string): Promise<Answer<T>> {
  return send<T>('PATCH', path, { body, ifMatch });
}

/** Removes something. A few removals need the current password in their body. */
export function remove(path: string, ifMatch?: string, query: Query = {}, body?: unknown): Promise<Answer<null>> {
  return send<null>('DELETE', path, ifMatch === undefined ? { query, body } : { query, body, ifMatch });
}

/** Called when the access token has expired, to go on with the session; says whether it is worth asking again, be it as a stranger. */
let renew: () => Promise<boolean> = () => Promise.resolve(false);

export function renewSessionsBy(how: () => Promise<boolean>): void {
  renew = how;
}

/** Goes on with the session, for a request that is not sent from here. */
export function renewSession(): Promise<boolean> {
  return renew();
}

async function send<T>(method: string, path: string, sending: Sending): Promise<Answer<T>> {
  const hasKey = method === 'POST' && takesKey(path);
  const request = requestOf(method, hasKey, sending);
  const address = base + path + queryOf(sending.query ?? {});
  const isSafe = method === 'GET' || hasKey;
  const isChange = method !== 'GET' && !path.startsWith('auth/');
  let renewed = false;
  // The connection broke: a moment later it may be there again. Who has waited as long as an attempt may take is asked before the next one.
  const pauseAfter = async (error: unknown, attempt: number): Promise<void> => {
    if (sending.signal?.aborted === true) throw error;
    const isTooLate = error instanceof DOMException && error.name === 'TimeoutError';
    if (!isSafe || isTooLate || attempt === maxAttempts) throw new ApiError(0, (isChange ? 'unanswered' : isTooLate ? 'timeout' : 'offline') satisfies Outage, '');
    await pause(300 * 2 ** attempt, sending.signal);
  };
  for (let attempt = 1; ; attempt++) {
    let response: Response;
    try {
      response = await fetch(address, { ...request, signal: AbortSignal.any([AbortSignal.timeout(longestAttemptMs), ...(sending.signal === undefined ? [] : [sending.signal])]) });
    } catch (error) {
      await pauseAfter(error, attempt);
      continue;
    }
    if (response.status === 401 && !renewed && !path.startsWith('auth/')) {
      renewed = true;
      if (await renew()) continue;
    }
    const waits = response.status === 503 || response.status === 429;
    if (waits && isSafe && attempt < maxAttempts) {
      // Proxies also write a date; it is no number.
      const seconds = Number(response.headers.get('Retry-After')) || 1;
      await pause(Math.min(seconds * 1000, longestPauseMs), sending.signal);
      continue;
    }
    if (!response.ok) throw await errorOf(response);
    const isEmpty = response.status === 204 || response.headers.get('Content-Length') === '0';
    try {
      return { data: (isEmpty ? null : await response.json()) as T, etag: response.headers.get('ETag') };
    } catch (error) {
      // In the middle of the answer.
      await pauseAfter(error, attempt);
    }
  }
}

/** Whether a POST to this path may be repeated because it has a key that tells the server that it is the same one. */
export function takesKey(path: string): boolean {
  return !keyless.test(path);
}

function requestOf(method: string, hasKey: boolean, { body, ifMatch }: Sending): RequestInit {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': view.peek().language });
  // Browsers let no foreign page send this without asking the server: it shows that the request is our own.
  if (method !== 'GET') headers.set('X-Requested-With', 'OrgChart');
  if (hasKey) headers.set('Idempotency-Key', crypto.randomUUID?.() ?? randomKey());
  if (ifMatch !== undefined) headers.set('If-Match', ifMatch);
  if (body !== undefined) headers.set('Content-Type', method === 'PATCH' ? 'application/merge-patch+json' : 'application/json');
  return {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** `randomUUID` is there on HTTPS and localhost only. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function queryOf(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) parameters.set(name, String(value));
  return parameters.size === 0 ? '' : `?${parameters}`;
}

async function errorOf(response: Response): Promise<ApiError> {
  let problem: Record<string, unknown> = {};
  try {
    problem = await response.json();
  } catch {
    // A proxy's page, or nothing: the status says it.
  }
  return new ApiError(
    response.status,
    typeof problem.code === 'string' ? problem.code : 'unknown',
    typeof problem.detail === 'string' ? problem.detail : '',
    (problem.errors ?? {}) as Record<string, string[]>,
    typeof problem.traceId === 'string' ? problem.traceId : null,
  );
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
