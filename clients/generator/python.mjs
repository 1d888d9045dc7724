import { snake } from './contract.mjs';

const banner = '# Generated from docs/openapi.json by clients/generate.mjs. Do not edit.\n';
const folder = 'python/orgchart_client';
const keywords = new Set(['from', 'import', 'class', 'global', 'in', 'is', 'not', 'with', 'as', 'pass', 'return']);

/** The Python client's models and operations. */
export function python(contract) {
  return { [`${folder}/models.py`]: models(contract), [`${folder}/operations.py`]: operations(contract) };
}

function models({ schemas }) {
  return `${banner}"""What goes over the wire, as dictionaries with known keys."""

from __future__ import annotations

from typing import Any, BinaryIO, Dict, List, Literal, Optional, TypedDict, Union
${schemas.map(modelOf).join('')}`;
}

function modelOf(schema) {
  const { name, values, properties, description } = schema;
  if (values !== undefined) return `\n${name} = Literal[${values.map(quoted).join(', ')}]\n`;
  const line = (property) => `    ${property.name}: ${typeText(property.type)}\n${property.description === undefined ? '' : `    ${docString(property.description)}\n`}`;
  const [required, optional] = [properties.filter((property) => property.isRequired), properties.filter((property) => !property.isRequired)];
  const classOf = (className, bases, of) => `\n\nclass ${className}(${bases}):\n    ${docString(description ?? name)}\n${of.length === 0 ? '' : `\n${of.map(line).join('')}`}`;
  // Python before 3.11 cannot say of a single key that it may be missing.
  if (required.length === 0) return classOf(name, 'TypedDict, total=False', optional);
  if (optional.length === 0) return classOf(name, 'TypedDict', required);
  return classOf(`_${name}Always`, 'TypedDict', required) + classOf(name, `_${name}Always, total=False`, optional);
}

function typeText(type, prefix = '') {
  const text = {
    reference: () => prefix + type.name,
    list: () => `List[${typeText(type.of, prefix)}]`,
    map: () => `Dict[str, ${typeText(type.of, prefix)}]`,
    file: () => 'Union[bytes, BinaryIO]',
    moment: () => 'str',
    choice: () => `Literal[${type.values.map(quoted).join(', ')}]`,
    integer: () => 'int',
    any: () => 'Any',
    string: () => 'str',
    number: () => 'float',
    boolean: () => 'bool',
  }[type.kind]();
  return type.isNullable ? `Optional[${text}]` : text;
}

function operations({ groups, pageItem }) {
  const classes = groups.map((group) => {
    const methods = group.operations.map((operation) => methodOf(operation) + (operation.pages ? pagingMethodOf(operation, pageItem) : ''));
    return `\n\nclass ${group.name}Operations:\n    ${docString(group.description)}\n\n    def __init__(self, transport: Transport) -> None:\n        self._transport = transport\n${methods.join('')}`;
  });
  const made = groups.map(({ name, description }) => `        self.${snake(name)} = ${name}Operations(transport)\n        ${docString(description)}\n`);
  return `${banner}"""All there is, by topic."""

from __future__ import annotations

from typing import Any, Iterator, List, Literal, Mapping, Optional, Union
from urllib.parse import quote

from . import models
from ._paging import paged
from ._transport import Call, Download, Transport, Versioned
${classes.join('')}

class Operations:
    """All there is, by topic."""

    def __init__(self, transport: Transport) -> None:
${made.join('')}`;
}

function methodOf(operation) {
  const { summary, description, method, body, answer, query, takesVersion, takesKey } = operation;
  const result = answer.kind === 'none' ? 'None' : answer.kind === 'text' ? 'str' : answer.kind === 'file' ? 'Download' : answer.kind === 'versioned' ? `Versioned[${typeText(answer.type, 'models.')}]` : typeText(answer.type, 'models.');
  const call = [
    quoted(method),
    pathText(operation),
    ...(query.length === 0 ? [] : [`query={${query.map((parameter) => `${quoted(parameter.name)}: ${variable(parameter.name)}`).join(', ')}}`]),
    ...(body === undefined ? [] : [`kind=${quoted(body.kind)}, body=body`]),
    ...(takesVersion ? ['if_match=if_match'] : []),
    ...(takesKey ? ['is_keyed=True, idempotency_key=idempotency_key'] : []),
    ...(operation.isAnonymous ? ['is_anonymous=True'] : []),
    'timeout=timeout',
  ];
  const receive = { none: 'empty', text: 'text', file: 'file', versioned: 'versioned', json: 'json' }[answer.kind];
  const notes = [
    ...operation.pathParameters.map((parameter) => [variable(parameter.name), parameter.description]),
    ...(takesVersion ? [['if_match', 'The `etag` of what was read; `*` for whichever version there is.']] : []),
    ...query.map((parameter) => [variable(parameter.name), parameter.description]),
    ...(takesKey ? [['idempotency_key', 'The same key and request are done once; one of our own without it.']] : []),
    ['timeout', 'Instead of the client\'s, in seconds.'],
  ];
  return `\n    def ${snake(operation.name)}(${signature(operation)}) -> ${result}:
        """${escaped([summary, description].filter(Boolean).join(' '))}

${notes.map(([name, text]) => `        :param ${name}: ${escaped(text)}\n`).join('')}        """
        ${answer.kind === 'none' ? '' : 'return '}self._transport.${receive}(Call(${call.join(', ')}))
`;
}

function pagingMethodOf(operation, pageItem) {
  const name = snake(operation.name);
  const fixed = [...operation.pathParameters.map((parameter) => variable(parameter.name)), ...operation.query.filter((parameter) => !['offset', 'limit'].includes(parameter.name)).map((parameter) => `${variable(parameter.name)}=${variable(parameter.name)}`)];
  return `\n    def ${name}_all(${signature(operation)}) -> Iterator[models.${pageItem(operation.answer.type.name)}]:
        """All of \`${name}\`, page after page; \`limit\` is the size of a page."""
        return paged(lambda offset, limit: self.${name}(${[...fixed, 'offset=offset', 'limit=limit', 'timeout=timeout'].join(', ')}), offset, limit)
`;
}

function signature({ pathParameters, body, takesVersion, takesKey, query }) {
  const positional = [...pathParameters.map((parameter) => `${variable(parameter.name)}: ${typeText(parameter.type)}`), ...(body === undefined ? [] : [`body: ${bodyText(body)}`]), ...(takesVersion ? ['if_match: str'] : [])];
  const named = [...query.map((parameter) => `${variable(parameter.name)}: Optional[${typeText(parameter.type)}] = None`), ...(takesKey ? ['idempotency_key: Optional[str] = None'] : []), 'timeout: Optional[float] = None'];
  return ['self', ...positional, '*', ...named].join(', ');
}

function bodyText({ kind, type }) {
  return kind === 'patch' ? 'Union[Mapping[str, Any], List[Mapping[str, Any]]]' : typeText(type, 'models.');
}

function pathText({ path, pathParameters }) {
  return pathParameters.length === 0 ? quoted(path) : `f"${path.replace(/\{(\w+)\}/g, (_, name) => `{quote(str(${variable(name)}), safe='')}`)}"`;
}

function variable(name) {
  return keywords.has(name) ? `${name}_` : snake(name);
}

function quoted(text) {
  return JSON.stringify(text);
}

function escaped(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('"""', "'''");
}

function docString(text) {
  // A quotation mark at the end would end the string.
  return `"""${escaped(text)}${text.endsWith('"') ? ' ' : ''}"""`;
}
