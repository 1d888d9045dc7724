// Builds the page: node build.mjs FOLDER. Called by src/WebApi/WebApi.csproj, for each kind of build into a folder of its own.
//   node build.mjs --check   ends with 0 when Node.js and npm are there and new enough, else says what is missing
import { execFileSync, execSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
const longestBuildMs = 10 * 60 * 1000;

if (process.argv[2] === '--check') {
  // What Vite needs.
  if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) fail(`Node.js ${process.versions.node} is too old or odd: 20.19, 22.12 or later.`);
  try {
    execSync('npm --version', { stdio: 'ignore' });
  } catch {
    fail('npm is missing.');
  }
  process.exit(0);
}

const folder = resolve(process.argv[2]);
const lock = join(here, 'node_modules.lock');
await takeTurn();
try {
  install();
  run('openapi-typescript', '../../docs/openapi.json', '--output', 'src/api/schema.d.ts');
  run('tsc', '--noEmit');
  run('vite', 'build', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir');
} catch (error) {
  if (error.status === undefined) throw error;
  process.exitCode = error.status;
} finally {
  rmdirSync(lock);
}

/** Two builds share the packages: one after the other. */
async function takeTurn() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // One that was killed leaves its lock behind.
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestBuildMs) rmSync(lock, { recursive: true, force: true });
    await new Promise((go) => setTimeout(go, 200));
  }
}

function install() {
  const [wanted, installed] = [join(here, 'package-lock.json'), join(here, 'node_modules', '.package-lock.json')];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, stdio: 'inherit' });
  const now = new Date();
  utimesSync(installed, now, now);
}

function run(program, ...options) {
  const entry = { 'openapi-typescript': 'openapi-typescript/bin/cli.js', tsc: 'typescript/bin/tsc', vite: 'vite/bin/vite.js' }[program];
  execFileSync(process.execPath, [join(here, 'node_modules', entry), ...options], { cwd: here, stdio: ['ignore', program === 'openapi-typescript' ? 'ignore' : 'inherit', 'inherit'] });
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
