import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { contains, overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, tokenSpan } from '../context/context.ts';
import { type Candidate, HEARD, pairFacts } from './facts.ts';
import {
  type ClassProbabilities,
  type Pair,
  type RecordHeads,
  type RecordHeadsInfo,
  type Stretch,
  sigmoid,
} from './record-heads.ts';

/** The kinds of records, and of what else heads read, that hang on a word, with the parts that actors play in them. */
const PARTS = {
  event: ['source', 'target'],
  position: ['holder'],
  forecast: ['foreteller'],
  motive: ['wanter'],
  relation: ['party'],
  term: ['asked', 'proposer'],
  stand: ['stander', 'doer'],
} as const;
export type AnchorKind = keyof typeof PARTS;
/** Parts that the author of the text may play. */
const OF_AUTHORS: ReadonlySet<string> = new Set(['holder', 'foreteller', 'proposer']);
export const AUTHOR = 'author';

/** Somebody who may play a part in a record, with the probability that he does. */
export interface Player {
  /** Id of the actor, or `author`. */
  readonly actor: string;
  readonly probability: number;
  /** The mention nearest to the anchor, if one is near. */
  readonly mention: Mention | undefined;
}

/** Whether the words by which one is meant, such as "both countries" or "they", mean another too: what they say of one they say of all. */
export function isMeantToo({ mention }: Player, { actor }: Player): boolean {
  return mention !== undefined && (mention.actors.includes(actor) || mention.actsFor.includes(actor));
}

/** A stretch of a sentence that belongs to a record: its words, `first` to `last`, and the logarithm of its probability. */
export interface ToldStretch extends Span {
  readonly first: number;
  readonly last: number;
  readonly log: number;
}

/** A word on which a record may hang, with all that the heads say of it. */
export interface Anchor {
  readonly kind: AnchorKind;
  readonly sentence: Tree;
  readonly word: number;
  /** That there is a record of this kind here. */
  readonly probability: number;
  /** The likeliest value of a class, or of those that fit, never `none`, with its probability among all. */
  readonly likeliest: (className: string, fits?: (value: string) => boolean) => LikelyValue;
  /** How likely a class has a value, `none` too. */
  readonly share: (className: string, value: string) => number;
  /** Who may play a part, the likeliest first. */
  readonly players: (role: string) => readonly Player[];
  /** The likeliest stretch of its sentence that belongs to the record, such as what is wanted. */
  readonly stretch: (name: string) => ToldStretch;
  /** How likely a forecast or stand is to have a condition (`if`), and an exception (`unless`). */
  readonly condition: (name: 'if' | 'unless') => number;
}

/** A value of a class, and how likely it is. */
export interface LikelyValue {
  readonly value: string;
  readonly probability: number;
}

/** Of records whose words overlap the likeliest, in the order of the text. */
export function likeliestOf<Told extends { readonly anchor: Anchor; readonly span: Span }>(
  told: readonly Told[],
): readonly Told[] {
  const kept: Told[] = [];
  for (const one of told.toSorted((a, b) => b.anchor.probability - a.anchor.probability))
    if (!kept.some(({ span }) => overlaps(span, one.span))) kept.push(one);
  return kept.sort((a, b) => a.span.start - b.span.start);
}

/** Everybody of a document who may play a part. */
interface Cast {
  readonly who: ReadonlyMap<string, Candidate>;
  /** By sentence. */
  readonly mentions: ReadonlyMap<number, readonly CastMention[]>;
}

interface CastMention {
  readonly mention: Mention;
  readonly head: number;
  readonly actors: readonly string[];
}

/** What the heads read in documents. */
export interface AnchorReader {
  readonly info: RecordHeadsInfo;
  /** The anchors of a kind by the sentence that they stand in; none where words have no vectors. */
  anchors(context: Read, actors: Meant, kind: AnchorKind): ReadonlyMap<Tree, readonly Anchor[]>;
}

const KINDS = Object.keys(PARTS) as AnchorKind[];
/** Kinds that may have a condition. */
const CONDITIONAL: ReadonlySet<AnchorKind> = new Set(['forecast', 'stand']);
/** What heads look at. */
type Read = Pick<ReadingContext, 'analysis'>;
/** Who is meant where. */
type Meant = Pick<ActorIndex, 'actor' | 'guess' | 'mentions'>;
/** From how likely a record on it looks further at an anchor of a kind. */
type Least = (kind: AnchorKind) => number;

/**
 * Reads anchors of all kinds together, once for each document, whichever stage asks first.
 *
 * @param least from which probability anchors of a kind are told; by default those of which there is a record
 */
