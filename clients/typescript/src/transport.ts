import { ProblemError } from './problem.js';
import { Received, repeatedly, type RetryOptions } from './retry.js';
import { Tokens, type Credentials } from './tokens.js';

/** What every operation takes. */
export interface CallOptions {
  /** The language of names and titles, instead of the client's. */
  readonly lang?: 'en' | 'fr' | undefined;
  /** Gives up when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
}

/** What operations take that are done once per key. */
export interface KeyedOptions extends CallOptions {
  /** The same key and request are done once; without one of yours the client makes one for each call. */
  readonly idempotencyKey?: string | undefined;
}

/** Something with the version it has. */
export interface Versioned<T> {
  readonly value: T;
  /** For `ifMatch` of a change, which refuses it when a proxy has weakened it or taken it away. */
  readonly etag: string;
}

/** Some members of a record; null removes a text (RFC 7396). */
export type MergePatch<T> = { readonly [K in keyof T]?: (T[K] extends object | null | undefined ? MergePatch<NonNullable<T[K]>> | null : T[K] | null) | undefined };

/** One step of a JSON Patch (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

/** A request as the contract describes it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: { readonly kind: 'json' | 'form' | 'multipart' | 'patch'; readonly value: object };
  readonly ifMatch?: string;
  readonly isKeyed?: boolean;
  readonly isAnonymous?: boolean;
}

/** Where and how to ask. */
export interface TransportOptions {
  readonly address: string;
  readonly credentials?: Credentials | undefined;
  readonly language?: 'en' | 'fr' | undefined;
  readonly retry?: RetryOptions | undefined;
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly now?: (() => number) | undefined;
}

const defaultTimeoutMs = 45_000;

// The answer to a file that is sent begins when all of it has arrived.
const uploadTimeoutMs = 15 * 60_000;

/** Sends requests: with a token, again where that is safe, and reads the answers. */
export class Transport {
  readonly tokens: Tokens | undefined;
  private readonly address: string;
  private readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: TransportOptions) {
    this.address = options.address.replace(/\/+$/, '');
    this.fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.tokens = options.credentials === undefined ? undefined : new Tokens(options.credentials, (path, form, afterLoss) => this.sendForm(path, form, afterLoss), options.now ?? Date.now);
  }

  async json<T>(call: Call, options: KeyedOptions): Promise<T> {
    return (await this.send(call, options)).json<T>();
  }

  async versioned<T>(call: Call, options: KeyedOptions): Promise<Versioned<T>> {
    const received = await this.send(call, options);
    return { value: received.json<T>(), etag: received.headers.get('ETag') ?? '' };
  }

  async text(call: Call, options: KeyedOptions): Promise<string> {
    return (await this.send(call, options)).text;
  }

