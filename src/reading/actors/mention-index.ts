import type { Link, Mention } from '../../records/actor.ts';
import type { Decision } from '../../records/decision.ts';
import type { Grade } from '../../records/grade.ts';
import { recordId } from '../../records/identify.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type Reference, tokenSpan } from '../context/context.ts';

/** A mention in terms of tokens, before it becomes a record. */
export interface FoundMention {
  readonly sentence: Tree;
  readonly first: number;
  readonly last: number;
  /** The token of the stretch that the rest of the sentence governs. */
  readonly head: number;
  readonly kind: Mention['kind'];
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly decision: Decision;
  readonly grade: Grade;
  /** By what the words are tied to whom they mean, where their kind does not tell it. */
  readonly link?: Link;
  /** Whom the words might mean, where the text does not tell it: a guess that no record repeats. */
  readonly guess?: Pick<Mention, 'actors' | 'actsFor'>;
  /** Whether somebody is meant whom the words do not tell, though they describe him: "the president" of nobody's state. */
  readonly open?: boolean;
  /** In which role the actor is meant here, and its PLOVER sector. */
  readonly role?: string;
  readonly sector?: string;
  /** Others who may be meant, likeliest first. */
  readonly alternatives?: readonly string[];
  /** Mentions of one chain mean the same; where it is absent, those with the same actors do. */
  readonly chain?: string;
}

/** By what words of each kind are tied to whom they mean, as a rule. */
const LINK_OF: Readonly<Record<Mention['kind'], Link>> = {
  name: 'named',
  demonym: 'named',
  metonym: 'named',
  role: 'office',
  nominal: 'antecedent',
  pronoun: 'antecedent',
  set: 'set',
};

/**
 * Mentions as records, in reading order, the longer of two with one start first, with look-ups by token; the innermost
 * mention covers a token. Pronouns that mean nobody known are no records, but stand in the chains.
 */
export function indexMentions(
  found: readonly FoundMention[],
  documentId: string,
): Pick<ActorIndex, 'mentions' | 'references' | 'headedBy' | 'covering' | 'guess'> {
  const mentions: Mention[] = [];
  const guesses = new Map<Mention, Mention>();
  const references: Reference[] = [];
  const heads = new Map<number, Mention>();
  const cover = new Map<number, Mention>();
  for (const item of [...found].sort((a, b) => at(a) - at(b) || b.last - a.last)) {
    const span = tokenSpan(item.sentence, item.first, item.last);
    const chain = item.chain ?? item.actors.toSorted().join(' ');
    if (chain) references.push({ span, sentence: item.sentence.index, kind: item.kind, chain });
    if (item.kind === 'pronoun' && !item.actors.length) continue;
    const mention = toMention(item, span, documentId);
    mentions.push(mention);
    if (item.guess) guesses.set(mention, { ...mention, ...item.guess });
    heads.set(key(item.sentence.index, item.head), mention);
    for (let i = item.first; i <= item.last; i++) {
      const place = key(item.sentence.index, i);
      const other = cover.get(place);
      if (!other || other.span.end - other.span.start >= span.end - span.start) cover.set(place, mention);
    }
  }
  return {
    mentions,
    references,
    guess: (mention) => guesses.get(mention),
    headedBy: (sentence, token) => heads.get(key(sentence, token)),
    covering: (sentence, token) => cover.get(key(sentence, token)),
  };
}

function toMention(item: FoundMention, span: Span, documentId: string): Mention {
  const alternatives = item.alternatives ?? item.guess?.actors ?? [];
  return {
    id: recordId('mention', documentId, span.start, span.end),
    span,
    sentence: item.sentence.index,
    kind: item.kind,
    actors: [...item.actors],
    actsFor: [...item.actsFor],
    ...(item.actors.length > 0 && !item.open ? { link: item.link ?? LINK_OF[item.kind] } : {}),
    ...(item.role ? { role: item.role } : {}),
    ...(item.sector ? { sector: item.sector } : {}),
    ...(alternatives.length > 0 ? { alternatives: [...alternatives] } : {}),
    provenance: { stage: 'actors', ...item.decision, grade: item.grade },
  };
}

/** How often each actor is meant, itself or through one who acts for it. */
export function countMentions(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    for (const id of new Set([...mention.actors, ...mention.actsFor])) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Sentences are cut far below this many tokens. */
const MOST_TOKENS = 65_536;

function key(sentence: number, token: number): number {
  return sentence * MOST_TOKENS + token;
}

function at(found: FoundMention): number {
  return key(found.sentence.index, found.first);
}
