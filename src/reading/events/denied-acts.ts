import { byRule } from '../../records/decision.ts';
import type { SentenceWords } from './act-candidates.ts';
import type { ActMention } from './act-mentions.ts';
import { actMention } from './act-mentions.ts';
import { isDenied, isUndone, WRONGS } from './denied.ts';
import type { EventCalendar } from './event-dates.ts';
import { findTriggers } from './event-triggers.ts';
import { reportingVerb } from './reporting-verb.ts';

/**
 * Wrongs of which the one who is charged with them says that they were not done: "Iran said that it did not attack the
 * ships", "Rome denied shelling the town". The codebook knows no plain denials, so heads that learnt by it pass over them;
 * beside a claim by others they make a contradiction.
 *
 * @param told acts of this sentence that were found already
 */
export function deniedActs(
  words: SentenceWords,
  calendar: EventCalendar,
  told: readonly ActMention[],
): readonly ActMention[] {
  const { sentence, found, finder } = words;
  return findTriggers(found).flatMap((trigger): readonly ActMention[] => {
    const { token, category } = trigger;
    if (trigger.kind !== 'verb' || !WRONGS.has(category)) return [];
    const says = sentence.ancestors(token).find((above) => sentence.token(above).upos === 'VERB');
    if (says === undefined) return [];
    const under = isDenied(sentence, token);
    const reported = isUndone(sentence, token) && reportingVerb(found, token) !== undefined;
    if (under === reported) return [];
    const { start, end } = sentence.token(token);
    if (told.some(({ trigger: known }) => known.start < end && start < known.end)) return [];
    const sides = finder.sidesOf(trigger);
    const speakers = finder.speakersAt(under ? says : (reportingVerb(found, token) as number));
    const own = sides.source.some(({ actor }) => speakers.some((speaker) => speaker.actor === actor));
    if (!own) return [];
    const act = { trigger, category, mode: trigger.mode, reality: 'denied' as const };
    const mention = actMention(words, calendar, act, sides, byRule('denied'));
    // Who denies a thing names it and himself: there is no doubt of either.
    return [{ ...mention, evidence: { ...mention.evidence, plain: true } }];
  });
}
