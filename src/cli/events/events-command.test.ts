import { readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile, gdeltRow } from './gdelt-file.fixture.ts';

const { path: folder, file, entente } = testFolder();

/** The lines of an answer as JSON. */
async function lines(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { stdout, stderr } = await entente(['events', ...args, '--jsonl', '--case', 'one']);
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

beforeAll(async () => {
  file('20180901.export.CSV', gdeltFile(60));
  await entente(['init', 'one', '--as', 'Ada']);
  await entente(['import', '20180901.export.CSV', '--case', 'one']);
}, 60_000);

describe('entente import of event data', () => {
  it('says how many rows came, how many of them are odd and why, and knows a file again', async () => {
    await entente(['init', 'two']);
    const first = await entente(['import', '20180901.export.CSV', '--case', 'two']);
    expect(first).toMatchObject({ status: 0, stdout: '' });
    expect(first.stderr).toMatch(/60 rows of gdelt, \d+ without and \d+ with a flag: .*6 without a country on a side/u);
    file('copy.csv', gdeltFile(60));
    const again = await entente(['import', 'gdelt', 'copy.csv', '--case', 'two']);
    expect(again.stderr).toBe('copy.csv is in the case already; passed over.\n');
    const status = await entente(['status', '--json', '--case', 'two']);
    expect(JSON.parse(status.stdout)).toMatchObject({ events: { files: 1, rows: 60, unfinished: 0 } });
  });

  it.each([
    ['a row of three columns', `${gdeltFile(20)}1\t2\t3\n`, /the row has 3 columns/u],
    ['an archive that is cut off', gzipSync(gdeltFile(600)).subarray(0, 3000), /the gzip file is cut off/u],
  ] as const)('ends with 1 where not all could be read: %s', async (what, contents, why) => {
    const [place, name] = [`case of ${what}`, `broken ${what}.CSV`];
    await entente(['init', place]);
    file(name, contents);
    const run = await entente(['import', 'gdelt', name, '--case', place]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(why);
  });

  it('takes folders and gzipped files, and goes on behind a file that it cannot read', async () => {
    await entente(['init', 'three']);
    const names = ['a.CSV', 'b.CSV.gz', 'c.txt'];
    const contents = [gdeltFile(20), gzipSync(gdeltFile(20, 100)), 'nothing that is known\n'];
    for (const [i, name] of names.entries()) file(`three/${name}`, contents[i] ?? '');
    const run = await entente(['import', 'three', '--case', 'three']);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/a\.CSV: 20 rows.*\n.*b\.CSV\.gz: 20 rows.*\n.*c\.txt is no file of events/u);
    const counted = await entente([
      'events',
      '--by',
      'origin',
      '--with-flagged',
      '--with-repeated',
      '--csv',
      '--case',
      'three',
    ]);
    expect(counted.stdout).toMatch(/^origin,events,mean score,mentions\r\ngdelt,40,/u);
    const alone = await entente(['import', 'three/c.txt', '--case', 'three']);
    expect(alone.status).toBe(3);
    expect((await entente(['import', 'gdelt', '--case', 'three'])).status).toBe(2);
    expect((await entente(['import', 'missing.CSV', '--case', 'three'])).status).toBe(3);
  });

  it('is stopped by Ctrl-C, keeps what it read, and goes on behind it', async () => {
    await entente(['init', 'four']);
    file('long.CSV', gdeltFile(40_000));
    const stop = new AbortController();
    let asked = 0;
    const cancelled = Object.defineProperty(stop.signal, 'aborted', { get: () => asked++ > 0 });
    const stopped = await entente(['import', 'long.CSV', '--case', 'four'], { cancelled });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain('Stopped. What was read is stored; the same command goes on behind it.');
    const doctor = await entente(['doctor', '--case', 'four']);
    expect(doctor.stdout).toMatch(/long\.CSV was imported in part \([\d,]+ rows are stored\)/u);
    const rest = await entente(['import', 'long.CSV', '--case', 'four']);
    expect(rest.stderr).toMatch(/40,000 rows of gdelt \([\d,]+ were stored by an import that was broken off\)/u);
    const explained = await entente(['events', '--explain', '--json', '--case', 'four']);
    expect(JSON.parse(explained.stdout)).toMatchObject({ all: 40_000 });
  });

  it('shows how a file would be read, and stores nothing', async () => {
    const shown = await entente(['import', '--preview', '20180901.export.CSV']);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toContain('20180901.export.CSV: gdelt');
    expect(shown.stdout).toMatch(/2018-06-04 +USA +USA +CHN +CHN +042 +1 +1\.9/u);
    expect(shown.stdout).toMatch(/60 rows, \d+ without a flag\./u);
  });
});

describe("a table of events of one's own", () => {
  it('is shown as it would be read, with a mapping that is given again and kept', async () => {
    await entente(['init', 'table']);
    const rows = ['when;from;to;what', '24.12.2018;Russia;Ukraine;raid', '31.12.2018;Ukraine;Russia;visit'];
    file('visits.csv', `${rows.join('\n')}\n`);
    const bare = await entente(['import', 'csv', 'visits.csv', '--case', 'table']);
    expect([bare.status, bare.stderr]).toEqual([3, expect.stringContaining('mapping')]);
    const guess = await entente(['import', 'csv', 'visits.csv', '--preview', '--case', 'table']);
    expect(guess.stderr).toMatch(/from +\S.* +Russia; Ukraine/u);
    const mapping = {
      ...(JSON.parse(guess.stdout) as object),
      day: 'when',
      scheme: 'own',
      code: 'what',
      categories: { raid: { quad: 4, score: -9 }, visit: { quad: 1, score: 3 } },
    };
    file('mapping.json', JSON.stringify(mapping));
    const run = await entente(['import', 'visits.csv', '--mapping', 'mapping.json', '--case', 'table']);
    expect([run.status, run.stderr]).toEqual([0, expect.stringContaining('2 rows of csv, 2 without')]);
    const { stdout } = await entente(['events', '--csv', '--case', 'table']);
    expect(stdout).toMatch(/2018-12-24,RUS,UKR,.*raid,4,-9/u);
    // What was read in one way is not read in another.
    file('other.json', JSON.stringify({ ...mapping, scheme: 'plover' }));
    const again = await entente(['import', 'visits.csv', '--mapping', 'other.json', '--case', 'table']);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('was imported before in another way')]);
    file('wrong.json', '{"separator": "dash"}');
    const wrong = await entente(['import', 'visits.csv', '--mapping', 'wrong.json', '--case', 'table']);
    expect([wrong.status, wrong.stderr]).toEqual([3, expect.stringContaining('wrong.json: separator')]);
  });
});

