import type { ReportedEvent, SameAct } from '../../measures/merge-reports.ts';
import type { Actor, Mention } from '../../records/actor.ts';
import type { CausalClaim } from '../../records/causal-claim.ts';
import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import type { Event, Side, Voice } from '../../records/event.ts';
import type { Forecast } from '../../records/forecast.ts';
import type { Issue } from '../../records/issue.ts';
import type { Motive } from '../../records/motive.ts';
import { type OffsetMap, offsetMap, quote } from '../../records/offsets.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Provenance } from '../../records/provenance.ts';
import type { Quantity } from '../../records/quantity.ts';
import type { Reading } from '../../records/reading.ts';
import type { Relation } from '../../records/relation.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import type { Cell } from '../kit/csv-text.ts';
import type { DataTable, PackagedField, PackagedTable } from '../kit/data-package.ts';
import { actsTable } from './acts-csv.ts';

/** A column of a table of readings. */
export interface ReadingField extends PackagedField {
  /**
   * What the column holds of the text: its words, or what stands beside them (only in exports, where a quotation must be
   * found again in another edition of the text).
   */
  readonly holds?: 'words' | 'neighbours';
}

/** One kind of record as a table. */
interface ReadingTable extends PackagedTable {
  readonly fields: readonly ReadingField[];
  /** The rows of one reading, a cell for each field. */
  readonly rows: (page: Page) => readonly (readonly Cell[])[];
}

interface Page {
  readonly reading: Reading;
  readonly offsets: OffsetMap;
}

/** Readings as a table with what each column holds. */
export interface TableOfReadings extends DataTable {
  readonly fields: readonly ReadingField[];
}

/** What `datapackage.json` says of the tables of readings. */
export const READING_PACKAGE =
  'Records that Entente read from texts. Offsets are Unicode code points into the canonical text, end exclusive.';

export interface TableOptions {
  /** What of the text stands in cells: its words beside offsets, also what stands beside these, or nothing. By default `words`. */
  readonly text?: 'words' | 'neighbours' | 'none';
  /** How far apart the days of reports may lie that tell of one act. */
  readonly sameAct?: SameAct;
}

/** Readings as tables, one a kind of record, in the order in which they are written; acts across documents come last. */
export function readingTables(
  readings: readonly Reading[],
  { text = 'words', sameAct = {} }: TableOptions = {},
): readonly TableOfReadings[] {
  const pages = readings.map((reading) => ({ reading, offsets: offsetMap(reading.document.text) }));
  const wanted = ({ holds }: ReadingField): boolean =>
    holds === undefined || text === 'neighbours' || (text === 'words' && holds === 'words');
  const tables = READING_TABLES.map(({ fields, rows, ...table }): TableOfReadings => {
    const kept = fields.flatMap((field, at) => (wanted(field) ? [at] : []));
    const pick = <T>(row: readonly T[]): readonly T[] => kept.map((at) => row[at] as T);
    return { ...table, fields: pick(fields), rows: pages.flatMap((page) => rows(page).map(pick)) };
  });
  return [...tables, actsTable(readings.flatMap(reportsOf), sameAct)];
}

/** The events of a reading as reports of acts. */
export function reportsOf({ document, events }: Reading): readonly ReportedEvent[] {
  return events.map((event) => ({
    document: document.id,
    ...(document.date ? { published: document.date } : {}),
    event,
  }));
}

interface Column<Row> extends ReadingField {
  readonly value: (row: Row, page: Page) => Cell;
}

/** How many code points stand beside a quotation, before and after it. */
const NEIGHBOURS = 32;

function table<Row>(
  name: string,
  description: string,
  key: readonly string[],
  rows: (reading: Reading) => readonly Row[],
  columns: readonly Column<Row>[],
): ReadingTable {
  return {
    name,
    description,
    key,
    fields: columns.map(({ value: _, ...field }) => field),
    rows: (page) => rows(page.reading).map((row) => columns.map((column) => column.value(row, page))),
  };
}

