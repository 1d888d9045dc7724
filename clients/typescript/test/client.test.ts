import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrgChartClient, ProblemError, type ClientOptions } from '../src/index.js';
import { retryAfter } from '../src/retry.js';
import { json, refuse, stub, type Answering } from './stub.js';

const person = { clientId: 'c1', clientSecret: 'secret', email: 'a@b.example', password: 'words' };
const quick = { pauseMs: 1 };

async function asked(answer: Answering, options: Partial<ClientOptions>, use: (client: OrgChartClient, requests: Awaited<ReturnType<typeof stub>>['requests']) => Promise<void>): Promise<void> {
  const server = await stub(answer);
  try {
    await use(new OrgChartClient({ address: server.address, retry: quick, ...options }), server.requests);
  } finally {
    await server.close();
  }
}

function token(response: Parameters<typeof json>[0], access: string, refresh?: string): void {
  json(response, 200, { access_token: access, token_type: 'Bearer', expires_in: 600, refresh_token: refresh, scope: 'directory:read' });
}

test('a list comes page after page until its total is reached', () =>
  asked((_, request, response) => {
    const query = new URL(request.url ?? '', 'http://stub').searchParams;
    const offset = Number(query.get('offset'));
    json(response, 200, { items: [1, 2, 3, 4, 5].slice(offset, offset + Number(query.get('limit'))).map((id) => ({ id })), total: 5 });
  }, {}, async (client, requests) => {
    const ids: number[] = [];
    for await (const department of client.departments.listAll({ limit: 2, lang: 'fr' })) ids.push(department.id);
    assert.deepEqual(ids, [1, 2, 3, 4, 5]);
    assert.deepEqual(requests.map((request) => request.url), [0, 2, 4].map((offset) => `/api/v1/departments?offset=${offset}&limit=2&lang=fr`));
  }));

test('busy and away are asked again after the time they name', () =>
  asked((nth, _, response) => {
    if (nth === 0) refuse(response, 429, 'request.too_many', { 'Retry-After': '0' });
    else if (nth === 1) refuse(response, 503, 'server.unavailable', { 'Retry-After': '1' });
    else json(response, 200, { id: 12 }, { ETag: '"1"' });
  }, {}, async (client, requests) => {
    const began = Date.now();
    const unit = await client.units.get(12);
    assert.deepEqual(unit, { value: { id: 12 }, etag: '"1"' });
    assert.equal(requests.length, 3);
    assert.ok(Date.now() - began >= 990, 'it waited for the second that the server named');
  }));

test('attempts are bounded, and the last refusal is told', () =>
  asked((_, __, response) => refuse(response, 503, 'server.unavailable'), { retry: { attempts: 3, pauseMs: 1 } }, async (client, requests) => {
    await assert.rejects(client.units.get(12), (error: unknown) => error instanceof ProblemError && error.status === 503 && error.code === 'server.unavailable' && error.traceId === 'trace');
    assert.equal(requests.length, 3);
  }));

test('a server that wants to be left alone for longer than agreed is not waited for', () =>
  asked((_, __, response) => refuse(response, 429, 'request.too_many', { 'Retry-After': '3600' }), {}, async (client, requests) => {
    await assert.rejects(client.units.get(12), { status: 429 });
    assert.equal(requests.length, 1);
  }));

test('a lost POST is sent again with the same key', () =>
  asked((nth, _, response) => (nth === 0 ? response.destroy() : nth === 1 ? refuse(response, 409, 'idempotency.running') : json(response, 201, { id: 7 })), {}, async (client, requests) => {
    assert.equal((await client.units.create({ names: { en: 'New' } })).value.id, 7);
    const keys = requests.map((request) => request.headers['idempotency-key']);
    assert.equal(keys.length, 3);
    assert.ok(keys[0] !== undefined && keys.every((key) => key === keys[0]));
  }));

