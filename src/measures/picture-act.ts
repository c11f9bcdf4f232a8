import type { Event } from '../records/event.ts';
import { type Quad, quadOf, scoreOf } from '../records/plover.ts';
import type { DigestEvent, OpenWords } from './digest.ts';
import { issueKey } from './issue-groups.ts';
import { type MergedAct, mergeReports, type ReportedEvent, type SameAct } from './merge-reports.ts';
import { middleDay, shiftDay } from './middle-day.ts';
import type { Passage } from './passage.ts';

/** A document that tells of an act, and the words with which it does. */
export interface Witness {
  readonly document: string;
  /** Id of the passage. */
  readonly passage: string;
}

/** One act with all documents that tell of it. */
export interface PictureAct {
  readonly id: string;
  readonly source: readonly string[];
  /** Empty for an act without recipient, and for a symmetric one, whose participants are all sources. */
  readonly target: readonly string[];
  /** Sides whom the text does not tell, by their words: such an act stands between nobody. */
  readonly open?: readonly OpenWords[];
  readonly category: Event['category'];
  readonly mode?: string;
  readonly code?: string;
  readonly reality: Event['reality'];
  /** Of a claimed act: ids of those who say that it took place; null for somebody unknown. */
  readonly claimedBy?: readonly (string | null)[];
  /** Of a claimed act: ids of those who deny it. */
  readonly deniedBy?: readonly (string | null)[];
  /** A call for restraint, calm or dialogue: neither cooperation nor conflict. */
  readonly restraint?: true;
  readonly quad: Quad;
  /** PLOVER's score of category and mode, -10 to 10. */
  readonly score: number;
  /** The days on which all reports agree, where one tells any. */
  readonly date?: { readonly first: string; readonly last: string };
  /** Where the act stands in time: the middle of its days, else the first day on which it was told. */
  readonly day?: string;
  /** `before`: more than a month before the first text, such as a war of which the texts remind; or dated by year only. */
  readonly when: 'within' | 'before' | 'unknown';
  readonly place?: string;
  /** The words of the act in a form that verb and noun share: `accus`. */
  readonly word: string;
  readonly witnesses: readonly Witness[];
  /** Documents that tell of it, copies of one text counted once. */
  readonly documents: number;
}

/** A day with which no better is known is no older than this before the first text. */
const BEFORE_DAYS = 31;
/**
 * One act told by five papers becomes one act with five witnesses (`mergeReports`), and is placed in time against the
 * days on which the texts were published.
 *
 * @example
 * const acts = pictureActs(digests.flatMap(({ events }) => events), new Map(), (id) => id);
 * acts.every(({ witnesses }) => witnesses.length > 0); // true
 */
export function pictureActs(
  events: readonly DigestEvent[],
  published: ReadonlyMap<string, string>,
  documentOf: (id: string) => string,
  sameAct: SameAct = {},
): readonly PictureAct[] {
  const passages = new Map<Event, Passage>(events.map(({ event, passage }) => [event, passage]));
  const openOf = new Map(events.flatMap(({ event, open }) => (open ? [[event, open] as const] : [])));
  const first = [...published.values()].sort()[0];
  const horizon = first === undefined ? undefined : shiftDay(first, -BEFORE_DAYS);
  return mergeReports(reportedEvents(events, published), sameAct).map((act): PictureAct => {
    const reported = act.events.flatMap(({ published: day }) => (day === undefined ? [] : [day])).sort()[0];
    const day = (act.date && middleDay(act.date)) ?? reported;
    const before = act.date !== undefined && horizon !== undefined && act.date.first < horizon;
    const { mode } = act;
    const open = act.events[0] && openOf.get(act.events[0].event);
    const told = act.events.map(({ event }) => passages.get(event)).filter((passage) => passage !== undefined);
    return {
      id: act.id,
      source: act.source,
      target: act.target,
      ...(open ? { open } : {}),
      category: act.category,
      ...(mode === undefined ? {} : { mode }),
      ...(act.code === undefined ? {} : { code: act.code }),
      ...realityOf(act),
      quad: quadOf(act.category),
      score: scoreOf(act.category, mode),
      ...(act.date ? { date: act.date } : {}),
      ...(day === undefined ? {} : { day }),
      when: before ? 'before' : day === undefined ? 'unknown' : 'within',
      ...(act.place === undefined ? {} : { place: act.place }),
      word: told[0] ? wordOf(told[0]) : '',
      witnesses: told.map(({ document, id }) => ({ document, passage: id })),
      documents: new Set(act.events.map(({ document }) => documentOf(document))).size,
    };
  });
}

/** Events of digests as reports of acts, with the days on which their documents were published. */
export function reportedEvents(
  events: readonly DigestEvent[],
  published: ReadonlyMap<string, string>,
): readonly ReportedEvent[] {
  return events.map(({ event, passage }) => {
    const day = published.get(passage.document);
    return {
      document: passage.document,
      event,
      word: wordOf(passage),
      ...(day === undefined ? {} : { published: day }),
    };
  });
}

/** Whether it took place, and whose word that is. */
function realityOf({
  reality,
  claimedBy,
  deniedBy,
  restraint,
}: MergedAct): Pick<PictureAct, 'reality' | 'claimedBy' | 'deniedBy' | 'restraint'> {
  return {
    reality,
    ...(claimedBy ? { claimedBy } : {}),
    ...(deniedBy ? { deniedBy } : {}),
    ...(restraint ? { restraint } : {}),
  };
}

function wordOf({ text, mark }: Passage): string {
  return issueKey(text.slice(mark.start, mark.end));
}
