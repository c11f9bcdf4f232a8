import type { Region, RegionKind } from '../../records/document.ts';
import { ArticleLayout } from './article-layout.ts';
import { isBoilerplate, isCaption } from './boilerplate.ts';
import { parseByline, parseNames } from './byline.ts';
import { parseDateLine } from './calendar-date.ts';
import { findDateline } from './dateline.ts';
import { type HeadReading, readHeadLine } from './head-rules.ts';
import { isProse, isSubheadShaped, titleWords } from './line-shapes.ts';
import { ALERTS, oneOf } from './line-words.ts';
import type { Metadata } from './metadata.ts';
import { CLOSING_RULES, CREDIT_RULES, opensLinkList } from './tail-rules.ts';
import type { Unit } from './text-units.ts';

/** What the layout of an article says. */
export interface ArticleParts {
  /** In order, not overlapping; only white space lies between them. */
  readonly regions: readonly Region[];
  /** Read from the lines above the report. */
  readonly head: Metadata;
  /** Read from credits and notes elsewhere: weaker than the head. */
  readonly detected: Metadata;
}

/** How far down the head of an article may reach, in units. */
const HEAD_UNITS = 40;
/** How many paragraphs of prose (a summary, a standfirst) may stand above a byline. */
const HEAD_PROSE = 3;
/** How far up from the end notes and credits are looked for, in units. */
const TAIL_UNITS = 25;
/** How many of the last units may be a date, a name or a note about the author. */
const CLOSING_UNITS = 6;
/** Longer paragraphs in the middle of a text are never page furniture; not looking keeps long texts fast. */
const LONG = 300;
/** How many paragraphs of the report may open with a dateline. */
const DATELINE_BODIES = 3;

