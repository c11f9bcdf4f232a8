import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile } from '../events/gdelt-file.fixture.ts';

const { path: folder, file, entente } = testFolder();
const VOTES = readFileSync(join(import.meta.dirname, '../../../examples/made-up-votes.csv'), 'utf8');

async function json(...words: readonly string[]): Promise<unknown> {
  // Sums of fractions depend on their order.
  const round = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(9)) : value);
  return JSON.parse((await entente([...words, '--json'])).stdout, round);
}

async function all(place: string): Promise<number> {
  return ((await json('events', '--explain', '--case', place)) as { readonly all: number }).all;
}

beforeAll(async () => {
  file('a.export.CSV', gdeltFile(50));
  file('b.export.CSV', gdeltFile(60, 100));
  file('c.export.CSV', gdeltFile(70, 200));
  const mention = ['101', '20180601000000', '20180602000000', 1, 'a', 'a', 1, 1, 1, 1, 1, 60, 1, 0, '', ''].join('\t');
  file('b.mentions.CSV', `${mention}\n`);
  file('votes.csv', VOTES);
  for (const name of ['one', 'two', 'all']) await entente(['init', name, '--as', 'Ada']);
  await entente(['import', 'a.export.CSV', 'b.export.CSV', '--case', 'one']);
  await entente(['import', '--copy', 'b.export.CSV', 'c.export.CSV', 'b.mentions.CSV', '--case', 'two']);
  await entente(['import', 'a.export.CSV', 'b.export.CSV', 'c.export.CSV', 'b.mentions.CSV', '--case', 'all']);
}, 60_000);

describe('entente merge-case', () => {
  it('takes event data along: each file once, with its sums, mentions and original', async () => {
    cpSync(join(folder, 'one'), join(folder, 'joined'), { recursive: true });
    const merged = await entente(['merge-case', 'two', '--case', 'joined']);
    expect([merged.status, merged.stderr]).toEqual([
      0,
      expect.stringContaining('70 rows and 1 mention of event data came in 2 files; 1 file was here already.'),
    ]);
    expect(await all('joined')).toBe(180);
    for (const words of [['--by', 'month'], ['--explain'], ['--dyad', 'USA-PRK', '--by', 'quad'], []]) {
      expect(await json('events', ...words, '--case', 'joined')).toEqual(
        await json('events', ...words, '--case', 'all'),
      );
    }
    expect((await entente(['events', '--raw', '201', '--case', 'joined'])).status).toBe(0);
    expect((await entente(['doctor', '--thorough', '--case', 'joined'])).stdout).toBe('The case is sound.\n');
    // Once more nothing comes, nor does the import of what came.
    expect((await entente(['merge-case', 'two', '--case', 'joined'])).stderr).toContain(
      '0 rows of event data came in 0 files',
    );
    expect((await entente(['import', 'c.export.CSV', '--case', 'joined'])).stderr).toContain('in the case already');
    expect(await all('joined')).toBe(180);
  });

  it('takes from parts that hold rows of several files those that are new', async () => {
    const merged = await entente(['merge-case', 'one', '--case', 'two']);
    expect(merged.stderr).toContain('50 rows of event data came in 1 file; 1 file was here already.');
    expect(await json('events', '--by', 'dyad', '--case', 'two')).toEqual(
      await json('events', '--by', 'dyad', '--case', 'all'),
    );
  });

  it('takes votes where it has none, and leaves its own where both have some', async () => {
    await entente(['init', 'voted']);
    const imported = await entente(['import', 'votes', 'votes.csv', '--case', 'voted']);
    expect([imported.status, imported.stderr]).toEqual([0, expect.stringContaining('roll calls')]);
    const first = await entente(['merge-case', 'voted', '--case', 'one']);
    expect([first.status, first.stderr]).toEqual([0, expect.stringContaining('The votes of voted came.')]);
    expect((await entente(['merge-case', 'voted', '--case', 'one'])).stderr).not.toContain('votes');
    // Status tells of both.
    const status = await entente(['status', '--case', 'one']);
    expect(status.stdout).toMatch(
      /event data +110 rows of 2 files.*\nvotes +\d+ roll calls of \d+ states \(votes\.csv\)/u,
    );
    await entente(['init', 'other votes']);
    file('votes2.csv', VOTES.split('\n').slice(0, -9).join('\n'));
    await entente(['import', 'votes', 'votes2.csv', '--case', 'other votes']);
    const other = await entente(['merge-case', 'other votes', '--case', 'one']);
    expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('keeps its own')]);
  });

  it('believes nothing of a strange copy', async () => {
    const spoilt = (name: string, spoil: (place: string, db: DatabaseSync) => void): string => {
      const place = join(folder, name);
      cpSync(join(folder, 'all'), place, { recursive: true });
      const db = new DatabaseSync(join(place, 'case.sqlite'));
      spoil(place, db);
      db.close();
      return name;
    };
    const part = (place: string): string => {
      const year = join(place, 'events/gdelt/2018');
      return join(year, readdirSync(year)[0] ?? '');
    };
    const copies = [
      spoilt('torn', (place) => writeFileSync(part(place), 'PAR1 nothing PAR1')),
      spoilt('elsewhere', (_, db) => db.exec("UPDATE event_parts SET path = '../../secret' WHERE kind = 'rows'")),
      spoilt('boasting', (_, db) => db.exec('UPDATE event_files SET stored = stored + 1')),
      spoilt('strange', (_, db) => db.exec("UPDATE event_files SET counts = '{}'")),
    ];
    await entente(['init', 'empty']);
    for (const name of copies) {
      const merged = await entente(['merge-case', name, '--case', 'empty']);
      expect([name, merged.status, merged.stderr]).toEqual([
        name,
        1,
        expect.stringContaining('none of its event data was taken'),
      ]);
    }
    expect(await all('empty')).toBe(0);
    expect((await entente(['doctor', '--case', 'empty'])).stdout).toBe('The case is sound.\n');
  });
});
