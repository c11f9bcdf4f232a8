import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from './csv.ts';
import { emptyReading, hostileReading, missileTestReading } from './reading.fixture.ts';

/** A strict reader of RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      at++;
      for (;;) {
        const close = csv.indexOf('"', at);
        if (close < 0) throw new Error('open quote');
        cell += csv.slice(at, close);
        at = close + 1;
        if (csv[at] !== '"') break;
        cell += '"';
        at++;
      }
    } else {
      const rest = /^[^",\r\n]*/.exec(csv.slice(at))?.[0] ?? '';
      cell = rest;
      at += rest.length;
    }
    row.push(cell);
    if (csv[at] === ',') {
      at++;
      continue;
    }
    if (csv.slice(at, at + 2) !== '\r\n') throw new Error(`row does not end in CRLF at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

function records(files: ReadonlyMap<string, string>, name: string): Record<string, string>[] {
  const [head = [], ...rows] = parse(files.get(name) ?? '');
  return rows.map((row) => {
    expect(row.length).toBe(head.length);
    return Object.fromEntries(head.map((column, n) => [column, row[n] ?? '']));
  });
}

describe('renderCsv', () => {
  it('writes one file a record type, each described in the data package', () => {
    const files = renderCsv(missileTestReading());
    const pack = JSON.parse(files.get('datapackage.json') ?? '{}') as {
      resources: { path: string; schema: { fields: { name: string }[] } }[];
    };
    expect(pack.resources.map(({ path }) => path)).toEqual([...files.keys()].filter((name) => name.endsWith('.csv')));
    for (const { path, schema } of pack.resources) {
      const [head = []] = parse(files.get(path) ?? '');
      expect(schema.fields.map(({ name }) => name)).toEqual(head);
      for (const column of head) expect(column).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
    }
    expect(records(files, 'events.csv')).toHaveLength(8);
    expect(records(files, 'proposal_answers.csv')).toHaveLength(2);
  });

  it('says who did what to whom in plain cells', () => {
    const event = records(renderCsv(missileTestReading()), 'events.csv')[4];
    expect(event).toMatchObject({
      source: 'USA;KOR',
      target: 'CHN;RUS',
      category: 'REJECT',
      reality: 'actual',
      quote: 'rejected',
      also_quote: 'could not be traded',
    });
  });

  it('gives offsets in code points that cut the quoted words out of the text', () => {
    // Two characters outside of the basic plane before everything else.
    const reading = hostileReading('🚀🚀');
    const points = [...reading.document.text];
    const files = renderCsv(reading);
    for (const name of files.keys()) {
      if (!name.endsWith('.csv')) continue;
      for (const row of records(files, name)) {
        if (!row.start) continue;
        expect(points.slice(Number(row.start), Number(row.end)).join('')).toBe(row.quote);
      }
    }
  });

  it('reads back cell by cell, whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (payload) => {
        const reading = hostileReading(payload.replaceAll('\0', ''));
        const position = records(renderCsv(reading), 'positions.csv')[0];
        expect(position?.issue).toBe(reading.positions[0]?.issue);
      }),
      { numRuns: 80 },
    );
  });

  it('can keep spreadsheets from taking a cell for a formula', () => {
    for (const payload of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1']) {
      for (const csv of renderCsv(hostileReading(payload), { safe: true }).values()) {
        if (csv.startsWith('{')) continue;
        for (const cell of parse(csv).flat()) {
          if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
          expect(cell).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
        }
      }
    }
    expect(records(renderCsv(hostileReading('=1+1')), 'positions.csv')[0]?.issue).toBe('=1+1');
  });

  it('puts several readings into the same files, told apart by the document', () => {
    const files = renderCsv([missileTestReading(), emptyReading()]);
    expect(records(files, 'documents.csv')).toHaveLength(2);
    expect(new Set(records(files, 'sentences.csv').map((row) => row.document)).size).toBe(2);
  });

  it('writes a header even where there is nothing', () => {
    const events = renderCsv(emptyReading()).get('events.csv') ?? '';
    expect(parse(events)).toHaveLength(1);
  });
});