describe('entente events', () => {
  it('sums a case up: how many, from when to when, by year and category, and what is left out', async () => {
    const { stdout, status } = await entente(['events', '--case', 'one']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^54 events, from 2018-06-04 to 2018-08-\d\d\. Of 60 rows are left out: 6 without a country/u,
    );
    expect(stdout).toMatch(/2018 +54/u);
    expect(stdout).toMatch(/042 +Make a visit +36/u);
    const json = await entente(['events', '--json', '--dyad', 'usa-prk', '--case', 'one']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      filter: { source: { countries: ['USA'] }, target: { countries: ['PRK'] }, undirected: true },
      n: 24,
      years: [{ key: '2018', n: 24 }],
    });
  });

  it('chooses by every option, alone and together', async () => {
    expect(await lines('--target', 'prk')).toHaveLength(24);
    expect(await lines('--source', 'PRK')).toHaveLength(0);
    expect(await lines('--source', 'PRK', '--undirected')).toHaveLength(24);
    expect(await lines('--category', '13,99')).toHaveLength(18);
    expect(await lines('--quad', '3', '--from', '2018-07-01', '--to', '2018-07-31')).not.toHaveLength(0);
    expect(await lines('--with-flagged')).toHaveLength(60);
    expect(await lines('--source-actor', 'USA', '--target-actor', 'CHN')).toHaveLength(30);
    expect(await lines('--by', 'dyad')).toMatchObject([
      { key: 'USA-CHN', n: 30 },
      { key: 'USA-PRK', n: 24 },
    ]);
    for (const row of await lines('--quad', '3')) expect(row).toMatchObject({ code: '138', score: -7 });
  });

  it('prints the same rows as CSV and as JSON, and tables in Markdown', async () => {
    const { stdout } = await entente(['events', '--csv', '--case', 'one']);
    const [head, ...rows] = stdout.trimEnd().split('\r\n');
    expect(head).toMatch(/^origin,id,day,source,target,/u);
    expect(rows.map((row) => row.split(',')[1])).toEqual((await lines()).map(({ id }) => id));
    const table = await entente(['events', '--by', 'month', '--md', '--case', 'one']);
    expect(table.stdout).toMatch(/\| month \| events \|/u);
    const listed = await entente(['events', '--rows', '2', '--case', 'one']);
    expect(listed.stdout.trim().split('\n')).toHaveLength(3);
  });

  it('refuses what it does not know, with a word about what it does', async () => {
    for (const [option, value, words] of [
      ['--by', 'week', 'must be one of year, month'],
      ['--quad', '9', '--quad must be'],
      ['--from', '2018-13-01', 'is no day'],
      ['--dyad', 'USA', 'A dyad is two states, such as CHN-RUS'],
      ['--origin', 'cameo', 'is no origin'],
      ['--rows', 'x', '--rows must be a whole number'],
    ] as const) {
      const { status, stderr } = await entente(['events', option, value, '--case', 'one']);
      expect([status, stderr], option).toEqual([2, expect.stringContaining(words)]);
    }
  });

  it('prints the row of the file behind an event, also out of an archive, while the file is what it was', async () => {
    await entente(['init', 'raw']);
    const odd = gdeltRow({ id: 77, day: '20180601', source: 'FRA', target: 'DEU', code: '057', quad: 1, score: 8 });
    file('packed.CSV.gz', gzipSync(gdeltFile(50) + odd));
    await entente(['import', 'packed.CSV.gz', '--case', 'raw']);
    const found = await entente(['events', '--raw', '77', '--case', 'raw']);
    expect(found.status).toBe(0);
    expect(found.stdout).toBe(odd);
    const seen = await entente(['events', '--raw', '77', '--case', 'raw'], { columns: 80 });
    expect(seen.stdout).toContain('FRA │ FRA │ FRA');
    expect((await entente(['events', '--raw', '999', '--case', 'raw'])).status).toBe(2);
    writeFileSync(join(folder, 'packed.CSV.gz'), gzipSync(odd));
    const changed = await entente(['events', '--raw', '77', '--case', 'raw']);
    expect([changed.status, changed.stderr]).toEqual([1, expect.stringContaining('was changed since it was imported')]);
    renameSync(join(folder, 'packed.CSV.gz'), join(folder, 'elsewhere'));
    const gone = await entente(['events', '--raw', '77', '--case', 'raw']);
    expect([gone.status, gone.stderr]).toEqual([1, expect.stringContaining('is no longer at')]);
  });

  it('finds the row in the copy that the case keeps, and a backup keeps all of it', async () => {
    await entente(['init', 'kept']);
    file('given.CSV', gdeltFile(10));
    await entente(['import', '--copy', 'given.CSV', '--case', 'kept']);
    renameSync(join(folder, 'given.CSV'), join(folder, 'moved.CSV'));
    expect((await entente(['doctor', '--thorough', '--case', 'kept'])).stdout).toBe('The case is sound.\n');
    await entente(['backup', 'backed', '--case', 'kept']);
    for (const name of ['kept', 'backed']) {
      const found = await entente(['events', '--raw', '5', '--case', name]);
      expect([found.status, found.stdout]).toEqual([0, expect.stringContaining('https://example.org/5')]);
    }
  });

  it('tells of files that are torn, missing or changed', async () => {
    await entente(['init', 'torn']);
    await entente(['import', '20180901.export.CSV', '--case', 'torn']);
    const events = join(folder, 'torn/events');
    const [rows, sums] = ['gdelt/2018', 'cube'].map((name) => {
      const [only = ''] = readdirSync(join(events, name));
      return join(events, name, only);
    });
    truncateSync(rows ?? '', 100);
    const torn = await entente(['doctor', '--case', 'torn']);
    expect([torn.status, torn.stdout]).toEqual([
      1,
      expect.stringMatching(/2018\/\S+ \(60 events\) is torn\. Put it back/u),
    ]);
    renameSync(sums ?? '', join(folder, 'gone.parquet'));
    expect((await entente(['doctor', '--case', 'torn'])).stdout).toMatch(/cube\/\S+ \(sums by day\) is missing/u);
  });

  it('asks the own texts of the case: what took place, as people decided it', async () => {
    await entente(['init', 'own', '--as', 'Ada']);
    file('oslo.txt', 'Norway recalled its envoy from Russia on Monday. Norway may expel two Russian diplomats.');
    await entente(['add', 'oslo.txt', '--date', '2020-03-04', '--engine', 'fast', '--case', 'own']);
    const all = ['events', '--origin', 'case', '--jsonl', '--with-flagged', '--weak', '--case', 'own'];
    const before = (await entente(all)).stdout.trim().split('\n').filter(Boolean);
    const [first = '{}'] = before;
    const event = JSON.parse(first) as { id: string };
    expect(event).toMatchObject({ origin: 'case', source: 'NOR', target: 'RUS' });
    const shown = await entente(['show', event.id, '--case', 'own']);
    expect(shown.status).toBe(0);
    await entente(['decide', 'reject', event.id, '--case', 'own']);
    expect((await entente(all)).stdout.trim().split('\n').filter(Boolean)).toHaveLength(before.length - 1);
    await entente(['undo', '--case', 'own']);
    expect((await entente(all)).stdout.trim().split('\n')).toEqual(before);
    // They are asked by name only.
    expect((await entente(['events', '--jsonl', '--case', 'own'])).stdout).toBe('');
  });
});
