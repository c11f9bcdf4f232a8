import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { Reading as ReadingSchema } from '../../records/reading.ts';
import { emptyReading, hostileReading, missileTestReading } from '../../report/brief/reading.fixture.ts';
import type { ReadingKey } from './answer-key-form.ts';
import { exportAnnotations } from './export-annotations.ts';
import { exportBibtex, exportCsl } from './export-bibliography.ts';
import { exportGold } from './export-gold.ts';
import { exportJsonLines } from './export-jsonl.ts';
import { exportParquet } from './export-parquet.ts';
import { exportQdpx } from './export-qdpx.ts';
import { exportCsv } from './export-tables.ts';
import { exportXlsx } from './export-xlsx.ts';
import type { Decided, Exported } from './exported.ts';
import { REFI_QDA_RULES } from './refi-qda-rules.fixture.ts';
import { type ReadingWithoutText, withText } from './without-texts.ts';

const HOSTILE = '🚀=1+1,"]]>&<!ENTITY x>\u0001\t{\\b} …';
const decided: ReadonlyMap<string, Decided> = new Map(
  missileTestReading().events.map(({ id }, n) => [
    id,
    {
      verdict: n === 0 ? 'edited' : 'accepted',
      by: n < 2 ? 'Ada & Co' : 'Grace',
      at: '2026-11-27T20:15:00.000Z',
      memo: `note ${n}`,
    },
  ]),
);
/** Our own account of a missile test, a text made to do harm, and one without a record. */
const exported: Exported = {
  readings: [missileTestReading(), hostileReading(HOSTILE), emptyReading()],
  decided,
  title: 'Missiles & <talks>',
};
const texts = new Map(exported.readings.map(({ document }) => [document.id, [...document.text]]));

let folder: string;
let duckdb: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-export-'));
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  await duckdb.run('SET autoinstall_known_extensions = false; SET autoload_known_extensions = false');
});
afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

function write(files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await duckdb.runAndReadAll(sql)).getRowObjectsJson();
}

describe('tables, as DuckDB reads them', () => {
  it('say the same as CSV and as Parquet, cell by cell', async () => {
    const csv = exportCsv(exported);
    write(csv);
    write(exportParquet(exported));
    for (const name of [...csv.keys()].filter((name) => name.endsWith('.csv'))) {
      const table = name.slice(0, -4);
      const asText = `columns(*)::varchar`;
      const fromCsv = await rows(
        `select ${asText} from read_csv('${folder}/${name}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true, nullstr = '')`,
      );
      const fromParquet = await rows(`select ${asText} from read_parquet('${folder}/${table}.parquet')`);
      expect(fromParquet.length, table).toBe(fromCsv.length);
      for (const [n, row] of fromParquet.entries()) {
        for (const [column, value] of Object.entries(row)) {
          const other = fromCsv[n]?.[column];
          if (value !== other) expect([table, column, Number(value)]).toEqual([table, column, Number(other)]);
        }
      }
    }
  });

  it('have types, offsets in code points that cut out the quotation, and its neighbours', async () => {
    write(exportParquet(exported));
    const types = await rows(`describe select * from read_parquet('${folder}/events.parquet')`);
    const typeOf = new Map(types.map((row) => [row.column_name, row.column_type]));
    expect(typeOf.get('date_first')).toBe('DATE');
    expect(typeOf.get('start')).toBe('INTEGER');
    expect(typeOf.get('score')).toBe('DOUBLE');
    expect(typeOf.get('restraint')).toBe('BOOLEAN');
    const positions = await rows(`select * from read_parquet('${folder}/positions.parquet')`);
    expect(positions.length).toBeGreaterThan(2);
    for (const row of positions) {
      const text = texts.get(String(row.document)) ?? [];
      const [start, end] = [Number(row.start), Number(row.end)];
      expect(text.slice(start, end).join('')).toBe(row.quote);
      expect(text.slice(Math.max(0, start - 32), start).join('')).toBe(row.before ?? '');
      expect(text.slice(end, end + 32).join('')).toBe(row.after ?? '');
    }
  });

  it('say who decided, when and why', async () => {
    write(exportParquet(exported));
    const events = await rows(
      `select decision, decided_by, count(*)::integer as n from read_parquet('${folder}/events.parquet') group by all order by all`,
    );
    expect(events).toEqual([
      { decision: 'accepted', decided_by: 'Ada & Co', n: 1 },
      { decision: 'accepted', decided_by: 'Grace', n: 6 },
      { decision: 'edited', decided_by: 'Ada & Co', n: 1 },
      { decision: null, decided_by: null, n: 8 },
    ]);
  });

  it('are described column by column, for programs and for people', () => {
    for (const [format, files] of [
      ['csv', exportCsv(exported)],
      ['parquet', exportParquet(exported)],
    ] as const) {
      const pack = JSON.parse(String(files.get('datapackage.json'))) as {
        resources: { path: string; schema: { fields: { name: string; type: string; description: string }[] } }[];
      };
      const page = String(files.get('codebook.md'));
      expect(pack.resources.map(({ path }) => path)).toEqual([...files.keys()].filter((name) => name.endsWith(format)));
      for (const { schema } of pack.resources) {
        for (const { name, description } of schema.fields) {
          expect(page).toContain(`| \`${name}\` |`);
          expect(description).not.toBe('');
        }
      }
      expect(page).toContain('| REJECT | 3: conflict in words |');
      expect(page).toContain('# Codebook of Missiles &amp; &lt;talks&gt;');
    }
  });
});

