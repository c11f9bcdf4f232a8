import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Document, RegionKind } from '../../records/document.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import { spanIndex } from '../clause/span-index.ts';
import { findQuotes, paragraphsOf } from '../quotes/quotes.ts';
import { type Label, labelOf } from './labels.ts';
import { questionTurns } from './printed-interview.ts';
import type { Turn } from './turn.ts';

/** How a document is laid out. In all but `article` and `live` that tells whose words it holds. */
export type LayoutKind = 'article' | 'transcript' | 'release' | 'speech' | 'opinion' | 'live';

/** How a document is laid out, and the words by which its voices are known. Offsets are UTF-16 code units. */
export interface Layout {
  readonly kind: LayoutKind;
  /** Of a transcript or an interview, in order; what lies between them is the author's. */
  readonly turns: readonly Turn[];
  /** The words that name who issues a release, in order of how well they name him. */
  readonly issuers: readonly Span[];
  /** Times that stand before the entries of a live page. */
  readonly times: readonly Span[];
}

/** A paragraph of the document, and what the document takes it for. */
interface Paragraph extends Span {
  readonly kind: RegionKind;
  readonly words: string;
}

/** Lines at the head of a text in which an issuer names himself. */
const HEAD_LINES = 8;
/** A line is no sentence: it is short and ends without a full stop. */
const LONGEST_LINE = 120;

/**
 * Tells how a document is laid out: a transcript with the labels of its speakers, an interview of questions and answers, a press
 * release with its issuer, an author's opinion, a live page of entries with times, or an article. By the forms of lines alone; who is
 * meant by them, the stage of actors finds.
 */
export function readLayout(document: Document): Layout {
  const paragraphs = paragraphsIn(document);
  const none = { turns: [], issuers: [], times: [] };
  const turns = labelledTurns(document, paragraphs);
  if (turns.length > 0) return { ...none, kind: 'transcript', turns, issuers: issuersIn(paragraphs) };
  const asked = questionTurns(paragraphs.filter(isProse));
  if (asked.length > 0) return { ...none, kind: 'transcript', turns: asked };
  const times = entryTimes(document, paragraphs);
  if (times.length > 0) return { ...none, kind: 'live', times };
  const issuers = issuersIn(paragraphs);
  if (issuers.length > 0) return { ...none, kind: 'release', issuers };
  if (isSpeech(document, paragraphs)) return { ...none, kind: 'speech' };
  return { ...none, kind: isOpinion(document, paragraphs) ? 'opinion' : 'article' };
}

/** Kinds of regions that are read; labels and issuers are read wherever they stand. */
const READ: ReadonlySet<RegionKind> = new Set(['title', 'heading', 'body']);

/**
 * The parts of a document that are read, in order: title, headings and body, with the labels of speakers and the lines of issuers apart,
 * so that they are no part of a sentence, and without the times of entries.
 */
export function readRegions(document: Document): readonly Span[] {
  const { turns, issuers, times } = readLayout(document);
  const labels = turns.flatMap(({ label }) => (label ? [label] : []));
  const apart = [...labels, ...issuers].sort((a, b) => a.start - b.start);
  const cuts = spanIndex([...apart, ...times].map((span) => [span, span] as const));
  const read = document.regions.filter(({ kind }) => READ.has(kind)).map(({ span }) => span);
  const known = spanIndex(read.map((span) => [span, span] as const));
  const said = turns.flatMap(({ content }) => content).filter((span) => known.overlapping(span).length === 0);
  const { text } = document;
  const parts = [...read, ...said].flatMap((span) => {
    const inside = cuts.overlapping(span).toSorted((a, b) => a.start - b.start);
    return without(text, span, inside);
  });
  return [...parts, ...apart].sort((a, b) => a.start - b.start);
}

/** A stretch without others that lie in it, and without the marks that part them from it. */
function without(text: string, { start, end }: Span, cuts: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = start;
  for (const cut of cuts) {
    if (text.slice(from, cut.start).trim()) left.push({ start: from, end: cut.start });
    from =
      cut.end + (/^[\s:.)\]–—-]*/u.exec(text.slice(cut.end, Math.min(end, cut.end + MOST_MARKS)))?.[0].length ?? 0);
  }
  if (from < end && text.slice(from, end).trim()) left.push({ start: from, end });
  return left;
}

/** No more marks and blanks part a label from what is said. */
const MOST_MARKS = 20;

