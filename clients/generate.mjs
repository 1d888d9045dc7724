// Writes what the clients share with the contract, docs/openapi.json: node clients/generate.mjs
// With --check it writes nothing, and fails when a file is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractOf } from './generator/contract.mjs';
import { csharp } from './generator/csharp.mjs';
import { postman } from './generator/postman.mjs';
import { python } from './generator/python.mjs';
import { typescript } from './generator/typescript.mjs';
import { roundTrip } from './postman/round-trip.mjs';

const clients = dirname(fileURLToPath(import.meta.url));
const checks = process.argv[2] === '--check';
if (process.argv.length > (checks ? 3 : 2)) {
  console.error('Usage: node clients/generate.mjs [--check]');
  process.exit(2);
}

const contract = contractOf(JSON.parse(readFileSync(join(clients, '..', 'docs', 'openapi.json'), 'utf8')));
const read = (path) => readFileSync(join(clients, path), 'utf8');
// Packages come without the repository, whose licence has to go with them.
const license = Object.fromEntries(['typescript/LICENSE', 'python/LICENSE'].map((path) => [path, read('../LICENSE')]));
const files = { ...license, ...typescript(contract), ...python(contract), ...csharp(contract), ...postman(contract, roundTrip) };

const stale = Object.entries(files).filter(([path, text]) => textOf(path) !== text);
if (!checks) {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(clients, path)), { recursive: true });
    writeFileSync(join(clients, path), text);
    console.log(`clients/${path}`);
  }
} else if (stale.length > 0) {
  console.error(`Not what the contract says: ${stale.map(([path]) => `clients/${path}`).join(', ')}\nRun: node clients/generate.mjs`);
  process.exitCode = 1;
}

function textOf(path) {
  try {
    return read(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}
