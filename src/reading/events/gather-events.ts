import type { Document } from '../../records/document.ts';
import type { Event, Side } from '../../records/event.ts';
import { recordId } from '../../records/identify.ts';
import { quadOf, scoreOf } from '../../records/plover.ts';
import { sentenceRef } from '../context/context.ts';
import { shareRight } from '../context/share-right.ts';
import type { RecordHeadsInfo } from '../heads/record-heads.ts';
import { rounded } from '../heads/share-told.ts';
import type { ActMention } from './act-mentions.ts';
import { cameoCodeOf } from './cameo-code.ts';
import { eventGrade } from './event-grade.ts';
import { type EventFacts, eventFacts } from './event-share.ts';
import type { Party } from './event-sides.ts';
import { type ActGroup, withHeadlines } from './headline-acts.ts';
import { isLinked, openSides } from './open-sides.ts';
import { sameActFacts, sameActShare, tellOtherDays } from './same-act.ts';

/**
 * Mentions of one act become one event: same category and code, sides and reality, and likely enough the same act. What a
 * headline tells in fewer words is the text's. Events that are too unlikely to be right are left out.
 *
 * @param info of the heads that read the mentions
 */
export function gatherEvents(
  document: Pick<Document, 'id' | 'regions'>,
  mentions: readonly ActMention[],
  info: Pick<RecordHeadsInfo, 'odds' | 'thresholds'> | undefined,
): Event[] {
  return gatherActs(document, mentions).flatMap(({ group: { main, also }, facts }) => {
    const isMeasured = main.evidence.share !== undefined;
    const share = isMeasured ? shareRight(info?.odds.gathered ?? {}, facts) : undefined;
    return share === undefined || share >= (info?.thresholds.share ?? 0)
      ? [toEvent(document.id, main, also, share)]
      : [];
  });
}

/** Mentions put together by the act that they tell, in the order of the text, with what bears on whether the event is right. */
export function gatherActs(
  document: Pick<Document, 'regions'>,
  mentions: readonly ActMention[],
): readonly { readonly group: ActGroup<ActMention>; readonly facts: EventFacts }[] {
  const factsOf = sameActFacts(document);
  const groups = alikeActs(mentions).flatMap((near) =>
    groupsOf(near, (earlier, later) => sameActShare(factsOf(earlier, later, near.length))),
  );
  const factsOfEvent = eventFacts(mentions, keyOf);
  return withHeadlines(groups.sort(byPlace), document)
    .sort(byPlace)
    .map((group) => ({ group, facts: factsOfEvent(group) }));
}

function byPlace(
  { main: { trigger: a } }: ActGroup<ActMention>,
  { main: { trigger: b } }: ActGroup<ActMention>,
): number {
  return a.start - b.start || a.end - b.end;
}

/** Mentions that may tell one act: of one category, code and reality and the same sides, whatever their words and days. */
export function alikeActs(mentions: readonly ActMention[]): readonly (readonly ActMention[])[] {
  const alike = new Map<string, ActMention[]>();
  for (const mention of mentions) {
    const known = alike.get(keyOf(mention));
    if (known) known.push(mention);
    else alike.set(keyOf(mention), [mention]);
  }
  return [...alike.values()];
}

/** Mentions that are alike, in the order of the text, put together where on average they likely tell one act. */
function groupsOf(
  near: readonly ActMention[],
  shareSame: (earlier: ActMention, later: ActMention) => number,
): readonly ActGroup<ActMention>[] {
  const groups: ActGroup<ActMention>[] = [];
  for (const [n, mention] of near.entries()) {
    const from = Math.max(0, n - REACH);
    const before = new Map<ActGroup<ActMention>, ActMention[]>();
    near.slice(from, n).forEach((other, i) => {
      const group = groups[from + i] as ActGroup<ActMention>;
      before.set(group, [...(before.get(group) ?? []), other]);
    });
    let group: ActGroup<ActMention> | undefined;
    let most = LEAST_SHARE;
    for (const [one, told] of before) {
      if (told.some((other) => tellOtherDays(other, mention))) continue;
      const share = told.reduce((sum, other) => sum + shareSame(other, mention), 0) / told.length;
      if (share >= most) [group, most] = [one, share];
    }
    if (group) addTo(group, mention);
    groups.push(group ?? { main: mention, also: [] });
  }
  return [...new Set(groups)];
}

/** How likely a mention has to tell the act of a group to be one of it: an act that is lost is worse than one that is told twice. */
const LEAST_SHARE = 0.6;
/** With so many mentions before it a mention is compared, so that time grows no faster than the text. */
const REACH = 32;

function addTo(group: ActGroup<ActMention>, mention: ActMention): void {
  const [main, second] = fullness(mention) > fullness(group.main) ? [mention, group.main] : [group.main, mention];
  group.main = main;
  group.also.push(second);
}

/** Who is open is told by nothing else than a guess. */
function keyOf({ category, code, reality, source, target }: ActMention): string {
  const sides = (parties: readonly Party[]): string[] =>
    parties.map((party) => `${party.link === undefined ? '?' : ''}${party.actor}`).sort();
  return JSON.stringify([category, code, reality, sides(source), sides(target)]);
}

function fullness(mention: ActMention): number {
  return (mention.date?.span ? 2 : 0) + (mention.nominal ? 0 : 1) + (isPlain(mention) ? 1 : 0);
}

/** Whether who acts is named, and all sides at their own places. */
function isPlain({ source, target }: ActMention): boolean {
  return source.length > 0 && [...source, ...target].every(({ direct }) => direct);
}

/**
 * @param share how likely it is right, where that was measured
 */
function toEvent(document: string, main: ActMention, also: readonly ActMention[], share: number | undefined): Event {
  const measured = share === undefined ? {} : { probability: rounded(share) };
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
    provenance: { stage: 'events', ...main.decision, grade: eventGrade({ ...main.evidence, share }), ...measured },
  };
}
