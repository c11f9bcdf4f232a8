import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  doersOf,
  type FoundPosition,
  type Holder,
  isActor,
  namedBy,
  type PositionSight,
  positionsOn,
  saidOf,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { isDenied, isMandative, isTo, linkOf, markerOf, prepositionOf } from './position-grammar.ts';

/** Verbs that only carry a noun of stance: "expressed concern", "has no interest in". */
const LIGHT = wordClass('light verbs of a position');
/** Verbs that take a noun of stance back. */
const GIVING_UP = wordClass('verbs of giving up a position');

/** Positions by nouns: "X's opposition to Y", "X voiced concern about Y", "X has no intention of doing Y", "X's call for Y". */
export function nounPositions(sight: PositionSight, noun: number): FoundPosition[] {
  const { tree } = sight;
  const entries = stanceWords(sight, 'noun', tree.lemma(noun));
  if (entries.length === 0) return [];
  const complement = complementOf(sight, noun, entries);
  if (complement === undefined) return [];
  const owner = ownerOf(sight, noun);
  if (owner === undefined) return [];
  const { holder, verb } = owner;
  // "should curb their complaints about": what is asked of them, told from without.
  const above = tree.token(noun).head;
  if (
    verb === undefined &&
    above >= 0 &&
    tree.token(above).upos === 'VERB' &&
    stanceWords(sight, 'undo', tree.lemma(above)).length > 0 &&
    tree.isHypothetical(above)
  )
    return [];
  // "support for X's opposition to Y" is a position on Y.
  const inner = innerPosition(sight, complement);
  if (inner !== undefined)
    return positionsOn(sight, {
      holder,
      word: inner.word,
      at: noun,
      root: inner.root,
      denied: tree.hasNegator(noun),
      rule: `noun-${inner.word.act}`,
    }).map((found) => ({ ...found, from: verb === undefined ? found.from : Math.min(found.from, verb) }));
  const given = verb !== undefined && GIVING_UP.has(tree.lemma(verb));
  if (verb !== undefined && tree.isHypothetical(verb) && !isDenied(tree, verb)) return [];
  const denied = (tree.hasNegator(noun) !== (verb !== undefined && isDenied(tree, verb))) !== given;
  return positionsOn(sight, {
    holder,
    word: complement.entry,
    at: noun,
    root: complement.root,
    denied,
    rule: `noun-${complement.entry.act}`,
  }).map((found) => ({ ...found, from: verb === undefined ? found.from : Math.min(found.from, verb) }));
}

/** The position that backing or rejecting somebody else's position comes to. */
function innerPosition(
  sight: PositionSight,
  { entry, root }: { readonly entry: StanceWord; readonly root: number },
): { readonly word: Pick<StanceWord, 'act' | 'stance'>; readonly root: number } | undefined {
  if (!/^(?:support|oppose)$/u.test(entry.act)) return undefined;
  const entries = stanceWords(sight, 'noun', sight.tree.lemma(root)).filter(({ act }) =>
    /^(?:oppose|reject)$/u.test(act),
  );
  const complement = entries.length === 0 ? undefined : complementOf(sight, root, entries);
  if (complement === undefined) return undefined;
  const against = entry.stance === '+';
  return { word: { act: against ? 'oppose' : 'support', stance: against ? '-' : '+' }, root: complement.root };
}

/** Whose a noun of stance is, and the verb that carries it where there is one. */
function ownerOf(sight: PositionSight, noun: number): { holder: Holder; verb?: number } | undefined {
  const { tree, voices } = sight;
  const children = tree.children(noun);
  const named = (token: number | undefined): Holder | undefined => {
    if (token === undefined) return undefined;
    const ids = namedBy(sight, token);
    return ids.length === 0 ? undefined : { ids, head: token };
  };
  const governor = tree.token(noun).head;
  const isObject = governor >= 0 && /^(?:obj|obl|xcomp)$/u.test(tree.relation(noun));
  const verb = isObject && tree.token(governor).upos === 'VERB' ? governor : undefined;
  const carried = verb !== undefined && LIGHT.has(tree.lemma(verb));
  const givenUp = verb !== undefined && tree.relation(noun) === 'obj' && GIVING_UP.has(tree.lemma(verb));
  const holder =
    named(children.find((child) => tree.token(child).deprel === 'nmod:poss')) ??
    named(tree.children(noun, 'nmod').find((child) => /^(?:by|from|among)$/u.test(prepositionOf(tree, child)))) ??
    named(
      children.find(
        (child) => /^(?:amod|compound)$/u.test(tree.relation(child)) && voices.sidesOf(tree, child).length > 0,
      ),
    );
  if (holder !== undefined) {
    // "Britain dropped its opposition": its own, given up.
    if (givenUp && verb !== undefined) {
      const doer = doersOf(sight, verb);
      if (doer?.ids.some((id) => holder.ids.includes(id))) return { holder: doer, verb };
      return { holder };
    }
    return { holder };
  }
  if (verb !== undefined && (carried || givenUp)) {
    const agent = tree.agentOf(verb);
    const doer = agent === undefined ? undefined : named(agent.source.antecedent ?? agent.source.head);
    if (doer !== undefined) return { holder: doer, verb };
  }
  // "said it was its right", "is a call for": a noun said of its holder is no position of his.
  return undefined;
}