test('a lost change that has no key is not sent again, and one that names no version is not even after 503', () =>
  asked((nth, _, response) => (nth === 0 ? response.destroy() : refuse(response, 503, 'server.unavailable')), {}, async (client, requests) => {
    await assert.rejects(client.units.move(12, { parentId: 5 }, '"1"'));
    assert.equal(requests.length, 1);
    await assert.rejects(client.units.move(12, { parentId: 5 }, '*'), { status: 503 });
    assert.equal(requests.length, 2);
  }));

test('a token is asked for once however many need it, and again before it ends', async () => {
  let now = 0;
  await asked((_, request, response, body) => {
    if (request.url === '/api/v1/auth/token') token(response, body.includes('refresh_token=r1') ? 't2' : 't1', body.includes('refresh_token=r1') ? 'r2' : 'r1');
    else json(response, 200, { items: [], total: 0 });
  }, { credentials: person, now: () => now }, async (client, requests) => {
    await Promise.all([client.departments.list(), client.departments.list(), client.departments.list()]);
    now = 580_000;
    await client.departments.list();
    assert.deepEqual(requests.filter((request) => request.url === '/api/v1/auth/token').map((request) => new URLSearchParams(request.body).get('grant_type')), ['password', 'refresh_token']);
    assert.equal(requests.at(-1)?.headers.authorization, 'Bearer t2');
  });
});

test('a token that is refused is replaced once, and a session that has ended begins anew', () =>
  asked((_, request, response, body) => {
    if (request.url === '/api/v1/auth/token') {
      if (body.includes('grant_type=refresh_token')) json(response, 400, { error: 'invalid_grant', error_description: 'Ended.' });
      else token(response, 'good', 'r');
    } else refuse(response, 401, 'access.ended');
  }, { credentials: person }, async (client, requests) => {
    await assert.rejects(client.units.get(12), { status: 401, code: 'access.ended' });
    assert.deepEqual(requests.map((request) => request.url), ['/api/v1/auth/token', '/api/v1/units/12', '/api/v1/auth/token', '/api/v1/auth/token', '/api/v1/units/12']);
  }));

test('a lost refresh is not sent again, because the token would look stolen', () =>
  asked((nth, request, response, body) => {
    if (body.includes('grant_type=refresh_token')) response.destroy();
    else if (request.url === '/api/v1/auth/token') token(response, `t${nth}`, `r${nth}`);
    else if (nth === 1) refuse(response, 401, 'access.unauthenticated');
    else json(response, 200, { id: 12 });
  }, { credentials: person }, async (client, requests) => {
    await client.units.get(12);
    assert.equal(requests.filter((request) => request.body.includes('grant_type=refresh_token')).length, 1);
  }));

test('nor is a refresh after 503, which may come after it was done', () =>
  asked((nth, request, response, body) => {
    if (body.includes('grant_type=refresh_token')) refuse(response, 503, 'database.outcome_unknown');
    else if (request.url === '/api/v1/auth/token') token(response, `t${nth}`, `r${nth}`);
    else if (nth === 1) refuse(response, 401, 'access.unauthenticated');
    else json(response, 200, { id: 12 });
  }, { credentials: person }, async (client, requests) => {
    await client.units.get(12);
    assert.deepEqual(requests.filter((request) => request.url === '/api/v1/auth/token').map((request) => new URLSearchParams(request.body).get('grant_type')), ['password', 'refresh_token', 'password']);
  }));

test('signing out while the client signs in leaves no session', () =>
  asked((_, request, response) => {
    if (request.url === '/api/v1/auth/token') setTimeout(() => token(response, 't1', 'r1'), 50);
    else json(response, 200, { id: 12 });
  }, { credentials: person }, async (client, requests) => {
    const reading = client.units.get(12);
    await client.signOut();
    await reading;
    assert.deepEqual(requests.filter((request) => request.url === '/api/v1/auth/revoke').map((request) => new URLSearchParams(request.body).get('token')), ['r1']);
  }));

