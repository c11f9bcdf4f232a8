import type { RegionKind } from '../../records/document.ts';
import type { ArticleLayout } from './article-layout.ts';
import { isBoilerplate, isCaption } from './boilerplate.ts';
import { isPersonName, isRoleLine, parseByline, parseSignature } from './byline.ts';
import { findDates, parseDateLine } from './calendar-date.ts';
import {
  agencyOf,
  bare,
  countWords,
  ENDS_SENTENCE,
  isBreadcrumb,
  isNamed,
  isPlace,
  isProse,
  isPublisher,
  isSection,
  isTitleShaped,
  mastheadOf,
  titleWords,
} from './line-shapes.ts';

/** How far the reading of the lines above a report has come. */
export interface HeadReading {
  readonly layout: ArticleLayout;
  /** The title as it is known from elsewhere. */
  readonly knownTitle?: string;
  /** The unit that the markup calls the title; -1 if none. */
  readonly titleHint: number;
  titled: boolean;
  /** Paragraphs of prose so far. */
  prose: number;
}

/** Where in the head a rule is asked. */
const PLACES = {
  anywhere: () => true,
  'above all prose': ({ prose }) => prose === 0,
  'above the title': ({ titled, prose }) => !titled && prose === 0,
  'below the title': ({ titled, prose }) => titled || prose > 0,
  'right below the title': ({ titled, prose, layout }, i) =>
    titled && prose === 0 && layout.kinds[i] !== 'heading' && !ENDS_SENTENCE.test(layout.words(i)),
} as const satisfies Readonly<Record<string, (head: HeadReading, i: number) => boolean>>;

/** A rule about one line of the head. */
export interface HeadRule {
  readonly name: string;
  readonly place: keyof typeof PLACES;
  /** What the line is; undefined if the rule does not know it. Takes what the line tells of the article. */
  readonly read: (line: string, i: number, head: HeadReading) => RegionKind | undefined;
  /** The lines of a head and the one among them that the rule decides; an array's first part is what the markup says. */
  readonly example: readonly [line: number, ...lines: readonly (string | readonly [RegionKind, string])[]];
}

const LABELLED_TITLE = /^(?:title|headline)\s*[:：]\s*(?=\S)/i;
const LABELLED_PUBLISHER =
  /^(?:publisher|source|publication(?:\s+title)?|newspaper|outlet|website|site|publication\s+name)\s*[:：]\s*(?=\S)(.{2,80})$/i;
const LABELLED_PLACE = /^(?:dateline|location|place)\s*[:：]\s*\S.{0,60}$/i;
/** A date that is labelled but cannot be read, such as one with two readings. */
const LABELLED_DATE = /^(?:date|published|posted|updated|publication\s+date)\s*[:：]?\s*\d[\d\s./-]{4,20}$/i;

const REPORT = 'The two governments said on Monday that they would open talks on the river.';
const TITLE = 'Envoys meet in Geneva for new talks on the river';

