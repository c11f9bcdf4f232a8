import type { DateRange } from '../records/date.ts';
import type { Event } from '../records/event.ts';
import { recordId } from '../records/identify.ts';
import { ACT_FIELDS, AGREED_RULE, reportOfEvent } from './reports/act-reports.ts';
import { eventsOfReports } from './reports/events-of-reports.ts';
import type { ReportRule } from './reports/report-rule.ts';

/** An event with the document that tells it. */
export interface ReportedEvent {
  /** Id of the document. */
  readonly document: string;
  /** Its publication date, YYYY-MM-DD, where known. */
  readonly published?: string;
  readonly event: Event;
  /** The words of the act in a form that verb and noun share; without it, words are not compared. */
  readonly word?: string;
}

/** One act, however many documents tell it. */
export interface MergedAct {
  readonly id: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly category: Event['category'];
  /** The mode, as the rule makes it of the reports; by default if no report names another. */
  readonly mode?: string;
  /** The code of the user's codebook, where one report has it. */
  readonly code?: string;
  readonly reality: Event['reality'];
  /** Of a claimed act: ids of those who say that it took place, over all reports; null for somebody unknown. */
  readonly claimedBy?: readonly (string | null)[];
  /** Of a claimed act: ids of those who deny it. */
  readonly deniedBy?: readonly (string | null)[];
  /** A call for restraint. */
  readonly restraint?: true;
  /** The days, as the rule makes them of the reports that tell any; by default those on which these agree. */
  readonly date?: Pick<DateRange, 'first' | 'last'>;
  readonly place?: string;
  /** Number of documents that tell it. */
  readonly reports: number;
  /** The events as they were read, in the order given; nothing of them is lost. */
  readonly events: readonly ReportedEvent[];
}