test('who does not want to wait any more for a token gives up, and others still get it', () =>
  asked((_, request, response) => {
    if (request.url === '/api/v1/auth/token') setTimeout(() => token(response, 't1'), 200);
    else json(response, 200, { id: 12 });
  }, { credentials: person }, async (client, requests) => {
    const giveUp = new AbortController();
    const given = client.units.get(12, { signal: giveUp.signal });
    const kept = client.units.get(12);
    giveUp.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal((await kept).value.id, 12);
    assert.deepEqual(requests.map((request) => request.url), ['/api/v1/auth/token', '/api/v1/units/12']);
  }));

test('making a user takes the token if there is one, and none otherwise', () =>
  asked((_, request, response) => (request.url === '/api/v1/auth/token' ? token(response, 't1') : json(response, 201, { id: 3 })), {}, async (client, requests) => {
    const body = { email: 'b@b.example', displayName: 'B', password: 'violin lamps' };
    await client.users.create(body);
    const signedIn = new OrgChartClient({ address: `http://${requests[0]?.headers.host}`, credentials: { clientId: 'c1', clientSecret: 'secret' } });
    await signedIn.users.create({ ...body, roles: [{ role: 'reader' }] });
    assert.deepEqual(requests.filter((request) => request.url === '/api/v1/users').map((request) => request.headers.authorization), [undefined, 'Bearer t1']);
  }));

test('a file comes byte by byte with its name', () => {
  const bytes = [0x50, 0x4b, 3, 4, 0xef, 0xbb, 0xbf, 0xff, 0];
  return asked((_, __, response) => {
    response.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Disposition': 'attachment; filename="orgchart-12.xlsx"' }).end(Buffer.from(bytes));
  }, {}, async (client) => {
    const file = await client.exports.branch(12, { format: 'xlsx' });
    assert.deepEqual([file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]], ['orgchart-12.xlsx', 'application/zip', bytes]);
  });
});

test('a file whose parts come in time may take longer than the limit, and one that stops is not asked for again', () =>
  asked((nth, _, response) => {
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    for (let part = 0; part < 4; part++) setTimeout(() => response.write('part'), part * 1000);
    if (nth === 0) setTimeout(() => response.end(), 4000);
  }, { timeoutMs: 3000 }, async (client, requests) => {
    assert.equal(await (await client.exports.everything()).text(), 'partpartpartpart');
    await assert.rejects(client.exports.everything(), { name: 'TimeoutError' });
    assert.equal(requests.length, 2);
  }));

test('a file that is sent may take longer than the limit', () =>
  asked((_, __, response) => void setTimeout(() => json(response, 202, { id: 3 }), 300), { timeoutMs: 100 }, async (client) => {
    const file = new File(['a,b'], 'people.csv');
    assert.equal((await client.imports.start({ file })).id, 3);
    await assert.rejects(client.imports.start({ file }, { timeoutMs: 100 }), { name: 'TimeoutError' });
  }));

test('one call can have a limit of its own', () =>
  asked((_, __, response) => void setTimeout(() => json(response, 200, { id: 12 }), 300), { retry: { attempts: 1 } }, async (client) => {
    await assert.rejects(client.units.get(12, { timeoutMs: 50 }), { name: 'TimeoutError' });
    assert.equal((await client.units.get(12)).value.id, 12);
  }));

test('a redirection is not followed with a token', () =>
  asked((_, __, response) => response.writeHead(302, { Location: 'http://elsewhere.invalid/' }).end(), {}, async (client, requests) => {
    await assert.rejects(client.units.get(12), { status: 302, code: 'http.302' });
    assert.equal(requests.length, 1);
  }));

test('what is not the answer of the server is told as such', () =>
  asked((_, __, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Sign in to the network'), {}, async (client) => {
    await assert.rejects(client.units.get(12), (error: unknown) => error instanceof ProblemError && error.code === 'http.200' && error.cause instanceof SyntaxError);
  }));

