import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Event, Voice } from '../../records/event.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { WRONGS } from '../events/denied.ts';
import { tokenAt } from './words-at.ts';

const DENYING = wordClass('verbs of denial');
const ALLEGED = wordClass('nouns for what is alleged');

const ANY = wordClass('nouns for any claim');
/** What "it" in "denied it" may be. */
const IT = /^(?:it|this|that|so)$/;
/** So many sentences back "denied the charge" reaches. */
const REACH = 4;

/** Somebody who denies what he was last said to have done. */
interface Denial {
  readonly by: readonly Voice[];
  /** Index of the sentence. */
  readonly sentence: number;
  /** Whether it may be any act, or a wrong only. */
  readonly any: boolean;
}

/**
 * Puts denials beside the claimed acts that they deny: "Rome denied shelling the town", "we did not shell it", and a charge
 * that the one whom it was laid on denies ("dismissed the claims", "denied any role").
 *
 * @param speakersOf in whose words a stretch of the text stands
 */
export function withDenials(
  { analysis }: ReadingContext,
  actors: ActorIndex,
  speakersOf: (span: Span) => readonly Voice[],
  events: readonly Event[],
): Event[] {
  const claimed = events.filter(({ reality }) => reality === 'claimed');
  if (claimed.length === 0) return [...events];
  const found = new Map<Event, Voice[]>();
  const add = (event: Event, voices: readonly Voice[]): void => {
    const known = found.get(event) ?? [];
    for (const voice of voices) {
      const claims = event.claimedBy?.some(({ actor }) => actor === voice.actor) ?? false;
      if (!claims && !known.some(({ actor }) => actor === voice.actor)) known.push(voice);
    }
    if (known.length > 0) found.set(event, known);
  };
  const wordOf = (event: Event): string => {
    const sentence = analysis.sentences[event.sentence.index];
    const at = sentence && tokenAt(sentence, event.trigger);
    return sentence === undefined || at === undefined ? '' : sentence.lemma(at);
  };
  const ofKind = grouped(claimed, ({ category }) => category);
  const inSentence = grouped(claimed, (event) => event.sentence.index);
  for (const denied of events.filter(({ reality }) => reality === 'denied')) {
    const sentence = analysis.sentences[denied.sentence.index];
    const denier = sentence && denierOf(sentence, denied, actors);
    const deniers = denier ?? speakersOf(denied.trigger);
    for (const event of ofKind.get(denied.category) ?? []) {
      if (!isSameAct(event, denied)) continue;
      // Without a word of denial it must be the doer who says in the same word that he did no such wrong.
      const doer = event.source.some(({ actor }) => deniers.some((voice) => voice.actor === actor));
      if (denier === undefined && !(doer && WRONGS.has(event.category) && wordOf(event) === wordOf(denied))) continue;
      add(
        event,
        deniers.map((voice) => ({ ...voice, span: denied.trigger })),
      );
    }
  }
  for (const sentence of analysis.sentences) {
    for (const denial of chargesDenied(sentence, actors)) {
      for (const event of lastChargesAgainst(denial, inSentence)) add(event, denial.by);
    }
  }
  return events.map((event) => {
    const deniedBy = found.get(event);
    return deniedBy === undefined ? event : { ...event, deniedBy };
  });
}

/** "Rome denied that it had shelled the town": who denies stands above the act. */
function denierOf(sentence: Tree, { trigger }: Event, actors: ActorIndex): readonly Voice[] | undefined {
  const at = tokenAt(sentence, trigger);
  const verb =
    at === undefined ? undefined : sentence.ancestors(at).find((above) => DENYING.has(sentence.lemma(above)));
  const by = verb === undefined ? [] : deniersAt(sentence, verb, actors);
  return by.length > 0 ? by : undefined;
}

/** Charges that somebody denies without telling the act again. */
function chargesDenied(sentence: Tree, actors: ActorIndex): readonly Denial[] {
  return sentence.tokens.flatMap(({ index, upos }): readonly Denial[] => {
    const lemma = sentence.lemma(index);
    let things: readonly string[];
    if (upos === 'VERB' && DENYING.has(lemma)) {
      things = sentence.objectsOf(index).map((object) => sentence.lemma(object));
      if (lemma !== 'deny') things = things.filter((thing) => !IT.test(thing));
    } else if (upos === 'NOUN' && lemma === 'denial') {
      const of = sentence
        .children(index, 'nmod', 'acl')
        .filter((child) => sentence.relation(child) === 'acl' || sentence.prepositionOf(child) === 'of');
      things = of.length > 0 ? of.map((child) => sentence.lemma(child)) : ['it'];
    } else return [];
    const meant = things.filter((thing) => ALLEGED.has(thing) || IT.test(thing));
    const by = meant.length > 0 ? deniersAt(sentence, index, actors) : [];
    if (by.length === 0) return [];
    return [{ by, sentence: sentence.index, any: meant.some((thing) => ANY.has(thing) || IT.test(thing)) }];
  });
}

/** Who denies: the doer of a verb, whose a denial is; the words are those of the denial. */
function deniersAt(sentence: Tree, at: number, actors: ActorIndex): readonly Voice[] {
  if (sentence.isNegated(at)) return [];
  const heads =
    sentence.token(at).upos === 'VERB' ? sentence.doersOf(at) : sentence.children(at, 'nmod:poss', 'amod', 'compound');
  const { start, end } = sentence.token(at);
  return heads.flatMap((head): readonly Voice[] => {
    const mention = actors.headedBy(sentence.index, head);
    const [state] = mention?.actsFor ?? [];
    const [speaker] = mention?.actors ?? [];
    const actor = state ?? speaker;
    if (actor === undefined) return [];
    return [
      { actor, ...(speaker !== undefined && speaker !== actor ? { through: speaker } : {}), span: { start, end } },
    ];
  });
}

/** The acts last told of those who deny, in the same sentence or shortly before. */
function lastChargesAgainst(
  { by, sentence, any }: Denial,
  claimed: ReadonlyMap<number, readonly Event[]>,
): readonly Event[] {
  for (let at = sentence; at >= sentence - REACH; at--) {
    const theirs = (claimed.get(at) ?? []).filter(
      ({ category, source }) =>
        (any || WRONGS.has(category)) && source.some(({ actor }) => by.some((voice) => voice.actor === actor)),
    );
    if (theirs.length > 0) return theirs;
  }
  return [];
}

function grouped<Key>(events: readonly Event[], keyOf: (event: Event) => Key): ReadonlyMap<Key, readonly Event[]> {
  const groups = new Map<Key, Event[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

/** Whether one denies another of its kind: by one doer, and to the same, as far as both say to whom. */
function isSameAct(event: Event, denied: Event): boolean {
  const meet = (a: Event['source'], b: Event['source']): boolean =>
    a.some(({ actor }) => b.some((side) => side.actor === actor));
  return (
    meet(event.source, denied.source) &&
    (event.target.length === 0 || denied.target.length === 0 || meet(event.target, denied.target)) &&
    !(event.date && denied.date && (event.date.last < denied.date.first || denied.date.last < event.date.first))
  );
}
