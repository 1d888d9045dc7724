const folder = 'postman';
const version = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const ofEnvironment = { client_id: '{{clientId}}', client_secret: '{{clientSecret}}', username: '{{email}}', password: '{{password}}', token: '{{refreshToken}}', refresh_token: '{{refreshToken}}' };

// Signs in as the client before the first request, again before its token ends, and when the environment names another server or client, which must not get this one's token.
const signIn = `
const variables = pm.collectionVariables;
const client = pm.environment.get('address') + '|' + pm.environment.get('clientId');
if (variables.get('tokenFor') !== client) variables.set('accessToken', '');
if (!pm.environment.get('clientId') || (variables.get('accessToken') && Date.now() < Number(variables.get('tokenEndsAt')) - 30000)) return;
pm.sendRequest({
  url: pm.environment.get('address') + '/api/v1/auth/token',
  method: 'POST',
  header: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: { mode: 'urlencoded', urlencoded: [
    { key: 'grant_type', value: 'client_credentials' },
    { key: 'client_id', value: pm.environment.get('clientId') },
    { key: 'client_secret', value: pm.environment.get('clientSecret') },
  ] },
}, (error, response) => {
  if (error || response.code !== 200) throw new Error('Signing in failed: ' + (error || response.text()));
  variables.set('accessToken', response.json().access_token);
  variables.set('tokenFor', client);
  variables.set('tokenEndsAt', String(Date.now() + response.json().expires_in * 1000));
});`;

/** The collection with a folder for each topic and one that can be run, and its environment. */
export function postman({ schemas, groups }, roundTrip) {
  const collection = {
    info: {
      name: 'OrgChart',
      description: 'All there is, by topic, and the folder "Round trip" to run. Generated from docs/openapi.json by clients/generate.mjs. The environment says where the server is and who signs in; the collection asks for tokens by itself.',
      schema: version,
    },
    auth: bearer('accessToken'),
    event: [script('prerequest', signIn)],
    variable: ['accessToken', 'tokenFor', 'tokenEndsAt', ...roundTrip.variables].map((key) => ({ key, value: '' })),
    item: [
      { name: 'Round trip', description: roundTrip.description, item: roundTrip.steps.map(stepOf) },
      ...groups.map((group) => ({ name: group.name, description: group.description, item: group.operations.map((operation) => itemOf(operation, schemas)) })),
    ],
  };
  const values = [['address', 'http://127.0.0.1:5080'], ['clientId', ''], ['clientSecret', '', 'secret'], ['email', ''], ['password', '', 'secret']];
  const environment = { name: 'OrgChart', values: values.map(([key, value, type = 'default']) => ({ key, value, type, enabled: true })), _postman_variable_scope: 'environment' };
  return { [`${folder}/OrgChart.postman_collection.json`]: text(collection), [`${folder}/OrgChart.postman_environment.json`]: text(environment) };
}

function itemOf(operation, schemas) {
  const { summary, description, method, path, pathParameters, query, takesVersion, takesKey } = operation;
  const words = path.replace(/\{(\w+)\}/g, ':$1');
  return {
    name: summary.replace(/(\. .*|\.)$/, ''),
    request: {
      ...(operation.isAnonymous ? { auth: { type: 'noauth' } } : {}),
      method,
      description: [summary, description].filter(Boolean).join('\n\n'),
      header: [
        ...(takesVersion ? [{ key: 'If-Match', value: '', description: 'The ETag of what was read; * for whichever version there is, also one that you have not seen.' }] : []),
        ...(takesKey ? [{ key: 'Idempotency-Key', value: '{{$guid}}', description: 'The same key and request are done once.' }] : []),
        ...(operation.example?.type.endsWith('json') ? [{ key: 'Content-Type', value: operation.example.type }] : []),
      ],
      url: {
        ...urlOf(words),
        query: query.map(({ name, description: about }) => ({ key: name, value: '', description: about, disabled: true })),
        variable: pathParameters.map(({ name, description: about }) => ({ key: name, value: '1', description: about })),
      },
      ...bodyOf(operation, schemas),
    },
  };
}

function bodyOf({ body, example }, schemas) {
  if (body === undefined) return {};
  if (body.kind === 'json' || body.kind === 'patch') return { body: rawBody(example.example) };
  const { properties } = schemas.find((schema) => schema.name === body.type.name);
  const mode = body.kind === 'form' ? 'urlencoded' : 'formdata';
  const fields = properties.map(({ name, type, description, isRequired }) => ({
    key: name,
    ...(type.kind === 'file' ? { type: 'file', src: [] } : { type: 'text', value: String(ofEnvironment[name] ?? example.example?.[name] ?? '') }),
    description,
    ...(isRequired || example.example?.[name] !== undefined ? {} : { disabled: true }),
  }));
  return { body: { mode, [mode]: fields } };
}

function stepOf({ name, method, path, query = {}, headers = {}, form, json, token, before, test }) {
  return {
    name,
    event: [...(before === undefined ? [] : [script('prerequest', before)]), script('test', test)],
    request: {
      ...(token === undefined ? {} : { auth: bearer(token) }),
      method,
      header: Object.entries({ ...(json === undefined || headers['Content-Type'] !== undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }).map(([key, value]) => ({ key, value })),
      url: { ...urlOf(path), query: Object.entries(query).map(([key, value]) => ({ key, value })) },
      ...(json === undefined ? {} : { body: rawBody(json) }),
      ...(form === undefined ? {} : { body: { mode: 'urlencoded', urlencoded: Object.entries(form).map(([key, value]) => ({ key, value })) } }),
    },
  };
}

function urlOf(path) {
  // A link that the server gave begins with its slash.
  return path.startsWith('/') ? { raw: `{{address}}${path}`, host: ['{{address}}'], path: path.slice(1).split('/') } : { raw: `{{address}}${path}`, host: [`{{address}}${path}`] };
}

function rawBody(value) {
  return { mode: 'raw', raw: JSON.stringify(value, null, 2), options: { raw: { language: 'json' } } };
}

function bearer(variable) {
  return { type: 'bearer', bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }] };
}

function script(listen, lines) {
  return { listen, script: { type: 'text/javascript', exec: lines.trim().split('\n') } };
}

function text(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
