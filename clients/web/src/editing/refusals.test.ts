import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusals } from '../texts/en/refusals';

interface Operation {
  readonly responses?: Readonly<Record<string, { readonly description: string }>>;
}

// The parts of the API that the page changes something with.
const changed = /^\/api\/v1\/(units|employees|users|clients|audit|auth\/(session|password))/;
// What the page says by the status alone, or never runs into.
const plain = /^(auth\.refresh_crossed|request\.|access\.https_required|idempotency\.key_reused|employee\.line_not_found|patch\.test_failed|user\.registration_closed|team\.)/;

/** Every code of a refusal that the API's document names. */
function codesOfTheDocument(): string[] {
  const document = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  const descriptions = Object.entries(document.paths)
    .filter(([path]) => changed.test(path))
    .flatMap(([, operations]) => Object.values(operations))
    .flatMap((operation) => Object.entries(operation.responses ?? {}))
    .filter(([status]) => ['403', '404', '409', '412'].includes(status))
    .map(([, response]) => response.description);
  return [...new Set(descriptions.flatMap((text) => [...text.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map((match) => match[1]!)))];
}

test('every refusal that the API announces has words in both languages', () => {
  expect(codesOfTheDocument().length).toBeGreaterThan(30);
  expect(codesOfTheDocument().filter((code) => !plain.test(code) && !Object.hasOwn(refusals, code))).toEqual([]);
});
