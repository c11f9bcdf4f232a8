import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile } from '../events/gdelt-file.fixture.ts';

const { path, file, entente } = testFolder();

interface Listed {
  readonly name: string;
  readonly sha: string;
}

async function files(): Promise<readonly Listed[]> {
  return JSON.parse((await entente(['events', '--files', '--json', '--case', 'one'])).stdout) as readonly Listed[];
}

async function rows(): Promise<unknown> {
  return (JSON.parse((await entente(['events', '--explain', '--json', '--case', 'one'])).stdout) as { all: unknown })
    .all;
}

beforeAll(async () => {
  await entente(['init', 'one', '--as', 'Ada']);
  file('a.export.CSV', gdeltFile(20));
  file('b.export.CSV', gdeltFile(30, 100));
  file('c.export.CSV', gdeltFile(40, 200));
  await entente(['import', '--copy', 'a.export.CSV', 'b.export.CSV', 'c.export.CSV', '--case', 'one']);
}, 60_000);

describe('entente import --forget', () => {
  it('takes files back by name, by what is in them, and by the beginning of a hash', async () => {
    expect(readdirSync(join(path, 'one/sources'))).toHaveLength(3);
    const byName = await entente(['import', '--forget', 'a.export.CSV', '--case', 'one']);
    expect([byName.status, byName.stderr]).toEqual([
      0,
      expect.stringMatching(
        /^a\.export\.CSV is forgotten: 20 rows \(\d+ without and \d+ with a flag\) went out of the case\.\n$/u,
      ),
    ]);
    expect(await rows()).toBe(70);
    // Known by its content under any name.
    file('another name.csv', gdeltFile(30, 100));
    expect((await entente(['import', '--forget', 'another name.csv', '--case', 'one'])).stderr).toContain(
      'b.export.CSV is forgotten: 30 rows',
    );
    const [{ sha = '' } = {}] = await files();
    rmSync(join(path, 'c.export.CSV'));
    expect((await entente(['import', '--forget', sha.slice(0, 12), '--case', 'one'])).status).toBe(0);
    expect([await files(), await rows(), readdirSync(join(path, 'one/sources'))]).toEqual([[], 0, []]);
    expect((await entente(['doctor', '--thorough', '--case', 'one'])).stdout).toBe('The case is sound.\n');
    // And it can come again.
    const again = await entente(['import', 'a.export.CSV', '--case', 'one']);
    expect(again.stderr).toMatch(/a\.export\.CSV: 20 rows of gdelt/u);
  });

  it.each([
    [['nothing.CSV'], 'No imported file is called "nothing.CSV"'],
    [['abcdef0123'], 'No imported file is called "abcdef0123"'],
    [['a.export.CSV', '--copy'], '--forget takes names or hashes'],
  ])('says what it cannot: %j', async (words, sentence) => {
    const run = await entente(['import', '--forget', ...words, '--case', 'one']);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