/** The rules in the order in which they are asked; the first that knows a line decides. */
export const HEAD_RULES: readonly HeadRule[] = [
  {
    name: 'a title behind a label',
    place: 'above all prose',
    read: (line, i, head) => {
      const label = LABELLED_TITLE.exec(line)?.[0];
      if (label === undefined) return undefined;
      const { layout } = head;
      layout.valueStart.set(i, (layout.units[i]?.start ?? 0) + label.length);
      layout.head.title = titleWords(line.slice(label.length)).title;
      head.titled = true;
      return 'title';
    },
    example: [0, `Headline: ${TITLE}`, REPORT],
  },
  {
    name: 'a publisher behind a label',
    place: 'above all prose',
    read: (line, _, { layout }) => {
      const publisher = LABELLED_PUBLISHER.exec(line)?.[1];
      if (!publisher || !isNamed(publisher)) return undefined;
      layout.head.publisher ??= publisher.trim();
      return 'boilerplate';
    },
    example: [1, TITLE, 'Source: The Daily Herald', REPORT],
  },
  {
    name: 'a byline',
    place: 'anywhere',
    read: (line, _, { layout }) => {
      const byline = parseByline(line);
      if (!byline) return undefined;
      layout.addAuthors(byline.authors);
      layout.affiliation ||= byline.affiliation;
      // "By A B | July 6, 2017": the date may stand in the byline.
      const [date] = findDates(line);
      if (date) layout.head.date ??= date.day;
      return 'byline';
    },
    example: [1, TITLE, 'By Given Surname | July 6, 2017', REPORT],
  },
  {
    name: 'a date line',
    place: 'anywhere',
    read: (line, _, { layout }) => {
      const dates = parseDateLine(line);
      if (!dates) return undefined;
      layout.addDates(dates);
      readBesideDate(dates.rest, layout);
      return 'date';
    },
    example: [1, TITLE, 'The Daily Herald, 6 July 2017', REPORT],
  },
  {
    name: 'a labelled date that cannot be read',
    place: 'anywhere',
    read: (line) => (LABELLED_DATE.test(line) ? 'date' : undefined),
    example: [1, TITLE, 'Date: 06/07/2017', REPORT],
  },
  {
    name: 'a labelled place',
    place: 'anywhere',
    read: (line) => (LABELLED_PLACE.test(line) ? 'dateline' : undefined),
    example: [1, TITLE, 'Location: Geneva', REPORT],
  },
  {
    name: 'furniture of the page',
    place: 'anywhere',
    read: (line) => (isBoilerplate(line) ? 'boilerplate' : undefined),
    example: [1, TITLE, 'Share this article', REPORT],
  },
  {
    name: 'a caption',
    place: 'anywhere',
    read: (line) => (isCaption(line) ? 'caption' : undefined),
    example: [1, TITLE, 'Photo: The envoys shake hands', REPORT],
  },
  {
    name: 'an author or an affiliation again',
    place: 'anywhere',
    read: (line, _, { layout }) => {
      const { affiliation } = layout;
      return layout.isAuthor(line) || (affiliation !== '' && bare(line) === bare(affiliation)) ? 'byline' : undefined;
    },
    example: [2, TITLE, 'By Given Surname', 'GIVEN SURNAME', REPORT],
  },
  {
    name: 'sections and navigation above a title that the markup names',
    place: 'above the title',
    read: (line, i, { titleHint }) =>
      i < titleHint && !ENDS_SENTENCE.test(line) && countWords(line) <= 8 ? 'boilerplate' : undefined,
    example: [0, 'Rivers and lakes of the world', ['title', TITLE], REPORT],
  },
  {
    name: 'a section above the title',
    place: 'above the title',
    read: (line, i, head) =>
      (isSection(line) || isBreadcrumb(line)) && standsAboveTitle(i, head) ? 'boilerplate' : undefined,
    example: [0, 'Countries > Inland', TITLE, REPORT],
  },
  {
    name: 'a masthead above the title',
    place: 'above the title',
    read: (line, i, head) => {
      const publisher = mastheadOf(line);
      if (publisher === undefined || !standsAboveTitle(i, head)) return undefined;
      head.layout.head.publisher ??= publisher;
      return 'boilerplate';
    },
    example: [0, 'The Daily Herald', TITLE, REPORT],
  },
  {
    name: 'a few words in capitals above the title',
    place: 'above the title',
    read: (line, i, head) => {
      if (line !== line.toUpperCase() || countWords(line) > 3) return undefined;
      const next = head.layout.words(head.layout.nextContent(i) ?? -1);
      return next !== next.toUpperCase() && standsAboveTitle(i, head) ? 'boilerplate' : undefined;
    },
    example: [0, 'RIVER DISPUTE', TITLE, REPORT],
  },
  {
    name: 'the title',
    place: 'above the title',
    read: (line, i, head) => {
      const { layout, knownTitle, titleHint } = head;
      if (layout.kinds[i] !== undefined || titleHint >= 0) return undefined;
      const isKnown = knownTitle && bare(knownTitle) === bare(line);
      if (!isKnown && !isTitleShaped(line, longestBelow(i, layout))) return undefined;
      head.titled = true;
      const { title, publisher } = titleWords(line);
      layout.head.title = title;
      if (publisher) layout.head.publisher ??= publisher;
      return 'title';
    },
    example: [0, TITLE, REPORT],
  },
  {
    name: 'the title again',
    place: 'below the title',
    read: (line, _, { layout }) =>
      layout.head.title && bare(line) === bare(layout.head.title) ? 'boilerplate' : undefined,
    example: [2, TITLE, 'By Given Surname', TITLE.toUpperCase(), REPORT],
  },
  {
    name: 'a masthead below the title',
    place: 'right below the title',
    read: (line, _, { layout }) => {
      const publisher = mastheadOf(line);
      if (publisher === undefined) return undefined;
      layout.head.publisher ??= publisher;
      return 'boilerplate';
    },
    example: [1, TITLE, 'The Daily Herald', REPORT],
  },
  {
    name: 'a role below a byline or a date',
    place: 'right below the title',
    read: (line, i, { layout }) =>
      followsByline(i, layout) && isRoleLine(line) && countWords(line) <= 15 ? 'byline' : undefined,
    example: [2, TITLE, 'By Given Surname', 'Lecturer, University of Elbe', REPORT],
  },
  {
    name: 'a byline without "By"',
    place: 'right below the title',
    read: (line, _, { layout }) => {
      const signed = parseSignature(line);
      if (!signed) return undefined;
      layout.addAuthors(signed.authors);
      layout.affiliation ||= signed.affiliation;
      return 'byline';
    },
    example: [1, TITLE, 'Given Surname, Diplomatic Correspondent', REPORT],
  },
  {
    name: 'a name beside a date, a byline or a role',
    place: 'right below the title',
    read: (line, i, { layout }) => {
      if (!isPersonName(line) || countWords(line) > 4 || isPlace(line)) return undefined;
      const next = layout.nextContent(i);
      const below = next === undefined ? '' : layout.words(next);
      if (!followsByline(i, layout) && parseDateLine(below) === undefined && !isBareRole(below)) return undefined;
      layout.addAuthors([line]);
      return 'byline';
    },
    example: [1, TITLE, 'Given Surname', '6 July 2017', REPORT],
  },
  {
    name: 'a section below the title',
    place: 'right below the title',
    read: (line) => (isSection(line) ? 'boilerplate' : undefined),
    example: [1, TITLE, 'Opinion', REPORT],
  },
];

