import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile } from '../events/gdelt-file.fixture.ts';

const { file, entente } = testFolder();

/** All rows of a case as CSV without the name of their file, and how many files there are. */
async function stored(place: string): Promise<{ readonly rows: readonly string[]; readonly files: number }> {
  const { stdout } = await entente(['events', '--jsonl', '--with-flagged', '--with-repeated', '--case', place]);
  const rows = stdout.split('\n').flatMap((line) => {
    if (line === '') return [];
    const { file: _, ...row } = JSON.parse(line) as { readonly file: string };
    return [JSON.stringify(row)];
  });
  const files = await entente(['events', '--files', '--json', '--case', place]);
  return { rows: rows.toSorted(), files: (JSON.parse(files.stdout) as unknown[]).length };
}

const WHOLE = gdeltFile(400);

describe('a file that comes again under its name', () => {
  it.each([
    ['gzip', 'x.export.CSV.gz', gzipSync(WHOLE)],
    ['zip', 'x.export.CSV.zip', Buffer.from(zipSync({ 'x.export.CSV': Buffer.from(WHOLE) }))],
    ['plain', 'x.export.CSV', Buffer.from(WHOLE)],
  ] as const)('takes the place of what was cut off: %s', async (kind, name, bytes) => {
    const [place, alone] = [`${kind} case`, `${kind} alone`];
    for (const one of [place, alone]) await entente(['init', one]);
    file(name, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    const cut = await entente(['import', 'gdelt', name, '--case', place]);
    expect(cut.status).toBe(1);
    const before = await stored(place);
    expect(before.rows.length).toBeGreaterThan(100);
    file(name, bytes);
    const whole = await entente(['import', 'gdelt', name, '--case', place]);
    expect(whole.stderr).toMatch(
      /x\.export\.CSV\S* holds all that was imported before as .* takes its place: \d+ rows of that went/u,
    );
    await entente(['import', 'gdelt', name, '--case', alone]);
    expect(await stored(place)).toEqual(await stored(alone));
    expect((await stored(place)).rows).toHaveLength(400);
    // The row of an event is found in the file that is there now.
    expect((await entente(['events', '--raw', '7', '--case', place])).status).toBe(0);
    expect((await entente(['import', 'gdelt', name, '--case', place])).stderr).not.toContain('takes its place');
  });

  it('counts once if the part comes after the whole, and if it is packed in another way', async () => {
    await entente(['init', 'turned']);
    file('y.export.CSV', WHOLE);
    await entente(['import', 'y.export.CSV', '--case', 'turned']);
    const whole = await stored('turned');
    file('y.export.CSV', gdeltFile(100));
    const part = await entente(['import', 'y.export.CSV', '--case', 'turned']);
    expect(part.stderr).toContain('holds nothing that was not imported before as y.export.CSV');
    expect(await stored('turned')).toEqual(whole);
    file('y.export.CSV.gz', gzipSync(WHOLE));
    const packed = await entente(['import', 'y.export.CSV.gz', '--case', 'turned']);
    expect(packed.stderr).toContain('takes its place: 400 rows');
    expect(await stored('turned')).toEqual(whole);
  });

  it('stays beside one of the same name that holds other rows', async () => {
    await entente(['init', 'other']);
    file('z.export.CSV', gdeltFile(50));
    await entente(['import', 'z.export.CSV', '--case', 'other']);
    // The first rows are the same, the 40th is not.
    file('z.export.CSV', gdeltFile(80).replace('\n40\t', '\n41\t'));
    const other = await entente(['import', 'z.export.CSV', '--case', 'other']);
    expect(other.stderr).not.toContain('place');
    expect(await stored('other')).toMatchObject({ files: 2, rows: { length: 130 } });
  });
});
