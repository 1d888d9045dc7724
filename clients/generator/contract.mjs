// What the generators of all languages need to know of the contract, in words that belong to none of them.

// Cookies and a header that only browsers protect: of use to the server's own page alone.
const ofThePage = 'PageSession';

// OpenAPI 3.0 cannot say of a reference that it may be null: departments have no parent, who is at the top has no manager, some units nobody at their head.
// A test of the server (ContractTests) compares these with its types.
const nullableReferences = new Set(['UnitAnswer.parent', 'EmployeeAnswer.manager', 'ChartNode.head']);

const pagePrefix = 'PageOf';

/** Reads an OpenAPI document into `{ schemas, groups }`, each in the order in which the clients show them. */
export function contractOf(document) {
  const answered = reachable(document, Object.values(document.paths).flatMap((path) => Object.values(path).flatMap((operation) => Object.values(operation.responses).map(schemaOf))));
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => ({
    name,
    description: sentence(schema.description),
    values: schema.enum,
    isAnswer: answered.has(name),
    properties: Object.entries(schema.properties ?? {}).map(([property, of]) => ({
      name: property,
      description: sentence(of.description),
      type: typeOf(of, of.nullable === true || nullableReferences.has(`${name}.${property}`)),
      // All members of answers are there, which the document leaves out of some that it names no required member of at all.
      isRequired: schema.required === undefined ? answered.has(name) : schema.required.includes(property),
    })),
  }));
  const choices = new Set(schemas.filter(({ values }) => values !== undefined).map(({ name }) => name));
  for (const { properties } of schemas) for (const { type } of properties) if (choices.has(type.name)) type.isChoice = true;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => operationOf(method.toUpperCase(), path, operation)));
  const versioned = new Set(operations.filter((operation) => operation.takesVersion && operation.answer.kind === 'json').map((operation) => operation.answer.type.name));
  for (const { answer } of operations) if (answer.kind === 'json' && versioned.has(answer.type.name)) answer.kind = 'versioned';
  const groups = document.tags.filter((tag) => tag.name !== ofThePage).map((tag) => ({
    name: tag.name,
    description: tag.description,
    operations: operations.filter((operation) => operation.group === tag.name),
  }));
  const known = new Set(document.tags.map((tag) => tag.name));
  const strays = operations.filter((operation) => !known.has(operation.group));
  if (strays.length > 0) throw new Error(`Operations without a known tag: ${strays.map((operation) => operation.id).join(', ')}`);
  return { schemas, groups, pageItem: (name) => (name.startsWith(pagePrefix) ? name.slice(pagePrefix.length) : undefined) };
}

function operationOf(method, path, operation) {
  const group = operation.tags[0];
  if (!operation.operationId.startsWith(group)) throw new Error(`${operation.operationId} does not begin with its tag ${group}.`);
  const parameters = operation.parameters ?? [];
  const of = (place) => parameters.filter((parameter) => parameter.in === place).map((parameter) => ({
    name: parameter.name,
    description: sentence(parameter.description),
    type: typeOf(parameter.schema),
  }));
  const headers = new Set(of('header').map((header) => header.name));
  const answer = answerOf(operation);
  const query = of('query');
  return {
    id: operation.operationId,
    group,
    name: lowerFirst(operation.operationId.slice(group.length)),
    method,
    path,
    summary: sentence(operation.summary),
    description: operation.description,
    pathParameters: of('path'),
    query,
    takesVersion: headers.has('If-Match'),
    takesKey: headers.has('Idempotency-Key'),
    // Where a token need not be, it is sent if there is one: it can make a difference.
    isAnonymous: operation.security === undefined,
    // Offsets make pages; the few lists without them come whole.
    pages: ['offset', 'limit'].every((name) => query.some((parameter) => parameter.name === name)) && answer.type?.name?.startsWith(pagePrefix) === true,
    body: bodyOf(operation.requestBody),
    example: Object.entries(operation.requestBody?.content ?? {}).map(([type, { example, schema }]) => ({ type, example, schema }))[0],
    answer,
    status: Number(successOf(operation)[0]),
  };
}

function successOf(operation) {
  return Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
}

function answerOf(operation) {
  const forms = Object.entries(successOf(operation)[1].content ?? {});
  if (forms.length === 0) return { kind: 'none' };
  if (forms.every(([, { schema }]) => schema.format === 'binary')) return { kind: 'file' };
  if (forms.length > 1) throw new Error(`No client knows which of ${forms.map(([mediaType]) => mediaType).join(', ')} ${operation.operationId} answers with.`);
  const [[mediaType, { schema }]] = forms;
  if (mediaType === 'application/json') return { kind: 'json', mediaType, type: typeOf(schema) };
  if (schema.type !== 'string') throw new Error(`No client knows how to read ${mediaType} as ${JSON.stringify(schema)}.`);
  return { kind: 'text', mediaType };
}

function bodyOf(body) {
  if (body === undefined) return undefined;
  const kinds = { 'application/json': 'json', 'application/x-www-form-urlencoded': 'form', 'multipart/form-data': 'multipart', 'application/merge-patch+json': 'patch' };
  const [mediaType, content] = Object.entries(body.content)[0];
  if (kinds[mediaType] === undefined) throw new Error(`No client knows how to send ${mediaType}.`);
  return { kind: kinds[mediaType], type: typeOf(content.schema) };
}

function typeOf(schema, isNullable = schema.nullable === true) {
  return { ...plainTypeOf(schema), isNullable };
}

function plainTypeOf(schema) {
  if (schema.$ref !== undefined) return { kind: 'reference', name: nameOf(schema.$ref) };
  if (schema.type === 'array') return { kind: 'list', of: typeOf(schema.items) };
  if (schema.type === 'object' && schema.additionalProperties) return { kind: 'map', of: typeOf(schema.additionalProperties) };
  if (schema.format === 'binary') return { kind: 'file' };
  if (schema.format === 'date-time') return { kind: 'moment' };
  if (schema.enum !== undefined) return { kind: 'choice', values: schema.enum };
  if (schema.type === 'integer') return { kind: 'integer', isLong: schema.format === 'int64' };
  if (['string', 'number', 'boolean'].includes(schema.type)) return { kind: schema.type };
  if (schema.type === undefined) return { kind: 'any' };
  throw new Error(`No client knows the type ${JSON.stringify(schema)}.`);
}

function schemaOf(response) {
  return Object.values(response.content ?? {})[0]?.schema;
}

function reachable(document, schemas, found = new Set()) {
  for (const schema of schemas) {
    if (schema === undefined) continue;
    const name = schema.$ref === undefined ? undefined : nameOf(schema.$ref);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      reachable(document, Object.values(document.components.schemas[name].properties ?? {}), found);
    }
    if (schema.items !== undefined) reachable(document, [schema.items], found);
  }
  return found;
}

function nameOf(reference) {
  return reference.split('/').at(-1);
}

/** One line. */
function sentence(text) {
  return text?.replace(/\s+/g, ' ').trim();
}

export function lowerFirst(text) {
  return text[0].toLowerCase() + text.slice(1);
}

export function upperFirst(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** `givenName` and `grant_type` as `given_name`, `grant_type`. */
export function snake(text) {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `grant_type` and `givenName` as `GrantType`, `GivenName`. */
export function pascal(text) {
  return text.split(/[_-]/).map(upperFirst).join('');
}