export function createAnchorReader(
  heads: RecordHeads,
  least: Least = (kind) => heads.info.thresholds[kind] ?? 1,
): AnchorReader {
  const read = new WeakMap<Meant, ReadonlyMap<AnchorKind, ReadonlyMap<Tree, readonly Anchor[]>>>();
  const readAll = (context: Read, actors: Meant) => {
    const cast = castOf(context, actors);
    const found = context.analysis.sentences.map(
      (sentence) => [sentence, sentenceAnchors(context, sentence, cast, heads, least)] as const,
    );
    return new Map(
      KINDS.map((kind) => [
        kind,
        new Map(found.map(([sentence, all]) => [sentence, all.filter((anchor) => anchor.kind === kind)])),
      ]),
    );
  };
  return {
    info: heads.info,
    anchors(context, actors, kind) {
      const known = read.get(actors) ?? readAll(context, actors);
      read.set(actors, known);
      return known.get(kind) ?? new Map();
    },
  };
}

function sentenceAnchors(
  { analysis }: Read,
  sentence: Tree,
  cast: Cast,
  heads: RecordHeads,
  least: Least,
): readonly Anchor[] {
  if (!sentence.vectors || sentence.tokens.length === 0) return [];
  const classes = heads.classes(sentence.vectors);
  const kinds = KINDS.filter((kind) => classes.has(kind));
  const found = sentence.tokens.flatMap(({ index }) =>
    kinds.flatMap((kind) => {
      const probability = 1 - at(classes, kind, index, 'none');
      return probability < least(kind) ? [] : { kind, word: index, probability };
    }),
  );
  if (found.length === 0) return [];
  const players = playersOf(analysis.sentences, sentence, cast, heads, found);
  const { vectors } = sentence;
  const conditions = found.some(({ kind }) => CONDITIONAL.has(kind)) ? heads.conditions(vectors) : new Float32Array();
  return found.map(({ kind, word, probability }, n) => {
    const stretches = new Map<string, Stretch | undefined>();
    return {
      kind,
      sentence,
      word,
      probability,
      likeliest: (className, fits) => likeliest(classes, className, word, fits),
      share: (className, value) => at(classes, className, word, value),
      players: (role) => players[n]?.get(role) ?? [],
      stretch: (name) => {
        if (!stretches.has(name)) stretches.set(name, heads.stretch(vectors, word, name));
        const { first, last, log } = stretches.get(name) ?? { first: word, last: word + 1, log: 0 };
        return { ...tokenSpan(sentence, first, last - 1), first, last: last - 1, log };
      },
      condition: (name) => conditions[2 * word + (name === 'if' ? 0 : 1)] ?? 0,
    };
  });
}

function at(classes: ReadonlyMap<string, ClassProbabilities>, className: string, word: number, value: string): number {
  const known = classes.get(className);
  const column = known?.values.indexOf(value) ?? -1;
  return known && column >= 0 ? (known.rows[word * known.values.length + column] as number) : 0;
}

function likeliest(
  classes: ReadonlyMap<string, ClassProbabilities>,
  className: string,
  word: number,
  fits: (value: string) => boolean = () => true,
): LikelyValue {
  const values = (classes.get(className)?.values ?? []).filter((value) => value !== 'none');
  const all = values.map((value) => ({ value, probability: at(classes, className, word, value) }));
  const sum = all.reduce((total, { probability }) => total + probability, 0);
  const fitting = all.filter(({ value }) => fits(value));
  const best = fitting.reduce((a, b) => (b.probability > a.probability ? b : a), { value: '', probability: 0 });
  return { value: best.value, probability: sum > 0 ? best.probability / sum : 0 };
}

/** Who may play which part at each anchor of a sentence. */
function playersOf(
  sentences: readonly Tree[],
  sentence: Tree,
  cast: Cast,
  heads: RecordHeads,
  anchors: readonly { readonly kind: AnchorKind; readonly word: number }[],
): readonly ReadonlyMap<string, readonly Player[]>[] {
  const near: CastMention[] = [];
  for (let i = sentence.index - HEARD.before; i <= sentence.index + HEARD.behind; i++)
    near.push(...(cast.mentions.get(i) ?? []));
  const { wide } = heads.info;
  const vectors = new Int16Array((anchors.length + near.length) * wide);
  const put = (row: number, from: Tree | undefined, word: number): void => {
    const own = from?.vectors?.subarray(word * wide, (word + 1) * wide);
    if (own) vectors.set(own, row * wide);
  };
  anchors.forEach(({ word }, n) => {
    put(n, sentence, word);
  });
  near.forEach(({ mention, head }, n) => {
    put(anchors.length + n, sentences[mention.sentence], head);
  });
  const absent = anchors.length + near.length;
  const pairs: Pair[] = [];
  const told: { readonly anchor: number; readonly actor: string; readonly mention?: Mention; readonly p: number }[] =
    [];
  const mentioned = new Set(near.flatMap((item) => item.actors));
  const { facts } = heads.info;
  anchors.forEach(({ kind, word }, anchor) => {
    // Of actors who are not near much the same is known.
    const alike = new Map<string, number>();
    const tellAbsent = (actor: string, candidate: number, facts: readonly number[]): void => {
      const key = `${candidate} ${facts.join(' ')}`;
      const p = alike.get(key) ?? pairs.push({ anchor, candidate, facts }) - 1;
      alike.set(key, p);
      told.push({ anchor, actor, p });
    };
    near.forEach(({ mention, head, actors }, n) => {
      for (const actor of actors) {
        const who = cast.who.get(actor);
        if (!who) continue;
        const known = { kind: mention.kind, sentence: mention.sentence, head, set: actors.length > 1 };
        const rows = pairFacts(facts, sentence, word, known, who);
        const p = pairs.push({ anchor, candidate: anchors.length + n, facts: rows }) - 1;
        told.push({ anchor, actor, mention, p });
      }
    });
    for (const [actor, who] of cast.who) {
      if (mentioned.has(actor)) continue;
      tellAbsent(actor, absent, pairFacts(facts, sentence, word, undefined, who));
    }
    if (PARTS[kind].some((role) => OF_AUTHORS.has(role))) {
      tellAbsent(AUTHOR, absent + 1, pairFacts(facts, sentence, word, undefined, AUTHOR));
    }
  });
  const scores = heads.parts(vectors, pairs);
  const { roles } = heads.info;
  return anchors.map(({ kind }, anchor) => {
    const own = told.filter((one) => one.anchor === anchor);
    return new Map(
      PARTS[kind].map((role) => [
        role,
        summed(own, sentence.index, (p) => scores[p * roles.length + roles.indexOf(role)] as number),
      ]),
    );
  });
}

