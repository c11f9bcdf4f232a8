import { describe, expect, it } from 'vitest';
import type { Position } from '../../records/position.ts';
import type { Reading } from '../../records/reading.ts';
import { unread } from './case-of-statements.fixture.ts';
import { conceptAtLevel, parseDiscourseCodebook } from './discourse-codebook.ts';
import { withSuggestions } from './suggest-statements.ts';

const GOOD = `
types:
  - type: Claim
    variables:
      - {name: speaker, holds: short text}
      - {name: concept, holds: short text}
      - {name: side, holds: boolean}
      - {name: strength, holds: integer}
      - {name: note, holds: long text}
    actor: speaker
    agreement: side
concepts:
  - {concept: Pressure works}
  - {concept: Sanctions work, under: Pressure works, issues: [new sanctions], words: embargo}
  - {concept: Oil sanctions, under: Sanctions work, issues: oil, against: true}
actors:
  - {actor: United States, ids: [USA, "org:white house"]}
filters:
  - {filter: loud, type: Claim, minActor: 2, only: "concept=Oil sanctions"}
`;

describe('discourse.yaml', () => {
  const { codebook, problems } = parseDiscourseCodebook(GOOD);

  it('defines statement types, concepts in a tree, names of actors and filters', () => {
    expect(problems).toEqual([]);
    expect(codebook.types[0]).toMatchObject({ name: 'Claim', actor: 'speaker', concept: 'concept', agreement: 'side' });
    expect(codebook.types[0]?.variables.map(({ kind }) => kind)).toEqual([
      ...['short text', 'short text', 'boolean', 'integer', 'long text'],
    ]);
    expect(codebook.filters).toEqual([
      { filter: 'loud', type: 'Claim', minActor: 2, only: ['concept=Oil sanctions'], exclude: [] },
    ]);
    const levels = [0, 1, 2, 3].map((level) => conceptAtLevel('Oil sanctions', level, codebook.concepts));
    expect(levels).toEqual(['Pressure works', 'Sanctions work', 'Oil sanctions', 'Oil sanctions']);
    expect(conceptAtLevel('elsewhere', 0, codebook.concepts)).toBe('elsewhere');
  });

  it.each([
    ['types: [{type: A, variables: []}]', '"variables": at least one variable'],
    ['types: [{type: A, variables: [{name: a, holds: text}]}]', 'one of short text, long text, integer, boolean'],
    [
      'types: [{type: A, variables: [{name: a, holds: short text}], concept: b}]',
      'A: "concept" names the variable "b", and there are a',
    ],
    [
      'types: [{type: A, variables: [{name: a, holds: integer}], actor: a}]',
      'A: "actor" names a variable that holds short text, and "a" holds integer',
    ],
    [
      'types: [{type: A, variables: [{name: a, holds: boolean}, {name: a, holds: boolean}]}]',
      'A: the variable "a" stands there twice',
    ],
    ['concepts: [{concept: a}, {concept: a}]', 'the concept "a" stands there twice'],
    ['concepts: [{concept: a, under: b}]', 'a: there is no concept "b"; write it as one, too'],
    ['concepts: [{concept: a, under: b}, {concept: b, under: a}]', 'stands, by way of others, under itself'],
    [`concepts: [{concept: ${'x'.repeat(191)}}]`, 'at most 190 characters'],
    ['filters: [{filter: a, from: yesterday}]', 'a day as YYYY-MM-DD'],
    ['concept: []', 'there is no section "concept"'],
  ])('%s is told with its place', (text, reason) => {
    const { problems: told } = parseDiscourseCodebook(text);
    expect(told.map((one) => one.reason).join('\n')).toContain(reason);
    expect(told[0]?.line).toBe(1);
  });
});

describe('suggested statements', () => {
  const text =
    'Norway backs the oil embargo. Sweden rejects new sanctions. The White House wants oil talks. Peru may join.';
  const told = (issue: string, actor: string, stance: Position['stance']): Position => ({
    kind: 'position',
    id: `p-${issue} ${actor}`,
    actor,
    issue,
    stance,
    act: 'support',
    evidence: { start: 0, end: 6 },
    speaker: 'author',
    sentence: { index: 0, span: { start: 0, end: 29 } },
    provenance: { stage: 'positions', by: 'model', rule: 'a model', grade: 'fair', probability: 0.6 },
  });
  const reading: Reading = {
    ...unread(text),
    actors: [{ id: 'NOR', kind: 'state', name: 'Norway', codes: {}, resolved: true, mentions: 1 }],
    positions: [
      told('the oil embargo', 'NOR', '+'),
      told('New Sanctions', 'SWE', '-'),
      told('oil', 'org:white house', '+'),
      told('oil', 'NOR', 'conditional'),
      told('oilfields', 'NOR', '+'),
      told('the embargoes', 'NOR', '+'),
    ],
  };
  const { concepts, actors, types } = parseDiscourseCodebook(GOOD).codebook;
  const found = withSuggestions(reading, { types, concepts, actors }).discourseStatements ?? [];

  it('are positions on an issue that a concept names, or with its whole words', () => {
    expect(found.map(({ values }) => values)).toEqual([
      { speaker: 'Norway', concept: 'Sanctions work', side: true },
      { speaker: 'SWE', concept: 'Sanctions work', side: false },
      { speaker: 'United States', concept: 'Oil sanctions', side: false },
      // Whoever is for it on terms is on no side.
      { speaker: 'Norway', concept: 'Oil sanctions' },
    ]);
  });

  it('are as sure as their positions, and say what made them', () => {
    expect(found[0]?.provenance).toMatchObject({
      ...{ by: 'rule', rule: 'concept “Sanctions work” of discourse.yaml', offeredBy: 'a model' },
      ...{ grade: 'fair', probability: 0.6 },
    });
    expect(found[0]?.position).toBe('p-the oil embargo NOR');
  });

  it('are none without a type that has actors and concepts', () => {
    expect(withSuggestions(reading, { types: [], concepts, actors })).toBe(reading);
    expect(withSuggestions(reading, { types, concepts: [], actors })).toBe(reading);
  });
});