function paragraphsIn({ text, regions }: Document): readonly Paragraph[] {
  return regions
    .filter(({ kind }) => kind !== 'caption')
    .flatMap(({ kind, span }) =>
      paragraphsOf(text.slice(span.start, span.end)).map(({ start, end }) => {
        const words = text.slice(span.start + start, span.start + end);
        return { kind, words, start: span.start + start, end: span.start + end };
      }),
    );
}

const isProse = ({ kind }: Paragraph): boolean => READ.has(kind) && kind !== 'title';

const REMARKS = wordClass('nouns of public remarks');

/** Whether the words at the head call the text somebody's remarks, a briefing, an interview. */
function tellsOfRemarks(head: string): boolean {
  return (head.toLowerCase().match(/[\p{L}&]+/gu) ?? []).some((word) => REMARKS.has(word));
}

/** Paragraphs from the first label on, of which so many must have one. */
const LABELLED = 0.3;
/** An article that quotes a transcript has more paragraphs before it; there only what has a label is spoken. */
const BEFORE_A_TRANSCRIPT = 4;

/** The turns of a text whose paragraphs begin with who speaks; none for any other text. */
function labelledTurns(document: Document, paragraphs: readonly Paragraph[]): readonly Turn[] {
  const { text, title } = document;
  const labels = paragraphs.map(({ kind, start, words }) => {
    const label = labelOf(words, start);
    // "Belgrade: We refuse" as a title is no turn.
    return kind === 'title' && label?.form === 'name' ? undefined : label;
  });
  const first = labels.findIndex((label) => label?.speaks);
  if (first < 0) return [];
  const speaking = labels.filter((label): label is Label => label?.speaks === true);
  const head = `${title ?? ''} ${text.slice(0, paragraphs[first]?.start ?? 0)}`;
  const spoken = paragraphs.slice(first).filter(isProse).length;
  const declared = tellsOfRemarks(head) || issuersIn(paragraphs).length > 0;
  if (!areSpeakers(speaking, text, declared) || speaking.length < LABELLED * spoken) return [];
  const isExcerpt = !declared && paragraphs.slice(0, first).filter(isProse).length > BEFORE_A_TRANSCRIPT;
  return joinedTurns(paragraphs.slice(first), labels.slice(first), askers(speaking, text), isExcerpt);
}

/** Whether labels are those of speakers, not of a list ("Poland: 300 tanks") or a form ("Place: Geneva"). */
function areSpeakers(labels: readonly Label[], text: string, remarks: boolean): boolean {
  if (labels.some(({ form }) => form === 'letter')) return labels.length > 1;
  if (labels.length === 1) return remarks && labels[0]?.form === 'capitals';
  const names = new Set(labels.map(({ name }) => name));
  if (labels.some(({ form }) => form === 'capitals') || names.size < labels.length || remarks) return true;
  // "Iranian minister: The sanctions must go. We want ..."
  return labels.some(({ rest }) =>
    /(?<!\p{L})(?:I|we|our|my|you)(?!\p{L})|\?/iu.test(text.slice(rest.start, rest.end)),
  );
}

const ASKING = wordClass('labels of who asks');