describe('a workbook', () => {
  it('has a sheet a kind behind one that tells the columns, as another program reads it', async () => {
    const bytes = await exportXlsx(exported);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const names = sheets.map(({ sheet }) => sheet);
    expect(names.slice(0, 3)).toEqual(['columns', 'documents', 'sentences']);
    expect(names).toContain('event_sides');
    const events = sheets.find(({ sheet }) => sheet === 'events')?.data ?? [];
    expect(events).toHaveLength(17);
    const column = (name: string): number => events[0]?.indexOf(name) ?? -1;
    const row = events[5] ?? [];
    expect(row[column('category')]).toBe('REJECT');
    expect(row[column('score')]).toBeTypeOf('number');
    expect(events.slice(1).map((each) => each[column('date_first')])).toContainEqual(new Date('2017-07-04'));
    expect(row[column('restraint')]).toBe(false);
    const positions = sheets.find(({ sheet }) => sheet === 'positions')?.data ?? [];
    const issue = String(positions.at(-1)?.[positions[0]?.indexOf('issue') ?? -1]);
    expect(issue.replaceAll('\ufffd', '')).toBe(hostileReading(HOSTILE).positions[0]?.issue.replaceAll('\u0001', ''));
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).not.toContain('<f>');
  });

  it('has the same bytes whenever it is made', async () => {
    const first = await exportXlsx(exported);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.from(await exportXlsx(exported)).equals(Buffer.from(first))).toBe(true);
  });
});

describe('annotations', () => {
  it('are found by their place and by their words, as DuckDB cuts texts', async () => {
    writeFileSync(join(folder, 'annotations.json'), exportAnnotations(exported));
    writeFileSync(
      join(folder, 'texts.json'),
      JSON.stringify(exported.readings.map(({ document }) => ({ id: document.id, text: document.text }))),
    );
    const found = await rows(`
      with items as (select unnest(first.items) as item from read_json('${folder}/annotations.json', maximum_object_size = 50000000)),
        targets as (select item.id as id, unnest(case when json_type(item.target) = 'ARRAY' then from_json(item.target, '["JSON"]') else [item.target] end) as target
          from (select {'id': item.id, 'target': to_json(item.target)} as item from items))
      select target->'selector'->0->>'exact' as exact, target->'selector'->0->>'prefix' as prefix, target->'selector'->0->>'suffix' as suffix,
        substring(text, (target->'selector'->1->>'start')::integer + 1, (target->'selector'->1->>'end')::integer - (target->'selector'->1->>'start')::integer) as cut
      from targets join read_json('${folder}/texts.json') texts on target->'source'->>'id' = 'urn:entente:' || texts.id`);
    expect(found.length).toBeGreaterThan(20);
    for (const { exact, cut } of found) expect(cut).toBe(exact);
  });

  it('name who decided, and hold the whole record', () => {
    const { total, first } = JSON.parse(exportAnnotations(exported)) as {
      total: number;
      first: {
        items: { id: string; type: string; creator?: { name: string }; body: { value: string; format: string }[] }[];
      };
    };
    expect(total).toBe(first.items.length);
    const event = missileTestReading().events[0];
    const item = first.items.find(({ id }) => id.endsWith(event?.id ?? ''));
    expect(item).toMatchObject({ type: 'Annotation', creator: { name: 'Ada & Co' }, 'entente:decision': 'edited' });
    expect(JSON.parse(item?.body.find(({ format }) => format === 'application/json')?.value ?? '')).toEqual(event);
  });
});

