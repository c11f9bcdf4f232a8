import type { Lexicon } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText, isPerson, isState } from '../../records/actor-id.ts';
import { byRule } from '../../records/decision.ts';
import { contains } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import { firstAtOrAfter, spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import {
  type DocumentVoice,
  type ReadingContext,
  type SpeakerIds,
  type SpokenTurn,
  tokenSpan,
} from '../context/context.ts';
import { type Layout, readLayout } from '../document/layout.ts';
import type { Turn } from '../document/turn.ts';
import type { ActorDraft, ActorRegister } from './actor-register.ts';
import type { FoundMention } from './mention-index.ts';
import { stateOrgan } from './state-organ.ts';

/** How a role without a state got one: a guess by what the text speaks of. */
const SPOKEN_OF = 'official role of the state that is spoken of';

/** Who speaks where, and the mentions that labels of turns are. */
export interface FoundVoices {
  readonly turns: readonly SpokenTurn[];
  readonly voice?: DocumentVoice;
  /** Labels that mean nobody by themselves ("A", "FOREIGN MINISTER"), with whom the document's head says they mean. */
  readonly labels: readonly FoundMention[];
}

/** Somebody who is named, and by which words. */
interface Named extends SpeakerIds {
  readonly source: Span;
}

/**
 * Who speaks in each turn of a transcript, and who issues a release. A label names its speaker, or takes up words of the head ("FOREIGN
 * MINISTER" under "The foreign minister of Israel ..."); who answers under "A" is whom the head introduces. What nobody names stays open.
 *
 * @param found all mentions of the document
 */
export function findVoices(
  { document, analysis, lexicon }: ReadingContext,
  found: readonly FoundMention[],
): FoundVoices {
  const layout = readLayout(document);
  switch (layout.kind) {
    case 'transcript':
      return turnVoices(layout, document.text, analysis.sentences, found);
    case 'release': {
      const issuer = issuerOf(layout, analysis.sentences, found, lexicon);
      const named = issuer && { kind: 'release' as const, ...issuer };
      return { turns: [], labels: [], ...(named && { voice: named }) };
    }
    case 'speech': {
      const speaker = speakerOfSpeech(found);
      const named = speaker && { kind: 'speech' as const, ...speaker };
      return { turns: [], labels: [], ...(named && { voice: named }) };
    }
    case 'opinion':
      return { turns: [], labels: [], voice: { kind: 'opinion', speakers: ['author'], actsFor: [] } };
    case 'article':
    case 'live':
      return { turns: [], labels: [] };
  }
}

function turnVoices(
  { turns }: Layout,
  text: string,
  sentences: readonly Tree[],
  found: readonly FoundMention[],
): FoundVoices {
  const mentions = spanIndex(found.map((mention) => [spanOf(mention), mention] as const));
  const inLabel = (label: Span): readonly FoundMention[] =>
    mentions.overlapping(label).filter((mention) => contains(label, spanOf(mention)));
  const first = turns[0];
  const start = first?.label?.start ?? first?.content[0]?.start ?? 0;
  const head = found.filter((mention) => spanOf(mention).start < start);
  const words = (span: Span): string => text.slice(span.start, span.end);
  const named = new Map<string, Named | undefined>();
  for (const { label, asks } of turns) {
    // One label means the same throughout.
    if (label && !asks && !named.get(words(label)))
      named.set(words(label), labelled(label, inLabel(label)) ?? introduced(words(label), head, words));
  }
  // Of several who are not known any may be meant by the head.
  const open = [...named].filter(([, who]) => who === undefined).map(([name]) => name);
  const known = new Set([...named.values()].flatMap((who) => who?.speakers ?? []));
  const introducedOne = open.length === 1 || named.size === 0 ? interviewee(head) : undefined;
  // "FOREIGN MINISTER KOFOD" beside "SECRETARY BLINKEN" is not the Secretary, of whom the head speaks.
  const answers = introducedOne?.speakers.some((id) => known.has(id)) ? undefined : introducedOne;
  const speakerOf = ({ label }: Turn): Named | undefined =>
    label ? (named.get(words(label)) ?? answers ?? called(label, inLabel(label))) : answers;
  const spoken = turns.map((turn): SpokenTurn => {
    const who = turn.asks ? undefined : speakerOf(turn);
    const source = turn.label ?? who?.source;
    const { content, asks } = turn;
    return {
      ...(source && { source }),
      content,
      asks,
      speakers: who?.speakers ?? [],
      actsFor: who?.actsFor ?? [],
    };
  });
  const labels = turns.flatMap((turn): FoundMention[] => {
    const { label } = turn;
    const who = turn.asks ? undefined : speakerOf(turn);
    if (!label || !who || labelled(label, inLabel(label))) return [];
    const sentence = sentences[firstAtOrAfter(sentences, label.end, ({ end }) => end)];
    const inside = sentence?.tokens.filter((token) => token.start >= label.start && token.end <= label.end) ?? [];
    const [from, to] = [inside[0], inside.at(-1)];
    if (!sentence || !from || !to) return [];
    return [
      {
        sentence,
        first: from.index,
        last: to.index,
        head: to.index,
        kind: 'role',
        actors: [...(who.speakers.length ? who.speakers : who.actsFor)],
        actsFor: [...who.actsFor],
        decision: byRule('label of a turn'),
        grade: 'fair',
      },
    ];
  });
  return { turns: spoken, labels };
}

function spanOf({ sentence, first, last }: FoundMention): Span {
  return tokenSpan(sentence, first, last);
}

function asNamed(mention: FoundMention, source = spanOf(mention)): Named {
  return { source, speakers: mention.actors, actsFor: mention.actsFor };
}

/** Whom the words of a label name by themselves: who acts for somebody before who only has a name. */
function labelled(label: Span, inside: readonly FoundMention[]): Named | undefined {
  // "SPOKESPERSON" is not that of the state that was spoken of last.
  const sure = inside.filter(({ decision }) => decision.rule !== SPOKEN_OF);
  const meant =
    sure.find(({ actsFor }) => actsFor.length > 0) ?? sure.find(({ actors }) => actors.some((id) => !isOfOneText(id)));
  return meant && asNamed(meant, label);
}

/** Whom the words of a label call somehow, where nobody knows more: "the deputy minister". */
function called(label: Span, inside: readonly FoundMention[]): Named | undefined {
  const meant = inside.find(({ actors }) => actors.length > 0);
  return meant && asNamed(meant, label);
}

/** Words that say nothing of who a label means. */
const EMPTY = /^(?:the|an?|of|for|to|and|mr|mrs|ms|dr|hon)\.?$/u;

/** Whom the head calls by all words of a label. */
function introduced(label: string, head: readonly FoundMention[], words: (span: Span) => string): Named | undefined {
  const asked = contentWords(label);
  if (asked.length === 0 || asked.every((word) => word.length < 3)) return undefined;
  const alike = head.filter((mention) => {
    const own = contentWords(words(spanOf(mention)));
    return mention.actsFor.length > 0 && asked.every((word) => own.includes(word));
  });
  const [meant] = alike;
  const agree = alike.every(({ actsFor }) => actsFor.join() === meant?.actsFor.join());
  return meant && agree ? asNamed(meant) : undefined;
}

function contentWords(words: string): readonly string[] {
  return (words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !EMPTY.test(word));
}

/** Who speaks to those who ask: "we put some questions to a former envoy", "a lawyer spoke to us". */
function whoWasAsked({ sentence, head, kind, actors }: FoundMention): boolean {
  if ((kind !== 'role' && kind !== 'name') || actors.length === 0) return false;
  const { deprel, head: governor } = sentence.token(head);
  const verb = sentence.tokens[governor];
  if (!verb || !INTERVIEWING.has(verb.lemma)) return false;
  const askers = sentence
    .children(verb.index, 'nsubj', 'obj', 'iobj', 'obl')
    .filter((other) => other !== head && /^(?:we|us|I|me)$/iu.test(sentence.token(other).form));
  return askers.length > 0 && /^(?:nsubj|obj|iobj|obl)/u.test(deprel);
}

const INTERVIEWING = wordClass('verbs of an interview');

/**
 * Who is introduced as the one who answers: who is said to have spoken to those who ask; else the person who is named most often, where
 * one is; else the first official, then the first state or body, of the lines between title and first question, then of the title.
 */
function interviewee(head: readonly FoundMention[]): Named | undefined {
  const asked = head.find(whoWasAsked);
  if (asked) return asNamed(asked);
  const persons = head.filter(({ kind, actors: [id = ''] }) => kind === 'name' && /^(?:per|loc):/u.test(id));
  const full = persons.filter(({ actors: [id = ''] }) => isPerson(id));
  const most = mostNamed(full.length > 0 ? full : persons);
  if (most) return asNamed(most);
  const below = head.filter(({ sentence }) => sentence.index > 0);
  const ranks = [below, head].flatMap((list) => [
    list.find(({ kind, actsFor }) => kind === 'role' && actsFor.length > 0),
    list.find(({ kind, actors }) => kind === 'role' && actors.length > 0),
  ]);
  const bodies = [below, head].map((list) => list.find(({ actsFor }) => actsFor.length > 0));
  const meant = [...ranks, ...bodies].find((mention) => mention !== undefined);
  return meant && asNamed(meant);
}

/** Nobody where two are named alike: both may answer. */
function mostNamed(mentions: readonly FoundMention[]): FoundMention | undefined {
  const counts = new Map<string, { mention: FoundMention; n: number }>();
  for (const mention of mentions) {
    const key = mention.actors.join(' ');
    const known = counts.get(key) ?? { mention, n: 0 };
    counts.set(key, { ...known, n: known.n + 1 });
  }
  const [best, second] = [...counts.values()].sort((a, b) => b.n - a.n);
  return best && best.n > (second?.n ?? 0) ? best.mention : undefined;
}

/** Who issues a release: whoever takes a stand together in its first sentence, or who is named above it. */
function issuerOf(
  layout: Layout,
  sentences: readonly Tree[],
  found: readonly FoundMention[],
  lexicon: Lexicon,
): Named | undefined {
  const named = namedIssuer(layout, sentences, found, lexicon);
  const several = issuersOfStand(found);
  const joint = several && (!named || named.actsFor.every((side) => several.actsFor.includes(side)));
  return joint ? several : named;
}

/** "Chile, Peru and Ecuador condemn the attack": a joint statement says of its issuers in its first sentence what they stand for. */
function issuersOfStand(found: readonly FoundMention[]): Named | undefined {
  const first = found.find(takesStand);
  if (!first) return undefined;
  const { sentence, head } = first;
  const subject = sentence.firstConjunct(head);
  const together = found.filter(
    (mention) => mention.sentence === sentence && sentence.firstConjunct(mention.head) === subject,
  );
  const actsFor = [...new Set(together.flatMap((mention) => mention.actsFor))];
  return actsFor.length > 1 ? { source: spanOf(first), speakers: actsFor, actsFor } : undefined;
}

/** Whether a state or body says of itself, by its name, what it supports, condemns, asks for. */
function takesStand({ sentence, head, actsFor }: FoundMention): boolean {
  const token = sentence.token(head);
  if (actsFor.length === 0 || !token.deprel.startsWith('nsubj') || token.head < 0) return false;
  const verb = sentence.token(token.head);
  return STANDING.has(verb.lemma) && /^VB[ZPG]$/u.test(verb.xpos);
}

/** All whom the first line that names somebody names, for a joint statement has several issuers. */
function namedIssuer(
  { issuers }: Layout,
  sentences: readonly Tree[],
  found: readonly FoundMention[],
  lexicon: Lexicon,
): Named | undefined {
  const official = found.filter((mention) => mention.actsFor.length > 0 && mention.decision.rule !== SPOKEN_OF);
  for (const span of issuers) {
    const inside = official.filter((mention) => contains(span, spanOf(mention)));
    const persons = [...new Set(inside.flatMap(({ actors }) => actors.filter(isPerson)))];
    const organ = inside.length > 0 ? undefined : organAt(span, sentences, lexicon);
    const actsFor = organ ? [organ] : [...new Set(inside.flatMap((mention) => mention.actsFor))];
    if (actsFor.length > 0) return { source: span, speakers: persons.length > 0 ? persons : actsFor, actsFor };
  }
  // "Office of the Spokesperson" under "Secretary Blinken's Call with ...": the official of the title.
  const [first] = issuers;
  const titled = official.find(({ actors: [id = ''] }) => isPerson(id));
  if (!first || !titled || spanOf(titled).start > first.start) return undefined;
  return { source: first, speakers: titled.actsFor, actsFor: titled.actsFor };
}

const STANDING = wordClass('verbs of a stand in a speech');

/**
 * Who gives a speech and speaks of itself as "we": the state or body that says most often by its own name what it supports, condemns,
 * asks for ("Chad welcomes the plan"), twice as often as any other.
 */
function speakerOfSpeech(found: readonly FoundMention[]): Named | undefined {
  const counts = new Map<string, { mention: FoundMention; n: number }>();
  for (const mention of found) {
    const [only, ...others] = mention.actsFor;
    if (only === undefined || others.length > 0 || !takesStand(mention)) continue;
    const known = counts.get(only) ?? { mention, n: 0 };
    counts.set(only, { ...known, n: known.n + 1 });
  }
  const [best, second] = [...counts.values()].sort((a, b) => b.n - a.n);
  if (!best || best.n < 2 * (second?.n ?? 0)) return undefined;
  const { actsFor } = best.mention;
  return { source: spanOf(best.mention), speakers: actsFor, actsFor };
}

/** The state whose organ a line is: "Ministry of Foreign Affairs of Finland". */
function organAt(span: Span, sentences: readonly Tree[], lexicon: Lexicon): string | undefined {
  const sentence = sentences.find(({ start, end }) => start < span.end && span.start < end);
  const inside = sentence?.tokens.filter((token) => token.start >= span.start && token.end <= span.end) ?? [];
  const [first, last] = [inside[0], inside.at(-1)];
  if (!sentence || !first || !last) return undefined;
  const { index } = first;
  const line = { sentence, first: index, last: last.index, head: index, candidates: [] };
  return stateOrgan(line, lexicon)?.state;
}

/**
 * "The government", "the ministry" without a state: in a release those of its issuer, in a speech of its speaker, not of
 * the state that was spoken of last.
 */
export function ofIssuer(found: readonly FoundMention[], voice: DocumentVoice | undefined): readonly FoundMention[] {
  const [issuer, ...others] = voice?.actsFor ?? [];
  if (issuer === undefined || others.length > 0) return found;
  return found.map((mention) =>
    mention.decision.rule === SPOKEN_OF ? { ...mention, actors: [issuer], actsFor: [issuer] } : mention,
  );
}

/** "Ambassador Fagin thanked his hosts" in a release: envoys whose state no words tell are its issuer's. */
export function withEnvoysOf(
  voice: DocumentVoice | undefined,
  found: readonly FoundMention[],
  register: ActorRegister,
): readonly FoundMention[] {
  const [issuer, ...others] = voice?.actsFor ?? [];
  if (voice?.kind !== 'release' || issuer === undefined || others.length > 0 || !isState(issuer)) return found;
  const envoyOf = (id: string): ActorDraft | undefined => {
    const draft = register.get(id);
    return draft?.kind === 'person' && !draft.nationality && ENVOYS.has(draft.role ?? '') ? draft : undefined;
  };
  return found.map((mention) => {
    const [id] = mention.actors;
    const envoy = mention.actors.length === 1 && mention.actsFor.length === 0 ? envoyOf(id as string) : undefined;
    if (!envoy) return mention;
    envoy.actsFor ??= issuer;
    return { ...mention, actsFor: [envoy.actsFor] };
  });
}

const ENVOYS = wordClass('titles of envoys');
