import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrgChartClient, ProblemError } from '../src/index.js';
import { badWayTo } from './stub.js';

// The whole round with a running server that has the demo organisation; the client is a first-party one, the user an editor.
const address = process.env['ORGCHART_ADDRESS'];
const clientId = process.env['ORGCHART_CLIENT_ID'] ?? '';
const clientSecret = process.env['ORGCHART_CLIENT_SECRET'] ?? '';
const email = process.env['ORGCHART_EMAIL'] ?? '';
const password = process.env['ORGCHART_PASSWORD'] ?? '';

test('the whole round', { skip: address === undefined ? 'ORGCHART_ADDRESS names no server' : false }, async (round) => {
  const program = new OrgChartClient({ address: address!, credentials: { clientId, clientSecret } });
  let now = Date.now();
  const person = new OrgChartClient({ address: address!, credentials: { clientId, clientSecret, email, password }, now: () => now });
  const name = `Round trip ${crypto.randomUUID()}`;
  let unitId = 0;

  await round.test('a program and a person sign in', async () => {
    assert.ok((await program.departments.list()).total > 0);
    assert.equal((await person.profile.get()).value.email, email);
  });

  await round.test('search finds somebody, who is read in both languages', async () => {
    const somebody = (await program.employees.list({ limit: 1 })).items[0]!;
    const { items } = await program.search.search({ q: `${somebody.givenName} ${somebody.surname}`, type: 'employee' });
    assert.ok(items.some((hit) => hit.id === somebody.id), 'the one who was looked for is among the hits');
    const [english, french] = await Promise.all([program.employees.get(somebody.id, { lang: 'en' }), program.employees.get(somebody.id, { lang: 'fr' })]);
    assert.equal(english.value.jobTitle, english.value.jobTitles.en ?? english.value.jobTitles.fr);
    assert.equal(french.value.jobTitle, french.value.jobTitles.fr ?? french.value.jobTitles.en);
  });

  await round.test('all pages together are the whole list', async () => {
    const { items, total } = await program.units.employees(1, { recursive: true, limit: 200 });
    const ids = new Set<number>();
    for await (const employee of program.units.employeesAll(1, { recursive: true, limit: 150 })) ids.add(employee.id);
    assert.ok(total > 300, 'there are several pages');
    assert.equal(ids.size, total);
    assert.ok(items.every((employee) => ids.has(employee.id)));
  });

  await round.test('what is lost on a bad way is done once', async () => {
    const way = await badWayTo(address!);
    try {
      const client = new OrgChartClient({ address: way.address, credentials: { clientId, clientSecret } });
      unitId = (await client.units.create({ parentId: 1, names: { en: name, fr: `${name} (fr)` } })).value.id;
      assert.equal(way.requests.filter((request) => request.url === '/api/v1/units').length, 4, 'busy, away, lost, answered');
    } finally {
      await way.close();
    }
    let made = 0;
    for await (const child of program.units.childrenAll(1)) made += child.name === name ? 1 : 0;
    assert.equal(made, 1);
  });

  await round.test('a change with an old version is refused, and goes through after reading again', async () => {
    const read = await person.units.get(unitId);
    await program.units.patch(unitId, { names: { en: `${name} 2` } }, read.etag);
    const stale = await person.units.patch(unitId, { acronyms: { en: 'RT' } }, read.etag).catch((error: unknown) => error);
    assert.ok(stale instanceof ProblemError && stale.isStale, 'the second one is told that he was too late');
    const again = await person.units.patch(unitId, [{ op: 'add', path: '/acronyms/en', value: 'RT' }], (await person.units.get(unitId)).etag);
    assert.equal(again.value.acronym, 'RT');
    assert.equal(again.value.name, `${name} 2`, 'nothing was lost');
    assert.notEqual(again.etag, read.etag);
  });

  await round.test('refusals have a code, and the fields that are wrong', async () => {
    await assert.rejects(program.units.get(999_999_999), { status: 404, code: 'unit.not_found' });
    await assert.rejects(program.departments.list({ limit: 1000 }), (error: unknown) => error instanceof ProblemError && error.status === 400 && 'limit' in error.errors);
  });

  await round.test('an administrator of users makes one', async () => {
    const made = await person.users.create({ email: `round-${crypto.randomUUID()}@northland.example`, displayName: 'Round trip', password: `violin ${crypto.randomUUID()} lamps`, roles: [{ role: 'reader' }] });
    assert.deepEqual(made.value.roles.map(({ role }) => role), ['reader']);
    await person.users.delete(made.value.id, made.etag);
  });

  await round.test('a workbook comes byte by byte', async () => {
    const file = await program.exports.branch(1, { format: 'xlsx', depth: 1 });
    assert.equal(file.name, 'orgchart-1.xlsx');
    assert.deepEqual([...new Uint8Array(await file.slice(0, 4).arrayBuffer())], [0x50, 0x4b, 3, 4]);
  });

  await round.test('a session goes on when its token ends', async () => {
    const before = (await person.profile.sessions()).items.find((session) => session.isCurrent)!;
    now += 3_600_000;
    const after = (await person.profile.sessions()).items.find((session) => session.isCurrent)!;
    assert.equal(after.id, before.id, 'it is the same session');
    assert.ok(after.lastUsedAt > before.lastUsedAt, 'its refresh token was used');
  });

  await round.test('changes are followed, and the unit goes again', async () => {
    let since = '';
    for await (const page of program.changesSince('latest')) since = OrgChartClient.sinceOf(page.deltaLink!);
    await program.units.delete(unitId, (await program.units.get(unitId)).etag);
    const gone: number[] = [];
    for await (const page of program.changesSince(since)) gone.push(...page.items.filter((item) => item.change === 'removed').map((item) => item.id));
    assert.ok(gone.includes(unitId));
  });

  await round.test('signing out ends the session', async () => {
    const { items } = await person.profile.sessions();
    await person.signOut();
    const left = (await person.profile.sessions()).items.map((session) => session.id);
    assert.ok(!left.includes(items.find((session) => session.isCurrent)!.id));
  });
});
