import { describe, expect, it } from 'vitest';
import { compareDyads, type DyadTally } from '../../measures/reports/compare-dyads.ts';
import { chartFigure } from '../charts/draw-chart.ts';
import { type Beside, besidePart } from './beside-report.ts';

/** Made-up months of one pair. */
const texts: readonly DyadTally[] = [
  { dyad: 'EGY-ETH', period: '2020-06', n: 2, sum: -6, negative: 2 },
  { dyad: 'EGY-ETH', period: '2020-08', n: 1, sum: 3, negative: 0 },
];
const data: readonly DyadTally[] = ['2020-05', '2020-06', '2020-08'].map((period, n) => ({
  dyad: 'EGY-ETH',
  period,
  n: 10,
  sum: [5, -20, 30][n] ?? 0,
  negative: 3,
}));

function beside(pairs: Beside['pairs']): Beside {
  return { pairs, comparison: compareDyads(texts, data), first: '2020-05', last: '2020-09', sources: 'Made up.' };
}

const pair = { name: 'Egypt and Ethiopia', texts, data, opens: new Map([['2020-06', [4, 7]]]) };

describe('texts beside event data', () => {
  it('says in how many months both lie on the same side, and that two are too few', () => {
    const [chart] = besidePart(beside([pair])).charts;
    expect(chart?.title).toBe(
      'In 2 of 2 months of pairs that both know, texts and event data lie on the same side of zero; too few to say whether they go together.',
    );
    expect(chart?.description).toContain('tone: not to be reckoned (2 months of 1 pair)');
  });

  it('opens from a month of the texts its sentences, in the chart and in the table', () => {
    const [chart] = besidePart(beside([pair])).charts;
    if (!chart) throw new Error('There is no chart.');
    const figure = chartFigure(chart, 'b').toString();
    expect(figure).toMatch(/<a class="hit" href="#x4"[^>]*data-p="4,7"/);
    expect(figure).toMatch(/<a class="num" href="#x4" data-p="4,7">2<\/a>/);
    expect(figure).toContain('Egypt and Ethiopia, June 2020, texts: mean −3.00, 2 events');
  });

  it('says so where the two tell of no pair in common', () => {
    const [chart] = besidePart({ ...beside([]), comparison: compareDyads(texts, []) }).charts;
    expect(chart?.empty).toBe('No pair of states of these texts has an event in the data in this time.');
  });
});
