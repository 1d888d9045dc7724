import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small server of the tests, on a port of its own. */
export interface Stub {
  readonly address: string;
  /** What it was asked, in this order. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  close(): Promise<void>;
}

/** Answers the nth request, counted from 0. */
export type Answering = (nth: number, request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Starts a stub that answers like this. */
export async function stub(answer: Answering): Promise<Stub> {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(requests.length - 1, request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      server.closeAllConnections();
    }),
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/** Answers with a refusal. */
export function refuse(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  json(response, status, { title: code, status, code, traceId: 'trace' }, headers);
}

/**
 * A bad way to a real server: too many requests, then away, then the answer is lost although the server did what it was asked; from then on it works.
 * Tokens come through untroubled.
 */
export function badWayTo(address: string): Promise<Stub> {
  let passing = 0;
  return stub((_, request, response, body) => {
    const trouble = request.url?.includes('/auth/') === true ? 3 : passing++;
    if (trouble === 0) return refuse(response, 429, 'request.too_many', { 'Retry-After': '0' });
    if (trouble === 1) return refuse(response, 503, 'server.unavailable', { 'Retry-After': '1' });
    const onward = ask(address + request.url, { method: request.method, headers: { ...request.headers, host: new URL(address).host } }, (answered) => {
      if (trouble === 2) {
        answered.resume();
        answered.on('end', () => response.destroy());
        return;
      }
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
}
