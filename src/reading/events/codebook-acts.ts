import { byRule } from '../../records/decision.ts';
import { SYMMETRIC } from '../../records/plover.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceWords } from './act-candidates.ts';
import type { ActMention } from './act-mentions.ts';
import { actMention } from './act-mentions.ts';
import type { EventCalendar } from './event-dates.ts';
import { findTriggers, type Trigger } from './event-triggers.ts';
import { realityOf } from './reality.ts';

/** Acts of the words that a user's codebook names, with their sides where it says that they stand, whatever the heads make of them. */
export function codebookActs(words: SentenceWords, calendar: EventCalendar): readonly ActMention[] {
  const { sentence, found, finder } = words;
  if (!sentence.tokens.some(({ index }) => isOfCodebook(words, index))) return [];
  return findTriggers(found).flatMap((trigger): readonly ActMention[] => {
    const { own, line } = trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame;
    if (own === undefined || !namesAct(sentence, trigger)) return [];
    const { source, target } = finder.sidesOf(trigger);
    const { category, mode, kind } = trigger;
    const together = SYMMETRIC.has(category) && source.length + target.length < 2;
    const { reality, rule, operator } = realityOf(found, trigger.token);
    // What is threatened or promised is told by the threat or the promise.
    const told = operator !== undefined && found.verb[operator]?.frame.category !== undefined;
    if (source.length + target.length === 0 || together || (told && reality !== 'denied')) return [];
    const act = { trigger, category, mode, reality };
    const decision = byRule(`${kind} of ${own.file}, line ${line}; ${rule}`);
    return [actMention(words, calendar, act, { source, target }, decision)];
  });
}

/** Whether a user's codebook says of a word which act it names, or that it names none. */
export function isOfCodebook({ found }: SentenceWords, token: number): boolean {
  const frame = found.verb[token]?.frame ?? found.noun[token]?.frame ?? found.adjective[token]?.frame;
  return frame !== undefined && (frame.silent === true || frame.own !== undefined);
}

/** Words that stand where they name no act: "armed groups", "the occupied territories". */
function namesAct(sentence: Tree, { kind, token }: Trigger): boolean {
  return kind !== 'verb' || !/^(?:amod|compound)$/.test(sentence.relation(token));
}
