import { describe, expect, it } from 'vitest';
import { codebookCode, readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { Actor } from '../../src/records/actor.ts';
import type { Provenance } from '../../src/records/provenance.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';
import { scoreReading } from '../reading/score-reading.ts';
import { givenOffsets } from './article-offsets.ts';
import { attributionPrediction } from './predictions.ts';

const text = '🕊 Foreign minister Ada M. Sample said Arland would sign if Borsk left the islands. An official agreed.';

function span(words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

/** What a Python program would slice. */
function sliced(range: unknown): string {
  const [start, end] = range as [number, number];
  return Array.from(text).slice(start, end).join('');
}

const provenance: Provenance = { stage: 'example', by: 'rule', rule: 'example', grade: 'fair' };
const sentence = { index: 0, span: { start: 0, end: text.indexOf(' An official') } };

function actor(id: string, kind: Actor['kind'], name: string): Actor {
  return { id, kind, name, codes: {}, resolved: !id.startsWith('loc:'), mentions: 1 };
}

const reading: Reading = {
  format: 'entente-reading/1',
  reader: 'example',
  document: {
    id: 'd-000000000000',
    text,
    sha256: '0'.repeat(64),
    regions: [],
    authors: [],
    origins: {},
    source: { name: '-', type: 'string' },
  },
  sentences: [sentence.span],
  actors: [
    actor('ARL', 'state', 'Arland'),
    actor('BOR', 'state', 'Borsk'),
    actor('loc:1', 'person', 'Ada M. Sample'),
    actor('loc:2', 'person', 'an official'),
  ],
  mentions: [],
  events: [
    {
      kind: 'event',
      id: 'e-1',
      source: [{ actor: 'ARL', through: 'loc:1' }, { actor: 'ARL' }],
      target: [{ actor: 'BOR' }],
      category: 'AGREE',
      quad: 1,
      score: 3,
      contexts: [],
      reality: 'hypothetical',
      date: { first: '2020-01-01', last: '2020-01-31', precision: 'month', how: 'stated' },
      trigger: span('sign'),
      sentence,
      also: [],
      provenance,
    },
  ],
  statements: [
    {
      kind: 'statement',
      id: 's-1',
      type: 'indirect',
      source: [span('Foreign minister Ada M. Sample')],
      cue: [span('said')],
      content: [span('Arland would sign if Borsk left the islands')],
      speakers: ['loc:1'],
      actsFor: ['ARL'],
      addressees: [],
      sentence,
      provenance: { ...provenance, score: 0.75 },
    },
    {
      kind: 'statement',
      id: 's-2',
      type: 'indirect',
      source: [span('An official')],
      cue: [span('agreed')],
      content: [],
      speakers: ['loc:2'],
      actsFor: ['BOR'],
      addressees: [],
      sentence,
      provenance,
    },
  ],
  positions: [
    {
      kind: 'position',
      id: 'p-1',
      actor: 'ARL',
      issue: 'the islands',
      stance: 'conditional',
      act: 'commit',
      evidence: span('Arland would sign'),
      speaker: 'loc:1',
      sentence,
      provenance,
    },
  ],
  proposals: [
    {
      kind: 'proposal',
      id: 'o-1',
      by: ['ARL', 'BOR'],
      terms: [{ actors: ['ARL', 'BOR'], action: span('sign') }],
      answers: [{ actor: 'BOR', answer: 'accept', evidence: span('agreed') }],
      evidence: span('sign'),
      sentence,
      provenance,
    },
  ],
  forecasts: [
    {
      kind: 'forecast',
      id: 'f-1',
      by: 'author',
      if: span('if Borsk left the islands'),
      outcome: span('Arland would sign'),
      hedge: 'likely',
      sentence,
      provenance,
    },
  ],
  relations: [],
  motives: [
    {
      kind: 'motive',
      id: 'w-1',
      actor: 'ARL',
      motive: 'wants',
      content: span('the islands'),
      speaker: 'author',
      evidence: span('the islands'),
      sentence,
      provenance,
    },
  ],
  quantities: [],
  warnings: [],
};
const toCodePoint = givenOffsets(text, text, 'example');

describe('a reading as predictions', () => {
  it('writes attributions in code points, with the score of the statement or of its grade', () => {
    const { attributions } = attributionPrediction('a', reading, toCodePoint);
    expect(sliced(attributions[0]?.cue?.[0])).toBe('said');
    expect(sliced(attributions[0]?.source?.[0])).toBe('Foreign minister Ada M. Sample');
    expect(attributions.map((row) => row.score)).toEqual([0.75, 0.6]);
  });

  it("names persons by their full names, and an unnamed official by the state's code", () => {
    const { speakers } = readingPrediction('a', reading, toCodePoint);
    expect(speakers?.map(({ who, acts_for }) => [who, acts_for])).toEqual([
      ['per:ada sample', 'ARL'],
      ['BOR', 'BOR'],
    ]);
  });

  it('writes each side once, dates as first and last day, terms one actor each', () => {
    const { events, proposals } = readingPrediction('a', reading, toCodePoint);
    expect(events?.[0]).toMatchObject({ source: ['ARL'], target: ['BOR'], date: ['2020-01-01', '2020-01-31'] });
    expect(proposals?.[0]?.by).toEqual(['ARL', 'BOR']);
    expect(proposals?.[0]?.terms?.map((term) => term.actor)).toEqual(['ARL', 'BOR']);
  });

  it("writes conditions and outcomes under the codebook's names", () => {
    const { forecasts, motives } = readingPrediction('a', reading, toCodePoint);
    expect(sliced(forecasts?.[0]?.if)).toBe('if Borsk left the islands');
    expect(sliced(forecasts?.[0]?.then)).toBe('Arland would sign');
    expect(forecasts?.[0]?.unless).toBeNull();
    expect(motives?.[0]?.kind).toBe('wants');
  });

  it('carries the grade of each record', () => {
    const { article: _article, speakers: _speakers, ...rows } = readingPrediction('a', reading, toCodePoint);
    const grades = Object.values(rows).flatMap((list) => list.map(({ grade }) => grade));
    expect(grades).toEqual(['fair', 'fair', 'fair', 'fair', 'fair']);
  });

  it('gets full marks against a key that says the same', () => {
    const prediction = readingPrediction('a', reading, toCodePoint);
    const scores = scoreReading([{ ...prediction, events: prediction.events ?? [] }], [prediction]);
    expect(scores).toMatchObject({
      positions: { F1: 1 },
      proposals: { F1: 1 },
      forecasts: { F1: 1 },
      motives: { F1: 1 },
      speakers: { accuracy: 1 },
      reality: { accuracy: 1 },
    });
  });

  it('gives groups that nobody knows a code of their name', () => {
    const actors = new Map([['loc:9', actor('loc:9', 'group', 'The Critics')]]);
    expect(codebookCode('loc:9', actors)).toBe('org:critics');
    expect(codebookCode('igo:UN', actors)).toBe('igo:UN');
    expect(codebookCode('author', actors)).toBe('author');
  });
});
