import type { RegionKind } from '../../records/document.ts';
import type { ArticleLayout } from './article-layout.ts';
import { isPersonName, parseByline, parseNames } from './byline.ts';
import { findDates, parseDateLine } from './calendar-date.ts';
import { ENDS_SENTENCE } from './line-shapes.ts';
import { AUTHOR_ROLES, LINK_LIST_OPENINGS, oneOf } from './line-words.ts';
import type { Metadata } from './metadata.ts';

/** What a line near the end of an article tells of the article, whatever the line is. */
export interface CreditRule {
  readonly name: string;
  /** Whether only furniture can tell it. */
  readonly inFurniture: boolean;
  readonly read: (line: string) => Metadata | undefined;
  readonly example: readonly [line: string, found: Metadata];
}

/** What a line among the last of an article is. */
export interface ClosingRule {
  readonly name: string;
  /** What the line is; undefined if the rule does not know it. Takes what the line tells of the article. */
  readonly read: (line: string, layout: ArticleLayout) => RegionKind | undefined;
  readonly example: string;
}

const REPORTED_BY = /(?<!additional\s|contributed\s)\b(?:reporting|written|story|report)\s+by\s+([^;()]+)/i;
const IN_A_PLACE = /\s+in\s+[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ.'’ ]+?(?=,|\s+and\s|$)/g;
const COPYRIGHT =
  /(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?([A-ZÀ-ÞĀ-ɏ][^.,|©]{2,50})/;
const LINK_LIST = new RegExp(`^(?:${oneOf(LINK_LIST_OPENINGS)})\\b.{0,60}$`, 'i');
const BIOGRAPHY =
  /^((?:[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ.'’-]*\s+){2,4}?)(?:,[^,]{2,80},\s*)?(is|was|are|teaches|covers|writes|reports|reported|served|serves|works|directs|holds|leads|edits|has\s+(?:covered|written|reported|worked))\b/;
const AUTHOR_ROLE = new RegExp(`\\b(?:${oneOf(AUTHOR_ROLES)})\\b`, 'i');

/** All of them are asked of each line; what the first finds stands. */
export const CREDIT_RULES: readonly CreditRule[] = [
  {
    name: 'who reported or wrote it',
    inFurniture: true,
    read: (line) => {
      const credit = REPORTED_BY.exec(line)?.[1];
      const names = credit ? parseNames(credit.replace(IN_A_PLACE, '')) : undefined;
      return names && { authors: names.authors };
    },
    example: [
      '(Reporting by Given Surname in Geneva and Other Name; editing by Third Name)',
      { authors: ['Given Surname', 'Other Name'] },
    ],
  },
  {
    name: 'whom to follow',
    inFurniture: false,
    read: (line) => {
      const name = /^follow\s+(.{4,40}?)\s+(?:on\s+(?:twitter|x|facebook)|at\s+@|@)/i.exec(line)?.[1];
      return name && isPersonName(name) ? { authors: [name] } : undefined;
    },
    example: ['Follow Given Surname on Twitter', { authors: ['Given Surname'] }],
  },
  {
    name: 'who holds the copyright',
    inFurniture: true,
    read: (line) => {
      const holder = COPYRIGHT.exec(line)?.[1];
      return holder ? { publisher: holder.replace(/\s+all\s+rights.*$/i, '').trim() } : undefined;
    },
    example: ['© 2017 The Daily Herald. All rights reserved.', { publisher: 'The Daily Herald' }],
  },
  {
    name: 'when it was printed',
    inFurniture: false,
    read: (line) => {
      if (!/^a\s+version\s+of\s+this\b|^published\b|^first\s+published\b/i.test(line)) return undefined;
      const [date] = findDates(line);
      return date && { date: date.day };
    },
    example: ['A version of this article appeared in print on July 7, 2017', { date: '2017-07-07' }],
  },
];

/** The rules in the order in which they are asked; the first that knows a line decides. */
export const CLOSING_RULES: readonly ClosingRule[] = [
  {
    name: 'a date line',
    read: (line, { detected }) => {
      if (ENDS_SENTENCE.test(line)) return undefined;
      const dates = parseDateLine(line);
      if (!dates || dates.rest.length > 20 || isPersonName(dates.rest)) return undefined;
      const day = dates.published ?? dates.updated;
      if (day) detected.date ??= day;
      return 'date';
    },
    example: 'Published: 6 July 2017',
  },
  {
    name: 'a byline',
    read: (line, { detected }) => {
      const byline = ENDS_SENTENCE.test(line) ? undefined : parseByline(line);
      if (!byline) return undefined;
      detected.authors ??= byline.authors;
      return 'byline';
    },
    example: 'By Other Name',
  },
  {
    name: 'the name of an author',
    read: (line, layout) => (layout.isAuthor(line.replace(/^[–—-]+\s*/, '')) ? 'byline' : undefined),
    example: '— Given Surname',
  },
  {
    name: 'a note about an author',
    read: (line, layout) => (readBiography(line, layout) ? 'boilerplate' : undefined),
    example: 'Other Name is a professor of history at the University of Elbe.',
  },
];

/** "A B is a fellow at ...", "A B reported from ...": a note about an author, who is not a person of the story. */
function readBiography(line: string, layout: ArticleLayout): boolean {
  if (line.length > 600) return false;
  const plain = line.replace(/^[–—*([\s]+/, '');
  const opening = BIOGRAPHY.exec(plain)?.[1] ?? '';
  const name = opening.trim();
  if (name === '') return /^the\s+(?:author|writer)s?\s+(?:is|are|was|teaches|works)\b/i.test(plain);
  if (layout.isAuthor(name)) return true;
  const tellsWhatOneIs = /^(?:is|was|covers|writes|teaches)\s+(?:an?|the|about|for|at)\b/;
  if (!isPersonName(name) || !tellsWhatOneIs.test(plain.slice(opening.length)) || !AUTHOR_ROLE.test(plain))
    return false;
  // A person of the story was named before.
  const surname = name.split(' ').at(-1) ?? name;
  if (layout.textBefore(line).includes(surname)) return false;
  layout.detected.authors ??= [name];
  return true;
}

/** Whether a line opens a list of links to other pieces. */
export const opensLinkList = (line: string): boolean => LINK_LIST.test(line) && !ENDS_SENTENCE.test(line);
