import type { z } from 'zod';
import type { FilePath, FilePlace } from '../../records/file-place.ts';
import { CATEGORIES } from '../../records/plover.ts';
import type { SectionItem } from '../files/sectioned-file.ts';
import { frameWords } from '../words/event-frames.ts';
import { inflection } from '../words/inflection.ts';
import { type CODEBOOK_ITEMS, type Coding, type OwnTrigger, readCoding } from './codebook.ts';

export type CodeItem = SectionItem<z.infer<typeof CODEBOOK_ITEMS.codes>>;
export type TriggerItem = SectionItem<z.infer<typeof CODEBOOK_ITEMS.triggers>>;
type Trigger = TriggerItem['value'];

/** Tells the user what is wrong where. */
export type Complain = (path: FilePath, reason: string) => void;

/** A mistake in a trigger: where it stands and what to say of it. */
interface TriggerMistake {
  /** The field that is wrong; absent where it is the whole trigger. */
  readonly field?: keyof Trigger;
  readonly isMade: (trigger: Trigger) => boolean;
  readonly reason: string;
}

const kindsOf = ({ verbs = [], nouns = [], adjectives = [] }: Trigger): number =>
  [verbs, nouns, adjectives].filter((words) => words.length > 0).length;
const hasOthersThanVerbs = ({ nouns = [], adjectives = [] }: Trigger): boolean => nouns.length + adjectives.length > 0;

const NO_WORDS: TriggerMistake = {
  isMade: (trigger) => kindsOf(trigger) === 0,
  reason: 'write the words: verbs, nouns or adjectives',
};

/** What cannot stand in a trigger, or not together, in the order in which it is told. */
const MISTAKES: readonly TriggerMistake[] = [
  {
    isMade: ({ as, light = false, complement }) => as === undefined && !light && complement === undefined,
    reason: 'write as which category or code the words count (as), or what becomes of an act below them (complement)',
  },
  {
    field: 'light',
    isMade: ({ as, light = false }) => light && as !== undefined,
    reason: 'the object of a light verb names the act; leave out "as"',
  },
  {
    isMade: (trigger) => {
      const { source, target, together } = trigger;
      return kindsOf(trigger) > 1 && (source !== undefined || target !== undefined || together !== undefined);
    },
    reason: 'the sides of verbs, nouns and adjectives stand in different places; write a trigger for each',
  },
  {
    field: 'object',
    isMade: (trigger) => trigger.object !== undefined && hasOthersThanVerbs(trigger),
    reason: 'only verbs have an object; write a trigger for the verbs',
  },
  {
    field: 'subject',
    isMade: (trigger) => trigger.subject !== undefined && hasOthersThanVerbs(trigger),
    reason: 'only verbs have a subject; write a trigger for the verbs',
  },
  {
    field: 'light',
    isMade: (trigger) => trigger.light === true && hasOthersThanVerbs(trigger),
    reason: 'only verbs are light',
  },
  {
    field: 'subject',
    isMade: ({ object = [], subject = [] }) => object.length > 0 && subject.length > 0,
    reason: 'either the object decides or the subject; leave one of them out',
  },
  {
    field: 'subject',
    isMade: ({ subject = [] }) =>
      subject.some((condition) => 'act' in condition || 'is' in condition || condition.with !== undefined),
    reason: 'a subject is a word or one of {class}',
  },
  {
    field: 'target',
    isMade: ({ together, target }) => together === true && target !== undefined,
    reason: 'whoever acts together is all source; put the places into "source"',
  },
];

/**
 * Reads one trigger of a codebook; one with a mistake is told and left out.
 *
 * @param allCodes whether all codes of the file could be read
 */
export function readTrigger(
  { value, path }: TriggerItem,
  codes: ReadonlyMap<string, CodeItem>,
  allCodes: boolean,
  place: (path: FilePath) => FilePlace,
  complain: Complain,
): readonly OwnTrigger[] {
  const { as } = value;
  const meaning = as === undefined ? {} : meaningOf(as, codes);
  // A code that was left out for a mistake would make its triggers look wrong too.
  if (typeof meaning === 'string' && !allCodes && !codes.has(as ?? '')) return [];
  const mistakes = [
    ...(NO_WORDS.isMade(value) ? [NO_WORDS] : []),
    ...(typeof meaning === 'string' ? [{ field: 'as', reason: meaning }] : []),
    ...MISTAKES.filter(({ isMade }) => isMade(value)),
  ];
  for (const { field, reason } of mistakes) complain(field === undefined ? path : [...path, field], reason);
  const areVerbs = (value.verbs ?? []).map((phrase, i) => isVerb(phrase, [...path, 'verbs', i], complain));
  if (typeof meaning === 'string' || mistakes.length > 0 || areVerbs.includes(false)) return [];
  const { verbs = [], nouns = [], adjectives = [], light = false, object = [], subject = [] } = value;
  const { source, target, together, complement } = value;
  return [
    {
      at: place(path),
      verbs,
      nouns,
      adjectives,
      ...meaning,
      light,
      ...(source ? { source } : {}),
      ...(target ? { target } : {}),
      ...(together === undefined ? {} : { together }),
      object: object.map((condition, i) => ({ ...condition, at: place([...path, 'object', i]) })),
      subject: subject.map((condition, i) => ({ ...condition, at: place([...path, 'subject', i]) })),
      ...(complement ? { complement } : {}),
    },
  ];
}

/** Whether a phrase begins with a verb as a dictionary has it; else says what it begins with. */
function isVerb(phrase: string, path: FilePath, complain: Complain): boolean {
  const { words, head } = frameWords('verb', phrase);
  const word = words[head];
  const form = word === undefined ? 'no verb' : inflection(word);
  if (form === undefined) return true;
  complain(path, `"${word ?? phrase}" is ${form}; begin with the verb as a dictionary has it`);
  return false;
}

/** What a trigger counts as: one of the user's codes or a PLOVER category; a sentence if it is neither. */
function meaningOf(
  as: string,
  codes: ReadonlyMap<string, CodeItem>,
): { readonly coding: Coding; readonly code?: string } | string {
  const own = codes.get(as);
  if (own) {
    const { under, gathers = [] } = own.value;
    const [only] = gathers;
    const coding = under ?? (gathers.length === 1 ? only : undefined);
    return coding
      ? { coding, code: as }
      : `${as} gathers several categories; say there under which one its triggers stand (under)`;
  }
  const coding = readCoding(as);
  if (typeof coding !== 'string') return { coding };
  const isCategory = CATEGORIES.some((category) => as.toUpperCase().startsWith(`${category}/`));
  return isCategory ? coding : `"${as}" is no code of this file and no PLOVER category`;
}
