import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';
import { hasPythonTools, runPythonTool } from '../kit/python-tool.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { readText, sharedFile } from '../kit/shared-data.ts';
import { innerDevIds, readArticles } from '../texts/articles.ts';
import type { Attribution, AttributionArticle, PredictedAttributions } from '../texts/attribution.ts';
import { scoreAttribution } from './score-attribution.ts';

const speech = new Set(['said', 'says']);

/** Spans of words in a text, in code points. */
function at(text: string, ...words: readonly string[]): CodePoints[] {
  return words.map((word) => {
    const start = [...text.slice(0, text.indexOf(word))].length;
    return [start, start + [...word].length];
  });
}

function article(text: string, ...rows: readonly [string, string, string][]): AttributionArticle {
  return {
    id: 'a',
    text,
    attributions: rows.map(([source, cue, content]) => ({
      source: source ? at(text, source) : [],
      cue: at(text, cue),
      content: at(text, content),
    })),
  };
}

const ferry = article(
  '🚢 The harbour master said the ferry would sail, and the union wants a delay.',
  ['The harbour master', 'said', 'the ferry would sail'],
  ['the union', 'wants', 'a delay'],
);

describe('the attribution scorer', () => {
  it('gives full marks to the gold itself, also behind a character of two UTF-16 units', () => {
    const scores = scoreAttribution([ferry], [{ id: 'a', attributions: ferry.attributions }], speech);
    expect(scores).toMatchObject({ linkedAll: 1, linkedSpeech: 1, exactSource: 1, exactCue: 1, exactContent: 1 });
    expect(scores.n_gold).toBe(2);
  });

  it('counts an article without a prediction as missed', () => {
    const scores = scoreAttribution([ferry], [], speech);
    expect(scores).toMatchObject({ missing: 1, linkedAll: 0, precisionAt55: null });
  });

  it('asks speech figures only of cues of speech', () => {
    const attributions = ferry.attributions.slice(1);
    const scores = scoreAttribution([ferry], [{ id: 'a', attributions }], speech);
    expect(scores.attr.linked).toEqual([1, 0.5, 2 / 3]);
    expect(scores.speech.linked).toEqual([0, 0, 0]);
  });

  it('does not mind punctuation at the edges, but takes a colon for a cue', () => {
    const text = 'Minister: “No talks.”';
    const gold = article(text, ['Minister', ':', 'No talks']);
    const pred = article(text, ['Minister', ':', '“No talks.”']);
    const scores = scoreAttribution([gold], [pred], speech);
    expect(scores).toMatchObject({ linkedSpeech: 1, exactCue: 1, exactContent: 1 });
  });

  it('finds the precision at the highest threshold whose recall reaches .55', () => {
    const [said, wants] = ferry.attributions as [Attribution, Attribution];
    const wrong: Attribution = { source: [[2, 5]], cue: said.cue ?? [], content: [[60, 62]], score: 0.1 };
    const scores = scoreAttribution(
      [ferry],
      [{ id: 'a', attributions: [{ ...said, score: 0.9 }, { ...wants, score: 0.5 }, wrong] }],
      speech,
    );
    expect(scores.precisionAt55).toBe(1);
    expect(scores.speech.linked[0]).toBe(0.5);
  });
});

/** Drops, doubles, shifts and re-scores attributions. */
function perturb(gold: readonly AttributionArticle[], seed: number, harm: number): readonly PredictedAttributions[] {
  const random = seededRandom(seed);
  const shifted = (spans: readonly CodePoints[] | null | undefined): CodePoints[] =>
    (spans ?? []).map(([start, end]) => {
      const by = random() < harm ? Math.floor(random() * 40) - 20 : 0;
      const longer = random() < harm ? Math.floor(random() * 30) - 10 : 0;
      const first = Math.max(0, start + by);
      return [first, Math.max(first, end + by + longer)];
    });
  return gold
    .filter(() => random() > harm / 10)
    .map(({ id, attributions }) => ({
      id,
      attributions: attributions.flatMap((attribution) =>
        Array.from({ length: random() < harm ? Math.floor(random() * 3) : 1 }, () => ({
          source: random() < harm / 5 ? [] : shifted(attribution.source),
          cue: shifted(attribution.cue),
          content: shifted(attribution.content),
          ...(random() < 0.98 ? { score: Math.round(random() * 500) / 500 } : {}),
        })),
      ),
    }));
}

function expectSameNumbers(mine: unknown, theirs: unknown, path: string): void {
  if (typeof theirs === 'object' && theirs !== null) {
    expect(Object.keys(mine as object).sort(), path).toEqual(Object.keys(theirs).sort());
    for (const [key, value] of Object.entries(theirs)) {
      expectSameNumbers((mine as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else if (typeof theirs === 'number') expect(mine, path).toBeCloseTo(theirs, 9);
  else expect(mine, path).toBe(theirs);
}

const here = hasPythonTools('comparison of the attribution scorer with score_attribution.py');

describe.skipIf(!here)('the attribution scorer beside score_attribution.py', () => {
  it.each([
    [1, 0.1],
    [2, 0.25],
    [3, 0.5],
  ])(
    'agrees on the development month, predictions perturbed with seed %i, harm %d',
    (seed, harm) => {
      const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
      try {
        const ids = innerDevIds();
        const gold = readArticles(sharedFile('data/attribution/train.jsonl')).filter((row) => ids.has(row.id));
        const pred = perturb(gold, seed, harm);
        const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
        writeFileSync(join(folder, 'gold.jsonl'), lines(gold));
        writeFileSync(join(folder, 'pred.jsonl'), lines(pred));
        const theirs = runPythonTool('score_attribution.py', [join(folder, 'gold.jsonl'), join(folder, 'pred.jsonl')]);
        const cues = new Set(readText(sharedFile('tools/speech_cues.txt')).split(/\s+/).filter(Boolean));
        const mine = scoreAttribution(gold, pred, cues);
        expectSameNumbers(mine, theirs, 'scores');
        if (harm === 0.1) expect(mine.precisionAt55).not.toBeNull();
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});
