import type { Token } from '../../language/tree.ts';
import type { Gender } from '../../lexicon/words/given-names.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Grade } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import type { ChooseAntecedent } from './actors-context.ts';
import type { PronounClass, Referent } from './referent.ts';

const BEFORE_A_SET = wordClass('determiners of a set of sides');
const IN_A_SET = wordClass('determiners in a set');

const PERSONAL: ReadonlyMap<string, Gender> = new Map([
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

/** What a pronoun can refer to; undefined for pronouns that are not resolved here (I, we, you, relative ones). */
export function pronounClass(token: Token): PronounClass | undefined {
  if (token.upos !== 'PRON' && token.upos !== 'DET') return undefined;
  const form = token.form.toLowerCase();
  if (PERSONAL.has(form)) return 'he';
  if (NEUTER.has(form)) return token.deprel === 'expl' ? undefined : 'it';
  if (PLURAL.has(form)) return 'they';
  return undefined;
}

/** The gender that a pronoun tells; undefined for "it", "they" and all others. */
export function genderOfPronoun(form: string): Gender | undefined {
  return PERSONAL.get(form.toLowerCase());
}

/**
 * The rule where no weights are installed: the most recent candidate, where subjects count as nearer than others (a
 * reader's default: the sentence before is about its subject) and those spoken of in a quotation as further.
 */
export const nearestCandidate: ChooseAntecedent = ({ sentence, quote }, candidates) => {
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  candidates.forEach(({ mentions }, i) => {
    for (const mention of mentions) {
      const spokenOf = mention.quoted && quote < 0 ? 25 : 0;
      const recency = (candidates.length - i) * 0.5;
      const cost = (sentence.index - mention.sentence) * 10 + (mention.subject ? 0 : 6) + recency + spokenOf;
      if (cost < bestCost) [best, bestCost] = [i, cost];
    }
  });
  return { index: best, grade: 'weak' };
};

/** Sentences back that sets of actors ("they both", "the two leaders") look. */
const REACH = { they: 2, nominal: 3 } as const;

/** Whom the noun of a set may mean. */
export type SetOf = 'person' | 'state' | 'party';

const SET_NOUNS: ReadonlyMap<string, SetOf> = new Map(
  (
    [
      ['person', 'leaders presidents ministers men candidates'],
      ['state', 'countries nations states governments powers neighbors neighbours capitals militaries armies'],
      ['party', 'sides allies rivals parties delegations claimants belligerents adversaries foes'],
    ] as const
  ).flatMap(([of, nouns]) => nouns.split(' ').map((noun) => [noun, of] as const)),
);
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['both', 2],
  ['pair', 2],
  ['duo', 2],
  ['three', 3],
  ['trio', 3],
  ['four', 4],
  ['quartet', 4],
  ['five', 5],
  ['six', 6],
]);

/** A set mention such as "the two leaders" or "both sides": how many of what. */
export function setMention(sentence: Tree, index: number): { count: number; of: SetOf; first: number } | undefined {
  const noun = sentence.tokens[index] as Token;
  if (/^both$/i.test(noun.form) && noun.deprel.startsWith('nsubj')) return { count: 2, of: 'party', first: index };
  // "the two signed a deal"
  const bare = COUNTS.get(noun.form.toLowerCase());
  const before = sentence.tokens[index - 1];
  if (bare && /^(?:nsubj|obj|obl|nmod)/.test(noun.deprel) && before?.head === index && /^the$/i.test(before.form))
    return sentence.children(index, 'nmod', 'acl').length > 0
      ? undefined
      : { count: bare, of: 'party', first: index - 1 };
  const of = SET_NOUNS.get(noun.form.toLowerCase());
  if (!of) return undefined;
  for (let i = index - 1; i >= Math.max(0, index - 3); i--) {
    const token = sentence.tokens[i] as Token;
    const count = COUNTS.get(token.form.toLowerCase());
    if (count) {
      const before = sentence.tokens[i - 1];
      const definite = token.form.toLowerCase() === 'both' || BEFORE_A_SET.has((before?.form ?? '').toLowerCase());
      // "two countries agreed" may be any two.
      if (!definite) return undefined;
      return { count, of, first: IN_A_SET.has((before?.form ?? '').toLowerCase()) ? i - 1 : i };
    }
    if (token.upos !== 'ADJ' && token.upos !== 'NOUN' && token.upos !== 'PROPN') break;
  }
  return undefined;
}

/** Who the members of a set are, and how sure that is; undefined grade where the text does not tell it. */
export interface SetMembers {
  readonly members: readonly Referent[];
  readonly grade: Grade | undefined;
}