/**
 * What a line of the head is, by the first rule that knows it.
 * @param i the line's unit
 */
export function readHeadLine(i: number, head: HeadReading): { kind: RegionKind; rule: HeadRule } | undefined {
  const line = head.layout.words(i);
  for (const rule of HEAD_RULES) {
    if (!PLACES[rule.place](head, i)) continue;
    const kind = rule.read(line, i, head);
    if (kind !== undefined) return { kind, rule };
  }
  return undefined;
}

/** A date line may also name an author or the publisher. */
function readBesideDate(rest: string, layout: ArticleLayout): void {
  const { head } = layout;
  const byline = parseByline(rest);
  const publisher = rest.replace(/^by\s+/i, '');
  if (byline && !(head.authors && agencyOf(publisher))) layout.addAuthors(byline.authors);
  else if (isPersonName(rest) && head.authors === undefined && countWords(rest) <= 3 && !isPlace(rest))
    layout.addAuthors([rest]);
  else if (isPublisher(publisher) || agencyOf(publisher)) head.publisher ??= agencyOf(publisher) ?? publisher;
}

/** Whether what follows a line has the shape of a title and is no sentence of a report. */
function standsAboveTitle(i: number, { layout }: HeadReading): boolean {
  const next = layout.nextContent(i);
  if (next === undefined) return false;
  const following = layout.words(next);
  if (following === '' || isProse(following.replace(/\.$/, '')) || countWords(following) < 4) return false;
  return isTitleShaped(following, layout.words(layout.nextContent(next) ?? -1) || undefined);
}

function followsByline(i: number, { kinds }: ArticleLayout): boolean {
  const above = i > 0 ? kinds[i - 1] : undefined;
  return above === 'byline' || above === 'date';
}

/** The longest of the three units below: a title may have short decks under it. */
function longestBelow(i: number, layout: ArticleLayout): string | undefined {
  let longest: string | undefined;
  let at = layout.nextContent(i);
  for (let n = 0; n < 3 && at !== undefined; n++) {
    const line = layout.words(at);
    if (longest === undefined || line.length > longest.length) longest = line;
    at = layout.nextContent(at);
  }
  return longest;
}

const isBareRole = (words: string): boolean =>
  words !== '' && words.length <= 80 && countWords(words) <= 10 && isRoleLine(words);
