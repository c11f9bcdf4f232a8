import { z } from 'zod';
import type { FilePlace } from '../../records/file-place.ts';
import { CATEGORIES, type Category, categoryFacts } from '../../records/plover.ts';
import { LexiconText } from '../files/schema.ts';
import { COMPLEMENTS, type Complement } from '../words/event-frames.ts';

/** A PLOVER category, with a mode where not all of it is meant. */
export interface Coding {
  readonly category: Category;
  readonly mode?: string;
}

/** What a user calls acts, and by which words they are told; see docs/own-codebook.md. Made by `parseCodebook`. */
export interface Codebook {
  /** Name of the file, for messages and for the provenance of records. */
  readonly name: string;
  readonly codes: readonly OwnCode[];
  readonly triggers: readonly OwnTrigger[];
  /** Words of the package that name no act. */
  readonly without: readonly WithoutWord[];
}

/** A user's name for acts, across or inside PLOVER's categories. */
export interface OwnCode {
  readonly at: FilePlace;
  readonly code: string;
  /** Events of these carry the code; a category with a mode goes before one without. */
  readonly gathers: readonly Coding[];
}

/** Words that a user adds, with what they name and where the sides stand. */
export interface OwnTrigger {
  readonly at: FilePlace;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  /** Absent for words that name no act of their own, but say what becomes of the one in their complement. */
  readonly coding?: Coding;
  /** The user's own code. */
  readonly code?: string;
  /** A verb whose object names the act ("hold talks"). */
  readonly light: boolean;
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  /** Whoever is found on either side takes part alike. */
  readonly together?: boolean;
  readonly object: readonly PlacedCondition[];
  readonly subject: readonly PlacedCondition[];
  readonly complement?: Complement;
}

/** What the object or subject of a verb must be. */
export type NounCondition =
  | { readonly word: string; readonly with?: string }
  | { readonly class: string; readonly with?: string }
  | { readonly act: Category | 'any' }
  | { readonly is: keyof typeof KINDS };

/** A condition with its place in the file. */
export type PlacedCondition = NounCondition & { readonly at: FilePlace };

/** A word of the package that is to name no act, of one part of speech or of any. */
export interface WithoutWord {
  readonly at: FilePlace;
  readonly word: string;
  readonly pos: 'verb' | 'noun' | 'adjective' | 'any';
}

/** Conditions on an object that are no words, with their signs in data/event-frames.tsv. */
export const KINDS = {
  actor: '@actor',
  body: '@igo',
  nothing: '@none',
  clause: '@clause',
  blame: '@negative',
} as const;

/** Places of a side other than a preposition, with their signs in data/event-frames.tsv. */
export const PLACES: ReadonlyMap<string, string> = new Map([
  ['subject', 's'],
  ['object', 'o'],
  ['indirect object', 'i'],
  ['doer below', 'x'],
  ['possessor', 'poss'],
  ['modifier', 'mod'],
  ['participle', 'acl'],
]);

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'about above across after against along alongside among around as at before behind below beneath beside between beyond by concerning despite down during for from in inside into near of off on onto out outside over past through throughout to toward towards under until up upon versus via with within without and'.split(
    ' ',
  ),
);

/** Reads `SANCTION` or `SANCTION/expel`; a sentence if it is none. */
export function readCoding(text: string): Coding | string {
  const [name = '', mode, ...rest] = text.split('/').map((part) => part.trim());
  const category = CATEGORIES.find((each) => each === name.toUpperCase());
  if (!category) return `"${name}" is no PLOVER category; write one of ${CATEGORIES.join(', ')}`;
  if (mode === undefined) return { category };
  const modes = categoryFacts(category).modes.map((each) => each.name);
  if (modes.includes(mode) && rest.length === 0) return { category, mode };
  return modes.length === 0
    ? `${category} has no modes; write ${category}`
    : `"${[mode, ...rest].join('/')}" is no mode of ${category}; write one of ${modes.join(', ')}, or ${category} alone`;
}

