import { CATEGORIES } from '../../records/plover.ts';
import type { AnyRecord } from '../../records/reading.ts';

/** What may stand in a field that people may change. */
export type FieldType = {
  /** The record is none without it. */
  readonly needed?: true;
  /** It may hold nothing. */
  readonly list?: true;
} & (
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'text' | 'texts' | 'number' | 'actors' | 'sides' | 'date' | 'span' | 'spans' }
  | { readonly type: 'truth' /** No is told by the field's absence. */; readonly onlyTrue?: true }
  | { readonly type: 'actor' /** Words beside ids of actors. */; readonly voices?: readonly string[] }
);

/** Least and most of a number. */
export const BOUNDS: Readonly<Record<string, readonly [number, number]>> = { score: [-10, 10] };

// The lists of the schemas' files, named here again: whoever decides in a hurry should not load the schemas.
// record-edit.test.ts holds them to be the same.
const REALITIES = ['actual', 'claimed', 'planned', 'demanded', 'proposed', 'hypothetical', 'denied', 'forecast'];
const STANCES = ['+', '-', 'conditional'];
const POSITION_ACTS = ['support', 'oppose', 'reject', 'demand', 'propose', 'accept', 'commit', 'threaten', 'doubt'];
const HEDGES = ['certain', 'likely', 'possible', 'unlikely'];
const QUALITIES = ['ally', 'partner', 'patron', 'rival', 'hostile', 'neutral'];
const CHANGES = ['closer', 'apart', 'none'];

const choice = (choices: readonly string[]): FieldType => ({ type: 'choice', choices, needed: true });
const ACTOR: FieldType = { type: 'actor', needed: true };
const SPEAKER: FieldType = { type: 'actor', needed: true, voices: ['author'] };
const ACTORS: FieldType = { type: 'actors', list: true };
const WORDS: FieldType = { type: 'span', needed: true };
const WORD_LIST: FieldType = { type: 'spans', needed: true };

const FIELDS: Readonly<Record<AnyRecord['kind'], Readonly<Record<string, FieldType>>>> = {
  event: {
    source: { type: 'sides', list: true },
    target: { type: 'sides', list: true },
    category: choice(CATEGORIES),
    mode: { type: 'text' },
    code: { type: 'text' },
    cameo: { type: 'text' },
    score: { type: 'number', needed: true },
    reality: choice(REALITIES),
    restraint: { type: 'truth', onlyTrue: true },
    contexts: { type: 'texts', list: true },
    date: { type: 'date' },
    trigger: WORDS,
  },
  statement: {
    type: choice(['direct', 'indirect', 'mixed']),
    speakers: ACTORS,
    actsFor: ACTORS,
    addressees: ACTORS,
    date: { type: 'date' },
    content: WORD_LIST,
    cue: { type: 'spans', list: true },
    source: { type: 'spans', list: true },
  },
  position: {
    actor: ACTOR,
    issue: { type: 'text', needed: true },
    stance: choice(STANCES),
    act: choice(POSITION_ACTS),
    speaker: SPEAKER,
    evidence: WORDS,
  },
  proposal: { by: ACTORS, date: { type: 'date' }, evidence: WORDS },
  forecast: {
    by: SPEAKER,
    hedge: choice(HEDGES),
    if: { type: 'span' },
    unless: { type: 'span' },
    outcome: WORDS,
    horizon: { type: 'span' },
  },
  relation: {
    a: ACTOR,
    b: ACTOR,
    quality: choice(QUALITIES),
    change: choice(CHANGES),
    cause: { type: 'span' },
    speaker: SPEAKER,
    evidence: WORDS,
  },
  motive: { actor: ACTOR, motive: choice(['wants', 'fears', 'believes']), content: WORDS, speaker: SPEAKER },
  cause: {
    cause: WORD_LIST,
    effect: WORD_LIST,
    by: { type: 'actor', needed: true, voices: ['author', 'unknown'] },
    hedge: choice(HEDGES),
    negated: { type: 'truth', needed: true },
    evidence: WORDS,
  },
  quantity: {
    low: { type: 'number', needed: true },
    high: { type: 'number', needed: true },
    unit: { type: 'text' },
    bound: { type: 'choice', choices: ['least', 'most', 'about'] },
    of: { type: 'text' },
    evidence: WORDS,
  },
};

/** The fields of a kind of record that people may change, in the order in which they are listed for them. */
export function fieldsOf(kind: AnyRecord['kind']): Readonly<Record<string, FieldType>> {
  return FIELDS[kind];
}
