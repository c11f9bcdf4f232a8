import { z } from 'zod';
import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';
import { RECORD_KINDS, type ReadingPrediction, type RecordKind } from '../../src/casefile/export/answer-key-form.ts';
import { COUNTRIES } from '../../src/records/countries.ts';
import { REALITIES } from '../../src/records/event.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { HEDGES } from '../../src/records/forecast.ts';
import { offsetMap } from '../../src/records/offsets.ts';
import { CATEGORIES } from '../../src/records/plover.ts';
import { CHANGES, QUALITIES } from '../../src/records/relation.ts';
import { POSITION_ACTS, STANCES } from '../../src/records/stance.ts';
import { readJsonLines } from '../kit/shared-data.ts';

/** Whether a code is one of the codebook's: a state, `igo:`, `org:`, `per:`, or the author. */
function isActorCode(code: string): boolean {
  return code === 'author' || COUNTRIES.has(code) || /^igo:[A-Z][\p{L}\d+' -]*$|^(?:org|per):\P{Lu}+$/u.test(code);
}

/** One value, or others that are as good. */
const oneOrMore = <T extends z.ZodType>(value: T) => z.union([value, z.array(value).min(2)]);
const ActorCode = z.string().refine(isActorCode, 'it is no actor code of the codebook');
const Actors = oneOrMore(ActorCode);
/** The same, or null where the text names nobody. */
const ActorsOrNone = z.union([ActorCode.nullable(), z.array(ActorCode.nullable())]);
/** Words of the text; several pieces where they are not in one. */
const Quote = oneOrMore(z.string().min(1));

const PassageRow = z.strictObject({
  id: z.string(),
  /** Publication day. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  title: z.string().default(''),
  /** What the row is to try out. */
  about: z.string().optional(),
  text: z.string(),
  events: z
    .array(
      z.strictObject({
        /** The words that tell the act. */
        trigger: z.string(),
        /** Words that speak of the same act elsewhere. */
        also: z.array(z.string()).default([]),
        sourceCodes: z.array(ActorCode),
        targetCodes: z.array(ActorCode),
        category: oneOrMore(z.enum(CATEGORIES)),
        reality: oneOrMore(z.enum(REALITIES)),
      }),
    )
    .optional(),
  positions: z
    .array(
      z.strictObject({
        actor: Actors,
        issue: z.string(),
        stance: oneOrMore(z.enum(STANCES)),
        act: oneOrMore(z.enum(POSITION_ACTS)),
        evidence: Quote,
        speaker: Actors.default('author'),
      }),
    )
    .optional(),
  proposals: z
    .array(
      z.strictObject({
        by: ActorsOrNone,
        terms: z.array(z.strictObject({ actor: ActorsOrNone, action: Quote })).min(1),
        answers: z
          .array(
            z.strictObject({
              actor: Actors,
              answer: oneOrMore(z.enum(['accept', 'reject', 'conditional'])),
              evidence: Quote,
            }),
          )
          .default([]),
      }),
    )
    .optional(),
  forecasts: z
    .array(
      z.strictObject({
        by: Actors,
        if: Quote.nullable(),
        unless: Quote.nullable(),
        // biome-ignore lint/suspicious/noThenProperty: the codebook's name for it; words, never a function.
        then: Quote,
        hedge: oneOrMore(z.enum(HEDGES)),
      }),
    )
    .optional(),
  relations: z
    .array(
      z.strictObject({
        a: Actors,
        b: Actors,
        quality: oneOrMore(z.enum(QUALITIES)),
        change: oneOrMore(z.enum(CHANGES)),
        cause: Quote.nullable().default(null),
        speaker: Actors.default('author'),
        evidence: Quote,
      }),
    )
    .optional(),
  motives: z
    .array(
      z.strictObject({
        actor: Actors,
        kind: oneOrMore(z.enum(['wants', 'fears', 'believes'])),
        content: Quote,
        speaker: Actors.default('author'),
        evidence: Quote.optional(),
      }),
    )
    .optional(),
});
type PassageRow = Readonly<z.infer<typeof PassageRow>>;

/** What passages may be coded for. */
export const PASSAGE_KINDS = ['events', ...RECORD_KINDS] as const;

/** A short text with its answer key, whose `article` is the passage's id. */
export interface Passage {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly key: PassageKey;
}

/** Passages are coded for all kinds or some of them. A kind that is missing was not coded and is not scored; an empty list says that the text holds none. */
export type PassageKey = Pick<ReadingPrediction, 'article' | 'events' | RecordKind>;

/**
 * The passages of a file, one JSON object a line (see bench/data/README.md).
 * @throws EntenteError (unreadable) that names the line: no kind at all, a field or code that the codebook does not know, words that do
 * not stand exactly once in the text, an id that was there before
 */
export function readPassages(file: string): readonly Passage[] {
  const ids = new Set<string>();
  return readJsonLines(file).map((row, index) => {
    const refuse = (reason: string): never => {
      throw new EntenteError('unreadable', `${file}, line ${index + 1} is no passage (${reason}).`);
    };
    const parsed = PassageRow.safeParse(row);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
    }
    const { id, date, title, text } = parsed.data;
    if (ids.has(id)) refuse(`${id} was there before`);
    ids.add(id);
    return { id, date, title, text, key: keyOf(parsed.data, refuse) };
  });
}