const COLON_DATELINE = /^[A-ZÀ-ÞĀ-ɏ][A-ZÀ-ÞĀ-ɏ\s,'’.-]{3,30}:\s/;
const ALERT = new RegExp(`^(?:${oneOf(ALERTS)})`);

/**
 * Divides an article into its parts and reads its metadata.
 *
 * The rules (head-rules.ts, tail-rules.ts, boilerplate.ts) are about layout alone and lean to the safe side: what might
 * be a sentence of the report stays `body`.
 * @param text the canonical text
 * @param units its paragraphs
 * @param known metadata that is known from elsewhere; helps to recognise the lines that repeat it
 */
export function articleParts(text: string, units: readonly Unit[], known: Metadata = {}): ArticleParts {
  const layout = new ArticleLayout(text, units, known.authors);
  readHead(layout, known.title);
  readTail(layout);
  readMiddle(layout);
  const regions = regionsOf(text, layout);
  if (layout.updated) layout.head.date ??= layout.updated;
  return { regions, head: layout.head, detected: layout.detected };
}

/**
 * Reads title, authors, date and publisher off the lines above the report.
 * @returns the names of the rules that decided lines, by unit
 */
export function readHead(layout: ArticleLayout, knownTitle?: string): ReadonlyMap<number, string> {
  const { units, kinds } = layout;
  const decided = new Map<number, string>();
  const head: HeadReading = {
    layout,
    ...(knownTitle && { knownTitle }),
    titleHint: units.slice(0, 12).findIndex((unit) => unit.hint === 'title'),
    titled: false,
    prose: 0,
  };
  const last = Math.min(units.length, HEAD_UNITS);
  for (let i = 0; i < last && head.prose < HEAD_PROSE; i++) {
    readMarkedLine(i, head);
    if (kinds[i] !== undefined && kinds[i] !== 'heading') continue;
    const found = readHeadLine(i, head);
    if (found) {
      kinds[i] = found.kind;
      decided.set(i, found.rule.name);
    } else if (kinds[i] !== 'heading' && isProse(layout.words(i))) head.prose++;
  }
  return decided;
}

/** What a line tells that the markup calls a title, a byline or a date. */
function readMarkedLine(i: number, head: HeadReading): void {
  const { layout } = head;
  const line = layout.words(i);
  switch (layout.kinds[i]) {
    case 'title':
      head.titled = true;
      layout.head.title ??= titleWords(line).title;
      break;
    case 'byline': {
      const names = parseByline(line) ?? parseNames(line);
      if (names) layout.addAuthors(names.authors);
      break;
    }
    case 'date': {
      const dates = parseDateLine(line);
      if (dates) layout.addDates(dates);
      break;
    }
  }
}

/** Finds furniture, credits, dates and notes about authors among the last units. */
function readTail(layout: ArticleLayout): void {
  const { units, kinds } = layout;
  const first = Math.max(1, units.length - TAIL_UNITS);
  for (let i = first; i < units.length; i++) {
    const line = layout.words(i);
    if (kinds[i] === undefined && isBoilerplate(line)) kinds[i] = 'boilerplate';
    readCredits(line, kinds[i], layout);
    if (kinds[i] === undefined && i >= units.length - CLOSING_UNITS) kinds[i] = readClosingLine(line, layout);
  }
  dropLinkList(first, layout);
}

function readCredits(line: string, kind: RegionKind | undefined, { detected }: ArticleLayout): void {
  for (const { inFurniture, read } of CREDIT_RULES) {
    if (inFurniture && kind !== 'boilerplate') continue;
    // What was found before stands.
    Object.assign(detected, { ...read(line), ...detected });
  }
}

function readClosingLine(line: string, layout: ArticleLayout): RegionKind | undefined {
  for (const { read } of CLOSING_RULES) {
    const kind = read(line, layout);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** A list of links under "Related stories": only where nothing that ends like a sentence follows it. */
function dropLinkList(first: number, layout: ArticleLayout): void {
  const { units, kinds } = layout;
  for (let i = first; i < units.length; i++) {
    if (!opensLinkList(layout.words(i))) continue;
    const rest = units.slice(i + 1).map((_, n) => layout.words(i + 1 + n));
    if (!rest.every((line) => line.length <= 140 && !/[.]["”’)]*$/.test(line))) continue;
    for (let n = i; n < units.length; n++)
      if (kinds[n] === undefined || kinds[n] === 'heading') kinds[n] = 'boilerplate';
    return;
  }
}

/** Tells headings, captions and furniture between head and end from the report. */
function readMiddle(layout: ArticleLayout): void {
  const { units, kinds } = layout;
  for (const [i, unit] of units.entries()) {
    if (kinds[i] !== undefined) continue;
    const line = layout.words(i);
    const isDeep = i >= HEAD_UNITS && i < units.length - TAIL_UNITS;
    if (unit.end - unit.start > LONG && isDeep) kinds[i] = 'body';
    else if (isBoilerplate(line)) kinds[i] = 'boilerplate';
    else if (isCaption(line)) kinds[i] = 'caption';
    else {
      const isHeading = i > 0 && unit.hint !== 'body' && isSubheadShaped(line, layout.words(i + 1));
      kinds[i] = isHeading ? 'heading' : 'body';
    }
  }
}

/** Units as regions: a label is cut off from what it labels, a dateline from its paragraph. */
function regionsOf(text: string, layout: ArticleLayout): Region[] {
  const regions: Region[] = [];
  let bodies = 0;
  for (const [i, unit] of layout.units.entries()) {
    const { start, end } = unit;
    const kind = layout.kinds[i] ?? 'body';
    const value = layout.valueStart.get(i);
    if (value !== undefined) {
      regions.push({ kind: 'boilerplate', span: { start, end: value } }, { kind, span: { start: value, end } });
      continue;
    }
    const line = text.slice(start, end);
    const length = kind === 'body' && bodies++ < DATELINE_BODIES ? readDateline(i, line, bodies === 1, layout) : 0;
    if (length > 0) {
      const dateline = start + line.slice(0, length).trimEnd().length;
      const report = start + length;
      regions.push(
        { kind: 'dateline', span: { start, end: dateline } },
        { kind, span: { start: report + (text.slice(report).search(/\S/) || 0), end } },
      );
      bodies = DATELINE_BODIES;
    } else regions.push({ kind, span: { start, end } });
  }
  return regions;
}

/** The length of the dateline that opens a paragraph, in UTF-16 units; 0 if there is none. Takes what it tells. */
function readDateline(i: number, line: string, isFirst: boolean, layout: ArticleLayout): number {
  const dateline = findDateline(line);
  if (!dateline) return isFirst ? colonDateline(i, line, layout) : 0;
  if (dateline.length >= line.length - 10) return 0;
  if (dateline.agency) layout.detected.publisher ??= dateline.agency;
  if (dateline.day) layout.head.date ??= dateline.day;
  return dateline.length;
}

/** "NEW DELHI: Two ministers met" opens a report; in a transcript many paragraphs begin in this way. */
function colonDateline(i: number, line: string, layout: ArticleLayout): number {
  const length = COLON_DATELINE.exec(line)?.[0].length ?? 0;
  if (length === 0 || length >= line.length - 10 || ALERT.test(line)) return 0;
  for (let n = i + 1; n < Math.min(layout.units.length, i + 40); n++)
    if (COLON_DATELINE.test(layout.words(n))) return 0;
  return length;
}