test('a version that a proxy has weakened or taken away is not sent', () =>
  asked((nth, _, response) => json(response, 200, { id: 12 }, nth === 0 ? { ETag: 'W/"1-a"' } : {}), {}, async (client, requests) => {
    for (const unit of [await client.units.get(12), await client.units.get(12)]) await assert.rejects(client.units.patch(12, { names: { en: 'New' } }, unit.etag), { name: 'TypeError', message: /a proxy/ });
    assert.equal(requests.length, 2);
  }));

test('a wrong secret is told in the words of OAuth', () =>
  asked((_, __, response) => json(response, 401, { error: 'invalid_client', error_description: 'No such client, or another secret.' }), { credentials: { clientId: 'c1', clientSecret: 'x' } }, async (client, requests) => {
    await assert.rejects(client.units.get(12), { status: 401, code: 'invalid_client', message: 'invalid_client: No such client, or another secret.' });
    assert.equal(requests.length, 1);
  }));

test('what is wrong with which field is told', () =>
  asked((_, __, response) => json(response, 400, { title: 'Invalid', status: 400, code: 'request.invalid', traceId: 't', errors: { names: ['A name is missing.'] } }), {}, async (client) => {
    await assert.rejects(client.units.create({ names: {} }), { errors: { names: ['A name is missing.'] } });
  }));

test('patches say which kind they are', () =>
  asked((_, __, response) => json(response, 200, { id: 12 }), {}, async (client, requests) => {
    await client.units.patch(12, { acronyms: { en: null } }, '"1"');
    await client.units.patch(12, [{ op: 'remove', path: '/acronyms/en' }], '"1"');
    assert.deepEqual(requests.map((request) => [request.headers['content-type'], request.headers['if-match'], request.body]), [
      ['application/merge-patch+json', '"1"', '{"acronyms":{"en":null}}'],
      ['application/json-patch+json', '"1"', '[{"op":"remove","path":"/acronyms/en"}]'],
    ]);
  }));

test('a file is loaded as a form', () =>
  asked((_, __, response) => json(response, 202, { id: 3 }), {}, async (client, requests) => {
    await client.imports.start({ file: new File(['a,b'], 'people.csv'), dryRun: true });
    assert.match(requests[0]?.headers['content-type'] ?? '', /^multipart\/form-data; boundary=/);
    assert.match(requests[0]?.body ?? '', /name="file"; filename="people.csv"[^]*a,b[^]*name="dryRun"\r\n\r\ntrue/);
  }));

test('changes are followed to the last page', () =>
  asked((_, request, response) => json(response, 200, request.url?.includes('since=b') === true ? { items: [], deltaLink: '/api/v1/changes?since=c' } : { items: [], nextLink: '/api/v1/changes?since=b' }), {}, async (client) => {
    const links: (string | null | undefined)[] = [];
    for await (const page of client.changesSince('a')) links.push(page.deltaLink);
    assert.deepEqual(links, [undefined, '/api/v1/changes?since=c']);
    assert.equal(OrgChartClient.sinceOf('/api/v1/changes?since=c'), 'c');
  }));

test('who does not want to wait any more gives up', () =>
  asked((_, __, response) => refuse(response, 503, 'server.unavailable', { 'Retry-After': '30' }), {}, async (client) => {
    const giveUp = new AbortController();
    const answer = client.units.get(12, { signal: giveUp.signal });
    setTimeout(() => giveUp.abort(), 50);
    await assert.rejects(answer, { name: 'AbortError' });
  }));

test('Retry-After is seconds or a date', () => {
  assert.equal(retryAfter(new Headers({ 'Retry-After': '7' })), 7000);
  assert.equal(retryAfter(new Headers({ 'Retry-After': 'Sun, 22 Nov 2026 08:00:10 GMT' }), Date.parse('2026-11-22T08:00:00Z')), 10_000);
  assert.equal(retryAfter(new Headers({ 'Retry-After': 'soon' })), undefined);
});