type Words = string | readonly string[];

/** The key with code-point spans for words, as answer keys of whole articles have them. */
function keyOf(row: PassageRow, refuse: (reason: string) => never): PassageKey {
  const { toCodePoint } = offsetMap(row.text);
  const place = (words: string): CodePoints => {
    const start = row.text.indexOf(words);
    if (start < 0) refuse(`its text has no "${words}"`);
    if (row.text.indexOf(words, start + 1) >= 0) refuse(`its text has "${words}" more than once; quote more of it`);
    return [toCodePoint(start), toCodePoint(start + words.length)];
  };
  const span = (words: Words): CodePoints | readonly CodePoints[] =>
    typeof words === 'string' ? place(words) : words.map(place);
  const maybe = (words: Words | null): CodePoints | readonly CodePoints[] | null =>
    words === null ? null : span(words);
  const key: PassageKey = {
    article: row.id,
    ...(row.events && {
      events: row.events.map(({ trigger, also, sourceCodes, targetCodes, ...event }) => ({
        ...event,
        source: sourceCodes,
        target: targetCodes,
        trigger: place(trigger),
        also: also.map(place),
      })),
    }),
    ...(row.positions && {
      positions: row.positions.map((position) => ({ ...position, evidence: span(position.evidence) })),
    }),
    ...(row.proposals && {
      proposals: row.proposals.map(({ by, terms, answers }) => ({
        by,
        terms: terms.map(({ actor, action }) => ({ actor, action: span(action) })),
        answers: answers.map((answer) => ({ ...answer, evidence: span(answer.evidence) })),
      })),
    }),
    ...(row.forecasts && {
      forecasts: row.forecasts.map((forecast) => ({
        ...forecast,
        if: maybe(forecast.if),
        unless: maybe(forecast.unless),
        // biome-ignore lint/suspicious/noThenProperty: the codebook's name for it; a span, never a function.
        then: span(forecast.then),
      })),
    }),
    ...(row.relations && {
      relations: row.relations.map((relation) => ({
        ...relation,
        cause: maybe(relation.cause),
        evidence: span(relation.evidence),
      })),
    }),
    ...(row.motives && {
      motives: row.motives.map((motive) => ({
        ...motive,
        content: span(motive.content),
        evidence: span(motive.evidence ?? motive.content),
      })),
    }),
  };
  if (!PASSAGE_KINDS.some((kind) => key[kind])) refuse(`it has a key for none of ${PASSAGE_KINDS.join(', ')}`);
  return key;
}
