import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractOf } from './contract.mjs';
import { csharp } from './csharp.mjs';
import { postman } from './postman.mjs';
import { python } from './python.mjs';
import { typescript } from './typescript.mjs';

const file = { schema: { type: 'string', format: 'binary' } };
const text = { schema: { type: 'string' } };

/** What the generator knows of a contract with one operation. */
function read(operation, schemas = {}) {
  return contractOf({
    tags: [{ name: 'Things', description: 'Things.' }],
    components: { schemas },
    paths: { '/api/v1/things': { get: { tags: ['Things'], operationId: 'ThingsGet', summary: 'Shows one.', description: 'Permission: none.', ...operation } } },
  });
}

function operationOf(content, more = {}) {
  return read({ responses: { 200: { content } }, ...more }).groups[0].operations[0];
}

test('what comes in several forms is a file in every language', () => {
  const contract = read({ responses: { 200: { content: { 'text/csv': file, 'application/json': file } } } });

  assert.equal(contract.groups[0].operations[0].answer.kind, 'file');
  assert.match(typescript(contract)['typescript/src/generated/operations.ts'], /: Promise<File> \{\n    return this\.transport\.file\(/);
  assert.match(python(contract)['python/orgchart_client/operations.py'], /-> Download:[^]*self\._transport\.file\(/);
  assert.match(csharp(contract)['csharp/OrgChart.Client/Generated/Operations.cs'], /Task<Download> GetAsync[^]*transport\.FileAsync\(/);
});

test('what no client could tell apart or read stops the generator', () => {
  assert.throws(() => operationOf({ 'text/csv': text, 'application/json': text }), /which of text\/csv, application\/json ThingsGet answers with/);
  assert.throws(() => operationOf({ 'application/xml': { schema: { type: 'object' } } }), /application\/xml/);
  assert.equal(operationOf({ 'image/svg+xml': text }).answer.kind, 'text');
});

test('a token is kept back only where there is no place for it', () => {
  assert.equal(operationOf({}).isAnonymous, true);
  assert.equal(operationOf({}, { security: [{ bearer: ['users:admin'] }, {}] }).isAnonymous, false);
});

test('values are texts in C#, so that those of a later server can be read', () => {
  const schemas = { Thing: { type: 'object', properties: { role: { $ref: '#/components/schemas/Role' } } }, Role: { type: 'string', enum: ['leader'] } };
  const models = csharp(read({ responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } } } }, schemas))['csharp/OrgChart.Client/Generated/Models.cs'];

  assert.match(models, /public static class Role\n\{[^]*public const string Leader = "leader";/);
  assert.match(models, /public string Role \{ get; init; \}/);
});

test('Postman gets a token for each server and client, and sends none to another', () => {
  const collection = JSON.parse(postman({ schemas: [], groups: [] }, { variables: [], steps: [] })['postman/OrgChart.postman_collection.json']);
  const script = new Function('pm', 'Date', collection.event[0].script.exec.join('\n'));
  const [variables, environment, asked] = [new Map(), new Map(), []];
  const run = (address, clientId) => {
    environment.set('address', address).set('clientId', clientId);
    script({
      collectionVariables: variables,
      environment,
      sendRequest: ({ url }, answered) => {
        asked.push(url);
        answered(undefined, { code: 200, json: () => ({ access_token: `token ${asked.length}`, expires_in: 600 }) });
      },
    }, { now: () => 0 });
    return variables.get('accessToken');
  };

  assert.deepEqual([run('http://test', 'c1'), run('http://test', 'c1'), run('http://production', 'c1'), run('http://production', 'c2')], ['token 1', 'token 1', 'token 2', 'token 3']);
  assert.deepEqual(asked, ['http://test', 'http://production', 'http://production'].map((address) => `${address}/api/v1/auth/token`));
  assert.equal(run('http://elsewhere', ''), '', 'who has no client sends nobody else\'s token');
});

test('no example request of Postman changes whichever version there is', () => {
  const contract = read({ parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }], responses: { 204: {} } });
  const { item } = JSON.parse(postman(contract, { variables: [], steps: [] })['postman/OrgChart.postman_collection.json']);

  assert.deepEqual(item[1].item[0].request.header.map(({ key, value }) => [key, value]), [['If-Match', '']]);
});
