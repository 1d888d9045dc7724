import { ProblemError } from './problem.js';

/** How long a request is tried again. */
export interface RetryOptions {
  /** How often it is sent at most, 1 or more. */
  readonly attempts?: number | undefined;
  /** The first pause where the server says none, in milliseconds; it doubles each time. */
  readonly pauseMs?: number | undefined;
  /** How long all pauses together may be, in milliseconds. A server that wants more is not waited for. */
  readonly totalPauseMs?: number | undefined;
}

/** An answer as it came, read to its end. */
export class Received {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly parts: readonly Uint8Array<ArrayBuffer>[],
  ) {}

  /** What it says as a text. */
  get text(): string {
    const decoder = new TextDecoder();
    return this.parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  }

  /** What it says in JSON. */
  json<T>(): T {
    try {
      return JSON.parse(this.text) as T;
    } catch (error) {
      throw ProblemError.of(this, error);
    }
  }
}

/** What may be sent again without being done twice. */
export interface Repeatable {
  /** After an answer was lost, in which case it may have been done. */
  readonly afterLoss: boolean;
  /** After 503, in which case it may have been done too: the server, or a proxy, did not wait for the end. */
  readonly afterUnavailable: boolean;
}

const defaults = { attempts: 5, pauseMs: 500, totalPauseMs: 60_000 };

/** Sends until there is an answer that more sending would not improve. */
export async function repeatedly(send: () => Promise<Received>, { afterLoss, afterUnavailable }: Repeatable, options: RetryOptions = {}, signal?: AbortSignal): Promise<Received> {
  const { attempts = defaults.attempts, pauseMs = defaults.pauseMs, totalPauseMs = defaults.totalPauseMs } = options;
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    let received: Received | undefined;
    let lost: unknown;
    try {
      received = await send();
    } catch (error) {
      if (signal?.aborted === true || !afterLoss) throw error;
      lost = error;
    }
    const again = received === undefined || isForLater(received, { afterLoss, afterUnavailable });
    const pause = (received === undefined ? undefined : retryAfter(received.headers)) ?? pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    if (!again || attempt >= attempts || waited + pause > totalPauseMs) {
      if (received === undefined) throw lost;
      return received;
    }
    waited += pause;
    await sleep(pause, signal);
  }
}

function isForLater(received: Received, { afterLoss, afterUnavailable }: Repeatable): boolean {
  // The first of several sendings with one key may still be at work.
  const { status } = received;
  return status === 429 || (status === 503 && afterUnavailable) || (status === 409 && afterLoss && ProblemError.of(received).code === 'idempotency.running');
}

/** `Retry-After` in milliseconds, be it seconds or a date. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
