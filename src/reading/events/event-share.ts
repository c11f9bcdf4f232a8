import { logOdds } from '../heads/share-told.ts';
import type { ActMention } from './act-mentions.ts';
import type { Party } from './event-sides.ts';
import type { ActGroup } from './headline-acts.ts';

/** What bears on whether an event is right, for `shareRight` with odds from `training/event-share.ts`; absent facts are 0. */
export type EventFacts = Readonly<Record<string, number>>;

/**
 * Gathers what bears on whether an event is right: how likely its likeliest mention is, how often the text tells it and acts like it, how
 * its sides are named, and whether its sentence tells another act of the same two.
 *
 * @param mentions all of the document
 * @param keyOf what is the same of mentions that may tell one act
 * @returns asked with the mentions of one event
 */
export function eventFacts(
  mentions: readonly ActMention[],
  keyOf: (mention: ActMention) => string,
): (group: ActGroup<ActMention>) => EventFacts {
  const alike = new Map<string, number>();
  const ofPair = new Map<string, ActMention[]>();
  for (const mention of mentions) {
    alike.set(keyOf(mention), (alike.get(keyOf(mention)) ?? 0) + 1);
    const pair = pairOf(mention);
    ofPair.set(pair, [...(ofPair.get(pair) ?? []), mention]);
  }
  return ({ main, also }) => {
    const own = [main, ...also];
    const key = keyOf(main);
    const others = (alike.get(key) ?? 0) - own.filter((mention) => keyOf(mention) === key).length;
    const rivals = (ofPair.get(pairOf(main)) ?? []).filter((mention) => !own.includes(mention));
    return {
      share: logOdds(Math.max(...own.map(shareOf))),
      mentions: Math.log2(own.length),
      alike: Math.log2(1 + others),
      rival: Math.max(0, ...rivals.map(shareOf)),
      nominal: main.nominal ? 1 : 0,
      ...sideFacts('source', main.source),
      ...sideFacts('target', main.target),
      [main.category]: 1,
    };
  };
}

function shareOf({ evidence }: ActMention): number {
  return evidence.share ?? 0;
}

/** The sentence of a mention, and who takes part on whatever side. */
function pairOf({ sentence, source, target }: ActMention): string {
  return [sentence.index, ...[...source, ...target].map(({ actor }) => actor).sort()].join(' ');
}

function sideFacts(role: string, parties: readonly Party[]): EventFacts {
  return {
    [`${role} here`]: parties.length > 0 && parties.every(({ direct }) => direct) ? 1 : 0,
    [`${role} through`]: parties.some(({ through }) => through !== undefined) ? 1 : 0,
    [`${role} unlisted`]: parties.some(({ actor }) => actor.startsWith('loc:')) ? 1 : 0,
  };
}
