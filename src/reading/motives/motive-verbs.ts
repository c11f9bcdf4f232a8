import { type DiscourseLexicon, entriesOf, type MotiveWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { firstFound, type Rule } from '../context/rules.ts';
import { type Parties, relativeHead, type Subject } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, both, constructionOf, isPast, takesOf, withTail } from './ascribed.ts';

const PRONOUNS_OF_LITTLE = wordClass('pronouns of little');
const VERBS_OF_WISHING_WITH_WOULD = wordClass('verbs of wishing with "would"');

/** Verbs that only tell of a motive while they are going on: "is looking to", not "looks". */
const PROGRESSIVE = wordClass('verbs of striving');

const PARENTHETIC = wordClass('verbs of belief after a clause');

/** "Neither side", "no government" */
export function isNobody(tree: Tree, head: number): boolean {
  return (
    tree.children(head, 'det').some((det) => /^(?:neither|no)$/iu.test(tree.token(det).form)) ||
    /^(?:neither|none|nobody)$/iu.test(tree.token(head).form)
  );
}

/** Who wants, fears or believes: the subject, also that of a governing clause. */
export function holderOf(tree: Tree, verb: number, parties: Parties, voices: Voices): Subject | undefined {
  const agent = tree.agentOf(verb);
  if (agent !== undefined) {
    const head = agent.source.antecedent ?? agent.source.head;
    const ids = parties.at(tree, head);
    if (ids.length > 0) return { head: agent.source.head, ids };
    const owners = voices.ownersOf(tree, head);
    return owners.length > 0 ? { head: agent.source.head, ids: owners } : undefined;
  }
  const subject = parties.subjectOf(tree, verb);
  return subject !== undefined && subject.ids.length > 0 ? subject : undefined;
}

/** "Rome wants to", "fears that", "hopes for", "sees X as", "considers X Y", "suspects X of". */
export function verbMotive(
  tree: Tree,
  verb: number,
  words: DiscourseLexicon,
  parties: Parties,
  voices: Voices,
): Ascribed | undefined {
  const lemma = tree.lemma(verb);
  const entries = entriesOf(words.motives, 'verb', lemma);
  if (entries === undefined || tree.hasNegator(verb) || isPast(tree, verb) || tree.isPassive(verb)) return undefined;
  const wouldLike = takesOf(entries, 'would-inf');
  const modal = tree.children(verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tree.token(aux).form));
  if (
    tree.isHypothetical(verb) ||
    (modal !== (wouldLike !== undefined) && (wouldLike !== undefined || !VERBS_OF_WISHING_WITH_WOULD.has(lemma)))
  )
    return undefined;
  if (PROGRESSIVE.has(lemma) && tree.token(verb).xpos !== 'VBG') return undefined;
  const holder = holderOf(tree, verb, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  // "I think", "we hope": what an official says for himself is a statement, and no belief that is ascribed to his side.
  const own = /^(?:i|we)$/iu.test(tree.token(holder.head).form);
  const found = complementOf(tree, verb, entries, wouldLike);
  if (found === undefined || found.content.length === 0) return undefined;
  if (own && (found.entry.motive === 'believes' || lemma === 'hope' || /^i$/iu.test(tree.token(holder.head).form)))
    return undefined;
  return {
    actors: holder.ids,
    motive: found.entry.motive,
    content: found.content,
    from: Math.min(verb, holder.head),
    rule: `verb-${found.entry.motive}`,
  };
}

interface Complement {
  readonly entry: MotiveWord;
  readonly content: readonly number[];
}

/** A verb of motive with what hangs on it. */
interface MotiveSight {
  readonly tree: Tree;
  readonly verb: number;
  readonly entries: readonly MotiveWord[];
  /** The entry that takes the infinitive of "would like to". */
  readonly wouldLike: MotiveWord | undefined;
  readonly objects: readonly number[];
  readonly object: number | undefined;
  /** The object, or the noun of a relative clause that stands for it. */
  readonly thing: number | undefined;
}

function complementOf(
  tree: Tree,
  verb: number,
  entries: readonly MotiveWord[],
  wouldLike: MotiveWord | undefined,
): Complement | undefined {
  const objects = tree.children(verb, 'obj').filter((child) => child > verb);
  const [object] = objects;
  const thing = object ?? objectAbove(tree, verb);
  return firstFound(WANTED, { tree, verb, entries, wouldLike, objects, object, thing });
}

