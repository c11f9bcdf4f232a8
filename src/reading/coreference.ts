import type { Sentence, Token } from '../language/tree.ts';

/** Something that a later pronoun or nominal may refer back to. */
export interface Referent {
  readonly sentence: number;
  readonly token: number;
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly kind: 'person' | 'state' | 'body' | 'people';
  readonly plural: boolean;
  readonly subject: boolean;
  /** m or f where the lexicon, a title or a pronoun tells. */
  readonly gender?: 'm' | 'f';
  /** Whether it stands between quotation marks. */
  readonly quoted: boolean;
  /** The role noun by which it was mentioned ("ministry", "officials"), singular. */
  readonly noun?: string;
}

const PERSONAL: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['hers', 'f'],
  ['herself', 'f'],
]);
const NEUTER = new Set(['it', 'its', 'itself']);
const PLURAL = new Set(['they', 'them', 'their', 'theirs', 'themselves']);

export type PronounClass = 'he' | 'it' | 'they';

/** What a pronoun can refer to; undefined for pronouns that are not resolved here (I, we, you, relative ones). */
export function pronounClass(token: Token): PronounClass | undefined {
  if (token.upos !== 'PRON' && token.upos !== 'DET') return undefined;
  const form = token.form.toLowerCase();
  if (PERSONAL.has(form)) return 'he';
  if (NEUTER.has(form)) return token.deprel === 'expl' ? undefined : 'it';
  if (PLURAL.has(form)) return 'they';
  return undefined;
}

/** Furthest sentences back that a pronoun or a short nominal looks. */
const REACH = { he: 4, it: 2, they: 2, nominal: 3 } as const;

/**
 * The referent of a pronoun among those before it: the most recent that fits in number, kind and gender, where
 * subjects count as nearer than others (a reader's default: the sentence before is about its subject). After the
 * nearest-antecedent baselines of the coreference literature; a trained model belongs to a later stage.
 */
export function antecedent(
  pronoun: Token,
  kind: PronounClass,
  sentence: Sentence,
  referents: readonly Referent[],
  quoted: boolean,
): Referent | undefined {
  const gender = PERSONAL.get(pronoun.form.toLowerCase());
  let best: Referent | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = referents.length - 1; i >= 0; i--) {
    const candidate = referents[i] as Referent;
    const distance = sentence.index - candidate.sentence;
    if (distance > REACH[kind]) break;
    if (!fits(kind, candidate, gender)) continue;
    if (distance === 0 && candidate.token >= pronoun.index) continue;
    if (distance === 0 && sameClauseObject(sentence, pronoun, candidate)) continue;
    const recency = referents.length - i;
    // "“... Xi would abandon ...,” he said": who speaks is not among those spoken of.
    const spokenOf = candidate.quoted && !quoted ? 25 : 0;
    const cost = distance * 10 + (candidate.subject ? 0 : 6) + recency * 0.5 + spokenOf;
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

function fits(kind: PronounClass, candidate: Referent, gender: 'm' | 'f' | undefined): boolean {
  switch (kind) {
    case 'he':
      return candidate.kind === 'person' && !candidate.plural && (!candidate.gender || candidate.gender === gender);
    case 'it':
      return (candidate.kind === 'state' || candidate.kind === 'body') && !candidate.plural;
    case 'they':
      return candidate.plural;
  }
}

/** "Trump met him": an object pronoun is not the subject of its own verb. */
function sameClauseObject(sentence: Sentence, pronoun: Token, candidate: Referent): boolean {
  if (!/^(obj|iobj|obl)/.test(pronoun.deprel) || /sel(f|ves)$/i.test(pronoun.form)) return false;
  const subject = sentence.tokens[candidate.token];
  return subject !== undefined && subject.head === pronoun.head && subject.deprel.startsWith('nsubj');
}

const SET_NOUNS: ReadonlyMap<string, 'person' | 'state'> = new Map([
  ['leaders', 'person'],
  ['presidents', 'person'],
  ['ministers', 'person'],
  ['men', 'person'],
  ['candidates', 'person'],
  ['countries', 'state'],
  ['nations', 'state'],
  ['states', 'state'],
  ['sides', 'state'],
  ['governments', 'state'],
  ['powers', 'state'],
  ['neighbors', 'state'],
  ['neighbours', 'state'],
  ['allies', 'state'],
  ['rivals', 'state'],
  ['parties', 'state'],
  ['capitals', 'state'],
  ['militaries', 'state'],
  ['delegations', 'state'],
]);
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['both', 2],
  ['three', 3],
  ['trio', 3],
  ['four', 4],
]);

/** A set mention such as "the two leaders" or "both sides": how many of what. */
export function setMention(
  sentence: Sentence,
  index: number,
): { count: number; of: 'person' | 'state'; first: number } | undefined {
  const noun = sentence.tokens[index] as Token;
  if (/^both$/i.test(noun.form) && noun.deprel.startsWith('nsubj')) return { count: 2, of: 'state', first: index };
  const of = SET_NOUNS.get(noun.form.toLowerCase());
  if (!of) return undefined;
  for (let i = index - 1; i >= Math.max(0, index - 3); i--) {
    const token = sentence.tokens[i] as Token;
    const count = COUNTS.get(token.form.toLowerCase());
    if (count) {
      const before = sentence.tokens[i - 1];
      const definite =
        token.form.toLowerCase() === 'both' || /^(the|these|those|all|its|their)$/i.test(before?.form ?? '');
      // "two countries agreed" may be any two.
      if (!definite) return undefined;
      return { count, of, first: /^(the|these|those|all)$/i.test(before?.form ?? '') ? i - 1 : i };
    }
    if (token.upos !== 'ADJ' && token.upos !== 'NOUN' && token.upos !== 'PROPN') break;
  }
  return undefined;
}

/**
 * The members of a set mention: a pair or trio that was the subject of a sentence before ("China and Russia proposed");
 * else the last `count` different actors of the kind, up to three sentences back.
 */
export function setMembers(
  referents: readonly Referent[],
  sentence: number,
  count: number,
  of: 'person' | 'state',
): readonly Referent[] | undefined {
  const isJoint = (r: Referent): boolean => r.plural && r.subject && r.actors.length === count;
  const latest = referents.findLast((r) => isJoint(r) && sentence - r.sentence <= REACH.they);
  // Of two such subjects in one sentence the first is that of the main clause, as a rule.
  const joint = latest && referents.find((r) => isJoint(r) && r.sentence === latest.sentence);
  if (joint && (of === 'state' ? joint.actsFor.length === count : joint.kind === 'people')) return [joint];
  const found: Referent[] = [];
  for (let i = referents.length - 1; i >= 0 && found.length < count; i--) {
    const candidate = referents[i] as Referent;
    if (sentence - candidate.sentence > REACH.nominal) break;
    if (candidate.plural || candidate.actors.length !== 1) continue;
    if (of === 'person' ? candidate.kind !== 'person' : candidate.kind === 'people') continue;
    const id = of === 'person' ? candidate.actors[0] : candidate.actsFor[0];
    if (!id) continue;
    if (found.some((other) => (of === 'person' ? other.actors[0] : other.actsFor[0]) === id)) continue;
    found.push(candidate);
  }
  return found.length === count ? found.reverse() : undefined;
}
