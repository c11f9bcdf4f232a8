import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../src/casefile/export/answer-key-form.ts';
import { countWords } from '../kit/benchmark.ts';
import { PASSAGES_FILE } from './passages-benchmark.ts';
import { PASSAGE_KINDS, type Passage, type PassageKey, readPassages } from './passages-rows.ts';
import { scoreReading } from './score-reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-passages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (key: PassageKey): number => RECORD_KINDS.reduce((sum, kind) => sum + (key[kind]?.length ?? 0), 0);

describe('the passages', () => {
  // Reading them checks every code, and that all words of the keys stand exactly once in the text.
  const passages = readPassages(PASSAGES_FILE);

  it('are at least 130, of 40 to 180 words', () => {
    expect(passages.length).toBeGreaterThanOrEqual(130);
    const odd = passages.filter(({ text }) => countWords(text) < 40 || countWords(text) > 180);
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('have enough of each kind to measure it, and some with nothing', () => {
    for (const kind of RECORD_KINDS) {
      expect(passages.reduce((sum, { key }) => sum + (key[kind]?.length ?? 0), 0)).toBeGreaterThanOrEqual(50);
    }
    expect(passages.filter(({ key }) => rowsOf(key) === 0).length).toBeGreaterThanOrEqual(5);
  });

  it('name every row once', () => {
    for (const { id, key } of passages) {
      for (const kind of RECORD_KINDS) {
        const rows = (key[kind] ?? []).map((row) => JSON.stringify(row));
        expect(rows.length - new Set(rows).size, `${id}, ${kind}`).toBe(0);
      }
    }
  });

  it('are read without an error by a reader that knows the key', () => {
    const perfect = passages.map(({ key }) => ({ events: [], ...key }));
    const { positions, proposals, forecasts, relations, motives } = scoreReading(perfect, perfect);
    expect([positions.F1, proposals.F1, forecasts.F1, relations.F1, motives.F1]).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('the passages that rules are developed on', () => {
  it.each(['outlook', 'stances', 'ties'])('can be read, and are no passages of the test set: %s', (name) => {
    const tested = new Set(readPassages(PASSAGES_FILE).map(({ text }) => text));
    const development = readPassages(
      fileURLToPath(new URL(`../data/passages-development-${name}.jsonl`, import.meta.url)),
    );
    expect(development.length).toBeGreaterThanOrEqual(50);
    expect(development.filter(({ text }) => tested.has(text))).toEqual([]);
  });
});

describe('plain sentences', () => {
  const tested = readPart('plain-sentences', 'test.jsonl');

  it.each(partsToLearnFrom('plain-sentences'))('of part %s can be read, are short, and none is measured on', (part) => {
    const rows = readPart('plain-sentences', part);
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(rows.filter(({ text }) => countWords(text) > 60)).toEqual([]);
    const measured = new Set(tested.map(({ text }) => text));
    expect(rows.filter(({ text }) => measured.has(text))).toEqual([]);
  });

  it('that are measured on hold enough of what is asked for, and some tell nothing', () => {
    const count = (kind: 'events' | 'positions'): number =>
      tested.reduce((sum, { key }) => sum + (key[kind]?.length ?? 0), 0);
    expect(count('events')).toBeGreaterThanOrEqual(100);
    expect(count('positions')).toBeGreaterThanOrEqual(30);
    expect(
      tested.filter(({ key }) => PASSAGE_KINDS.every((kind) => key[kind]?.length === 0)).length,
    ).toBeGreaterThanOrEqual(10);
  });
});

/** The files of a folder of passages that the heads learn from; `test` and `second` are for measuring. */
function partsToLearnFrom(folder: string): readonly string[] {
  const parts = readdirSync(new URL(`../data/${folder}`, import.meta.url)).toSorted();
  return parts.filter((part) => !/^(?:test|second)\./u.test(part));
}

/** The passages of a part. */
function readPart(folder: string, part: string): readonly Passage[] {
  return readPassages(fileURLToPath(new URL(`../data/${folder}/${part}`, import.meta.url)));
}

describe('short passages to learn from', () => {
  const ids = new Set<string>();
  const measured = new Set(readPart('short-passages', 'test.jsonl').map(({ text }) => text));

  it.each(partsToLearnFrom('short-passages'))(
    'of part %s can be read, have ids of their own, hold records of all kinds, and none is measured on',
    (part) => {
      const rows = readPart('short-passages', part);
      expect(rows.length).toBeGreaterThanOrEqual(50);
      for (const { id } of rows) expect(ids.has(id)).toBe(false);
      for (const { id } of rows) ids.add(id);
      for (const kind of PASSAGE_KINDS) expect(rows.some(({ key }) => (key[kind]?.length ?? 0) > 0)).toBe(true);
      expect(rows.filter(({ text }) => measured.has(text))).toEqual([]);
    },
  );
});

it.each([
  ['plain-sentences', [0.958, 0.88]],
  ['short-passages', [0.751, 0.578]],
] as const)(
  'second readers of the %s that are measured on read the same texts and agree with the first',
  (folder, agreed) => {
    const [first, second] = ['test.jsonl', 'second.jsonl'].map((part) => readPart(folder, part)) as [
      readonly Passage[],
      readonly Passage[],
    ];
    expect(second.map(({ id, text }) => [id, text])).toEqual(first.map(({ id, text }) => [id, text]));
    const { triple, positions } = scoreReading(
      first.map(({ key }) => ({ events: [], ...key })),
      second.map(({ key }) => key),
    );
    expect([triple.F1, positions.F1]).toEqual(agreed);
  },
);

describe('a passage that cannot be used', () => {
  const good = {
    id: 'a',
    date: '2020-01-02',
    title: 'A bridge',
    text: 'Norway wants a bridge. Sweden, too, wants a bridge.',
    positions: [],
    proposals: [],
    forecasts: [],
    relations: [],
    motives: [],
  };
  const motive = { actor: 'NOR', kind: 'wants', content: 'a bridge. Sweden', speaker: 'author', evidence: 'Norway' };
  const read = (...rows: readonly object[]) => {
    const file = join(folder, 'passages.jsonl');
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    return readPassages(file);
  };

  it.each([
    ['words that are not in the text', [{ ...good, motives: [{ ...motive, evidence: 'Finland' }] }], /no "Finland"/],
    ['words that stand there twice', [{ ...good, motives: [{ ...motive, content: 'wants' }] }], /more than once/],
    ['a code that means nobody', [{ ...good, motives: [{ ...motive, actor: 'XYZ' }] }], /motives\.0\.actor/],
    ['an id that was there before', [good, good], /line 2 .*before/],
  ])('is refused for %s, with its line', (_, rows, message) => {
    expect(() => read(...rows)).toThrow(message);
  });

  it('may leave out kinds that it was not coded for, but not all of them', () => {
    const { id, date, title, text } = good;
    const [passage] = read({ id, date, title, text, motives: [] });
    expect(passage?.key).toEqual({ article: 'a', motives: [] });
    expect(() => read({ id, date, title, text })).toThrow(/key for none/);
  });

  it('gives events with their sides, where it was coded for them', () => {
    const event = { trigger: 'wants', sourceCodes: ['NOR'], targetCodes: [], category: 'REQUEST', reality: 'actual' };
    const { id, date } = good;
    const [passage] = read({ id, date, text: 'Norway wants a bridge.', events: [event] });
    expect(passage).toMatchObject({
      title: '',
      key: { events: [{ source: ['NOR'], target: [], trigger: [7, 12], category: 'REQUEST' }] },
    });
  });

  it('else gives spans in code points', () => {
    const [passage] = read({ ...good, text: `𝒜 ${good.text}`, motives: [motive] });
    expect(passage?.key.motives?.[0]).toMatchObject({ content: [15, 31], evidence: [2, 8] });
  });
});