function complementOf(
  sight: PositionSight,
  noun: number,
  entries: readonly StanceWord[],
): { entry: StanceWord; root: number } | undefined {
  const { tree } = sight;
  const governor = tree.token(noun).head;
  for (const root of [
    ...tree.children(noun, 'nmod', 'acl', 'obl', 'advcl', 'ccomp', 'xcomp'),
    // Behind a light verb the tree often hangs the complement on the verb: "expressed concern | about the drills".
    ...(governor >= 0 && tree.relation(noun) === 'obj' && LIGHT.has(tree.lemma(governor))
      ? tree.children(governor, 'obl', 'advcl', 'ccomp').filter((child) => child > noun)
      : []),
  ]) {
    if (root < noun || tree.token(root).deprel === 'acl:relcl' || tree.token(root).deprel === 'nmod:poss') continue;
    const verbal = tree.token(root).upos === 'VERB';
    const link = linkOf(tree, root);
    const entry = isTo(tree, root)
      ? takesOf(entries, 'inf')
      : verbal && markerOf(tree, root) === 'that'
        ? (takesOf(entries, 'clause') ?? (isMandative(tree, root) ? takesOf(entries, 'mandative') : undefined))
        : link === 'to' && verbal
          ? undefined
          : takesOf(entries, link);
    if (entry !== undefined && !isActor(sight, root)) return { entry, root };
  }
  return undefined;
}

const OUTRAGE = wordClass('nouns of outrages condemned');
const FOR = /^(?:for|behind)$/u;

/**
 * Positions by prepositions: "X is against Y", "X is for Y", "X is in favour of Y", "X spoke in defence of Y", "X voted in favour of Y".
 */
export function prepositionPositions(sight: PositionSight, noun: number): FoundPosition[] {
  const { tree } = sight;
  const link = prepositionOf(tree, noun);
  const phrases = link === 'in' || link === 'at' ? stanceWords(sight, 'stand', tree.lemma(noun)) : [];
  if (phrases.length > 0) {
    const root = tree
      .children(noun, 'nmod', 'acl')
      .find((child) => child > noun && takesOf(phrases, linkOf(tree, child)) !== undefined);
    const entry = root === undefined ? undefined : takesOf(phrases, linkOf(tree, root));
    const holder = saidOf(sight, noun);
    if (root === undefined || entry === undefined || holder === undefined || isActor(sight, root)) return [];
    const governor = tree.token(noun).head;
    // "could bring forces to bear in defence of the pact"
    for (let above = governor, steps = 0; above >= 0 && steps < 3; above = tree.token(above).head, steps++)
      if (tree.token(above).upos === 'VERB' && tree.isHypothetical(above)) return [];
    const denied =
      isDenied(tree, noun) || (governor >= 0 && tree.token(governor).upos === 'VERB' && isDenied(tree, governor));
    return positionsOn(sight, { holder, word: entry, at: noun, root, denied, rule: `in-${entry.act}` });
  }
  if (tree.child(noun, 'cop') === undefined || isActor(sight, noun)) return [];
  const against = link === 'against';
  if (!against && !FOR.test(link)) return [];
  // "was behind the hack": did it.
  if (link === 'behind' && OUTRAGE.has(tree.lemma(noun))) return [];
  const subject = tree.child(noun, 'nsubj');
  if (subject === undefined || !(isActor(sight, subject) || namedBy(sight, subject).length > 0)) return [];
  const holder = saidOf(sight, noun);
  if (holder === undefined) return [];
  return positionsOn(sight, {
    holder,
    word: against ? { act: 'oppose', stance: '-' } : { act: 'support', stance: '+' },
    at: tree.child(noun, 'cop') ?? noun,
    root: noun,
    denied: isDenied(tree, noun),
    rule: against ? 'is-against' : 'is-for',
    without: tree.children(noun, 'nsubj', 'cop', 'advmod').filter((child) => child < noun),
  });
}
