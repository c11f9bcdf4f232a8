import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile } from './gdelt-file.fixture.ts';

const { path, file, entente } = testFolder();

/** A row of GDELT's mentions: event, day of the mention, confidence. */
function mention(event: number | string, day: string, confidence: number): string {
  const cells = [event, '20180601000000', `${day}120000`, 1, 'a.org', 'https://a.org', 1, 1, 2, 3, 1, confidence, 9, 0];
  return `${cells.join('\t')}\t\t\n`;
}

const MENTIONS = [
  mention(1, '20180604', 20),
  mention(1, '20180606', 100),
  mention(1, '20180606', 100),
  mention(2, '20180607', 50),
  mention(999, '20180608', 50),
  mention(2, '20181399', 50),
  'cut\toff\n',
].join('');

beforeAll(async () => {
  file('20180601.export.CSV', gdeltFile(20));
  file('20180601.mentions.CSV', MENTIONS);
  await entente(['init', 'one', '--as', 'Ada']);
}, 60_000);

describe('GDELT mentions of events', () => {
  it('come in beside the events, counted as kept and flagged, and once', async () => {
    const { stderr, status } = await entente([
      'import',
      '20180601.export.CSV',
      '20180601.mentions.CSV',
      '--case',
      'one',
    ]);
    expect(stderr).toContain(
      '20180601.mentions.CSV: 7 mentions of gdelt, 5 without and 2 with a flag: 1 cannot be read and 1 without a day.',
    );
    expect(stderr).toContain('6 mentions of 3 events were imported; 2 of these events are in the case.');
    // A line of it cannot be read.
    expect(status).toBe(1);
    file('same.CSV', MENTIONS);
    const again = await entente(['import', 'gdelt', 'same.CSV', '--case', 'one']);
    expect(again.stderr).toContain('same.CSV is in the case already');
    const shown = await entente(['status', '--case', 'one']);
    expect(shown.stdout).toMatch(/20 rows of 1 file, \d+ without a flag; 7 mentions of 1 file/u);
    expect((await entente(['doctor', '--thorough', '--case', 'one'])).stdout).toBe('The case is sound.\n');
  });

  it('stand beside what the row itself says, with days and confidence', async () => {
    const { stdout } = await entente(['events', '--jsonl', '--case', 'one']);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly mentions: number; readonly found: unknown });
    const found = new Map(rows.map((row) => [row.id, row.found]));
    expect(found.get('1')).toEqual({
      n: 3,
      first: '2018-06-04',
      last: '2018-06-06',
      confidence: expect.closeTo(73.33, 1) as number,
    });
    expect(found.get('2')).toMatchObject({ n: 2, first: '2018-06-07', last: '2018-06-07', confidence: 50 });
    expect(found.get('3')).toEqual({ n: 0 });
    const csv = await entente(['events', '--csv', '--case', 'one']);
    expect(csv.stdout).toMatch(/,mentionsFound,firstMention,lastMention,confidence\r\n/u);
    expect(csv.stdout).toContain(',3,2018-06-04,2018-06-06,73.33');
    const list = await entente(['events', '--rows', '--case', 'one']);
    expect(list.stdout).toMatch(/mentions +found +origin/u);
  });

  it('are told with the row of an event, and where the event itself is not there', async () => {
    const raw = await entente(['events', '--raw', '1', '--case', 'one']);
    expect(raw.stderr).toContain(
      "Reported with 4 mentions; 3 mentions of it are in the files of mentions that were imported, from 2018-06-04 to 2018-06-06, GDELT's confidence 73 of 100 on average.",
    );
    const none = await entente(['events', '--raw', '3', '--case', 'one']);
    expect(none.stderr).toContain('no mention of it is in the files of mentions that were imported');
    const missing = await entente(['events', '--raw', '999', '--case', 'one']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('The event 999 itself was not imported; 1 mention of it is in the files');
    expect((await entente(['events', '--raw', '998', '--case', 'one'])).stderr).toContain(
      'No imported event has the id',
    );
  });

  it('may come alone, are counted nowhere as events, and are named in a preview', async () => {
    await entente(['init', 'two']);
    const run = await entente(['import', '20180601.mentions.CSV', '--case', 'two']);
    expect(run.stderr).toContain('6 mentions of 3 events were imported; none of these events is in the case.');
    const all = await entente(['events', '--explain', '--json', '--case', 'two']);
    expect(JSON.parse(all.stdout)).toMatchObject({ all: 0, left: 0 });
    mkdirSync(join(path, 'packed'));
    file('packed/20180602.mentions.CSV.gz', gzipSync(mention(5, '20180602', 70)));
    const packed = await entente(['import', 'packed', '--case', 'two']);
    expect([packed.status, packed.stderr]).toEqual([0, expect.stringContaining('1 mention of gdelt, 1 without')]);
    const preview = await entente(['import', '--preview', '20180601.mentions.CSV']);
    expect(preview.stdout).toContain("20180601.mentions.CSV: GDELT's mentions of events");
  });
});
