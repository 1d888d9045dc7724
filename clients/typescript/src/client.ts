import type { ChangePage } from './generated/models.js';
import { Operations } from './generated/operations.js';
import type { RetryOptions } from './retry.js';
import type { Credentials } from './tokens.js';
import { Transport, type CallOptions } from './transport.js';

/** Where the server is, and how to ask it. */
export interface ClientOptions {
  /** The server's address, e.g. `https://orgchart.example`. */
  readonly address: string;
  /** Who signs in; left out, only what the server shows to everybody can be read. */
  readonly credentials?: Credentials | undefined;
  /** The language of names and titles; the server's default is English. */
  readonly language?: 'en' | 'fr' | undefined;
  /** How long requests are tried again. */
  readonly retry?: RetryOptions | undefined;
  /** How long an attempt waits for the answer to begin and for each next part of it, in milliseconds; 45 s when left out. While a file is sent it is at least 15 minutes. */
  readonly timeoutMs?: number | undefined;
  /** What to send with, e.g. through a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The time in milliseconds, as `Date.now` tells it. */
  readonly now?: (() => number) | undefined;
}

/**
 * A client of an OrgChart server: one member per topic, e.g. `client.units.get(12)`.
 *
 * It signs in when it must and renews its token. What is busy (429), away (503) or lost on the way is asked again where nothing can be done twice:
 * reading, and POSTs with an idempotency key, which it makes itself. Refusals are {@link ProblemError}.
 */
export class OrgChartClient extends Operations {
  private readonly transport: Transport;

  constructor(options: ClientOptions) {
    const transport = new Transport(options);
    super(transport);
    this.transport = transport;
  }

  /** Ends the session at the server. Whoever goes on using the client signs in anew. */
  async signOut(): Promise<void> {
    await this.transport.tokens?.signOut();
  }

  /**
   * What has changed since a token, page after page; the last page's `deltaLink` leads to the next token ({@link sinceOf}).
   * @param since The token; left out for all there is, `latest` for a token of now.
   */
  async *changesSince(since?: string, options: CallOptions = {}): AsyncGenerator<ChangePage, void, undefined> {
    for (let token = since; ; ) {
      const page = await this.changes.list({ ...options, since: token });
      yield page;
      if (page.nextLink === undefined || page.nextLink === null) return;
      token = OrgChartClient.sinceOf(page.nextLink);
    }
  }

  /** The token in a `nextLink` or `deltaLink`. */
  static sinceOf(link: string): string {
    const token = new URL(link, 'http://server').searchParams.get('since');
    if (token === null) throw new TypeError(`No token in ${link}.`);
    return token;
  }
}
