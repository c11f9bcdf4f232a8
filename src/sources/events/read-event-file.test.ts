import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EntenteError } from '../../records/failure.ts';
import { readAll, stream } from './event-file.fixture.ts';
import { ICEWS_COLUMNS } from './known-mappings.ts';
import { listEventFiles } from './list-event-files.ts';
import { readEventFile } from './read-event-file.ts';
import { readMentions } from './read-mentions.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-event-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADERS: Readonly<Record<string, string>> = {
  gdelt: '',
  icews: `${ICEWS_COLUMNS.join('\t')}\n`,
  polecat: 'Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\n',
  acled: 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2\n',
};

/** A row of GDELT with so many columns. */
function row(id: number, columns = 61): string {
  const fields = Array.from({ length: columns }, () => '');
  Object.assign(fields, {
    0: String(id),
    1: '20191024',
    5: 'FRA',
    7: 'FRA',
    15: 'MLI',
    17: 'MLI',
    26: '070',
    29: '2',
    30: '7.4',
  });
  if (columns > 57) fields[columns - 1] = `http://example.org/${id}`;
  return fields.join('\t');
}

function rows(n: number, from = 1): string {
  return Array.from({ length: n }, (_, i) => `${row(from + i)}\n`).join('');
}

/** A zip as programs write it that know sizes beforehand, or (`later`) write them behind each member. */
function zip(members: Readonly<Record<string, string | Uint8Array>>, later = false): Buffer {
  const parts: Buffer[] = [];
  for (const [name, text] of Object.entries(members)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(later ? 8 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.writeUInt32LE(crc32(bytes), 4);
    sizes.writeUInt32LE(packed.length, 8);
    sizes.writeUInt32LE(bytes.length, 12);
    if (!later) sizes.copy(head, 14, 4);
    parts.push(head, Buffer.from(name), packed, ...(later ? [sizes] : []));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([...parts, end]);
}

const archive = { 'a/1.CSV': rows(300), 'a/2.CSV': rows(200, 1000) };

describe('a file of events', () => {
  it('may be gzipped', async () => {
    const { counts, rows: read } = await readAll(stream(gzipSync(rows(500))));
    expect(counts.rows).toBe(500);
    expect(read[1]?.offset).toBe(row(1).length + 1);
  });

  it.each([false, true])(
    'may be several members of a zip (sizes behind them: %s), each with offsets of its own',
    async (later) => {
      for (const size of [1, 77, 100_000]) {
        const { files, rows: read } = await readAll(stream(zip(archive, later), size), { name: 'x.zip' });
        expect(files.map(({ name, counts }) => [name, counts.rows])).toEqual([
          ['x.zip!a/1.CSV', 300],
          ['x.zip!a/2.CSV', 200],
        ]);
        expect(read[300]).toMatchObject({ id: '1000', offset: 0 });
      }
    },
  );

  it('in a zip needs not be read to its end before the next', async () => {
    const names: string[] = [];
    for await (const file of readEventFile(stream(zip(archive), 50), { name: 'x.zip', rowsPerBatch: 10 })) {
      names.push(file.name);
      for await (const batch of file.batches) if (batch.length > 0) break;
    }
    expect(names).toHaveLength(2);
  });

  it('gives what stands before the place where an archive is cut off or damaged, and says so', async () => {
    const whole = zip(archive);
    const cut = await readAll(stream(whole.subarray(0, whole.length - 200)), { name: 'x.zip' });
    expect(cut.files[0]?.counts.rows).toBe(300);
    expect(cut.files[1]?.counts.rows).toBeLessThan(200);
    expect(cut.problems.at(-1)).toMatch(/the zip file is cut off in a\/2\.CSV; the rows before the cut are read\.$/);

    const packed = gzipSync(rows(5000));
    const gz = await readAll(stream(packed.subarray(0, packed.length / 2)));
    expect(gz.counts.rows).toBeGreaterThan(100);
    expect(gz.problems.at(-1)).toMatch(/the gzip file is cut off; the rows before the cut are read\.$/);

    const damaged = Buffer.from(whole);
    damaged[14] = (damaged[14] ?? 0) ^ 1;
    const { problems, files } = await readAll(stream(damaged), { name: 'x.zip' });
    expect(files.map(({ counts }) => counts.rows)).toEqual([300, 200]);
    expect(problems).toEqual(['x, line 300: a/1.CSV in the zip file is damaged; some rows may be wrong.']);
  });

  it('in a zip is found among other members, which are told', async () => {
    const told: string[] = [];
    const members = { 'read me.txt': 'Hello.\n', 'empty.CSV': '', '__MACOSX/1.CSV': 'x', ...archive };
    const { files } = await readAll(stream(zip(members)), { name: 'x.zip', tell: (sentence) => told.push(sentence) });
    expect(files).toHaveLength(2);
    expect(told).toEqual([
      'x.zip!read me.txt is no file of events that is known: its first line has one column; tabs, commas, semicolons or vertical bars are looked for.',
      'x.zip!empty.CSV is empty; there is no event in it.',
    ]);
    await expect(readAll(stream(zip({ 'a.txt': 'Hello.' })), { name: 'y.zip' })).rejects.toThrow(
      'y.zip holds no file of events.',
    );
  });

  it.each([
    ['', 'the stream is empty; there is no event in it.'],
    [
      row(1).replaceAll('\t', ','),
      'its first line has 61 columns, with commas between; GDELT has as many with tabs between: give the file as GDELT made it.',
    ],
    [
      'a\tb\tc\n',
      'its first line has 3 columns, with tabs between; GDELT has 57, 58 or 61 with tabs between, others have a line of names. Another table needs a mapping of its columns.',
    ],
    ['\t'.repeat(26), "it looks like GDELT's knowledge graph (GKG), which is no table of events."],
  ])('that is none is refused in one sentence: %j', async (text, sentence) => {
    await expect(readAll(stream(text))).rejects.toThrow(sentence);
    await expect(readAll(stream(text))).rejects.toThrow(EntenteError);
  });

  it('in UTF-16 is refused, one with a byte order mark is read', async () => {
    await expect(readAll(stream(Buffer.from(`\uFEFF${row(1)}\n`, 'utf16le')))).rejects.toThrow(
      'is written in UTF-16 or is no text',
    );
    const { rows: read } = await readAll(stream(`\uFEFF${row(1)}\n`, 2));
    expect(read[0]).toMatchObject({ id: '1', offset: 3, source: 'FRA' });
  });

  it('that does not exist is told by its name', async () => {
    await expect(readAll(join(folder, 'none.csv'))).rejects.toThrow('none.csv does not exist.');
  });

  it('with rows of mixed versions is read, each by its own, and the mixture told', async () => {
    const lines = [row(1, 57), row(2, 58), row(3, 61), 'a\tb\tc', row(4, 58)];
    const { rows: read, problems } = await readAll(stream(lines.join('\n')));
    expect(read.map(({ id, address }) => [id, address])).toEqual([
      ['1', ''],
      ['2', 'http://example.org/2'],
      ['3', 'http://example.org/3'],
      ['', ''],
      ['4', 'http://example.org/4'],
    ]);
    expect(problems).toEqual([
      'x, line 2: rows of 57 columns are followed by rows of 58; each is read by its own form.',
      'x, line 3: rows of 58 columns are followed by rows of 61; each is read by its own form.',
      'x, line 4: the row has 3 columns; tables of GDELT have 57, 58 or 61, with tabs between.',
    ]);
  });

  it('is known though its first line is damaged', async () => {
    const { rows: read } = await readAll(stream(`half, of a line\n${row(1)}\n${row(2)}\n`));
    expect(read.map(({ id, flags }) => [id, flags])).toEqual([
      ['', ['unreadable']],
      ['1', []],
      ['2', []],
    ]);
  });

  it('whose form is unknown is not left open', async () => {
    let closed = false;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('a\tb\tc\n'.repeat(20_000));
      } finally {
        closed = true;
      }
    }
    await expect(readAll(bytes())).rejects.toThrow(EntenteError);
    expect(closed).toBe(true);
  });

  it('with bytes 0 is read and told', async () => {
    const { rows: read, problems } = await readAll(stream(`${row(1)}\n${row(2).replace('example', 'exa\0mple')}\n`));
    expect(read).toHaveLength(2);
    expect(problems).toEqual(['x, line 2: there are bytes 0 in the line, which no text has; they are kept.']);
  });

  it('with a gigabyte without a line end is one unreadable row, and the rest goes on, in little memory', async () => {
    const block = new Uint8Array(4 * 1024 * 1024).fill(65);
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${row(1)}\n`);
      for (let i = 0; i < 256; i++) yield block;
      yield Buffer.from(`\n${row(2)}\n`);
    }
    const before = process.memoryUsage().rss;
    const { rows: read, problems, counts } = await readAll(bytes());
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
    expect(read.map(({ flags, bytes: length }) => [flags, length])).toEqual([
      [[], row(1).length],
      [['unreadable'], 2 ** 30],
      [[], row(2).length],
    ]);
    expect(counts).toMatchObject({ lines: 3, rows: 3 });
    expect(problems).toEqual([
      'x, line 2: the line is longer than a megabyte or has more than a thousand columns, which no row has.',
    ]);
  });

  it('with more kinds of problems than can be told says so', async () => {
    const text = Array.from({ length: 300 }, (_, i) => 'x\t'.repeat(i)).join('\n');
    const { problems } = await readAll(stream(`${row(1)}\n${text}`));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatch(/further problems/);
  });

  it('of whatever bytes gives as many rows as lines, each at its place', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\t', '\n', '\r\n', '"', ';', ',', '20191024', 'RUS', '\u00e9'),
      fc.constant(`\n${row(1)}\n`),
      fc.string({ maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('gdelt', 'icews', 'polecat', 'acled'),
        async (pieces, format) => {
          const text = Buffer.from(`${HEADERS[format]}${pieces.join('').replaceAll('\0', '')}`);
          const read = await readAll(stream(text, 64), { format: format as 'gdelt', rowsPerBatch: 16 });
          const { counts } = read;
          const lines = text
            .toString('latin1')
            .split('\n')
            .filter((line) => line !== '' && line !== '\r');
          if (format !== 'acled') expect(counts.lines + counts.header).toBe(lines.length);
          expect(read.rows.length).toBe(counts.rows);
          expect(counts.kept + counts.flagged).toBe(counts.rows);
          expect(counts.lines + counts.exploded).toBe(counts.rows);
          for (const { offset = 0, bytes = 0 } of read.rows) {
            const own = text.subarray(offset, offset + bytes).toString('latin1');
            if (format !== 'acled') expect(lines.map((line) => line.replace(/\r$/, ''))).toContain(own);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a folder of event files', () => {
  it('tells what is passed over and why', async () => {
    const place = join(folder, 'gdelt');
    mkdirSync(join(place, 'sub'), { recursive: true });
    for (const name of [
      'b.export.CSV.zip',
      'sub/a.tab',
      'x.mentions.CSV',
      'x.gkg.csv',
      'codebook.pdf',
      'photo.jpg',
      '.hidden.csv',
    ])
      writeFileSync(join(place, name), 'x');
    writeFileSync(join(place, 'nothing.csv'), '');
    const { files, passedOver } = await listEventFiles('gdelt', place);
    expect(files).toEqual(['gdelt/b.export.CSV.zip', 'gdelt/sub/a.tab', 'gdelt/x.mentions.CSV']);
    expect(passedOver.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'gdelt/codebook.pdf is a description by its name',
      'gdelt/nothing.csv is empty',
      'gdelt/photo.jpg has none of the endings .csv, .tsv, .tab, .txt, .zip, .gz',
      "gdelt/x.gkg.csv is GDELT's knowledge graph, which holds no events",
    ]);
    await expect(listEventFiles(join(folder, 'none'))).rejects.toThrow(EntenteError);
  });
});

describe('mentions of events', () => {
  it('are counted by event, day and confidence', async () => {
    const mention = (id: string, confidence: number): string =>
      [
        id,
        '20191024143000',
        '20191025143000',
        '1',
        'a.org',
        'http://a.org',
        '1',
        '1',
        '2',
        '3',
        '1',
        confidence,
        '9',
        '0',
        '',
        '',
      ].join('\t');
    const nameless = mention('', 50);
    const dayless = mention('9', 20).replace('20191025143000', '20191399143000');
    const lines = [mention('7', 50), mention('7', 50), mention('7', 100), mention('8', 50), 'x\ty', nameless, dayless];
    const text = `${lines.join('\n')}\n`;
    for await (const file of readMentions(stream(gzipSync(text)), { name: 'm' })) {
      const found: unknown[] = [];
      for await (const { length, event, confidence, n, day, eventDay } of file.batches)
        for (let i = 0; i < length; i++)
          found.push([event[i], confidence[i], n[i], Math.max(-1, (day[i] ?? 0) - (eventDay[i] ?? 0))]);
      expect(found).toEqual([
        ['7', 50, 2, 1],
        ['7', 100, 1, 1],
        ['8', 50, 1, 1],
        ['9', 20, 1, -1],
      ]);
      expect(file.counts).toMatchObject({ lines: 7, unreadable: 2, badDate: 1, kept: 4, flagged: 3 });
      expect(file.problems).toHaveLength(2);
    }
  });

  it('are no events', async () => {
    const line = ['7', '20191024143000', '20191025143000', ...Array.from({ length: 13 }, () => '')].join('\t');
    await expect(readAll(stream(line))).rejects.toThrow("holds GDELT's mentions of events, not events");
  });
});
