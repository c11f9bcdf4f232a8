import { describe, expect, it } from 'vitest';
import { scoreMetonymy } from './actors/score-metonymy.ts';
import { readPetrarchRow } from './events/petrarch-rows.ts';
import { scorePetrarch } from './events/score-petrarch.ts';
import { scoreSpans } from './events/score-spans.ts';
import { readSpanRow, tokensUnder } from './events/span-rows.ts';
import { scoreStance } from './reading/score-stance.ts';

describe('the spans scorer', () => {
  it('counts tokens of each side over all sentences', () => {
    const gold = [
      { source: new Set([0, 1, 2]), target: new Set([5]) },
      { source: new Set([0]), target: new Set<number>() },
    ];
    const scores = scoreSpans(gold, [{ source: new Set([1, 2, 3]), target: new Set([5]) }]);
    expect(scores.details.source).toEqual({ precision: 2 / 3, recall: 2 / 4, f1: 4 / 7 });
    expect(scores).toMatchObject({ source: 4 / 7, target: 1 });
  });

  it('takes the tokens that share a character with a span', () => {
    const tokens = [
      { start: 0, end: 6 },
      { start: 7, end: 11 },
    ];
    expect([...tokensUnder(tokens, [{ start: 5, end: 7 }])]).toEqual([0]);
  });

  it('passes over a sentence that nobody marked', () => {
    expect(readSpanRow({ text: 'Arland moved.', spans: null, tokens: null }, 'f', 1)).toBeUndefined();
    const row = readSpanRow({ tokens: ['Arland', 'fled'], spans: [{ role: 'source', start: 0, end: 1 }] }, 'f', 1);
    expect([...(row?.gold.source ?? [])]).toEqual([0]);
    expect(() => readSpanRow({ tokens: 'x', spans: [] }, 'f', 7)).toThrow(/f, row 7/);
  });
});

describe('the PETRARCH scorer', () => {
  it('counts dyads and triples, and a doubled event once only', () => {
    const event = { source: 'ARN', target: 'GON', code: '050' };
    const scores = scorePetrarch([[event], []], [[{ ...event, code: '040' }, event, event], []]);
    expect(scores.details.dyad).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5 });
    expect(scores).toMatchObject({ triple: 0.5, exact: 0.5 });
  });

  it('reads what a unit test expects', () => {
    const events = [{ source: 'ARN', target: 'GON', code: '050' }];
    expect(readPetrarchRow({ id: 'x', date: '19950101', text: 'A met B.', events }, 'f', 1)).toMatchObject({
      events,
      conllu: '',
    });
    expect(() => readPetrarchRow({ text: 'A met B.' }, 'f', 2)).toThrow(/f, row 2/);
  });
});

describe('the scorers of labels', () => {
  it('give macro-F1 and accuracy of stances', () => {
    const scores = scoreStance(['none', 'none', 'neg p->q', 'pos q->p'], ['none', 'neg p->q', 'neg p->q', 'none']);
    expect(scores.accuracy).toBe(0.5);
    expect(scores.macroF1).toBeCloseTo((1 / 2 + 2 / 3 + 0) / 3, 12);
  });

  it('give accuracy of literal and metonymic places', () => {
    expect(scoreMetonymy(['lit', 'met', 'met'], ['lit', 'lit', 'met']).accuracy).toBeCloseTo(2 / 3, 12);
  });
});