function text<Row>(name: string, description: string, value: (row: Row, page: Page) => Cell): Column<Row> {
  return { name, type: 'string', description, value };
}
function whole<Row>(name: string, description: string, value: (row: Row, page: Page) => Cell): Column<Row> {
  return { name, type: 'integer', description, value };
}
function decimal<Row>(name: string, description: string, value: (row: Row, page: Page) => Cell): Column<Row> {
  return { name, type: 'number', description, value };
}
function day<Row>(name: string, description: string, value: (row: Row, page: Page) => Cell): Column<Row> {
  return { name, type: 'date', description, value };
}

/** The columns of one span: its start, its end, its words and, in exports, what stands beside them. */
function words<Row>(prefix: string, what: string, span: (row: Row) => Span | undefined): readonly Column<Row>[] {
  const at = (row: Row, end: 'start' | 'end', page: Page): Cell => {
    const found = span(row);
    return found && page.offsets.toCodePoint(found[end]);
  };
  return [
    whole(`${prefix}start`, `first code point of ${what}`, (row, page) => at(row, 'start', page)),
    whole(`${prefix}end`, `code point behind the last of ${what}`, (row, page) => at(row, 'end', page)),
    {
      ...text<Row>(`${prefix}quote`, what, (row, { reading }) => {
        const found = span(row);
        return found && quote(reading.document.text, found);
      }),
      holds: 'words',
    },
    {
      ...text<Row>(`${prefix}before`, `up to ${NEIGHBOURS} characters before it`, (row, { reading }) => {
        const found = span(row);
        return found && charactersBefore(reading.document.text, found.start);
      }),
      holds: 'neighbours',
    },
    {
      ...text<Row>(`${prefix}after`, `up to ${NEIGHBOURS} characters after it`, (row, { reading }) => {
        const found = span(row);
        return found && charactersAfter(reading.document.text, found.end);
      }),
      holds: 'neighbours',
    },
  ];
}

/** The last code points before an offset. One unit more is looked at, so that no half of a pair is among them. */
export function charactersBefore(words: string, offset: number): string {
  return [...words.slice(Math.max(0, offset - 2 * NEIGHBOURS - 1), offset)].slice(-NEIGHBOURS).join('');
}

/** The first code points from an offset on. */
export function charactersAfter(words: string, offset: number): string {
  return [...words.slice(offset, offset + 2 * NEIGHBOURS + 1)].slice(0, NEIGHBOURS).join('');
}

/** Two columns of several spans: `12-20;31-40` and their words, joined by ` … `. */
function wordsList<Row>(prefix: string, what: string, spans: (row: Row) => readonly Span[]): readonly Column<Row>[] {
  return [
    text(`${prefix}spans`, `start-end of ${what}`, (row, { offsets }) =>
      spans(row)
        .map((span) => `${offsets.toCodePoint(span.start)}-${offsets.toCodePoint(span.end)}`)
        .join(';'),
    ),
    {
      ...text<Row>(`${prefix}quote`, what, (row, { reading }) =>
        spans(row)
          .map((span) => quote(reading.document.text, span))
          .join(' … '),
      ),
      holds: 'words',
    },
  ];
}

/** What a discourse statement says of one variable. */
interface PartOfStatement {
  readonly statement: string;
  readonly variable: string;
  readonly value: StatementValue;
}

const DOCUMENT = {
  name: 'document',
  type: 'string',
  description: 'id of the document',
  value: (_: unknown, { reading }: Page) => reading.document.id,
} as const;

interface Standing {
  readonly id: string;
  readonly sentence: { readonly index: number };
  readonly provenance: Provenance;
}
const ID: readonly Column<{ readonly id: string }>[] = [
  text('id', 'stable id of the record', (row) => row.id),
  DOCUMENT,
];
const SENTENCE: Column<Standing> = whole('sentence', 'row of sentences.csv', (row) => row.sentence.index);
const MADE: readonly Column<{ readonly provenance: Provenance }>[] = [
  text('grade', 'strong, fair or weak evidence', (row) => row.provenance.grade),
  decimal(
    'probability',
    'how often records of which the reader is as sure are right, where that was measured',
    (row) => row.provenance.probability,
  ),
  text('made_by', 'rule, model or person', (row) => row.provenance.by),
  text('rule', 'the rule, or the model and its version', (row) => row.provenance.rule),
  text(
    'offered_by',
    'where a model decided, the rule that put the record before it',
    (row) => row.provenance.offeredBy ?? '',
  ),
  text('stage', 'stage of the reader', (row) => row.provenance.stage),
  decimal('order_score', 'order within the grade; compare within one stage only', (row) => row.provenance.score),
];

