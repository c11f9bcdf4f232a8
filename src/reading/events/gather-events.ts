import type { Decision } from '../../records/decision.ts';
import type { Document } from '../../records/document.ts';
import type { Event, Reality, Side } from '../../records/event.ts';
import { recordId } from '../../records/identify.ts';
import { type Category, quadOf, scoreOf } from '../../records/plover.ts';
import type { Grade } from '../../records/provenance.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { sentenceRef } from '../context/context.ts';
import { cameoCodeOf } from './cameo-code.ts';
import type { EventDate } from './event-dates.ts';
import { eventGrade, type GradeEvidence } from './event-grade.ts';
import type { Party } from './event-sides.ts';
import { type ActGroup, withHeadlines } from './headline-acts.ts';

/** One mention of an act, before it becomes a record. */
export interface ActMention {
  readonly sentence: Tree;
  readonly trigger: Span;
  readonly lemma: string;
  readonly nominal: boolean;
  readonly category: Category;
  readonly mode: string | undefined;
  /** The code of the user's trigger, if one names the act. */
  readonly code?: string;
  readonly source: readonly Party[];
  readonly target: readonly Party[];
  readonly reality: Reality;
  readonly date: EventDate | undefined;
  readonly contexts: readonly string[];
  readonly place: Event['place'];
  readonly decision: Decision;
  /** What its grade rests on; undefined for an act that somebody's words are ("the deal is a disaster"). */
  readonly evidence: GradeEvidence | undefined;
}

/**
 * Mentions of one act become one event: same category and code, sides and reality, dates that can be the same, words that agree. What a
 * headline tells in fewer words is the text's.
 */
export function gatherEvents(document: Pick<Document, 'id' | 'regions'>, mentions: readonly ActMention[]): Event[] {
  const groups: ActGroup<ActMention>[] = [];
  for (const mention of mentions) {
    const group = groups.find((g) => sameAct(g.main, mention) || g.also.some((other) => sameAct(other, mention)));
    if (!group) groups.push({ main: mention, also: [] });
    else if (fullness(mention) > fullness(group.main)) {
      group.also.push(group.main);
      group.main = mention;
    } else group.also.push(mention);
  }
  return withHeadlines(groups, document)
    .map(({ main, also }) => toEvent(document.id, main, also))
    .sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
}

function sameAct(a: ActMention, b: ActMention): boolean {
  if (a.category !== b.category || a.code !== b.code || a.reality !== b.reality) return false;
  if (!sameActors(a.source, b.source) || !sameActors(a.target, b.target)) return false;
  const [x, y] = [a.date?.date, b.date?.date];
  if (x && y && (x.last < y.first || y.last < x.first)) return false;
  // A headline tells what the text tells.
  if (a.sentence.index === 0 || b.sentence.index === 0) return true;
  return a.lemma === b.lemma || a.nominal || b.nominal;
}

function sameActors(a: readonly Party[], b: readonly Party[]): boolean {
  return a.length === b.length && a.every((party) => b.some((other) => other.actor === party.actor));
}

function fullness(mention: ActMention): number {
  return (mention.date?.span ? 2 : 0) + (mention.nominal ? 0 : 1) + (isPlain(mention) ? 1 : 0);
}

/** Whether who acts is named, and all sides at their own places. */
function isPlain({ source, target, evidence }: ActMention): boolean {
  return evidence === undefined || (source.length > 0 && [...source, ...target].every(({ direct }) => direct));
}

/** An act that is told again is likelier to be right than each of its mentions. */
function gradeOf(main: ActMention, also: readonly ActMention[]): Grade {
  return main.evidence ? eventGrade({ ...main.evidence, toldAgain: also.length > 0 }) : 'fair';
}

function toEvent(document: string, main: ActMention, also: readonly ActMention[]): Event {
  const dates = [main, ...also].flatMap((mention) => mention.date ?? []);
  const when = dates.find((date) => date.span) ?? dates[0];
  const side = (party: Party): Side => ({
    actor: party.actor,
    ...(party.through ? { through: party.through } : {}),
    span: party.span,
  });
  return {
    kind: 'event',
    id: recordId(
      'event',
      document,
      main.trigger.start,
      main.trigger.end,
      main.category,
      ...main.source.map((p) => p.actor),
      '>',
      ...main.target.map((p) => p.actor),
      main.reality,
    ),
    source: main.source.map(side),
    target: main.target.map(side),
    category: main.category,
    ...(main.mode ? { mode: main.mode } : {}),
    ...(main.code === undefined ? {} : { code: main.code }),
    quad: quadOf(main.category),
    score: scoreOf(main.category, main.mode),
    cameo: cameoCodeOf(main.category, main.mode),
    contexts: [...main.contexts],
    reality: main.reality,
    ...(when ? { date: when.date } : {}),
    ...(when?.span ? { dateSpan: when.span } : {}),
    ...(main.place ? { place: main.place } : {}),
    trigger: main.trigger,
    sentence: sentenceRef(main.sentence),
    also: also.map((mention) => mention.trigger).sort((a, b) => a.start - b.start),
    provenance: { stage: 'events', ...main.decision, grade: gradeOf(main, also) },
  };
}