  /** A file with the name that the server gave it. */
  async file(call: Call, options: KeyedOptions): Promise<File> {
    const { parts, headers } = await this.send(call, options, false);
    const [, name = ''] = /filename="([^"/\\]*)"/.exec(headers.get('Content-Disposition') ?? '') ?? [];
    return new File([...parts], name, { type: headers.get('Content-Type') ?? '' });
  }

  async empty(call: Call, options: KeyedOptions): Promise<void> {
    await this.send(call, options);
  }

  /** A file that stopped in the middle is not asked for again: it would begin at its start, and is dear. */
  private async send(call: Call, options: KeyedOptions, isAgainAfterLoss = true): Promise<Received> {
    const { headers, body } = this.contentOf(call, options);
    const isSafe = call.method === 'GET' || call.isKeyed === true;
    const repeatable = { afterLoss: isSafe && isAgainAfterLoss, afterUnavailable: isSafe || (call.ifMatch !== undefined && call.ifMatch !== '*') };
    const send = async (token: string | undefined): Promise<Received> => {
      if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
      return repeatedly(() => this.once(call, headers, body, options), repeatable, this.options.retry, options.signal);
    };
    const tokens = call.isAnonymous === true ? undefined : this.tokens;
    const token = await tokens?.access(options.signal);
    let received = await send(token);
    // The session may have gone on elsewhere, or a key been changed: once with another token.
    if (received.status === 401 && tokens !== undefined && token !== undefined) received = await send(await tokens.instead(token, options.signal));
    if (received.status >= 300) throw ProblemError.of(received);
    return received;
  }

  private contentOf(call: Call, options: KeyedOptions): { headers: Headers; body: BodyInit | undefined } {
    const headers = new Headers({ Accept: 'application/json, */*;q=0.5' });
    if (this.options.language !== undefined) headers.set('Accept-Language', this.options.language);
    if (call.ifMatch !== undefined) headers.set('If-Match', strong(call.ifMatch));
    if (call.isKeyed === true) headers.set('Idempotency-Key', options.idempotencyKey ?? randomKey());
    if (call.body === undefined) return { headers, body: undefined };
    const { kind, value } = call.body;
    if (kind === 'form') return { headers, body: new URLSearchParams(entriesOf(value) as [string, string][]) };
    if (kind === 'multipart') return { headers, body: multipart(value) };
    headers.set('Content-Type', kind === 'json' ? 'application/json' : Array.isArray(value) ? 'application/json-patch+json' : 'application/merge-patch+json');
    return { headers, body: JSON.stringify(value) };
  }

  private sendForm(path: string, form: Record<string, string>, afterLoss: boolean): Promise<Received> {
    const headers = new Headers({ Accept: 'application/json' });
    return repeatedly(() => this.once({ method: 'POST', path }, headers, new URLSearchParams(form)), { afterLoss, afterUnavailable: afterLoss }, this.options.retry);
  }

  private async once(call: Call, headers: Headers, body?: BodyInit, { signal, timeoutMs }: CallOptions = {}): Promise<Received> {
    const usual = this.options.timeoutMs ?? defaultTimeoutMs;
    const limit = new Limit(timeoutMs ?? (body instanceof FormData ? Math.max(usual, uploadTimeoutMs) : usual));
    try {
      const response = await this.fetch(this.address + call.path + queryText(call.query), {
        method: call.method,
        headers,
        redirect: 'manual',
        signal: signal === undefined ? limit.signal : AbortSignal.any([limit.signal, signal]),
        ...(body === undefined ? {} : { body }),
      });
      // A browser keeps to itself which redirection it was.
      return new Received(response.type === 'opaqueredirect' ? 302 : response.status, response.headers, await limit.partsOf(response));
    } finally {
      limit.end();
    }
  }
}

/** How long is waited for the answer to begin, and then for each next part of it. */
class Limit {
  private readonly abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ms: number) {
    this.begin();
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  async partsOf(response: Response): Promise<Uint8Array<ArrayBuffer>[]> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (;;) {
      this.begin();
      const part = await reader?.read();
      if (part?.value === undefined) return parts;
      parts.push(part.value);
    }
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private begin(): void {
    this.end();
    // Timers cannot count further, which is as good as without a limit.
    if (this.ms < 2 ** 31) this.timer = setTimeout(() => this.abort.abort(new DOMException(`No answer within ${this.ms} ms.`, 'TimeoutError')), this.ms);
  }
}

/** A version that the server can compare; a weak one would be refused however often it is read again. */
function strong(etag: string): string {
  if (etag === '' || etag.startsWith('W/')) throw new TypeError(`"${etag}" is no version: a proxy between here and the server changes ETags, e.g. because it compresses.`);
  return etag;
}

function queryText(query: Call['query'] = {}): string {
  const text = new URLSearchParams(entriesOf(query).map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** `crypto.randomUUID` is there on HTTPS and localhost only. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function multipart(value: object): FormData {
  const form = new FormData();
  for (const [name, member] of entriesOf(value)) {
    if (member instanceof Blob) form.set(name, member, member instanceof File ? member.name : name);
    else form.set(name, String(member));
  }
  return form;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
}
