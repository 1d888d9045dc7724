import { lowerFirst } from './contract.mjs';

const banner = '// Generated from docs/openapi.json by clients/generate.mjs. Do not edit.\n';
const folder = 'typescript/src/generated';

/** The TypeScript client's models and operations. */
export function typescript(contract) {
  return { [`${folder}/models.ts`]: models(contract), [`${folder}/operations.ts`]: operations(contract) };
}

function models({ schemas }) {
  return banner + schemas.map((schema) => `\n${comment(schema.description)}${modelOf(schema)}`).join('');
}

function modelOf({ name, values, properties }) {
  if (values !== undefined) return `export type ${name} = ${values.map(quoted).join(' | ')};\n`;
  if (properties.length === 0) return `export type ${name} = Readonly<Record<string, never>>;\n`;
  const lines = properties.map(({ name: property, description, type, isRequired }) =>
    `${comment(description, '  ')}  readonly ${property}${isRequired ? '' : '?'}: ${typeText(type)}${isRequired ? '' : ' | undefined'};\n`);
  return `export interface ${name} {\n${lines.join('')}}\n`;
}

function typeText(type, prefix = '') {
  const text = {
    reference: () => prefix + type.name,
    list: () => `readonly ${inBrackets(typeText(type.of, prefix))}[]`,
    map: () => `Readonly<Record<string, ${typeText(type.of, prefix)}>>`,
    file: () => 'Blob',
    moment: () => 'string',
    choice: () => type.values.map(quoted).join(' | '),
    integer: () => 'number',
    any: () => 'unknown',
    string: () => 'string',
    number: () => 'number',
    boolean: () => 'boolean',
  }[type.kind]();
  return type.isNullable ? `${text} | null` : text;
}

function inBrackets(text) {
  return / /.test(text) ? `(${text})` : text;
}

function operations({ groups, pageItem }) {
  const classes = groups.map((group) => {
    const methods = group.operations.map((operation) => methodOf(operation) + (operation.pages ? pagingMethodOf(operation, pageItem) : ''));
    return `${group.operations.map(optionsOf).join('')}\n${comment(group.description)}export class ${group.name}Operations {\n  constructor(private readonly transport: Transport) {}\n${methods.join('')}}\n`;
  });
  const all = groups.map(({ name, description }) => `${comment(description, '  ')}  readonly ${lowerFirst(name)}: ${name}Operations;\n`);
  const made = groups.map(({ name }) => `    this.${lowerFirst(name)} = new ${name}Operations(transport);\n`);
  return `${banner}import { paged } from '../paging.js';
import type { CallOptions, JsonPatchOperation, KeyedOptions, MergePatch, Transport, Versioned } from '../transport.js';
import type * as models from './models.js';
${classes.join('')}
/** All there is, by topic. */
export class Operations {
${all.join('')}
  constructor(transport: Transport) {
${made.join('')}  }
}
`;
}

function methodOf(operation) {
  const { name, summary, description, method, pathParameters, body, answer, query, takesVersion } = operation;
  const result = answer.kind === 'none' ? 'void' : answer.kind === 'text' ? 'string' : answer.kind === 'file' ? 'File' : answer.kind === 'versioned' ? `Versioned<${typeText(answer.type, 'models.')}>` : typeText(answer.type, 'models.');
  const parameters = [...pathParameters.map((parameter) => `${parameter.name}: ${typeText(parameter.type)}`), ...(body === undefined ? [] : [`body: ${bodyText(body)}`]), ...(takesVersion ? ['ifMatch: string'] : [])];
  const call = [
    `method: '${method}'`,
    `path: ${pathText(operation)}`,
    ...(query.length === 0 ? [] : [`query: { ${query.map((parameter) => `${parameter.name}: options.${parameter.name}`).join(', ')} }`]),
    ...(body === undefined ? [] : [`body: { kind: '${body.kind}', value: body }`]),
    ...(takesVersion ? ['ifMatch'] : []),
    ...(operation.takesKey ? ['isKeyed: true'] : []),
    ...(operation.isAnonymous ? ['isAnonymous: true'] : []),
  ];
  const receive = { none: 'empty', text: 'text', file: 'file', versioned: `versioned<${typeText(answer.type ?? {kind: 'any'}, 'models.')}>`, json: `json<${typeText(answer.type ?? {kind: 'any'}, 'models.')}>` }[answer.kind];
  const notes = [...pathParameters.map((parameter) => `@param ${parameter.name} ${parameter.description}`), ...(takesVersion ? ['@param ifMatch The `etag` of what was read; `*` for whichever version there is.'] : [])];
  return `\n${documentation([summary, description, ...notes])}  ${name}(${[...parameters, `options: ${optionsText(operation)} = {}`].join(', ')}): Promise<${result}> {
    return this.transport.${receive}({ ${call.join(', ')} }, options);
  }\n`;
}

function pagingMethodOf(operation, pageItem) {
  const { name, pathParameters, answer } = operation;
  const item = `models.${pageItem(answer.type.name)}`;
  const parameters = pathParameters.map((parameter) => `${parameter.name}: ${typeText(parameter.type)}`);
  const names = pathParameters.map((parameter) => parameter.name);
  return `\n${documentation([`All of {@link ${name}}, page after page; \`limit\` is the size of a page.`])}  ${name}All(${[...parameters, `options: ${optionsText(operation)} = {}`].join(', ')}): AsyncGenerator<${item}, void, undefined> {
    return paged((page) => this.${name}(${[...names, '{ ...options, ...page }'].join(', ')}), options);
  }\n`;
}

function ownQuery({ query }) {
  return query.filter((parameter) => parameter.name !== 'lang');
}

function optionsText(operation) {
  return ownQuery(operation).length === 0 ? baseOptionsOf(operation) : `${operation.id}Options`;
}

function optionsOf(operation) {
  const lines = ownQuery(operation).map((parameter) => `${comment(parameter.description, '  ')}  readonly ${parameter.name}?: ${typeText(parameter.type)} | undefined;\n`);
  return lines.length === 0 ? '' : `\n/** What {@link ${operation.group}Operations.${operation.name}} can be told. */\nexport interface ${operation.id}Options extends ${baseOptionsOf(operation)} {\n${lines.join('')}}\n`;
}

function baseOptionsOf({ takesKey }) {
  return takesKey ? 'KeyedOptions' : 'CallOptions';
}

function bodyText({ kind, type }) {
  const text = typeText(type, 'models.');
  return kind === 'patch' ? `MergePatch<${text}> | readonly JsonPatchOperation[]` : text;
}

function pathText({ path, pathParameters }) {
  return pathParameters.length === 0 ? quoted(path) : `\`${path.replace(/\{(\w+)\}/g, '${encodeURIComponent($1)}')}\``;
}

function quoted(text) {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

function comment(text, indent = '', end = '\n') {
  return text === undefined ? '' : `${indent}/** ${text.replaceAll('*/', '* /')} */${end}`;
}

function documentation(lines) {
  const texts = lines.filter((line) => line !== undefined);
  return texts.length === 1 ? comment(texts[0], '  ') : `  /**\n${texts.map((line) => `   * ${line.replaceAll('*/', '* /')}\n`).join('')}   */\n`;
}
