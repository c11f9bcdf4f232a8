import { describe, expect, it } from 'vitest';
import { crossValidate } from './events-benchmark.ts';
import type { LabelledPair } from './pair-rows.ts';
import { readMarks, readPairRow } from './pair-rows.ts';
import { ROOTS, scoreEvents } from './score-events.ts';

describe('the events scorer', () => {
  it('knows 15 roots, with conceding and retreating as one', () => {
    expect(ROOTS).toHaveLength(15);
    expect(scoreEvents(['YIELD', 'YIELD', 'AID'], ['CONCEDE', 'RETREAT', 'AID'])).toMatchObject({
      root: 1,
      quad: 1,
      binary: 1,
    });
  });

  it('derives quad classes and sides from the roots', () => {
    const scores = scoreEvents(['AGREE', 'YIELD', 'REQUEST', 'ASSAULT'], ['CONSULT', 'AID', 'REJECT', 'COERCE']);
    expect(scores).toMatchObject({ root: 0, quad: 1, binary: 1, rootAccuracy: 0 });
  });

  it('averages F1 over labels, not over rows', () => {
    // ACCUSE: 2 hits of 2, one too many: F1 4/5; AID: 0.
    expect(scoreEvents(['ACCUSE', 'ACCUSE', 'AID'], ['ACCUSE', 'ACCUSE', 'ACCUSE']).root).toBeCloseTo(0.4, 12);
  });

  it('counts an answer withheld as wrong, and as no label of its own', () => {
    const scores = scoreEvents(['ACCUSE', 'AID'], ['ACCUSE', null]);
    expect(scores).toMatchObject({ root: 0.5, quad: 0.5, binary: 0.5, unanswered: 1 });
  });
});

describe('a marked pair', () => {
  const words = (text: string, spans: readonly { start: number; end: number }[]): string[] =>
    spans.map(({ start, end }) => text.slice(start, end));

  it('gives the words between its marks', () => {
    const { text, sources, targets } = readMarks('<s>Arland</s> returned <t>the two islands</t> to <t>Borsk</t>.');
    expect(text).toBe('Arland returned the two islands to Borsk.');
    expect(words(text, sources)).toEqual(['Arland']);
    expect(words(text, targets)).toEqual(['the two islands', 'Borsk']);
  });

  it('may lack a mark, and a mark may lack its end', () => {
    expect(readMarks('<s>Arland</s> held elections')).toEqual({
      text: 'Arland held elections',
      sources: [{ start: 0, end: 6 }],
      targets: [],
    });
    expect(readMarks('<s>Arland met <t>Borsk</t>').sources).toEqual([]);
  });

  it('needs a label that is a root', () => {
    expect(() => readPairRow({ marked: 'x', label: 'MAKE PEACE' }, 'rows.jsonl', 3)).toThrow(/rows.jsonl, row 3/);
  });
});

describe('cross-validation', () => {
  it('never shows a classifier the rows it must answer, and keeps their order', async () => {
    const rows: LabelledPair[] = ['AID', 'REJECT', 'AID', 'ACCUSE', 'AID', 'REJECT', 'AGREE'].map((label, i) => ({
      text: String(i),
      sources: [],
      targets: [],
      label,
    }));
    const { labels } = await crossValidate(rows, 3, async (seen) => async (asked) => {
      for (const row of asked) expect(seen.map((other) => other.text)).not.toContain(row.text);
      expect(seen.length + asked.length).toBe(rows.length);
      return asked.map((row) => ({ category: rows[Number(row.text)]?.label ?? null }));
    });
    expect(labels.map((label) => label.category)).toEqual(rows.map((row) => row.label));
  });
});
