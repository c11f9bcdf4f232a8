import { CATEGORIES } from '../../records/plover.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { StatementType, StatementVariable, VariableKind } from '../../records/statement-type.ts';
import { variableField } from './record-value.ts';

/** What may stand in a field that people may change. */
export type FieldType = {
  /** The record is none without it. */
  readonly needed?: true;
  /** It may hold nothing. */
  readonly list?: true;
} & (
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'text' | 'texts' | 'number' | 'whole' | 'actors' | 'sides' | 'date' | 'span' | 'spans' }
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
  // Its variables are those of its type, which a user defines.
  'discourse-statement': { type: { type: 'text', needed: true }, evidence: WORDS },
};

const OF_VARIABLES: Readonly<Record<VariableKind, FieldType>> = {
  'short text': { type: 'text' },
  'long text': { type: 'text' },
  integer: { type: 'whole' },
  boolean: { type: 'truth' },
};

/** What may stand in a variable of a discourse statement. */
export function fieldOfVariable({ kind }: StatementVariable): FieldType {
  return OF_VARIABLES[kind];
}

/** A field of some statement types only, by their names. */
export type StatementField = FieldType & { readonly of?: readonly string[] };

/** The fields of discourse statements of all types of a case: what each record has, and the variables of each type. */
export function statementFields(types: readonly StatementType[]): Readonly<Record<string, StatementField>> {
  const own = fieldsOf('discourse-statement');
  const fields: Record<string, StatementField> = {
    ...own,
    type: { type: 'choice', choices: types.map(({ name }) => name), needed: true },
  };
  for (const { name: type, variables } of types) {
    for (const variable of variables) {
      const name = Object.hasOwn(own, variable.name) ? variableField(variable.name) : variable.name;
      fields[name] = { ...fieldOfVariable(variable), of: [...(fields[name]?.of ?? []), type] };
    }
  }
  return fields;
}

/** The fields of a kind of record that people may change, in the order in which they are listed for them. */
export function fieldsOf(kind: AnyRecord['kind']): Readonly<Record<string, FieldType>> {
  return FIELDS[kind];
}
