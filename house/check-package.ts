import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Packs the package as it would be published, lets publint and attw judge it, installs it as a user would and reads an
// article with it. Run by `npm run check:package`; it needs the npm registry, so it is no part of `npm test`.

/** The most that an install without development dependencies may take. */
const MOST_MEGABYTES = 110;
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'entente-package-'));
const run = (command: string, args: readonly string[], cwd = root): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });
const tool = (name: string): string => join(root, 'node_modules/.bin', name);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function bytesOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder])) as readonly {
    readonly filename: string;
    readonly size: number;
    readonly unpackedSize: number;
    readonly entryCount: number;
  }[];
  if (!packed) throw new Error('npm pack made nothing.');
  const tarball = join(folder, packed.filename);
  console.log(
    `packed ${megabytes(packed.size)}, unpacked ${megabytes(packed.unpackedSize)}, ${packed.entryCount} files`,
  );

  console.log(run(tool('publint'), ['run', '--strict', tarball]).trim());
  // Only modern module resolution is promised: the package is ESM and says so.
  run(tool('attw'), [tarball, '--profile', 'esm-only', '--quiet']);
  console.log('attw finds the types of every entry');

  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--silent', '--omit=dev', '--no-audit', '--no-fund', tarball], folder);
  const installed = bytesOf(join(folder, 'node_modules'));
  console.log(`installed ${megabytes(installed)} (at most ${MOST_MEGABYTES} MB)`);
  if (installed > MOST_MEGABYTES * 1e6) throw new Error('A plain install has grown too large.');

  const article = join(folder, 'node_modules/ententejs/examples/missile-test-2017.txt');
  const brief = run(process.execPath, [join(folder, 'node_modules/ententejs/bin/entente.js'), 'read', article], folder);
  if (!/\bChina\b/u.test(brief)) throw new Error(`The installed command does not read the example:\n${brief}`);
  const use = `import { readFile } from 'ententejs';
console.log((await readFile(${JSON.stringify(article)})).events.length);`;
  const events = Number(run(process.execPath, ['--input-type=module', '--eval', use], folder));
  if (!(events > 10)) throw new Error(`The installed library finds ${events} events in the example.`);
  console.log(`the installed command and library read the example (${events} events)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