describe('a REFI-QDA project', () => {
  const files = unzipSync(exportQdpx(exported));
  const xml = strFromU8(files['project.qde'] ?? new Uint8Array());

  it('keeps the rules of the standard, as xmllint reads it', async () => {
    const { errors } = await validateXML({ xml, schema: REFI_QDA_RULES, extension: 'relaxng' });
    expect(errors).toEqual([]);
    const without = xml.replace(/ isCodable="true"/u, '');
    expect((await validateXML({ xml: without, schema: REFI_QDA_RULES, extension: 'relaxng' })).valid).toBe(false);
  });

  it('has each text as a source in which the positions cut out the words, and each code defined', () => {
    const sources = [
      ...xml.matchAll(/<TextSource [^>]*plainTextPath="internal:\/\/([^"]+)"[^>]*>(.*?)<\/TextSource>/gsu),
    ];
    expect(sources).toHaveLength(3);
    const codes = new Set([...xml.matchAll(/<Code guid="([^"]+)"/gu)].map(([, id]) => id));
    let selections = 0;
    for (const [, path = '', body = ''] of sources) {
      const text = [...strFromU8(files[`sources/${path}`] ?? new Uint8Array())];
      for (const [, name = '', start, end] of body.matchAll(
        /name="([^"]*)" startPosition="(\d+)" endPosition="(\d+)"/gu,
      )) {
        selections++;
        const words = text.slice(Number(start), Number(end)).join('').replace(/\s+/gu, ' ').slice(0, 80);
        const plain = name
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(plain.replaceAll('\ufffd', '\u0001')).toBe(words);
      }
    }
    expect(selections).toBeGreaterThan(20);
    for (const [, target = ''] of xml.matchAll(/<CodeRef targetGUID="([^"]+)"/gu)) expect(codes).toContain(target);
    expect(xml).toContain('name="Ada &amp; Co"');
  });

  it('has the same bytes each time', () => {
    expect(Buffer.from(exportQdpx(exported)).equals(Buffer.from(exportQdpx(exported)))).toBe(true);
  });
});

describe('sources', () => {
  it('are told to reference managers, day, name and hash', () => {
    const [first] = JSON.parse(exportCsl(exported)) as Record<string, unknown>[];
    expect(first).toMatchObject({
      type: 'article-newspaper',
      title: missileTestReading().document.title,
      issued: { 'date-parts': [[2017, 7, 6]] },
      'container-title': 'Entente',
    });
    expect(exportBibtex(exported)).toContain('date = {2017-07-06}');
  });

  it('say the same in CSL as in BibTeX, as Citation.js reads it', () => {
    const load = createRequire(import.meta.url);
    load('@citation-js/plugin-bibtex');
    const { Cite } = load('@citation-js/core') as { Cite: new (data: string) => { data: Record<string, unknown>[] } };
    const read = new Cite(exportBibtex(exported)).data;
    const csl = JSON.parse(exportCsl(exported)) as Record<string, unknown>[];
    expect(read).toHaveLength(csl.length);
    for (const [n, item] of csl.entries()) {
      for (const field of ['id', 'type', 'title', 'issued', 'note']) {
        if (item.type !== 'document' || field !== 'type') {
          const [one, two] = [read[n]?.[field], item[field]];
          if (field === 'type') expect(['article-newspaper', 'article-journal']).toContain(one);
          else expect(one, field).toEqual(two);
        }
      }
    }
  });

  it('escape what BibTeX would take for its own, and keep names together', () => {
    const reading = missileTestReading();
    const authors = ['Simon & Garfunkel', 'Jane Doe', 'Reuters', 'Doe, Jane'];
    const odd: Reading = { ...reading, document: { ...reading.document, title: '100% of {it} & $5_a\\b', authors } };
    const entry = exportBibtex({ readings: [odd] });
    expect(entry).toContain('title = {{100\\% of \\{it\\} \\& \\$5\\_a\\textbackslash{}b}}');
    expect(entry).toContain('author = {Simon \\& Garfunkel and Jane Doe and {Reuters} and {Doe, Jane}}');
  });
});

