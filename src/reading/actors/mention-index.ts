import type { Mention } from '../../records/actor.ts';
import type { Decision } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Grade } from '../../records/provenance.ts';
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
  /** In which role the actor is meant here, and its PLOVER sector. */
  readonly role?: string;
  readonly sector?: string;
  /** Others who may be meant, likeliest first. */
  readonly alternatives?: readonly string[];
  /** Mentions of one chain mean the same; where it is absent, those with the same actors do. */
  readonly chain?: string;
}

/**
 * Mentions as records, in reading order, the longer of two with one start first, with look-ups by token; the innermost
 * mention covers a token. Pronouns that mean nobody known are no records, but stand in the chains.
 */
export function indexMentions(
  found: readonly FoundMention[],
  documentId: string,
): Pick<ActorIndex, 'mentions' | 'references' | 'headedBy' | 'covering'> {
  const mentions: Mention[] = [];
  const references: Reference[] = [];
  const heads = new Map<number, Mention>();
  const cover = new Map<number, Mention>();
  for (const item of [...found].sort((a, b) => at(a) - at(b) || b.last - a.last)) {
    const span = tokenSpan(item.sentence, item.first, item.last);
    const chain = item.chain ?? item.actors.toSorted().join(' ');
    if (chain) references.push({ span, sentence: item.sentence.index, kind: item.kind, chain });
    if (item.kind === 'pronoun' && !item.actors.length) continue;
    const mention: Mention = {
      id: recordId('mention', documentId, span.start, span.end),
      span,
      sentence: item.sentence.index,
      kind: item.kind,
      actors: [...item.actors],
      actsFor: [...item.actsFor],
      ...(item.role ? { role: item.role } : {}),
      ...(item.sector ? { sector: item.sector } : {}),
      ...(item.alternatives?.length ? { alternatives: [...item.alternatives] } : {}),
      provenance: { stage: 'actors', ...item.decision, grade: item.grade },
    };
    mentions.push(mention);
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
    headedBy: (sentence, token) => heads.get(key(sentence, token)),
    covering: (sentence, token) => cover.get(key(sentence, token)),
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
