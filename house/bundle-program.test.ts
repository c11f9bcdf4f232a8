import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Prints the address of each file that is loaded as code. */
const told = `
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;

it('reading an article loads few files of code, and nothing that only other inputs and outputs need', () => {
  const read = [`${root}bin/entente.js`, 'read', `${root}examples/missile-test-2017.txt`];
  const hook = `data:text/javascript,${encodeURIComponent(told)}`;
  const { stderr } = spawnSync(process.execPath, ['--import', hook, ...read], { encoding: 'utf8' });
  const loaded = stderr.split('\n').filter((line) => line.startsWith('file:'));
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.length).toBeLessThan(60);
  expect(loaded.filter((file) => /node_modules\/(?:zod|yaml|linkedom|mammoth|unpdf|@mozilla)\//.test(file))).toEqual(
    [],
  );
});