const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (Array.isArray(value) || value === undefined ? value : [value]), z.array(item).min(1));

const CodingText = z.string().transform((text, context): Coding => {
  const coding = readCoding(text);
  if (typeof coding !== 'string') return coding;
  context.addIssue({ code: 'custom', message: coding });
  return z.NEVER;
});

/** Codes may be numbers, as those of CAMEO are. */
const CodeText = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), LexiconText);

const CodeSchema = z.strictObject({
  code: CodeText,
  gathers: listOf(CodingText).optional(),
  under: CodingText.optional(),
  note: z.string().optional(),
});

const Preposition = z.string().refine((word) => PREPOSITIONS.has(word), { error: 'this is no preposition' });

const Place = z.string().refine((word) => PLACES.has(word) || PREPOSITIONS.has(word), {
  error: `a side stands at a preposition, or is ${[...PLACES.keys()].join(', ')}`,
});

const ObjectWord = LexiconText.refine((text) => text.split(/[\s-]+/).length <= 2, {
  error: 'an object is one word or two ("gas pipeline")',
});

const NounConditionSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { word: value } : value),
  z
    .strictObject({
      word: ObjectWord.optional(),
      class: z.string().optional(),
      act: z.string().optional(),
      is: z.enum(Object.keys(KINDS) as [keyof typeof KINDS]).optional(),
      with: Preposition.optional(),
    })
    .transform((given, context): NounCondition => {
      const preposition = given.with === undefined ? {} : { with: given.with };
      const act = given.act === undefined || given.act === 'any' ? given.act : readCoding(given.act);
      const found: NounCondition[] = [];
      if (given.word !== undefined) found.push({ word: given.word.toLowerCase(), ...preposition });
      if (given.class !== undefined) found.push({ class: given.class, ...preposition });
      if (given.is !== undefined) found.push({ is: given.is });
      if (act === 'any') found.push({ act });
      else if (typeof act === 'object') found.push({ act: act.category });
      else if (act !== undefined) context.addIssue({ code: 'custom', message: act, path: ['act'] });
      const [only] = found;
      if (only && found.length === 1) return only;
      if (typeof act !== 'string' || act === 'any')
        context.addIssue({ code: 'custom', message: 'write a word, or one of {class}, {act} and {is}' });
      return z.NEVER;
    }),
);

const TriggerSchema = z.strictObject({
  verbs: listOf(LexiconText).optional(),
  nouns: listOf(LexiconText).optional(),
  adjectives: listOf(LexiconText).optional(),
  as: CodeText.optional(),
  light: z.boolean().optional(),
  source: listOf(Place).optional(),
  target: listOf(Place).optional(),
  together: z.boolean().optional(),
  object: listOf(NounConditionSchema).optional(),
  subject: listOf(NounConditionSchema).optional(),
  complement: z.enum(COMPLEMENTS).optional(),
  note: z.string().optional(),
});

const WithoutSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { word: value } : value),
  z
    .strictObject({
      word: LexiconText.optional(),
      verb: LexiconText.optional(),
      noun: LexiconText.optional(),
      adjective: LexiconText.optional(),
    })
    .transform((given, context): Omit<WithoutWord, 'at'> => {
      const { word, verb, noun, adjective } = given;
      const named = [
        ['any', word] as const,
        ['verb', verb] as const,
        ['noun', noun] as const,
        ['adjective', adjective] as const,
      ].flatMap(([pos, text]) => (text === undefined ? [] : [{ pos, word: text }]));
      const [only] = named;
      if (only && named.length === 1) return only;
      context.addIssue({ code: 'custom', message: 'write a word, or one of {verb}, {noun} and {adjective}' });
      return z.NEVER;
    }),
);

/** The schema of an item of each section of a codebook. */
export const CODEBOOK_ITEMS = { codes: CodeSchema, triggers: TriggerSchema, without: WithoutSchema } as const;
