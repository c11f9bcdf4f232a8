import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectInputs, type Input } from './collect-inputs.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-inputs-'));
  mkdirSync(join(folder, 'b/.git'), { recursive: true });
  for (const name of ['c.txt', 'a.html', 'b/z.md', 'b/a.PDF', 'b/.hidden.txt', 'b/.git/x.txt', 'notes.csv', 'program'])
    writeFileSync(join(folder, name), 'text');
  symlinkSync('..', join(folder, 'b/up'));
  symlinkSync('self', join(folder, 'self'));
  writeFileSync(join(folder, 'huge.txt'), '');
  truncateSync(join(folder, 'huge.txt'), 64 * 1024 * 1024 + 1);
});
afterAll(() => rmSync(folder, { recursive: true }));

const all = async (...paths: string[]): Promise<Input[]> => {
  const inputs: Input[] = [];
  for await (const input of collectInputs(paths)) inputs.push(input);
  return inputs;
};

it('lists the readable files of a folder by name, without hidden ones, and survives links that lead back', async () => {
  expect((await all(folder)).map(({ name }) => relative(folder, name))).toEqual([
    'a.html',
    'b/a.PDF',
    'b/z.md',
    'c.txt',
    'huge.txt',
  ]);
});

it('takes a file that is named whatever its extension', async () => {
  const [input] = await all(join(folder, 'program'));
  expect(new TextDecoder().decode(await input?.load())).toBe('text');
});

it.each([
  ['missing.txt', 'does not exist'],
  ['huge.txt', 'larger than 64 MB'],
  ['self', 'leads back to itself'],
])('says what is wrong with %s only when it is loaded', async (name, sentence) => {
  const [input] = await all(join(folder, name));
  await expect(input?.load()).rejects.toThrow(sentence);
});

it('reads standard input', () => {
  const script = `import { collectInputs } from ${JSON.stringify(join(import.meta.dirname, 'collect-inputs.ts'))};
    for await (const { name, load } of collectInputs(['-'])) console.log(name, new TextDecoder().decode(await load()));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    input: 'Envoys meet.',
    encoding: 'utf8',
  });
  expect(printed).toBe('- Envoys meet.\n');
});
