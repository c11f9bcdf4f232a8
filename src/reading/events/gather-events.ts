import type { Decision } from '../../records/decision.ts';
import type { Document } from '../../records/document.ts';
import type { Event, OpenSide, Reality, Side } from '../../records/event.ts';
import type { Grade } from '../../records/grade.ts';
import { recordId } from '../../records/identify.ts';
import { type Category, quadOf, scoreOf } from '../../records/plover.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { sentenceRef } from '../context/context.ts';
import { rounded } from '../heads/share-told.ts';
import { cameoCodeOf } from './cameo-code.ts';
import type { EventDate } from './event-dates.ts';
import { eventGrade, type GradeEvidence } from './event-grade.ts';
import type { Party } from './event-sides.ts';
import { type ActGroup, withHeadlines } from './headline-acts.ts';
import { isLinked, openSides } from './open-sides.ts';

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
  /** Words for somebody at a side's place of whom nothing tells who it is. */
  readonly unknown: readonly OpenSide[];
  readonly reality: Reality;
  readonly date: EventDate | undefined;
  readonly contexts: readonly string[];
  readonly place: Event['place'];
  readonly decision: Decision;
  /** What its grade rests on. */
  readonly evidence: GradeEvidence;
}

/**
 * Mentions of one act become one event: same category and code, sides and reality, dates that can be the same, words that agree. What a
 * headline tells in fewer words is the text's.
 */
export function gatherEvents(document: Pick<Document, 'id' | 'regions'>, mentions: readonly ActMention[]): Event[] {
  const groups: Group[] = [];
  const alike = new Map<string, Group[]>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    const near = alike.get(key) ?? [];
    alike.set(key, near);
    const group = near.find((one) => tells(one, mention));
    if (!group) {
      const made = { main: mention, also: [], told: new Map() };
      addTold(made, mention);
      near.push(made);
      groups.push(made);
      continue;
    }
    addTold(group, mention);
    if (fullness(mention) > fullness(group.main)) {
      group.also.push(group.main);
      group.main = mention;
    } else group.also.push(mention);
  }
  return withHeadlines(groups, document)
    .map(({ main, also }) => toEvent(document.id, main, also))
    .sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
}

/** Mentions of one act. */
interface Group extends ActGroup<ActMention> {
  /** Their dates, each once, by the words that may tell the act again: a lemma, a noun or the headline. */
  readonly told: Map<string, Map<string, ActMention>>;
}

/** What mentions of one act have in common whatever their words and dates; who is open is told by nothing else than a guess. */
function keyOf({ category, code, reality, source, target }: ActMention): string {
  const sides = (parties: readonly Party[]): string[] =>
    parties.map((party) => `${party.link === undefined ? '?' : ''}${party.actor}`).sort();
  return JSON.stringify([category, code, reality, sides(source), sides(target)]);
}

/** Any words: a headline tells what the text tells, and a noun what a verb tells. */
const ANY_WORDS = '*';

function wordsOf({ sentence, nominal, lemma }: ActMention): string {
  return sentence.index === 0 || nominal ? ANY_WORDS : lemma;
}

function addTold({ told }: Group, mention: ActMention): void {
  const dates = told.get(wordsOf(mention)) ?? new Map();
  told.set(wordsOf(mention), dates);
  const { first, last } = mention.date?.date ?? { first: '', last: '' };
  dates.set(`${first} ${last}`, mention);
}

/** Whether a mention of a group tells the same act: words that agree, days that can be the same. */
function tells({ told }: Group, mention: ActMention): boolean {
  const words = wordsOf(mention);
  const agreeing = words === ANY_WORDS ? [...told.values()] : [told.get(words), told.get(ANY_WORDS)];
  return agreeing.some((dates) => dates && [...dates.values()].some((other) => canMeet(other, mention)));
}

function canMeet(a: ActMention, b: ActMention): boolean {
  const [x, y] = [a.date?.date, b.date?.date];
  return !x || !y || (x.first <= y.last && y.first <= x.last);
}

function fullness(mention: ActMention): number {
  return (mention.date?.span ? 2 : 0) + (mention.nominal ? 0 : 1) + (isPlain(mention) ? 1 : 0);
}

/** Whether who acts is named, and all sides at their own places. */
function isPlain({ source, target }: ActMention): boolean {
  return source.length > 0 && [...source, ...target].every(({ direct }) => direct);
}

/** An act that is told again is likelier to be right than each of its mentions. */
function gradeOf(main: ActMention, also: readonly ActMention[]): Grade {
  if (main.evidence.share === undefined) return eventGrade(main.evidence);
  const shares = [main, ...also].flatMap(({ evidence }) => evidence.share ?? []);
  return eventGrade({ ...main.evidence, share: Math.max(...shares) });
}

/** How likely one of the mentions is right, where that was measured. */
function probabilityOf(mentions: readonly ActMention[]): { readonly probability?: number } {
  const shares = mentions.flatMap(({ evidence }) => evidence.share ?? []);
  return shares.length === 0 ? {} : { probability: rounded(Math.max(...shares)) };
}

function toEvent(document: string, main: ActMention, also: readonly ActMention[]): Event {
  const dates = [main, ...also].flatMap((mention) => mention.date ?? []);
  const when = dates.find((date) => date.span) ?? dates[0];
  const side = (party: Party): Side => ({
    actor: party.actor,
    ...(party.through ? { through: party.through } : {}),
    span: party.span,
    ...(party.link ? { link: party.link } : {}),
    grade: party.grade,
  });
  const guessed = openSides(main);
  const apart = main.unknown.filter(
    ({ side: one, span }) => !guessed.some((g) => g.side === one && g.span.start === span.start),
  );
  const open = [...guessed, ...apart];
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
    source: main.source.filter(isLinked).map(side),
    target: main.target.filter(isLinked).map(side),
    ...(open.length > 0 ? { open } : {}),
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
    provenance: { stage: 'events', ...main.decision, grade: gradeOf(main, also), ...probabilityOf([main, ...also]) },
  };
}
