import type { Token } from '../../language/tree.ts';
import { byModel } from '../../records/decision.ts';
import type { Reality } from '../../records/event.ts';
import type { Category } from '../../records/plover.ts';
import { isReciprocal } from '../clause/reciprocal.ts';
import type { Anchor, Player } from '../heads/anchors.ts';
import type { RecordHeadsInfo } from '../heads/record-heads.ts';
import { shareTold } from '../heads/share-told.ts';
import { toldSides } from '../heads/told-sides.ts';
import { kindOf, openFrame, type SentenceWords } from './act-candidates.ts';
import type { ActMention } from './act-mentions.ts';
import { actMention } from './act-mentions.ts';
import { isDenied, isUndone, WRONGS } from './denied.ts';
import type { EventCalendar } from './event-dates.ts';
import type { Party, Sides } from './event-sides.ts';
import { findTriggers, type Trigger } from './event-triggers.ts';
import { realityOf as ruledReality } from './reality.ts';

/** What turns an act that the heads read into a mention of one. */
interface Teller {
  readonly words: SentenceWords;
  readonly calendar: EventCalendar;
  readonly info: RecordHeadsInfo;
}

/**
 * The acts of a sentence as the heads read them: which word names one, of which category and reality, and who takes part.
 * The table of frames tells only the mode and the user's code.
 *
 * @param anchors of this sentence, of kind `event`
 */
export function toldActs({ words, calendar, info }: Teller, anchors: readonly Anchor[]): readonly ActMention[] {
  const { thresholds, odds, model } = info;
  const triggers = findTriggers(words.found);
  return anchors.flatMap((anchor) => {
    if (anchor.probability < (thresholds.event ?? 1)) return [];
    const told = toldSides({ source: anchor.players('source'), target: anchor.players('target') }, thresholds);
    const parties = (players: readonly Player[]): readonly Party[] => players.map((one) => partyOf(words, anchor, one));
    const sides = mutual(words, anchor.word) ?? { source: parties(told.source), target: parties(told.target) };
    if (sides.source.length === 0 && sides.target.length === 0) return [];
    const actors = (players: readonly Player[]): readonly string[] => players.map(({ actor }) => actor);
    const taken = { source: actors(told.source), target: actors(told.target) };
    const category = anchor.likeliest('event').value as Category;
    const trigger = triggerAt(words, triggers, anchor.word, category);
    // The codebook knows no acts that are plainly denied, so the heads have seen few: where the words say so, they do not decide.
    const { sentence, word } = anchor;
    const denied = WRONGS.has(category) && (isDenied(sentence, word) || isUndone(sentence, word));
    const share = shareTold(odds.event ?? {}, anchor, taken, denied ? ['event'] : ['event', 'reality']);
    if (share < (thresholds.act ?? 0)) return [];
    const reality = denied ? 'denied' : (ownReality(words, anchor.word) ?? realityOf(anchor, trigger, category));
    const act = { trigger, category, mode: trigger.category === category ? trigger.mode : undefined, reality };
    const mention = actMention(words, calendar, act, sides, byModel(model));
    return { ...mention, evidence: { ...mention.evidence, share } };
  });
}

/** "Accused each other": both do it, to nobody else; undefined where the words say no such thing of two. */
function mutual({ sentence, finder }: SentenceWords, word: number): Sides | undefined {
  const governed = sentence.children(word, 'obj', 'iobj', 'obl');
  const each = [...governed, ...governed.flatMap((at) => sentence.children(at, 'nmod', 'nmod:poss'))];
  if (!each.some((at) => isReciprocal(sentence, at))) return undefined;
  const source = finder.speakersAt(word);
  return source.length > 1 ? { source, target: [] } : undefined;
}

/** What a word of a user's codebook makes of an act below it ("mooted sending aid"); undefined where none stands over it. */
function ownReality({ found }: SentenceWords, word: number): Reality | undefined {
  const isOwn = (at: number): boolean => (found.verb[at]?.frame ?? found.noun[at]?.frame)?.own !== undefined;
  if (!found.sentence.tokens.some(({ index }) => isOwn(index))) return undefined;
  const { operator, reality } = ruledReality(found, word);
  return operator !== undefined && isOwn(operator) ? reality : undefined;
}

/** "Will never accept": a refusal took place, though its words are denied. */
function realityOf(anchor: Anchor, trigger: Trigger, category: Category): Reality {
  const reality = anchor.likeliest('reality').value as Reality;
  const refuses = category === 'REJECT' && trigger.frame.category !== 'REJECT';
  return refuses && reality === 'denied' ? 'actual' : reality;
}

/** The words of an act as the table of frames has them, else the word alone. */
function triggerAt(words: SentenceWords, triggers: readonly Trigger[], word: number, category: Category): Trigger {
  const known = triggers.find(({ token, noun }) => token === word || noun === word);
  if (known) return known;
  const token = words.sentence.token(word);
  const kind = kindOf(token) ?? 'noun';
  const frame = openFrame(words.frames, kind, token.lemma.toLowerCase(), category);
  return { token: word, kind, category, mode: undefined, frame, first: word, last: word };
}

function partyOf({ sentence }: SentenceWords, anchor: Anchor, { actor, mention }: Player): Party {
  const word: Token = sentence.token(anchor.word);
  const [through] = mention?.actors ?? [];
  return {
    actor,
    ...(through !== undefined && through !== actor ? { through } : {}),
    span: mention?.span ?? { start: word.start, end: word.end },
    direct: mention?.sentence === sentence.index,
    // Who is not named near, or whose words leave it open, was chosen by what the text is about.
    link: mention?.link ?? 'topic',
    grade: mention?.link ? mention.provenance.grade : 'weak',
  };
}