/** What is wanted, feared or believed, in the order in which it is looked for. */
export const WANTED: readonly Rule<MotiveSight, Complement>[] = [
  {
    name: 'clause',
    example: 'Tokyo fears that the talks will fail.',
    find: ({ tree, verb, entries, wouldLike, object }) => {
      for (const child of tree.children(verb, 'ccomp', 'xcomp', 'advcl', 'csubj')) {
        if (child < verb) continue;
        const construction = constructionOf(tree, child);
        if (construction === undefined) continue;
        const infinitive = construction === 'inf';
        const entry = infinitive && wouldLike !== undefined ? wouldLike : takesOf(entries, construction);
        if (entry !== undefined && (tree.relation(child) !== 'advcl' || !infinitive)) {
          // "Wants the refugees to return": who is to do it belongs to what is wanted.
          const doer = infinitive && object !== undefined && object < child ? tree.subtree(object) : [];
          return { entry, content: doer.length > 0 ? both(doer, tree.subtree(child)) : tree.clauseOf(child) };
        }
        // "Suspects foreign powers of wanting"
        const suspecting = construction === 'of' ? takesOf(entries, 'object-of') : undefined;
        if (suspecting !== undefined && object !== undefined)
          return { entry: suspecting, content: both(tree.subtree(object), tree.subtree(child)) };
      }
      return undefined;
    },
  },
  {
    name: 'what a thing is taken for',
    example: 'Israel considers the group an arm of Iran.',
    find: ({ tree, verb, entries, objects, thing }) => {
      const small = takesOf(entries, 'small');
      const second = secondOf(tree, verb, objects);
      if (small?.motive !== 'believes' || second === undefined || thing === undefined) return undefined;
      return { entry: small, content: withThing(tree, verb, thing, second) };
    },
  },
  {
    name: 'what is wanted done to a thing',
    example: 'Tehran wants the sanctions lifted.',
    find: ({ tree, verb, entries, objects, object }) => {
      const small = takesOf(entries, 'small');
      if (small?.motive !== 'wants' || object === undefined) return undefined;
      const participle =
        secondOf(tree, verb, objects) ??
        tree.children(object, 'acl').find((child) => tree.token(child).xpos === 'VBN') ??
        tree.children(verb, 'ccomp').find((child) => child > object);
      return participle !== undefined && participle > object
        ? { entry: small, content: both(tree.subtree(object), tree.subtree(participle)) }
        : undefined;
    },
  },
  {
    name: 'what somebody is suspected of, hung on him',
    example: 'Kyiv suspects the Kremlin of planning an attack.',
    find: ({ tree, entries, object }) => {
      const entry = takesOf(entries, 'object-of');
      if (entry === undefined || object === undefined) return undefined;
      return tree.children(object, 'acl').some((child) => constructionOf(tree, child) === 'of')
        ? { entry, content: tree.subtree(object) }
        : undefined;
    },
  },
  {
    name: 'phrase with a preposition',
    example: 'Rome hopes for a truce.',
    find: (sight) => {
      const { tree, verb, object } = sight;
      const places = [...tree.children(verb, 'obl'), ...(object === undefined ? [] : tree.children(object, 'nmod'))];
      for (const place of places) {
        const found = place < verb ? undefined : placed(sight, place);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  },
  {
    name: 'object',
    example: 'Seoul fears a war.',
    find: ({ tree, verb, entries, object }) => {
      const entry = takesOf(entries, 'object');
      if (object === undefined || entry === undefined || tree.token(object).upos === 'PRON' || tree.hasNegator(object))
        return undefined;
      return { entry, content: withTail(tree, verb, tree.clauseOf(object)) };
    },
  },
  {
    name: 'clause before the verb',
    example: 'The embargo will not end the war, Paris believes.',
    find: ({ tree, verb, entries }) => {
      const above = tree.token(verb).head;
      const entry = takesOf(entries, 'clause');
      if (entry === undefined || above < 0 || tree.relation(verb) !== 'parataxis' || !PARENTHETIC.has(tree.lemma(verb)))
        return undefined;
      const own = new Set(tree.subtree(verb));
      const rest = tree.subtree(above).filter((token) => !own.has(token));
      const side = rest.filter((token) => (verb > above ? token < verb : token > verb));
      return side.length > 2 ? { entry, content: side } : undefined;
    },
  },
];

/** The second of two things behind a verb: what the first is taken for, or what is to be done to it. */
function secondOf(tree: Tree, verb: number, objects: readonly number[]): number | undefined {
  return objects[1] ?? tree.children(verb, 'xcomp', 'advcl').find((child) => child > verb && !tree.isInfinitive(child));
}

/** What is said of a thing, with the thing where it stands behind the verb. */
function withThing(tree: Tree, verb: number, thing: number, said: number): readonly number[] {
  return thing < verb ? tree.subtree(said) : both(tree.subtree(thing), tree.subtree(said));
}

/** "sees X as Y", "suspects X of Y", "hopes for Y". */
function placed({ tree, verb, entries, object, thing }: MotiveSight, place: number): Complement | undefined {
  const preposition = tree.caseOf(place);
  const as = preposition === 'as' ? takesOf(entries, 'as') : undefined;
  if (as !== undefined)
    return thing === undefined ? undefined : { entry: as, content: withThing(tree, verb, thing, place) };
  if (tree.relation(place) !== 'obl') {
    const suspecting = preposition === 'of' ? takesOf(entries, 'object-of') : undefined;
    return suspecting !== undefined && object !== undefined
      ? { entry: suspecting, content: tree.subtree(object) }
      : undefined;
  }
  const entry = object === undefined ? takesOf(entries, preposition) : undefined;
  return entry === undefined ? undefined : { entry, content: withTail(tree, verb, tree.clauseOf(place)) };
}

/** The noun that a relative clause without an object of its own takes for its object ("which it considers"). */
function objectAbove(tree: Tree, verb: number): number | undefined {
  const pronoun = tree.children(verb, 'obj').find((child) => child < verb && relativeHead(tree, child) !== undefined);
  if (pronoun !== undefined) return pronoun;
  return tree.token(verb).deprel === 'acl:relcl' && tree.child(verb, 'obj') === undefined
    ? tree.token(verb).head
    : undefined;
}

/** "The tests alarm Seoul": what frightens is the subject. */
export function causedFear(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Ascribed | undefined {
  const entry = entriesOf(words.motives, 'causer', tree.lemma(verb))?.[0];
  if (entry === undefined || tree.hasNegator(verb) || tree.isHypothetical(verb)) return undefined;
  const passive = tree.isPassive(verb);
  const participle =
    tree.relation(verb) === 'acl' && tree.token(verb).xpos === 'VBG' ? tree.token(verb).head : undefined;
  const subject = tree.child(verb, 'nsubj', 'csubj');
  const above = subject === undefined ? undefined : relativeHead(tree, subject);
  const feared = passive ? tree.agentOf(verb)?.source.head : (above ?? subject ?? participle);
  const fearer = passive ? tree.child(verb, 'nsubj') : tree.child(verb, 'obj');
  if (feared === undefined || fearer === undefined) return undefined;
  const ids = parties.seated(tree, fearer);
  if (ids.length === 0) return undefined;
  // "Nothing worries Seoul more than a secret bargain"
  if (PRONOUNS_OF_LITTLE.has(tree.token(feared).form.toLowerCase())) {
    const than = tree.children(verb, 'obl').find((child) => tree.caseOf(child) === 'than');
    if (than === undefined) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: tree.clauseOf(than),
      from: Math.min(feared, fearer),
      to: than,
      rule: 'causer',
    };
  }
  if (tree.token(feared).upos === 'PRON') return undefined;
  const cut = participle !== undefined || above !== undefined;
  return {
    actors: ids,
    motive: entry.motive,
    content: tree.clauseOf(feared).filter((token) => !cut || token < verb),
    from: Math.min(feared, fearer),
    to: fearer,
    rule: 'causer',
  };
}

/** "Rome is wary of", "Berlin, afraid of being drawn in,", "Alarmed by the raids, Oslo", "is convinced that". */
export function adjectiveMotive(
  tree: Tree,
  adjective: number,
  words: DiscourseLexicon,
  parties: Parties,
): Ascribed | undefined {
  const form = tree.token(adjective).form.toLowerCase();
  const entries = entriesOf(words.motives, 'adj', form) ?? entriesOf(words.motives, 'adj', tree.lemma(adjective));
  if (entries === undefined || tree.hasNegator(adjective) || isPast(tree, adjective) || tree.isHypothetical(adjective))
    return undefined;
  const places = tree.children(adjective, 'ccomp', 'xcomp', 'csubj', 'obl', 'nmod', 'advcl', 'acl');
  for (const child of places) {
    if (child < adjective) continue;
    const construction = constructionOf(tree, child);
    if (construction === undefined) continue;
    // "Careful not to offend"
    const avoiding = construction === 'inf' && tree.hasNegator(child) ? takesOf(entries, 'inf-not') : undefined;
    const entry = avoiding ?? takesOf(entries, construction);
    if (entry === undefined) continue;
    // "Alarmed" needs a place in the sentence that tells whose state of mind it is.
    const subject = tree.child(adjective, 'nsubj') === undefined ? parties.subjectOf(tree, adjective) : undefined;
    const own = tree.child(adjective, 'nsubj');
    const head = own === undefined ? subject?.head : (relativeHead(tree, own) ?? own);
    const ids = own === undefined ? (subject?.ids ?? []) : parties.at(tree, own);
    if (ids.length === 0 || head === undefined || isNobody(tree, head)) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: withTail(tree, adjective, tree.clauseOf(child)),
      from: Math.min(head, adjective),
      rule: `adjective-${entry.motive}`,
    };
  }
  return undefined;
}
