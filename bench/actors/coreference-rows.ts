import { EntenteError } from '../../src/records/failure.ts';
import type { ReadOptions } from '../kit/reader.ts';

/** A mention of the coreference data; offsets are code points of the document's text, end exclusive. */
export interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly cluster: string;
  readonly form: MentionForm;
}

/** How a mention means somebody: by a name, by a pronoun, or by a noun or whatever else. */
export type MentionForm = 'name' | 'pronoun' | 'nominal';

export interface CoreferenceDocument {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  readonly options: ReadOptions;
  readonly mentions: readonly GoldMention[];
  /** Clusters of persons, organisations and states: those that are scored. */
  readonly scored: ReadonlySet<string>;
}

const PERSONAL = new Set(
  'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves'.split(
    ' ',
  ),
);
const HE_SHE = new Set('he him his himself she her hers herself'.split(' '));

/** Whether a pronoun is one of "he" and "she" in any case. */
export function isHeOrShe(text: string): boolean {
  return HE_SHE.has(text.toLowerCase());
}

/**
 * What a mention is by its letters alone, so that the key depends on nobody's tags: a personal pronoun; a name, if the
 * last word before a comma, a bracket, a preposition or a clause begins with a capital ("the Crown prosecutor, Mark
 * Tedeschi" ends in "prosecutor"); else a nominal.
 */
export function mentionForm(text: string): MentionForm {
  // "US" is no pronoun.
  if (PERSONAL.has(text.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(text)) return 'pronoun';
  const [phrase = ''] = text.split(
    /[,([:;]|\s(?:of|for|in|at|from|to|on|with|by|who|whom|whose|which|that|and|or|[-–—])\s/u,
  );
  const words = phrase
    .replace(/['’]s?$/u, '')
    .trim()
    .split(/\s+/u);
  return /^\p{Lu}/u.test(words.at(-1) ?? '') ? 'name' : 'nominal';
}

const SCORED_TYPES = new Set(['person', 'organization']);

/**
 * One document of the coreference data.
 *
 * @param isState whether a name is that of a state: a place counts only if it is one
 * @throws EntenteError (unreadable), naming the row
 */
export function readCoreferenceRow(
  row: Readonly<Record<string, unknown>>,
  file: string,
  number: number,
  isState: (name: string) => boolean,
): CoreferenceDocument {
  const { id, genre, text, title, date, mentions } = row;
  if (typeof id !== 'string' || typeof text !== 'string' || !Array.isArray(mentions)) {
    throw new EntenteError('unreadable', `${file}, row ${number}: a document needs "id", "text" and "mentions".`);
  }
  const points = [...text];
  const read: GoldMention[] = [];
  const scored = new Set<string>();
  for (const mention of mentions as readonly Readonly<Record<string, unknown>>[]) {
    const { s, e, type, cluster, wiki } = mention;
    if (typeof s !== 'number' || typeof e !== 'number' || typeof type !== 'string' || typeof cluster !== 'string') {
      throw new EntenteError('unreadable', `${file}, row ${number}: a mention needs "s", "e", "type" and "cluster".`);
    }
    const words = points.slice(s, e).join('');
    read.push({ start: s, end: e, text: words, type, cluster, form: formIn(text, words) });
    const names = [words.replace(/^the\s+/iu, '').replace(/['’]s?$/u, ''), String(wiki ?? '').replaceAll('_', ' ')];
    if (SCORED_TYPES.has(type) || (type === 'place' && names.some(isState))) scored.add(cluster);
  }
  return {
    id,
    genre: typeof genre === 'string' ? genre : '',
    text,
    options: {
      name: id,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { date } : {}),
    },
    mentions: read,
    scored,
  };
}

/** The form of a mention in its text: a single capital word that the text also writes small begins a sentence. */
function formIn(text: string, words: string): MentionForm {
  const form = mentionForm(words);
  if (form !== 'name' || !/^\p{Lu}\p{Ll}+$/u.test(words)) return form;
  const small = words.toLowerCase();
  return new Set(text.split(/[^\p{L}]+/u)).has(small) ? 'nominal' : 'name';
}