/** Names of labels that only ask: by their word, or since all that stands behind them ends with a question mark. */
function askers(labels: readonly Label[], text: string): ReadonlySet<string> {
  const names = new Set(labels.map(({ name }) => name));
  const asks = (name: string): boolean => {
    // "HOST", "ANA ROTH, HOST", and then "ROTH" alone.
    const known = [...names].find((other) => other !== name && ` ${other.replaceAll(',', '')} `.includes(` ${name} `));
    if ([name, known ?? ''].some((one) => ASKING.has(one.split(/\s+/u).at(-1) ?? ''))) return true;
    const own = labels.filter((label) => label.name === name);
    return own.length > 1 && own.every(({ rest }) => /\?["”’')\]]*\s*$/u.test(text.slice(rest.start, rest.end)));
  };
  return new Set([...names].filter(asks));
}

/** Paragraphs without a label go on with the turn before, up to a line that is nobody's ("Note: ..."). */
function joinedTurns(
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | undefined)[],
  asking: ReadonlySet<string>,
  isExcerpt: boolean,
): readonly Turn[] {
  const turns: { label: Span; content: Span[]; asks: boolean }[] = [];
  let open = false;
  for (const [i, paragraph] of paragraphs.entries()) {
    const label = labels[i];
    const { start, end } = paragraph;
    if (label?.speaks) {
      const { span, rest, name } = label;
      turns.push({ label: span, content: rest.start < rest.end ? [rest] : [], asks: asking.has(name) });
      open = !isExcerpt;
    } else if (label) open = false;
    else if (open && isProse(paragraph)) turns.at(-1)?.content.push({ start, end });
  }
  return turns;
}

/** "Press release", "For immediate release", "Statement by the ministry". */
const RELEASE =
  /^(?:for immediate release|(?:joint )?(?:press|media|news) (?:release|statement|communiqu[eé])|comunicado)(?!\p{L})|^(?:joint )?statement (?:by|of|from) /iu;
/** "The following statement was released by the governments of ..." */
const RELEASED = /(?<!\p{L})(?:released|issued|attributable|given)(?: jointly)? (?:by|to) /iu;
const FOLLOWS = /^(?:the )?(?:text of the )?(?:following|below)(?!\p{L})/iu;
const ORGANS = wordClass('nouns of organs that issue');
const OFFICIALS = wordClass('nouns of officials who issue');

/** The words at the head of a text that name who issues it; none where it is no release. */
function issuersIn(paragraphs: readonly Paragraph[]): readonly Span[] {
  const found: Span[] = [];
  let declared = false;
  // What stands first is taken for a title where the title is known from elsewhere.
  const head = paragraphs.slice(0, HEAD_LINES);
  for (const paragraph of head) {
    const { kind, start, end, words } = paragraph;
    const released = FOLLOWS.test(words) ? RELEASED.exec(words) : null;
    if (released) {
      const from = released.index + released[0].length;
      found.unshift({ start: start + from, end: start + from + lengthOfNames(words.slice(from)) });
      declared = true;
    } else if (kind === 'title' && !isIssuer(words) && !RELEASE.test(words)) continue;
    else if (words.length > LONGEST_LINE || /[.!?;]["”’)]*$/u.test(words.trimEnd())) break;
    else if (RELEASE.test(words)) {
      declared = true;
      const named = releasedBy(words);
      if (named > 0) found.push({ start: start + named, end });
    } else if (isIssuer(words)) found.push({ start, end });
  }
  // "FOR IMMEDIATE RELEASE" alone: who is named first in the sentence below it.
  const below = head.find(({ words }) => /[.!?]["”’)]*$/u.test(words.trimEnd()));
  if (declared && below && found.length === 0)
    found.push({ start: below.start, end: below.start + firstSentence(below.words) });
  return found;
}

/** How far names of issuers reach: up to what the statement is about, or when it was made. */
function lengthOfNames(words: string): number {
  const end = /[.:](?:\s|$)|\s(?:on|about|regarding|following|at|after|upon)\s/u.exec(words)?.index;
  return end ?? words.trimEnd().length;
}

/** Where the issuer begins in "Statement by the Ministry of Foreign Affairs of Brazil"; 0 where the words name none. */
function releasedBy(words: string): number {
  return /^(?:joint )?statement (?:by|of|from) |^comunicado: /iu.exec(words)?.[0].length ?? 0;
}

/** Whether a line is an organ ("Office of the Spokesperson") or a name with an office behind it. */
function isIssuer(line: string): boolean {
  if (/[:?!]/u.test(line) || line.split(/\s+/u).length > 14) return false;
  const [before = '', ...behind] = line.split(',');
  const words = lettersOf(before);
  // "Federal Foreign Office", "Ministry of Defence, United Kingdom": the organ heads the words before "of".
  const link = words.findIndex((word) => /^(?:of|for|to|on)$/u.test(word));
  const head = (link < 0 ? words : words.slice(0, link)).at(-1) ?? '';
  if (ORGANS.has(head) && isNameLike(before)) return true;
  if (!/^\p{Lu}\S*(?:\s+\p{Lu}\S*){1,4}$/u.test(before.trim())) return false;
  return behind.some((part) => isNameLike(part) && lettersOf(part).some((word) => OFFICIALS.has(word)));
}

/** Whether all words but small ones begin with a capital. */
function isNameLike(words: string): boolean {
  return words
    .trim()
    .split(/\s+/u)
    .every((word) => /^\p{Lu}/u.test(word) || /^(?:of|for|to|the|and|on|in|de|&)$/u.test(word));
}

function lettersOf(words: string): readonly string[] {
  return words.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
}

function firstSentence(words: string): number {
  return (/[.!?](?=\s+\p{Lu})/u.exec(words)?.index ?? words.length - 1) + 1;
}

/** "14:05", "Posted at 00:15", "11:30 IST", "[12:45]", "1h ago 02.10 CEST" at the beginning of a line. */
const TIME =
  /^(?:\d{1,2} ?[hm](?:in)? ago )?(?:(?:posted|updated) at )?[[(]?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?[\])]?(?:\s?\(?(?:[A-Z]{2,4}|h|local time)\)?(?![\p{L}’']))?(?=\s|$)/iu;
/** So many lines with a time make entries; fewer where the title calls the page live. */
const ENTRIES = 4;
const LIVE =
  /(?<!\p{L})live(?:$|:| (?:updates|blog|coverage|page))|[–—-] live$|^live(?!\p{L})|as it happened|latest updates/iu;

/** The times that stand before the entries of a live page; none for any other text. */
function entryTimes({ title, text, regions }: Document, paragraphs: readonly Paragraph[]): readonly Span[] {
  const times = paragraphs.flatMap(({ start, words }) => {
    const time = TIME.exec(words)?.[0];
    return time === undefined ? [] : [{ start, end: start + time.length }];
  });
  const lines = [title ?? '', ...regions.slice(0, 3).map(({ span }) => text.slice(span.start, span.end))];
  const enough = lines.some((line) => LIVE.test(line.trim())) ? 2 : ENTRIES;
  return times.length >= enough ? times : [];
}

const KICKERS = wordClass('words before an opinion');
/** An author says "I" outside of quotations in so many paragraphs, or in every fourth of a short text. */
const OWN_PARAGRAPHS = 3;

/** Who speaks of himself as "we" in so many words is heard, not reported. */
const WORDS_TO_A_WE = 150;
const SALUTATION =
  /^(?:(?:mr|madam)\.? (?:president|chair\p{L}*|secretary)|(?:your )?excellenc(?:y|ies)|distinguished |ladies and gentlemen)/imu;

/** Whether a text is a speech without a label: its title or its salutation says so, and it says "we" again and again. */
function isSpeech({ text, title }: Document, paragraphs: readonly Paragraph[]): boolean {
  const called = tellsOfRemarks(title ?? '') || /^statement(?!\p{L})/iu.test(title ?? '') || SALUTATION.test(text);
  if (!called) return false;
  const body = paragraphs.filter(isProse);
  const own = body.reduce(
    (sum, { words }) => sum + (words.match(/(?<!\p{L})(?:we|our|us)(?!\p{L})/giu)?.length ?? 0),
    0,
  );
  const length = body.reduce((sum, { words }) => sum + words.split(/\s+/u).length, 0);
  return own > 1 && own * WORDS_TO_A_WE >= length;
}

/** Words beside an "I" that takes a stand. */
const STANDS =
  /(?<!\p{L})(?:should|must|ought|believe|think|argue|support|oppose|propose|view|opinion|urge|hope|doubt)(?!\p{L})/iu;

/** Whether a text is its author's opinion: it is called so, or he says "I" in it and takes a stand. */
function isOpinion({ text, title, authors }: Document, paragraphs: readonly Paragraph[]): boolean {
  const lines = [title ?? '', ...authors, ...paragraphs.slice(0, 3).map(({ words }) => words)];
  const called = lines.some((line) => {
    const [word = ''] = /^[\p{L}-]+(?=\s*(?:[:|–—]|$)|\s+\p{Lu})/u.exec(line.trim()) ?? [];
    return KICKERS.has(word.toLowerCase()) && (line.length < LONGEST_LINE || line === title);
  });
  if (called) return true;
  // Tweets and quotations without their marks stand in a paragraph or two; an author says "I" here and there.
  const quotes = findQuotes(text);
  const body = paragraphs.filter(({ kind }) => kind === 'body');
  const own = body.filter(
    ({ start, words }) =>
      !/["“]/u.test(words) &&
      [...words.matchAll(/(?<![\p{L}\p{N}.])(?:I|[Mm]y)(?![\p{L}\p{N}.])(?![-'’]?\d)/gu)].some(
        ({ index }) => !quotes.some((quoted) => overlaps(quoted, { start: start + index, end: start + index + 1 })),
      ),
  );
  const stands = body.some(({ words }) => STANDS.test(words.replaceAll(/["“][^"”]*["”]?/gu, ' ')));
  return stands && own.length >= Math.min(OWN_PARAGRAPHS, Math.ceil(body.length / 4)) && own.length > 0;
}
