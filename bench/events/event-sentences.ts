import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LexiconEntry } from '../../src/lexicon/who/entry.ts';
import { REALITIES } from '../../src/records/event.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { CATEGORIES, CONTEXTS, categoryFacts } from '../../src/records/plover.ts';
import { readJsonLines } from '../kit/shared-data.ts';

/** How a sentence tells its acts: the one trait for which it was written. */
export const CONSTRUCTIONS = [
  'active',
  'passive',
  'nominal',
  'light-verb',
  'participial',
  'relative',
  'complement',
  'coordinated-verbs',
  'coordinated-sides',
  'control',
  'reported-speech',
  'headline',
  'question',
  'conditional',
  'counterfactual',
  'negated',
  'adjective',
  'purpose',
  'threat-or-promise',
  'forecast',
  'generic',
  'gerund',
  'cleft',
  'apposition',
  'fronted',
  'ellipsis',
  'no-event',
] as const;

const day = z.iso.date();

const LabelledEvent = z.strictObject({
  /** The words that name the act; they occur once in the text. */
  trigger: z.string(),
  /** The words of each side, as in the text, in the order of its codes. */
  sources: z.array(z.string()),
  targets: z.array(z.string()),
  /** Codes of the codebook: `KOR`, `igo:EU`, `org:eln`, `per:full name`. */
  sourceCodes: z.array(z.string()),
  targetCodes: z.array(z.string()),
  category: z.enum(CATEGORIES),
  mode: z.string().nullable(),
  reality: z.enum(REALITIES),
  contexts: z.array(z.string()).optional(),
  /** First and last day on which the act took or takes place, where text and publication day give them. */
  first: day.optional(),
  last: day.optional(),
});
export type LabelledEvent = Readonly<z.infer<typeof LabelledEvent>>;

const EventSentence = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{4}$/),
  text: z.string(),
  /** Publication day. */
  date: day.optional(),
  events: z.array(LabelledEvent),
  construction: z.enum(CONSTRUCTIONS),
});
/** A sentence written for this project, with every event that a careful reader finds in it. */
export type EventSentence = Readonly<z.infer<typeof EventSentence>>;

/** The folder with the parts of the set. */
const EVENT_SENTENCES_FOLDER = fileURLToPath(new URL('../data/event-sentences', import.meta.url));

/**
 * Reads every part (`a.jsonl`, ...) in the order of their names and checks every row: words that stand in the text, legal
 * categories, modes, contexts and days, codes that the lexicon knows, ids and texts that do not repeat.
 *
 * @param known the entries of the lexicon
 * @throws EntenteError (unreadable) that lists the first twenty faults, each with file, line and reason
 */
export function readEventSentences(
  known: ReadonlyMap<string, LexiconEntry>,
  folder = EVENT_SENTENCES_FOLDER,
): readonly EventSentence[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const rows: EventSentence[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    for (const [index, row] of readJsonLines(join(folder, name)).entries()) {
      const where = `${name}, line ${index + 1}`;
      const parsed = EventSentence.safeParse(row);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        faults.push(`${where}: ${issue?.path.join('.')}: ${issue?.message}`);
        continue;
      }
      const sentence = parsed.data;
      rows.push(sentence);
      faults.push(...faultsOf(sentence, known).map((fault) => `${where}: ${fault}`));
      const part = basename(name, '.jsonl');
      if (!sentence.id.startsWith(`${part}-`))
        faults.push(`${where}: the id ${sentence.id} must start with "${part}-"`);
      for (const key of [sentence.id, sentence.text.toLowerCase()]) {
        const before = seen.get(key);
        if (before) faults.push(`${where}: "${key}" stands in ${before} too`);
        seen.set(key, where);
      }
    }
  }
  if (faults.length > 0) {
    const more = faults.length > 20 ? `\n... and ${faults.length - 20} more` : '';
    throw new EntenteError('unreadable', `Mend these event sentences:\n${faults.slice(0, 20).join('\n')}${more}`);
  }
  return rows;
}

/** What is wrong with a sentence's labels, a line a fault; empty if nothing is. */
export function faultsOf(sentence: EventSentence, known: ReadonlyMap<string, LexiconEntry>): readonly string[] {
  const { text, events, construction } = sentence;
  const faults: string[] = [];
  if (text !== text.trim() || /\s{2}|[\n\t]/.test(text)) faults.push('the text has stray white space');
  if ((events.length === 0) !== (construction === 'no-event')) {
    faults.push('the construction is "no-event" where and only where there are no events');
  }
  for (const event of events) {
    for (const fault of eventFaults(event, sentence, known)) faults.push(`${event.trigger}: ${fault}`);
  }
  return faults;
}

function eventFaults(
  event: LabelledEvent,
  { text, date }: EventSentence,
  known: ReadonlyMap<string, LexiconEntry>,
): readonly string[] {
  const faults: string[] = [];
  const times = wordsIn(text, event.trigger).length;
  if (times !== 1) faults.push(`the trigger occurs ${times} times in the text; name words that occur once`);
  if (event.mode !== null && !categoryFacts(event.category).modes.some((mode) => mode.name === event.mode)) {
    faults.push(`"${event.mode}" is no mode of ${event.category}`);
  }
  for (const context of event.contexts ?? []) {
    if (!CONTEXTS.includes(context)) faults.push(`"${context}" is no context`);
  }
  if (event.sources.length + event.targets.length === 0) faults.push('it needs a source or a target');
  for (const [words, codes] of [
    [event.sources, event.sourceCodes],
    [event.targets, event.targetCodes],
  ] as const) {
    if (words.length !== codes.length) faults.push(`${words.length} sides have ${codes.length} codes`);
    if (new Set(codes).size !== codes.length) faults.push('a code is given twice to a side');
    for (const [index, side] of words.entries()) {
      if (wordsIn(text, side).length === 0) faults.push(`"${side}" is not in the text`);
      const code = codes[index];
      if (code !== undefined && !known.has(code) && !describes(code, side)) {
        faults.push(`"${code}" is neither in the lexicon nor a description of "${side}"`);
      }
    }
  }
  if ((event.first === undefined) !== (event.last === undefined)) faults.push('give first and last day or neither');
  if (event.first !== undefined && event.last !== undefined) {
    if (event.first > event.last) faults.push('the first day is after the last');
    if (date === undefined) faults.push('days need the publication day of the sentence');
  }
  return faults;
}

/** Where words occur in a text as whole words: offsets in UTF-16 code units. */
export function wordsIn(text: string, words: string): readonly number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + words.length);
    if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words)) continue;
    if (/^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]$/u.test(words)) continue;
    found.push(at);
  }
  return found;
}

/** Whether a code says who is meant in words of the side itself: `org:dockers` for "Dutch dockers". */
function describes(code: string, side: string): boolean {
  const name = /^(?:org|per):(\p{L}.*)$/u.exec(code)?.[1];
  if (name === undefined || name !== name.toLowerCase()) return false;
  const words = new Set(side.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return (name.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.has(word));
}
