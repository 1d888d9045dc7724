import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../address', () => ({ view: { peek: () => ({ language: 'en' }) } }));
const { get, patch, post, renewSessionsBy, takesKey } = await import('./client');

const answer = vi.fn<(address: string, request: RequestInit) => Promise<Response>>();
beforeEach(() => {
  answer.mockReset();
  vi.stubGlobal('fetch', answer);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What a request ends with, however long it pauses. */
async function codeOf(asked: Promise<unknown>): Promise<string> {
  const ended = asked.then(() => 'answered', (error: { code: string }) => error.code);
  await vi.runAllTimersAsync();
  return ended;
}

test('a key is sent where the API takes one, and nowhere else', () => {
  const document = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, { post?: { parameters: { name: string }[] } }> };
  for (const [address, { post: operation }] of Object.entries(document.paths)) {
    if (operation === undefined) continue;
    const path = address.replace('/api/v1/', '').replaceAll(/\{\w+\}/g, '7');
    expect(takesKey(path), path).toBe(operation.parameters.some(({ name }) => name === 'Idempotency-Key'));
  }
});

test('reading is tried again, and says in the end that the server is not reached', async () => {
  answer.mockRejectedValue(new TypeError('failed'));
  expect(await codeOf(get('units/1'))).toBe('offline');
  expect(answer).toHaveBeenCalledTimes(4);
});

test('a change without an answer may have been made, and is repeated only when it has a key', async () => {
  answer.mockRejectedValue(new TypeError('failed'));
  expect(await codeOf(patch('units/1', {}, '"1"'))).toBe('unanswered');
  expect(answer).toHaveBeenCalledTimes(1);
  expect(await codeOf(post('units', {}))).toBe('unanswered');
  expect(new Set(answer.mock.calls.slice(1).map(([, request]) => new Headers(request.headers).get('Idempotency-Key'))).size).toBe(1);
});

test('signing in without an answer has changed nothing that one would have to look for', async () => {
  answer.mockRejectedValue(new TypeError('failed'));
  expect(await codeOf(post('auth/session', {}))).toBe('offline');
});

test('nobody waits for ever', async () => {
  answer.mockRejectedValue(new DOMException('too late', 'TimeoutError'));
  expect(await codeOf(get('units/1'))).toBe('timeout');
  expect(answer).toHaveBeenCalledTimes(1);
  expect(answer.mock.calls[0]![1].signal).toBeInstanceOf(AbortSignal);
});

test('who gives up is told nothing', async () => {
  const giving = new AbortController();
  answer.mockImplementation(() => {
    giving.abort(new Error('not wanted'));
    return Promise.reject(new Error('not wanted'));
  });
  await expect(get('units/1', {}, giving.signal)).rejects.toThrow('not wanted');
});

test('an expired session is gone on with once', async () => {
  const renew = vi.fn(() => Promise.resolve(true));
  renewSessionsBy(renew);
  answer.mockImplementation(() => Promise.resolve(new Response('{"code":"access.ended"}', { status: 401 })));
  expect(await codeOf(get('units/1'))).toBe('access.ended');
  expect(renew).toHaveBeenCalledTimes(1);
  expect(answer).toHaveBeenCalledTimes(2);
});