/** What people decided of reports, by ids of events. */
export interface DecidedActs {
  /** Events that tell of the same act as another one: from id to id. */
  readonly together: ReadonlyMap<string, string>;
  /** Events that do not tell of the same act as these, whatever they say. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
}

/** When two reports are of one act. */
export interface SameAct {
  /** So many days may lie between the stated days of two reports; default 1 (time zones, "on Monday"). */
  readonly days?: number;
  /** Whether different places, where both are named, part two reports; default true. */
  readonly place?: boolean;
  /** Whether different modes, where both are known, part two reports; default false. */
  readonly mode?: boolean;
  /**
   * A report that dates its act to more days than this ("in recent years") meets only others of the very same days;
   * default 31.
   */
  readonly widest?: number;
  /** What people decided; it wins over all else, also within one document. */
  readonly decided?: DecidedActs;
  /** By which rule days, place, mode and code of an act are made of its reports; default `AGREED_RULE`. */
  readonly rule?: ReportRule;
}

/**
 * Brings together the reports of one act in several documents: same sides, same category, same reality, days that meet
 * and no different places or codes. An act with one side only ("USA accuses") says so little that its words must be the
 * same too, where they are given. A report without a date meets others by the day on which its document was published; without
 * that it stays alone. Inside one document nothing is joined: the reader has done that.
 *
 * @returns acts by first day, then in the order of their first report
 * @example
 * const [first, second] = readings.map(({ document, events }) => ({ document: document.id, event: events[0] }));
 * mergeReports([first, { ...first, document: second.document }])[0].reports; // 2
 */
export function mergeReports(
  reports: readonly ReportedEvent[],
  { days = 1, place = true, mode = false, widest = 31, decided, rule = AGREED_RULE }: SameAct = {},
): readonly MergedAct[] {
  const buckets = new Map<string, Group[]>();
  const order: Group[] = [];
  for (const report of reports) {
    const { event } = report;
    const kind = `${event.category}${event.restraint ? ' of restraint' : ''}`;
    // Nobody knows whether those who are left open in two documents are the same.
    const open = event.open ? `${report.document} ${event.id}` : '';
    const key = [kind, event.reality, actorsOf(event.source), '>', actorsOf(event.target), open].join('\n');
    const groups = buckets.get(key) ?? [];
    buckets.set(key, groups);
    const when = daysOf(report);
    const oneSided = new Set([...event.source, ...event.target].map((side) => side.actor)).size < 2;
    const group = groups.find(
      (g) =>
        !g.documents.has(report.document) &&
        !isApart(event.id, g, decided) &&
        meet(g.when, when, days, widest, oneSided) &&
        !(oneSided && apart(g.word, report.word)) &&
        !(place && apart(g.place, placeOf(event))) &&
        !apart(g.code, event.code) &&
        !(mode && apart(g.mode, event.mode)),
    );
    if (group) {
      group.events.push(report);
      group.documents.add(report.document);
      group.when = common(group.when, when);
      group.place ??= placeOf(event);
      group.mode ??= event.mode;
      group.code ??= event.code;
      group.word ??= report.word;
    } else {
      const made: Group = {
        events: [report],
        documents: new Set([report.document]),
        when,
        place: placeOf(event),
        mode: event.mode,
        code: event.code,
        word: report.word,
      };
      groups.push(made);
      order.push(made);
    }
  }
  return joined(order, decided)
    .map((group, i) => ({ act: toAct(group.events, rule), i }))
    .sort((a, b) => compare(a.act.date?.first ?? '9999', b.act.date?.first ?? '9999') || a.i - b.i)
    .map(({ act }) => act);
}

/** Whether a person said that an event does not tell of the act of a group. */
function isApart(id: string, { events }: Group, decided: DecidedActs | undefined): boolean {
  const others = decided?.apart.get(id);
  return others !== undefined && events.some(({ event }) => others.has(event.id));
}

/** Groups that people put together; that of the event that stays comes first, and says what the act is. */
function joined(groups: readonly Group[], decided: DecidedActs | undefined): readonly Group[] {
  if (!decided || decided.together.size === 0) return groups;
  const groupOf = new Map(groups.flatMap((group) => group.events.map(({ event }) => [event.id, group] as const)));
  const gone = new Set<Group>();
  for (const [id, root] of decided.together) {
    const [from, into] = [groupOf.get(id), groupOf.get(root)];
    if (!from || !into || from === into) continue;
    for (const report of from.events) {
      into.events.push(report);
      into.documents.add(report.document);
      groupOf.set(report.event.id, into);
    }
    into.when = common(into.when, from.when);
    gone.add(from);
  }
  return groups.filter((group) => !gone.has(group));
}

interface Days {
  readonly first: string;
  readonly last: string;
  /** The same as numbers of days: many pairs of reports are compared. */
  readonly from: number;
  readonly to: number;
  /** The text told the days; else they are the document's. */
  readonly told: boolean;
}

interface Group {
  readonly events: ReportedEvent[];
  readonly documents: Set<string>;
  when: Days | undefined;
  place: string | undefined;
  mode: string | undefined;
  code: string | undefined;
  word: string | undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const actorsOf = (sides: Event['source']): string => [...new Set(sides.map((side) => side.actor))].sort().join(' ');
const placeOf = (event: Event): string | undefined => event.place?.iso3 ?? event.place?.name;
const apart = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function daysOf({ event, published }: ReportedEvent): Days | undefined {
  if (event.date) return stretch(event.date.first, event.date.last, true);
  return published ? stretch(published, published, false) : undefined;
}

function stretch(first: string, last: string, told: boolean): Days {
  const day = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
  return { first, last, from: day(first), to: day(last), told };
}

function meet(a: Days | undefined, b: Days | undefined, slack: number, widest: number, oneSided: boolean): boolean {
  if (!a || !b) return false;
  if (a.to - a.from >= widest || b.to - b.from >= widest) return !oneSided && a.from === b.from && a.to === b.to;
  return a.from - slack <= b.to && b.from <= a.to + slack;
}

/** The days of both; where they only nearly meet, those from the one to the other. */
function common(a: Days | undefined, b: Days | undefined): Days | undefined {
  if (!a || !b) return a ?? b;
  if (a.told !== b.told) return a.told ? a : b;
  const [, first = a.first] = [a.first, b.first].sort();
  const [last = a.last] = [a.last, b.last].sort();
  return first <= last ? stretch(first, last, a.told) : stretch(last, first, a.told);
}

/** Whose word it is, or whose denial, over all reports; where anybody is known, somebody unknown adds nothing. */
function voicesOf(role: 'claimedBy' | 'deniedBy', events: readonly ReportedEvent[]): readonly (string | null)[] {
  const all = [...new Set(events.flatMap(({ event }) => (event[role] ?? []).map(({ actor }) => actor)))];
  const known = all.filter((actor) => actor !== null);
  return known.length > 0 ? known : all;
}

function toAct(events: readonly ReportedEvent[], rule: ReportRule): MergedAct {
  const [first] = events as [ReportedEvent, ...ReportedEvent[]];
  const { event } = first;
  const actors = (sides: Event['source']): string[] => [...new Set(sides.map((side) => side.actor))];
  const claimedBy = voicesOf('claimedBy', events);
  const deniedBy = voicesOf('deniedBy', events);
  const { mode, code, date, place } = toldOf(events, rule);
  return {
    id: recordId('act', ...events.map((report) => `${report.document} ${report.event.id}`)),
    source: actors(event.source),
    target: actors(event.target),
    category: event.category,
    ...(mode === undefined ? {} : { mode }),
    ...(code === undefined ? {} : { code }),
    reality: event.reality,
    ...(claimedBy.length > 0 ? { claimedBy } : {}),
    ...(deniedBy.length > 0 ? { deniedBy } : {}),
    ...(event.restraint ? { restraint: true } : {}),
    ...(date ? { date } : {}),
    ...(place === undefined ? {} : { place }),
    reports: new Set(events.map((report) => report.document)).size,
    events,
  };
}

/** What a rule makes of the things that the reports of one act tell. */
function toldOf(
  events: readonly ReportedEvent[],
  rule: ReportRule,
): Pick<MergedAct, 'mode' | 'code' | 'date' | 'place'> {
  const reports = events.map(({ event, document }) => reportOfEvent(event, document, 'act'));
  // One report is what it says, under every rule; most acts have no other.
  const values = reports.length === 1 ? reports[0]?.values : eventsOfReports(reports, ACT_FIELDS, rule)[0]?.values;
  const text = (name: string): string | undefined => {
    const value = values?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [mode, code, place, from, to] = [text('mode'), text('code'), text('place'), text('first'), text('last')];
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(code === undefined ? {} : { code }),
    // Reports that only nearly meet ("on Monday", "on Tuesday") leave the days from the one to the other.
    ...(from === undefined || to === undefined
      ? {}
      : { date: from <= to ? { first: from, last: to } : { first: to, last: from } }),
    ...(place === undefined ? {} : { place }),
  };
}