/** The probabilities of actors: the logarithm of the sum over the mentions of each; mentions in the anchor's own sentence go before others. */
function summed(
  pairs: readonly { readonly actor: string; readonly mention?: Mention; readonly p: number }[],
  sentence: number,
  scoreOf: (p: number) => number,
): readonly Player[] {
  const by = new Map<string, { sum: number; best: number; mention: Mention | undefined }>();
  for (const { actor, mention, p } of pairs) {
    const score = scoreOf(p);
    const best = score + (mention?.sentence === sentence ? OWN_SENTENCE : 0);
    const own = by.get(actor);
    if (!own) by.set(actor, { sum: Math.exp(score), best, mention });
    else {
      own.sum += Math.exp(score);
      if (best > own.best) Object.assign(own, { best, mention });
    }
  }
  return [...by]
    .map(([actor, { sum, mention }]) => ({ actor, probability: sigmoid(Math.log(sum)), mention }))
    .sort((a, b) => b.probability - a.probability);
}

/** More than any score: it only orders mentions. */
const OWN_SENTENCE = 1000;

/** "Venezuela's opposition leader Juan Guaido": whose name stands in that of another, who does not act for him, plays no part by it. */
function isOwnerOfOthers(mention: Mention, inSentence: readonly Mention[]): boolean {
  const { span } = mention;
  return inSentence.some(
    (other) =>
      contains(other.span, span) &&
      other.span.end - other.span.start > span.end - span.start &&
      other.kind === 'name' &&
      other.actors.length > 0 &&
      !other.actsFor.some((id) => mention.actsFor.includes(id)) &&
      !other.actors.some((id) => mention.actors.includes(id)),
  );
}

/** "Turkish-backed fighters attacked": who backs them is not who does it. */
function isBacker(sentence: Tree, head: number): boolean {
  const participle = sentence.token(head).head;
  return (
    participle === head + 2 &&
    /^[-‐‑]$/u.test(sentence.token(head + 1).form) &&
    sentence.relation(participle) === 'amod' &&
    BACKED.has(sentence.lemma(participle))
  );
}

const BACKED = wordClass('verbs of backing');

function castOf({ analysis }: Read, actors: Meant): Cast {
  const count = new Map<string, number>();
  const mentions = new Map<number, CastMention[]>();
  const starts = new Map(
    analysis.sentences.map((sentence) => [sentence.index, sentence.tokens.map((token) => token.start)] as const),
  );
  const bySentence = new Map<number, Mention[]>();
  for (const mention of actors.mentions) {
    const beside = bySentence.get(mention.sentence) ?? [];
    beside.push(mention);
    bySentence.set(mention.sentence, beside);
  }
  for (const given of actors.mentions) {
    // Whom open words might mean is for the heads to say.
    const mention = actors.guess(given) ?? given;
    const sides = mention.actsFor.length > 0 ? mention.actsFor : mention.actors;
    if (sides.length === 0 || isOwnerOfOthers(mention, bySentence.get(mention.sentence) ?? [])) continue;
    const sentence = analysis.sentences[mention.sentence];
    if (!sentence) continue;
    const words = (starts.get(mention.sentence) ?? []).flatMap((start, i) =>
      start >= mention.span.start && start < mention.span.end ? i : [],
    );
    const head = words.find((i) => !words.includes(sentence.token(i).head)) ?? words[0];
    if (head === undefined || isBacker(sentence, head)) continue;
    const list = mentions.get(mention.sentence) ?? [];
    list.push({ mention, head, actors: sides });
    mentions.set(mention.sentence, list);
    for (const side of sides) count.set(side, (count.get(side) ?? 0) + 1);
  }
  const order = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const who = order.map(([id], rank) => [id, { kind: actors.actor(id)?.kind, rank }] as const);
  return { who: new Map(who), mentions };
}
