import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';

/** What stands before a colon at the beginning of a paragraph. */
export interface Label {
  readonly span: Span;
  /** In small letters, without an article. */
  readonly name: string;
  /** A letter or word for question and answer, a name in capitals, or a name in capitals and small letters. */
  readonly form: 'letter' | 'capitals' | 'name';
  /** Whether it may be a speaker; a note, a place or a time is none. */
  readonly speaks: boolean;
  /** The rest of the paragraph. */
  readonly rest: Span;
}

const ANSWERS = wordClass('labels of who answers');
const ASKS = wordClass('labels of who asks');
const TITLES = wordClass('words of titles in a label');
const NO_SPEAKER = wordClass('labels that name no speaker');

const LONGEST = 60;
/** "Q.", "A:", "Question —" */
const LETTER = /^\[?(q|a|ans|question|answer)\d{0,2}\]?(?:[:.)]|\s+[–—-])(?=\s|$)/iu;
/** Up to nine words of a name or title, and a colon or a dash between blanks. */
const NAME = /^(\p{Lu}[\p{L}\p{M}.'’-]*(?:,?\s+[\p{L}\p{M}.'’&()-]+){0,8})(?::|\s+[–—])(?=\s|$)/u;
/** Small words that stand in names and titles: "Ambassador of the United States". */
const SMALL = /^(?:of|the|and|for|to|de|del|da|di|du|la|le|al|el|bin|ibn|van|von|der|hon|mr|mrs|dr)$/iu;

/** The label at the beginning of a paragraph that starts at `offset` of the text; undefined where there is none. */
export function labelOf(words: string, offset: number): Label | undefined {
  const letter = LETTER.exec(words);
  const match = letter ?? NAME.exec(words);
  const said = match?.[1];
  // "Edward Snowden.Image: ..." is a caption that lost its line.
  if (match === null || said === undefined || said.length > LONGEST || /\p{Ll}\.\p{Lu}/u.test(said)) return undefined;
  const behind = match[0].length + (/^\s*/u.exec(words.slice(match[0].length))?.[0].length ?? 0);
  const rest = { start: offset + behind, end: offset + words.trimEnd().length };
  const begin = words.indexOf(said);
  const name = said.toLowerCase().replace(/^(?:the|an?)\s+/u, '');
  const parts = said.split(/[\s,]+/u);
  const form = letter || ANSWERS.has(name) || ASKS.has(name) ? 'letter' : isCapitals(said) ? 'capitals' : 'name';
  // A clause with small words before its colon is no name: "The minister set out three points: ..."
  const small = parts.filter((word) => /^\p{Ll}/u.test(word) && !SMALL.test(word));
  const titled = small.length === 0 || (small.every((word) => TITLES.has(word)) && parts.length <= 5);
  const speaks = !NO_SPEAKER.has(firstWord(name)) && (form !== 'name' || titled);
  if (!speaks && form === 'name' && !NO_SPEAKER.has(firstWord(name))) return undefined;
  return { span: { start: offset + begin, end: offset + begin + said.length }, name, form, speaks, rest };
}

function firstWord(name: string): string {
  return /^[\p{L}]+/u.exec(name)?.[0] ?? name;
}

function isCapitals(said: string): boolean {
  return /\p{Lu}{2}/u.test(said) && !/\p{Ll}{2}/u.test(said.replace(/(?:Mr|Mrs|Ms|Dr|Mc|Mac)(?=[.\s\p{Lu}])/gu, ''));
}
