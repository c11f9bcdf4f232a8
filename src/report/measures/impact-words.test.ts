import { describe, expect, it } from 'vitest';
import { makeDesign } from '../../measures/impact/make-design.ts';
import { IMPACT_VERDICTS, type ImpactData, type ImpactResult } from '../../measures/impact/result.ts';
import { testImpact } from '../../measures/impact/test-impact.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { impactReport } from './impact-report.ts';
import { type ImpactNames, MEASURE_WORDS, verdictSentence } from './impact-words.ts';
import { measureBlocks } from './measure-blocks.ts';

const [S] = [MEASURE_WORDS.S];
if (!S) throw new Error('There are no words for S.');
const names: ImpactNames = { a: 'Chile', b: 'the United States', event: '“an invented treaty” (1990)', measure: S };

/** Made-up likeness of votes of twelve states; one pair draws apart from session 45 on. */
function madeUp(): ImpactData {
  const random = seededRandom(3);
  const states = ['ARG', 'BOL', 'BRA', 'CHL', 'COL', 'CUB', 'ECU', 'MEX', 'PER', 'URY', 'USA', 'VEN'];
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b] as const));
  const periods = Int32Array.from({ length: 60 }, (_, t) => t + 1);
  const values = pairs.flatMap(([a, b]) =>
    [...periods].map(
      (session) => 0.5 + 0.1 * (random() - 0.5) - (a === 'CHL' && b === 'USA' && session >= 45 ? 0.6 : 0),
    ),
  );
  const panel = {
    units: pairs.map(([a, b]) => `${a}-${b}`),
    periods,
    values: Float64Array.from(values),
    n: new Float64Array(values.length).fill(80),
  };
  return { panel, pairs };
}

const design = makeDesign({ measure: 'S', dyad: ['CHL', 'USA'], event: { title: 'an invented treaty', at: 1990 } });
const result: ImpactResult = testImpact(design, madeUp());

const page = {
  names,
  nameOf: (id: string) => id,
  behind: [],
  behindNote: '',
  opens: new Map<number, readonly number[]>(),
  opensEvent: new Map<string, readonly number[]>(),
  facts: [],
  remarks: [],
  next: [],
};

describe('the words of an impact test', () => {
  it('follow the verdict: clear and apart here, by a made-up change of 0.6', () => {
    expect(verdictSentence(result, names)).toBe(
      'After “an invented treaty” (1990), compared with similar pairs, Chile and the United States moved clearly further apart in how they vote in the UN General Assembly (the sessions of 1987 to 1989 against the sessions of 1990 to 1992; n = 240 joint votes before and 240 joint votes after).',
    );
  });

  it.each(IMPACT_VERDICTS)('never say that the event brought it about: %s', (verdict) => {
    for (const moved of ['closer', 'apart'] as const) {
      const report = impactReport({ ...result, verdict, moved }, page);
      expect(report.headline).toMatch(/[Aa]fter “an invented treaty”/);
      const said = JSON.stringify(measureBlocks(report, { all: true })) + JSON.stringify(report);
      expect(said).not.toMatch(
        /\bcaus(?:ed?|es|ing|al)\b|\bbecause of\b|\bled to\b|\bdue to\b|\bpushed\b|\bmade them\b/i,
      );
    }
  });

  it('say nothing of a direction where nothing is visible, or too little is known', () => {
    for (const verdict of ['not visible', 'not enough data'] as const) {
      expect(verdictSentence({ ...result, verdict }, names)).not.toMatch(/closer|apart/);
    }
  });

  it('name the measure where nothing is visible: what is not seen in votes may have happened', () => {
    expect(verdictSentence({ ...result, verdict: 'not visible' }, names)).toContain('is visible in how they vote');
  });

  it('have a sentence for every rule, limit and reason that a test can give', () => {
    const report = impactReport(result, page);
    expect(JSON.stringify(report)).not.toMatch(/undefined|NaN/);
    expect(report.limits.length).toBeGreaterThan(1);
    const rules = report.parts
      .flatMap(({ tables = [] }) => tables)
      .find(({ label }) => label === 'What each asked, and what was found');
    expect(rules?.rows).toHaveLength(result.reasons.length);
  });
});