describe('without texts', () => {
  const quotations = exported.readings.flatMap(({ document, sentences }) =>
    sentences.map(({ start, end }) => document.text.slice(start, end)).filter((words) => words.length > 12),
  );
  const words = missileTestReading().positions.flatMap(({ issue }) => issue);

  it('no word of a text is in any form, while offsets and hashes are', async () => {
    const options = { texts: false };
    const forms = [
      exportJsonLines(exported, options),
      exportAnnotations(exported, options),
      ...[...exportCsv(exported, options)].filter(([name]) => name.endsWith('.csv')).map(([, csv]) => csv),
      JSON.stringify(await readXlsxFile(Buffer.from(await exportXlsx(exported, options)))),
    ];
    expect(words.length).toBeGreaterThan(2);
    for (const form of forms) {
      const title = missileTestReading().document.title ?? '';
      for (const quotation of [...quotations, ...words]) {
        if (quotation !== title) expect(form).not.toContain(quotation);
      }
      expect(form).not.toContain('note 1');
    }
    expect(forms[0]).toContain(missileTestReading().document.sha256);
    expect(forms[1]).toContain('TextPositionSelector');
  });

  it('whoever has the text puts it back, and no other text', () => {
    const reading = missileTestReading();
    const [line = ''] = exportJsonLines({ readings: [reading] }, { texts: false }).split('\n');
    const shared = JSON.parse(line) as ReadingWithoutText;
    const back = ReadingSchema.parse(withText(shared, reading.document.text));
    expect(back.events).toEqual(reading.events);
    expect(back.document).toEqual(reading.document);
    expect(() => withText(shared, 'Another text.')).toThrow(/its SHA-256 is another one/u);
  });
});

describe('answer keys', () => {
  it('are made where people decided on all events, with what they rejected as no event', () => {
    const reading = missileTestReading();
    const [first, ...events] = reading.events;
    const rejected = [{ document: reading.document.id, record: first as AnyRecord }];
    const { files, undecided } = exportGold({
      readings: [{ ...reading, events }, emptyReading()],
      decided,
      rejected,
    });
    const key = JSON.parse(files.get(`key-${reading.document.id}.json`) ?? '') as ReadingKey & { coder: string };
    expect(key.events).toHaveLength(7);
    expect(key.events[0]).not.toHaveProperty('grade');
    expect(key.coder).toBe('Ada & Co, Grace');
    expect(key.not_events).toHaveLength(1);
    const text = [...reading.document.text];
    for (const { trigger } of key.events) expect(text.slice(...(trigger ?? [0, 0])).join('')).not.toBe('');
    // Nobody decided on positions, so the key says nothing of them.
    expect(key).not.toHaveProperty('positions');
    expect(undecided).toEqual([{ document: emptyReading().document.id, events: 0 }]);
    expect(files.get('articles.jsonl')?.split('\n')).toHaveLength(2);
  });

  it('leave out a document of which one event waits', () => {
    const reading = missileTestReading();
    const partly = new Map([...decided].slice(1));
    expect(exportGold({ readings: [reading], decided: partly })).toEqual({
      files: new Map(),
      undecided: [{ document: reading.document.id, events: 1 }],
    });
  });
});
