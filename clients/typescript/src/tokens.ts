import type { TokenAnswer } from './generated/models.js';
import { ProblemError } from './problem.js';
import type { Received } from './retry.js';

/** Who the client signs in as. */
export type Credentials =
  /** A program for itself (`client_credentials`). */
  | { readonly clientId: string; readonly clientSecret: string; readonly scope?: string }
  /** A person, through a first-party client (`password`). A second factor's code is good once: when the session ends, `invalid_grant` is thrown. */
  | { readonly clientId: string; readonly clientSecret: string; readonly email: string; readonly password: string; readonly otp?: string; readonly scope?: string }
  /** Whoever a token of your own says; asked again when the server does not take it any more. */
  | { readonly accessToken: () => string | Promise<string> };

/** Sends a form to an endpoint of OAuth 2.0. Whether an answer was lost is for the caller to judge. */
export type SendForm = (path: string, form: Record<string, string>, afterLoss: boolean) => Promise<Received>;

// Before it ends a token is renewed, so that it is good when the request arrives.
const marginMs = 30_000;

/** Access tokens, renewed before they end. However many ask at once, one request is sent: a refresh token is good once. */
export class Tokens {
  private current: { readonly access: string; readonly refresh?: string | undefined; readonly endsAt: number } | undefined;
  private pending: Promise<string> | undefined;

  constructor(
    private readonly credentials: Credentials,
    private readonly sendForm: SendForm,
    private readonly now: () => number,
  ) {}

  /** A token that is good for a while. */
  access(signal?: AbortSignal): Promise<string> {
    return this.current !== undefined && this.now() < this.current.endsAt - marginMs ? Promise.resolve(this.current.access) : this.renewed(signal);
  }

  /** Another token than one that the server did not take. */
  instead(refused: string, signal?: AbortSignal): Promise<string> {
    return this.current !== undefined && this.current.access !== refused ? Promise.resolve(this.current.access) : this.renewed(signal);
  }

  /** Ends the session at the server (RFC 7009). Whoever goes on using the client signs in anew. */
  async signOut(): Promise<void> {
    // A session that is just beginning would be left over.
    while (this.pending !== undefined) await this.pending.catch(() => undefined);
    const ending = this.current;
    this.current = undefined;
    if (ending === undefined || 'accessToken' in this.credentials) return;
    const { clientId, clientSecret } = this.credentials;
    const received = await this.sendForm('/api/v1/auth/revoke', { client_id: clientId, client_secret: clientSecret, token: ending.refresh ?? ending.access }, true);
    if (received.status !== 200) throw ProblemError.of(received);
  }

  private renewed(signal?: AbortSignal): Promise<string> {
    this.pending ??= this.renew().finally(() => (this.pending = undefined));
    return unlessAborted(this.pending, signal);
  }

  private async renew(): Promise<string> {
    if ('accessToken' in this.credentials) {
      this.current = { access: await this.credentials.accessToken(), endsAt: Infinity };
      return this.current.access;
    }
    const refresh = this.current?.refresh;
    const access = refresh === undefined ? undefined : await this.goOn(refresh);
    if (access !== undefined) return access;
    this.current = undefined;
    return this.signIn();
  }

  /** Goes on with the session; nothing when it has ended. */
  private async goOn(refresh: string): Promise<string | undefined> {
    let received: Received;
    try {
      received = await this.ask({ grant_type: 'refresh_token', refresh_token: refresh }, false);
    } catch {
      // Its answer was lost: sent again, the token would look stolen.
      return undefined;
    }
    // After 500 and more it may have been taken all the same, which is as good as lost.
    return received.status === 400 || received.status >= 500 ? undefined : this.take(received);
  }

  private async signIn(): Promise<string> {
    const credentials = this.credentials as Exclude<Credentials, { accessToken: unknown }>;
    const scope = credentials.scope === undefined ? {} : { scope: credentials.scope };
    if (!('password' in credentials)) return this.take(await this.ask({ grant_type: 'client_credentials', ...scope }, true));
    const { email, password, otp } = credentials;
    return this.take(await this.ask({ grant_type: 'password', username: email, password, ...(otp === undefined ? {} : { otp }), ...scope }, true));
  }

  private ask(form: Record<string, string>, afterLoss: boolean): Promise<Received> {
    const { clientId, clientSecret } = this.credentials as Exclude<Credentials, { accessToken: unknown }>;
    return this.sendForm('/api/v1/auth/token', { client_id: clientId, client_secret: clientSecret, ...form }, afterLoss);
  }

  private take(received: Received): string {
    if (received.status !== 200) throw ProblemError.of(received);
    const answer = received.json<TokenAnswer>();
    this.current = { access: answer.access_token, refresh: answer.refresh_token ?? undefined, endsAt: this.now() + answer.expires_in * 1000 };
    return answer.access_token;
  }
}

/** Gives up waiting, and leaves what is waited for to the others who do. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