function ids(list: readonly string[]): string {
  return list.join(';');
}

/** Whose word; `?` for somebody unknown. */
function voices(list: readonly Voice[] = []): string {
  return ids(list.map(({ actor }) => actor ?? '?'));
}

function actorsOf(sides: readonly Side[]): string {
  return ids(sides.map((side) => side.actor));
}

function throughOf(sides: readonly Side[]): string {
  return ids(sides.flatMap((side) => side.through ?? []));
}

interface EventSide {
  readonly event: Event;
  readonly role: 'source' | 'target';
  readonly order: number;
  readonly side: Partial<Side>;
}
interface PartOf<T> {
  readonly proposal: Proposal;
  readonly order: number;
  readonly part: T;
}

/** Words instead of signs: a cell that is `-` or `+` would be taken for a formula. */
const STANCE_NAMES = { '+': 'for', '-': 'against', conditional: 'conditional' } as const;

const READING_TABLES: readonly ReadingTable[] = [
  table<Reading>('documents', 'the texts that were read', ['id'], (reading) => [reading], [
    text('id', 'id of the document', ({ document }) => document.id),
    text('title', 'title', ({ document }) => document.title),
    text('authors', 'authors', ({ document }) => ids(document.authors)),
    day('date', 'day of publication', ({ document }) => document.date),
    text('publisher', 'publisher', ({ document }) => document.publisher),
    text('language', 'ISO 639-1 code', ({ document }) => document.language),
    text('file', 'file name', ({ document }) => document.source.name),
    text('type', 'kind of file', ({ document }) => document.source.type),
    text('sha256', 'of the canonical text in UTF-8', ({ document }) => document.sha256),
    text('reader', 'version of the program and of its weights', ({ reader }) => reader),
    {
      ...text('warnings', 'what could not be read, and why', ({ warnings }: Reading) => warnings.join(' ')),
      holds: 'words',
    },
  ]),
  table<{ readonly index: number; readonly span: Span }>(
    'sentences',
    'the sentences that were read',
    ['document', 'sentence'],
    (reading) => reading.sentences.map((span, index) => ({ index, span })),
    [
      DOCUMENT,
      whole('sentence', 'number, from 0', (row) => row.index),
      ...words('', 'the sentence', ({ span }: { readonly span: Span }) => span),
    ],
  ),
  table<Actor>('actors', 'whoever acts or speaks, most mentioned first', ['document', 'id'], ({ actors }) => actors, [
    text('id', 'ISO 3166 alpha-3 of a state, or igo:, org:, per:, loc: and a name', (row) => row.id),
    DOCUMENT,
    text('kind', 'state, igo, organization, person, group or unknown', (row) => row.kind),
    text('name', 'name', (row) => row.name),
    text('iso3', 'ISO 3166 alpha-3 code', (row) => row.codes.iso3),
    text('cow', 'Correlates of War code', (row) => row.codes.cow),
    text('cameo', 'CAMEO code', (row) => row.codes.cameo),
    text('fips', 'FIPS code', (row) => row.codes.fips),
    text('sector', 'PLOVER sector', (row) => row.sector),
    text('role', 'what the actor is on the day of publication', (row) => row.role),
    text('acts_for', 'actor whose official voice this one is', (row) => row.actsFor),
    text('nationality', 'ISO 3166 alpha-3 code', (row) => row.nationality),
    {
      name: 'resolved',
      type: 'boolean',
      description: 'false: known in this document only',
      value: (row) => row.resolved,
    },
    whole('mentions', 'number of mentions', (row) => row.mentions),
  ]),
  table<Mention>('mentions', 'the places where actors are meant', ['id'], ({ mentions }) => mentions, [
    ...ID,
    ...words('', 'the words', (row: Mention) => row.span),
    whole('sentence', 'row of sentences.csv', (row) => row.sentence),
    text('kind', 'name, demonym, metonym, role, nominal, pronoun or set', (row) => row.kind),
    text('actors', 'ids of who is meant', (row) => ids(row.actors)),
    text('acts_for', 'ids of the states and bodies that act through the mention', (row) => ids(row.actsFor)),
    text('role', 'in which role the actor is meant there', (row) => row.role),
    text('sector', 'PLOVER sector of that role', (row) => row.sector),
    text('link', 'by what the words are tied to whom they mean; empty if that stays open', (row) => row.link),
    text('alternatives', 'ids of others who may be meant', (row) => ids(row.alternatives ?? [])),
    ...MADE,
  ]),
  table<Event>('events', 'who did what to whom', ['id'], ({ events }) => events, [
    ...ID,
    day('date_first', 'first day', (row) => row.date?.first),
    day('date_last', 'last day', (row) => row.date?.last),
    text('date_precision', 'day, week, month, season, year, decade or range', (row) => row.date?.precision),
    text('date_how', 'stated, relative, or publication for want of better', (row) => row.date?.how),
    text('source', 'ids of who acts', (row) => actorsOf(row.source)),
    text('source_through', 'ids of the persons or organs that acted for the source', (row) => throughOf(row.source)),
    text('target', 'ids of who is acted upon; empty for symmetric acts', (row) => actorsOf(row.target)),
    text('target_through', 'ids of the persons or organs of the target', (row) => throughOf(row.target)),
    text('category', 'PLOVER category', (row) => row.category),
    text('mode', 'PLOVER mode', (row) => row.mode),
    text('code', 'name that the codebook of the user gives the act', (row) => row.code),
    whole('quad', '1, 2 cooperation in words, in deeds; 3, 4 conflict in words, in deeds', (row) => row.quad),
    decimal('score', 'fixed value of the category or mode, -10 to 10', (row) => row.score),
    text('cameo', 'CAMEO code', (row) => row.cameo),
    text('contexts', 'PLOVER contexts', (row) => ids(row.contexts)),
    text(
      'reality',
      'actual, claimed, planned, demanded, proposed, hypothetical, denied or forecast',
      (row) => row.reality,
    ),
    text('claimed_by', 'ids of who says that a claimed act took place; ? for somebody unknown', (row) =>
      voices(row.claimedBy),
    ),
    text('denied_by', 'ids of who denies a claimed act', (row) => voices(row.deniedBy)),
    {
      name: 'restraint',
      type: 'boolean',
      description: 'true of a call for restraint, calm or dialogue',
      value: (row) => row.restraint === true,
    },
    text('place', 'name of the place', (row) => row.place?.name),
    text('place_iso3', 'ISO 3166 alpha-3 code of the place', (row) => row.place?.iso3),
    ...words('', 'the trigger', (row: Event) => row.trigger),
    ...wordsList('also_', 'later mentions of the same act', (row: Event) => row.also),
    SENTENCE,
    ...MADE,
  ]),
  table<EventSide>(
    'event_sides',
    'the sides of events, one a row',
    ['event', 'side', 'order'],
    ({ events }) =>
      events.flatMap((event) => [
        ...event.source.map((side, order) => ({ event, role: 'source' as const, order, side })),
        ...event.target.map((side, order) => ({ event, role: 'target' as const, order, side })),
        // Open ones have places behind all that are known.
        ...(event.open ?? []).map(({ side: role, span }, n) => ({
          ...{ event, role, side: { span } },
          order: event.source.length + event.target.length + n,
        })),
      ]),
    [
      text('event', 'id of the event', ({ event }) => event.id),
      DOCUMENT,
      text('side', 'source or target', (row) => row.role),
      whole('order', 'place among the sources or targets, from 0', (row) => row.order),
      text('actor', 'id of the actor; empty where the text does not tell who it is', ({ side }) => side.actor),
      text('through', 'id of who acted for it', ({ side }) => side.through),
      text('link', 'by what the words are tied to the actor', ({ side }) => side.link),
      text('grade', 'how sure that is: strong, fair or weak', ({ side }) => side.grade),
      ...words('', 'the words that name the side', ({ side }: EventSide) => side.span),
    ],
  ),
  table<Statement>('statements', 'who said what', ['id'], ({ statements }) => statements, [
    ...ID,
    text('type', 'direct, indirect or mixed', (row) => row.type),
    text('speakers', 'ids; empty if unknown', (row) => ids(row.speakers)),
    text('acts_for', 'ids of the states and bodies whose official voice this is', (row) => ids(row.actsFor)),
    text('addressees', 'ids', (row) => ids(row.addressees)),
    ...wordsList('source_', 'the words that name the source', (row: Statement) => row.source),
    ...wordsList('cue_', 'the cue', (row: Statement) => row.cue),
    ...wordsList('content_', 'what was said', (row: Statement) => row.content),
    text('within', 'id of the statement that reports this one', (row) => row.within),
    SENTENCE,
    ...MADE,
  ]),
  table<Position>('positions', 'who stands where on which issue', ['id'], ({ positions }) => positions, [
    ...ID,
    text('actor', 'id', (row) => row.actor),
    { ...text('issue', "the issue in the text's own words", (row: Position) => row.issue), holds: 'words' },
    text('issue_id', 'the issue of the document that it is about', (row) => row.issueId ?? ''),
    text('stance', 'for, against or conditional', (row) => STANCE_NAMES[row.stance]),
    text('act', 'how the stance is taken', (row) => row.act),
    text('speaker', 'id of who reports it, or author', (row) => row.speaker),
    ...words('', 'the evidence', (row: Position) => row.evidence),
    SENTENCE,
    ...MADE,
  ]),
  table<Issue>('issues', 'what the positions are about', ['document', 'id'], ({ issues }) => issues ?? [], [
    ...ID,
    { ...text('name', "in the text's own words, or as your file has it", (row: Issue) => row.name), holds: 'words' },
    { ...text('aliases', 'other words of the text for it', (row: Issue) => ids(row.aliases)), holds: 'words' },
    text('positions', 'ids of the positions on it', (row) => ids(row.positions)),
    { name: 'given', type: 'boolean', description: 'true: your file of issues named it', value: (row) => row.given },
  ]),
  table<Proposal>('proposals', 'offers and plans', ['id'], ({ proposals }) => proposals, [
    ...ID,
    text('by', 'ids; empty if the text names nobody', (row) => ids(row.by)),
    whole('terms', 'number of rows in proposal_terms.csv', (row) => row.terms.length),
    whole('answers', 'number of rows in proposal_answers.csv', (row) => row.answers.length),
    ...words('', 'the evidence', (row: Proposal) => row.evidence),
    SENTENCE,
    ...MADE,
  ]),
  table<PartOf<Proposal['terms'][number]>>(
    'proposal_terms',
    'what a proposal asks of whom',
    ['proposal', 'order'],
    ({ proposals }) =>
      proposals.flatMap((proposal) => proposal.terms.map((part, order) => ({ proposal, order, part }))),
    [
      text('proposal', 'id of the proposal', ({ proposal }) => proposal.id),
      DOCUMENT,
      whole('order', 'place in the proposal, from 0', (row) => row.order),
      text('actors', 'ids of who is asked to act; empty if unknown', ({ part }) => ids(part.actors)),
      ...words('', 'what is asked', ({ part }: PartOf<Proposal['terms'][number]>) => part.action),
    ],
  ),
  table<PartOf<Proposal['answers'][number]>>(
    'proposal_answers',
    'answers to a proposal',
    ['proposal', 'order'],
    ({ proposals }) =>
      proposals.flatMap((proposal) => proposal.answers.map((part, order) => ({ proposal, order, part }))),
    [
      text('proposal', 'id of the proposal', ({ proposal }) => proposal.id),
      DOCUMENT,
      whole('order', 'place among the answers, from 0', (row) => row.order),
      text('actor', 'id of who answers', ({ part }) => part.actor),
      text('answer', 'accept, reject or conditional', ({ part }) => part.answer),
      ...words('', 'the evidence', ({ part }: PartOf<Proposal['answers'][number]>) => part.evidence),
    ],
  ),
  table<Forecast>('forecasts', 'what is foreseen', ['id'], ({ forecasts }) => forecasts, [
    ...ID,
    text('by', 'id, or author', (row) => row.by),
    text('hedge', 'certain, likely, possible or unlikely', (row) => row.hedge),
    ...words('', 'the outcome', (row: Forecast) => row.outcome),
    ...words('if_', 'the condition', (row: Forecast) => row.if),
    ...words('unless_', 'the exception', (row: Forecast) => row.unless),
    ...words('horizon_', 'the time by which or for which it is foreseen', (row: Forecast) => row.horizon),
    SENTENCE,
    ...MADE,
  ]),
  table<Relation>('relations', 'what two actors are to each other', ['id'], ({ relations }) => relations, [
    ...ID,
    text('a', 'id; the patron where the quality is patron', (row) => row.a),
    text('b', 'id', (row) => row.b),
    text('quality', 'ally, partner, patron, rival, hostile or neutral', (row) => row.quality),
    text('change', 'closer, apart or none', (row) => row.change),
    text('speaker', 'id of who says it, or author', (row) => row.speaker),
    ...words('', 'the evidence', (row: Relation) => row.evidence),
    ...words('cause_', 'what is said to have brought the change', (row: Relation) => row.cause),
    SENTENCE,
    ...MADE,
  ]),
  table<Motive>('motives', 'goals, fears and beliefs', ['id'], ({ motives }) => motives, [
    ...ID,
    text('actor', 'id', (row) => row.actor),
    text('motive', 'wants, fears or believes', (row) => row.motive),
    text('speaker', 'id of who says it, or author', (row) => row.speaker),
    ...words('content_', 'what is wanted, feared or believed', (row: Motive) => row.content),
    ...words('', 'the evidence', (row: Motive) => row.evidence),
    SENTENCE,
    ...MADE,
  ]),
  table<CausalClaim>('causes', 'what is said to have brought what about', ['id'], ({ causes }) => causes ?? [], [
    ...ID,
    text('by', 'id of who says it, or author', (row) => row.by),
    text('hedge', 'certain, likely, possible or unlikely', (row) => row.hedge),
    {
      name: 'negated',
      type: 'boolean',
      description: 'true: it is said not to be the cause',
      value: (row) => row.negated,
    },
    ...wordsList('cause_', 'what brought it about', (row: CausalClaim) => row.cause),
    ...wordsList('effect_', 'what it brought about', (row: CausalClaim) => row.effect),
    ...words('', 'the evidence', (row: CausalClaim) => row.evidence),
    SENTENCE,
    ...MADE,
  ]),
  table<Quantity>('quantities', 'numbers with what they count', ['id'], ({ quantities }) => quantities, [
    ...ID,
    decimal('low', 'lower end', (row) => row.low),
    decimal('high', 'upper end', (row) => row.high),
    text('unit', 'unit', (row) => row.unit),
    text('bound', 'least: at least; most: at most; about: an estimate', (row) => row.bound),
    { ...text('of', 'what is counted', (row: Quantity) => row.of), holds: 'words' },
    ...words('', 'the evidence', (row: Quantity) => row.evidence),
    SENTENCE,
    ...MADE,
  ]),
  table<DiscourseStatement>(
    'discourse_statements',
    'statements of types that a user defined',
    ['id'],
    ({ discourseStatements }) => discourseStatements ?? [],
    [
      ...ID,
      text('type', 'name of the statement type', (row) => row.type),
      ...words('', 'the evidence', (row: DiscourseStatement) => row.evidence),
      SENTENCE,
      ...MADE,
    ],
  ),
  table<PartOfStatement>(
    'discourse_values',
    'what discourse statements say, a row for each variable',
    ['statement', 'variable'],
    ({ discourseStatements = [] }) =>
      discourseStatements.flatMap(({ id, values }) =>
        Object.entries(values).map(([variable, value]) => ({ statement: id, variable, value })),
      ),
    [
      text('statement', 'id of the discourse statement', ({ statement }) => statement),
      DOCUMENT,
      text('variable', 'name of the variable', ({ variable }) => variable),
      text('value', 'its value; yes-or-no variables have true and false', ({ value }) => String(value)),
    ],
  ),
];
