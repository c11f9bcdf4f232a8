import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/records/event.ts';
import type { Provenance } from '../../src/records/provenance.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';
import type { Right } from './voice-rows.ts';
import { readVoiceCases } from './voice-rows.ts';
import { scoreVoice } from './voice-score.ts';

const title = 'Arland rejects the plan';
const body = 'Q: Will you sign?\n\nA: We reject the plan. Borsk should sign it.';
const text = `${title}\n\n${body}`;
const provenance: Provenance = { stage: 'example', by: 'rule', rule: 'example', grade: 'fair' };
const sentence = { index: 0, span: { start: 0, end: 10 } };

function span(words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

function event(category: Event['category'], reality: Event['reality'], trigger: Span, also: Span[] = []): Event {
  return {
    kind: 'event',
    id: `e-${trigger.start}`,
    source: [{ actor: 'ARL' }],
    target: [],
    category,
    quad: 3,
    score: -1,
    contexts: [],
    reality,
    trigger,
    sentence,
    also,
    provenance,
  };
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
  actors: [],
  mentions: [],
  events: [
    event('REJECT', 'actual', span('rejects'), [span('reject the')]),
    event('AGREE', 'demanded', span('sign it')),
  ],
  statements: [
    {
      kind: 'statement',
      id: 's-1',
      type: 'direct',
      source: [span('A')],
      cue: [],
      content: [span('We reject the plan. Borsk should sign it.')],
      speakers: ['per:ada sample'],
      actsFor: ['ARL'],
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
      issue: 'the plan',
      stance: '-',
      act: 'reject',
      evidence: span('We reject the plan'),
      speaker: 'ARL',
      sentence,
      provenance,
    },
  ],
  proposals: [],
  forecasts: [],
  relations: [],
  motives: [],
  quantities: [],
  warnings: [],
};

const right = (...asked: Right[]): readonly boolean[] =>
  scoreVoice(reading, { id: 'x', kind: 'example', date: '2020-01-01', title, text: body, right: asked }).right;

describe('the scorer of voice', () => {
  it('asks for acts that were done, with their doer, and for those that were not', () => {
    expect(
      right(
        { words: 'reject', act: ['REJECT'], source: ['ARL'], once: true },
        { words: 'reject', act: ['REJECT'], source: ['BOR'] },
        { words: 'sign it', act: ['AGREE'] },
        { words: 'sign it', noAct: true },
        { words: 'reject', noAct: true },
        { words: 'reject', noAct: ['ASSAULT'] },
      ),
    ).toEqual([true, false, false, true, false, true]);
  });

  it('looks for words in the passage first, and for those of the headline alone in the headline', () => {
    expect(right({ words: 'rejects', act: ['REJECT'] }, { words: 'the plan', speaker: 'ARL' })).toEqual([true, true]);
  });

  it('asks who speaks and who takes which position', () => {
    expect(
      right(
        { words: 'Borsk should sign it', speaker: ['BOR', 'ARL'] },
        { words: 'Borsk should sign it', speaker: null },
        { words: 'Will you sign', speaker: null },
        { words: 'We reject the plan', position: '-', actor: 'ARL' },
        { words: 'We reject the plan', position: '+', actor: 'ARL' },
        { words: 'Borsk should sign it', noPosition: 'author' },
      ),
    ).toEqual([true, false, true, true, false, true]);
  });

  it('has cases whose words stand in their passages', () => {
    expect(readVoiceCases('bench/data/voice.jsonl').length).toBe(164);
  });
});