/** Those who are the subject of something together, with all who stand in one row with them: a trio holds no pair. */
function jointSubjects(referents: readonly Referent[]): readonly Referent[] {
  const rows = new Map<string, Referent>();
  for (const referent of referents) {
    if (!referent.plural || !referent.subject) continue;
    const key = `${referent.sentence} ${referent.actors[0]}`;
    const { actors, actsFor } = rows.get(key) ?? { actors: [], actsFor: [] };
    rows.set(key, {
      ...referent,
      actors: [...new Set([...actors, ...referent.actors])],
      actsFor: [...new Set([...actsFor, ...referent.actsFor])],
    });
  }
  return [...rows.values()];
}

/** A pair or trio that was the subject of this sentence or of those before; whoever acts on it is none of them. */
function jointMembers(
  referents: readonly Referent[],
  sentence: number,
  count: number,
  of: SetOf,
  doers: ReadonlySet<string>,
): SetMembers | undefined {
  const near = jointSubjects(referents.filter((r) => sentence - r.sentence <= REACH.they)).filter(
    ({ actors, actsFor }) => actors.length === count && !actsFor.some((id) => doers.has(id)),
  );
  const latest = near.at(-1);
  // Of two such subjects in one sentence the first is that of the main clause, as a rule.
  const joint = latest && near.find((r) => r.sentence === latest.sentence);
  if (!joint) return undefined;
  const suits =
    of === 'person'
      ? joint.kind === 'people'
      : joint.actsFor.length === count && (of === 'party' || joint.actsFor.every(isState));
  if (!suits) return undefined;
  const same = near.every(({ actors }) => actors.every((id) => joint.actors.includes(id)));
  return { members: [joint], grade: same && sentence - joint.sentence <= 1 ? 'strong' : undefined };
}

/** Ids of states have no prefix that says what they are. */
function isState(id: string): boolean {
  return !id.includes(':');
}

/** How often the members must have been named for each time that another one was who might be meant. */
const LEAST_LEAD = 2;

/**
 * The members of a set mention: a pair or trio that was the subject of this sentence or of the one before ("China and Russia
 * proposed"); else the `count` actors of the kind, up to three sentences back, that the text has named most often. It
 * tells them only if nobody else is near who may be meant, or they were named far more often.
 *
 * @param suffers whether the set is the object of what somebody does
 */
export function setMembers(
  referents: readonly Referent[],
  sentence: number,
  count: number,
  of: SetOf,
  suffers = false,
): SetMembers | undefined {
  // Who does something to them in this very sentence is none of them.
  const doing = suffers ? referents.filter((r) => r.sentence === sentence && r.subject) : [];
  const doers = new Set(doing.flatMap(({ actsFor }) => actsFor));
  const joint = jointMembers(referents, sentence, count, of, doers);
  if (joint) return joint;
  // Otherwise those of whom the text speaks most. A body of states stands between parties rather than among them.
  const idOf = (r: Referent): string | undefined => (of === 'person' ? r.actors[0] : r.actsFor[0]);
  const fits = (r: Referent): boolean =>
    !r.plural &&
    r.actors.length === 1 &&
    (of === 'person' ? r.kind === 'person' : r.kind !== 'people' && !idOf(r)?.startsWith('igo:')) &&
    (of !== 'state' || isState(idOf(r) ?? ''));
  const told = new Map<string, number>();
  for (const referent of referents) {
    const id = fits(referent) ? idOf(referent) : undefined;
    if (id) told.set(id, (told.get(id) ?? 0) + 1);
  }
  const latestOf = new Map<string, Referent>();
  for (const referent of referents) {
    const id = fits(referent) ? idOf(referent) : undefined;
    const near = sentence - referent.sentence <= REACH.nominal;
    if (!id || !near || doers.has(id)) continue;
    // The one named last comes last.
    latestOf.delete(id);
    latestOf.set(id, referent);
  }
  const found = [...latestOf]
    .map(([id, referent], i) => ({ referent, weight: told.get(id) ?? 0, i }))
    .sort((x, y) => y.weight - x.weight || y.i - x.i);
  const least = found[count - 1]?.weight;
  if (least === undefined) return undefined;
  const next = found[count]?.weight ?? 0;
  return {
    members: found
      .slice(0, count)
      .map(({ referent }) => referent)
      .sort((x, y) => x.sentence - y.sentence || x.token - y.token),
    // That nobody else was named so far is a guess at who is meant, not a word of the text.
    grade: least >= LEAST_LEAD * next ? 'fair' : undefined,
  };
}
