import type { Tree } from '../clause/tree.ts';
import type { RecordHeadsInfo } from './record-heads.ts';

/**
 * What is known of an anchor and somebody who may play a part in its record, as numbers of rows in the heads' table of facts.
 * `training/encoder/records_tasks.py` computes the same; a test compares the two.
 */

const MENTION_KINDS = ['name', 'demonym', 'metonym', 'role', 'nominal', 'pronoun', 'set'] as const;
const ACTOR_KINDS = ['state', 'igo', 'organization', 'person', 'group', 'unknown'] as const;
const RELATIONS = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'compound',
  'amod',
  'conj',
  'appos',
  'other',
];
const PLACES = ['behind', 'before', '-1', '-2', '-3', 'earlier', 'later', 'author'] as const;
/** Ranks of actors by how often they are meant, in steps. */
const RANKS = [1, 2, 3, 6, 12, Number.POSITIVE_INFINITY];
/** Sentences before and behind an anchor's own whose mentions may play a part. */
export const HEARD = { before: 3, behind: 1 } as const;
/** Steps up the tree from an anchor at most. */
const HIGHEST = 6;

/** One who may play a part, as far as facts need it. */
export interface Candidate {
  readonly kind: string | undefined;
  /** By how often actors are meant, from 0. */
  readonly rank: number;
}

/** A mention, as far as facts need it. */
export interface CandidateMention {
  readonly kind: string;
  readonly sentence: number;
  /** The token that governs it. */
  readonly head: number;
  /** Whether several are meant. */
  readonly set: boolean;
}

/** Facts of a mention of somebody, or of somebody who is not mentioned near, beside an anchor. */
export function pairFacts(
  starts: RecordHeadsInfo['facts'],
  tree: Tree,
  word: number,
  mention: CandidateMention | undefined,
  who: Candidate | 'author',
): readonly number[] {
  const own = who === 'author' ? undefined : who;
  const known: Record<string, number | undefined> = {};
  if (!mention) {
    known.place = PLACES.indexOf(own ? 'earlier' : 'author');
  } else {
    const distance = mention.sentence - tree.index;
    known.mention = indexOf(MENTION_KINDS, mention.kind);
    known.many = mention.set ? 1 : 0;
    if (distance === 0) {
      known.place = PLACES.indexOf(mention.head < word ? 'before' : 'behind');
      known.near = nearness(mention.head - word);
      known.tree = treeFact(tree, word, mention.head);
    } else {
      known.place = distance > 0 ? PLACES.indexOf('later') : indexOf(PLACES, String(Math.max(distance, -HEARD.before)));
    }
  }
  if (own) {
    known.actor = indexOf(ACTOR_KINDS, own.kind ?? 'unknown');
    known.rank = RANKS.findIndex((rank) => own.rank < rank);
  }
  return ['mention', 'actor', 'place', 'near', 'tree', 'rank', 'many'].map((name) => {
    const value = known[name];
    return (starts[name] ?? 0) + (value === undefined ? 0 : 1 + value);
  });
}

/** How a mention stands to an anchor in the tree: governed by it, by what governs it, or governing it. */
function treeFact(tree: Tree, anchor: number, head: number): number | undefined {
  const label = (i: number): number => {
    const at = RELATIONS.indexOf(tree.token(i).deprel);
    return at < 0 ? RELATIONS.length - 1 : at;
  };
  if (tree.token(head).head === anchor) return label(head);
  let at = anchor;
  for (let up = 0; up < HIGHEST && tree.token(at).head >= 0; up++) {
    at = tree.token(at).head;
    if (tree.token(head).head === at) return RELATIONS.length + label(head);
    if (at === head) return 2 * RELATIONS.length + label(anchor);
  }
  return undefined;
}

/** The number of a distance in words: exact up to three, then by powers of two, with its direction. */
function nearness(distance: number): number {
  const d = Math.abs(distance);
  const step = d <= 3 ? d : d <= 5 ? 4 : d <= 10 ? 5 : 6;
  return distance >= 0 ? step : 6 + step;
}

function indexOf(list: readonly string[], value: string): number | undefined {
  const at = list.indexOf(value);
  return at < 0 ? undefined : at;
}
