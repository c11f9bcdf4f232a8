import { findDateline } from './dateline.ts';
import { oneOf, PLACE_OPENINGS, PUBLISHER_ENDINGS, SECTIONS, STOPPED } from './line-words.ts';
import { NEWS_AGENCIES } from './news-agencies.ts';

/** Shapes of lines around a report: what a line can be, judged by its letters, capitals and marks alone. */

export const ENDS_SENTENCE = /[.!?…]["'”’»)\]]*$/;
const BULLET = /^(?:[•◦▪‣·●■*+–—-]\s|\(?\d{1,2}[.)]\s)/;
const PUBLISHER = new RegExp(
  `^(?:[Tt]he\\s+|THE\\s+)?(?:(?:[A-ZÀ-ÞĀ-ɏ\\d][A-Za-zÀ-ɏḀ-ỿ\\d.'’&-]*|of|and|de)\\s+){0,4}(?:${oneOf(PUBLISHER_ENDINGS)})$`,
);
const SECTION = new RegExp(`^(?:${oneOf(SECTIONS)})(?=\\s*(?:[|/>›»:·-]|$))`, 'i');
const TITLE_TAIL = /\s+(?:\||[-–—]|»|::)\s+([^|–—»]{2,40})$/;
const PLACE = new RegExp(`^(?:${oneOf(PLACE_OPENINGS)})\\b`, 'i');
const TWO_SENTENCES = /[.!?]["”’]?\s+["“‘]?[A-ZÀ-ÞĀ-ɏ][a-zß-ÿ]+\s/;
const STOPPED_WORD = new RegExp(`\\b(?:[A-ZÀ-ÞĀ-ɏ]|${oneOf(STOPPED)})\\.`, 'g');

/** Letters and digits only, for comparing lines that differ in punctuation and case. */
export const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^A-Za-zÀ-ɏḀ-ỿ0-9]+/g, ' ')
    .trim();

export const countWords = (words: string): number => words.split(/\s+/).length;

/** Whether a line is a paragraph of a report rather than a line of a head. */
export const isProse = (words: string): boolean =>
  (ENDS_SENTENCE.test(words) && countWords(words) >= 4) || words.length > 160 || countWords(words) > 30;

/** The full name of the agency that a line consists of. */
export const agencyOf = (words: string): string | undefined => NEWS_AGENCIES.get(words.trim().toLowerCase());

/** Whether the words end as names of papers, agencies and sites do ("The Daily Herald"). */
export const isPublisher = (words: string): boolean => PUBLISHER.test(words);

/** The publisher that a whole line names. */
export const mastheadOf = (line: string): string | undefined =>
  agencyOf(line) ?? (isPublisher(line) && countWords(line) <= 5 ? line : undefined);

/** Whether a line names a section of the paper or a kind of article ("OPINION", "World | Asia"). */
export function isSection(line: string): boolean {
  const section = SECTION.exec(line)?.[0];
  if (!section) return false;
  const [, ...parts] = steps(line.slice(section.length), /[|/>›»:·-]/);
  return parts.every((part) => /^[A-Za-zÀ-ɏḀ-ỿ\s]{2,30}$/.test(part));
}

/** Whether a line shows the way to a page ("Countries > Inland > River"). */
export function isBreadcrumb(line: string): boolean {
  const parts = steps(line, /[>›»/|]/);
  return parts.length > 1 && parts.every((part) => /^[A-Za-zÀ-ɏḀ-ỿ\s&]{2,30}$/.test(part));
}

/** The words between marks. One expression for the whole line would try all ways to share out the spaces: seconds for thirty steps. */
const steps = (line: string, mark: RegExp): readonly string[] => line.split(mark).map((part) => part.trim());

/** Whether every word but small ones has a capital, as in a name. */
export const isNamed = (words: string): boolean =>
  countWords(words) <= 7 &&
  words.split(/\s+/).every((word) => !/^[a-zß-ÿ]/.test(word) || /^(?:of|the|and|de|for|in)$/.test(word));

/** Whether words that have the shape of a person's name open as names of places do. */
export const isPlace = (words: string): boolean => PLACE.test(words);

/** The title that a line prints: without a trailing publisher, and without the full stop that some exports add. */
export function titleWords(line: string): { title: string; publisher?: string } {
  let title = line.replace(/\s+/g, ' ').trim();
  let publisher: string | undefined;
  const [section, rest] = title.split(/\s+\|\s+(.*)/);
  if (section && rest && isSection(section)) title = rest;
  const tail = TITLE_TAIL.exec(title);
  if (tail?.[1] && (isPublisher(tail[1]) || agencyOf(tail[1]))) {
    publisher = tail[1].trim();
    title = title.slice(0, tail.index);
  }
  // Not the stop of an abbreviation ("Talks with the U.S.").
  if (/[^.]\.["”’]?$/.test(title) && !/(?:\b[A-ZÀ-ÞĀ-ɏ]|\.[A-Za-zÀ-ɏḀ-ỿ])\.$/.test(title))
    title = title.replace(/\.(?=["”’]?$)/, '');
  return { title, ...(publisher && { publisher }) };
}

/** Whether a line can be the title of what follows it. */
export function isTitleShaped(line: string, next: string | undefined): boolean {
  const words = countWords(line);
  if (line.length > 250 || words > 40 || next === undefined) return false;
  if (/[,;]$/.test(line) || /^[a-zß-ÿ]{4,}/.test(line) || BULLET.test(line) || findDateline(line)) return false;
  if (!/\p{L}{2}/u.test(line)) return false;
  if (!/\.["”’)]*$/.test(line)) return words <= 35 && (!/[?!]$/.test(line) || countWords(next) >= 3);
  // A full stop: a title in an export, or a first sentence.
  const nextWords = countWords(next);
  if (isTitleCase(line)) return words <= 35 && nextWords >= Math.min(6, words);
  return !isFirstSentence(line) && nextWords >= Math.min(10, words * 0.8);
}

/** First sentences are long, say when, or are two. */
function isFirstSentence(line: string): boolean {
  return (
    countWords(line) > 25 ||
    TWO_SENTENCES.test(line.replace(STOPPED_WORD, '')) ||
    /\bon\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(line) ||
    /^["“‘][^"”’]*[A-Za-zÀ-ɏḀ-ỿ]{3}[,.]?["”’]\s+\S+\s+(?:said|says)/.test(line)
  );
}

/** Whether most of the longer words have a capital, as English headlines print them. */
function isTitleCase(line: string): boolean {
  const long = line.match(/(?<![A-Za-zÀ-ɏḀ-ỿ'’])[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{3,}/g) ?? [];
  return long.length >= 4 && long.filter((word) => /^[A-ZÀ-ÞĀ-ɏ]/.test(word)).length >= long.length * 0.8;
}

/** Whether a line can stand as a heading above the paragraph that follows it. */
export function isSubheadShaped(line: string, next: string): boolean {
  if (line.length > 90 || countWords(line) > 12) return false;
  if (/[.!…,;:]["'”’»)\]]*$/u.test(line) || BULLET.test(line) || /^\p{Ll}/u.test(line) || !/\p{L}{2}/u.test(line))
    return false;
  return next.length >= line.length * 1.5 && (isProse(next) || BULLET.test(next));
}
