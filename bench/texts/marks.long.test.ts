import { describe, expect, it } from 'vitest';
import type { ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { keyFaults } from './key-faults.ts';
import {
  hasText,
  isClean,
  keysHere,
  MARK_PARTS,
  markedDocuments,
  markedTexts,
  partOf,
  secondKeys,
  TEXT_KINDS,
} from './marks.ts';

const documents = markedDocuments();
const keys = keysHere();
const second = secondKeys();
const part = partOf();
const count = (name: string, clean = false): number =>
  documents.filter((document) => part(document.id) === name && (!clean || isClean(document))).length;

describe('the marked texts', () => {
  it('are at least 400 documents, 200 of them licence-clean, each once and with its address and hash', () => {
    expect(documents.length).toBeGreaterThanOrEqual(400);
    expect(documents.filter(isClean).length).toBeGreaterThanOrEqual(200);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    for (const { id, kind, words, sha256 } of documents) {
      expect(TEXT_KINDS, id).toContain(kind);
      expect(words, id).toBeGreaterThan(50);
      expect(sha256, id).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('have a test part of at least 60, half of them clean, and parts that share no document', () => {
    const known = new Set(documents.map(({ id }) => id));
    expect(MARK_PARTS.every((name) => count(name) > 0)).toBe(true);
    expect(count('test')).toBeGreaterThanOrEqual(60);
    expect(count('test', true)).toBeGreaterThanOrEqual(30);
    expect(MARK_PARTS.reduce((sum, name) => sum + count(name), 0)).toBe(known.size);
  });

  it('hold keys of known documents, in files that bear their names', () => {
    const known = new Set(documents.map(({ id }) => id));
    for (const [file, { article }] of [...keys, ...second]) {
      expect(known.has(article), file).toBe(true);
      expect(file.endsWith(`/${article}.json`), file).toBe(true);
    }
    expect(second.size).toBeGreaterThanOrEqual(30);
  });

  it('quote no more than a phrase of the texts: issues and reasons are short', () => {
    const long = [...keys.values(), ...second.values()].flatMap(({ article, positions = [], not_events = [] }) =>
      [...positions.map(({ issue }) => issue ?? ''), ...not_events.map((row) => String((row as { why?: string }).why))]
        .filter((words) => words.split(' ').length > 14)
        .map((words) => `${article}: ${words}`),
    );
    expect(long).toEqual([]);
  });

  it('name words, codes, days and spans of the codebook', () => {
    expect([...keys.values(), ...second.values()].flatMap((key) => keyFaults(key))).toEqual([]);
  });

  it('point at whole words of the very texts that were marked, where these are at hand', () => {
    const here = documents.filter(hasText);
    const texts = markedTexts(here);
    expect(texts.filter(({ document }) => document.set === 'own').length).toBeGreaterThanOrEqual(24);
    expect(texts.flatMap(({ key, article }) => keyFaults(key, article.text))).toEqual([]);
    const textOf = new Map(texts.map(({ article }) => [article.id, article.text]));
    const seconds = [...second.values()].filter(({ article }) => textOf.has(article));
    expect(seconds.flatMap((key) => keyFaults(key, textOf.get(key.article)))).toEqual([]);
  });
});

describe('the check of a key', () => {
  const text = 'Oslo warned Kiel. Kiel refused.';
  const event = {
    source: ['NOR'],
    target: ['DEU'],
    category: 'THREATEN',
    trigger: [5, 11],
    sentence: [0, 17],
  } as const;
  const faults = (change: object): readonly string[] =>
    keyFaults({ article: 'x', events: [{ ...event, ...change }] } as ReadingKey, text).map(
      (line) => line.split(': ')[1] ?? '',
    );

  it('passes a good one', () => {
    expect(faults({ date: ['2020-01-01', '2020-01-02'], also: [[23, 30]], source_alt: [['igo:EU'], []] })).toEqual([]);
  });

  it.each([
    [{ category: ['THREATEN', 'MENACE'] }, 'category MENACE'],
    [{ reality: 'real' }, 'reality real'],
    [{ source: ['Norway'] }, 'code Norway'],
    [{ target_alt: [['org:Kiel']] }, 'code org:Kiel'],
    [{ source: [], target: [] }, 'no side'],
    [{ trigger: null }, 'no trigger'],
    [{ trigger: [11, 5] }, 'trigger 11-5 is no span'],
    [{ also: [[23, 99]] }, 'also 23-99 lies outside the text'],
    [{ trigger: [5, 12] }, 'trigger 5-12 begins or ends with white space'],
    [{ trigger: [6, 11] }, 'trigger 6-11 cuts a word'],
    [{ trigger: [23, 30] }, 'trigger outside its sentence'],
    [{ date: ['2020-01-02', '2020-01-01'] }, 'date 2020-01-02 to 2020-01-01'],
  ])('refuses %j', (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  it('looks into the terms of proposals', () => {
    const proposals = [{ by: 'NOR', terms: [{ actor: 'DEU', action: [18, 99] }] }] as const;
    expect(keyFaults({ article: 'x', events: [], proposals } as ReadingKey, text)).toEqual([
      'x, terms: action 18-99 lies outside the text',
    ]);
  });
});
