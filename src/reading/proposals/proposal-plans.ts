import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { actTokens, type DraftTerm, exchangeAfter, OUTLINE, type ProposalDraft, termsOf } from './proposal-draft.ts';
import { doersOf, hasAuxiliary, isActor, linkOf, namedBy, type ProposalSight, speakersAt } from './proposing.ts';

const PREPOSITIONS_OF_A_PLAN = wordClass('prepositions of a plan');
/** Acts that answer force with force: their conditions are threats, not offers. */
const HOSTILE = wordClass('verbs of hostile answers');

/** Whose a plan is: its possessor or demonym, or who made it ("drafted by Paris"). */
export function authorsOf(sight: ProposalSight, plan: number): readonly string[] {
  const { tree, voices } = sight;
  const before = tree.children(plan, 'nmod', 'amod', 'compound').filter((child) => child < plan);
  const owner = before.find((child) => tree.token(child).deprel === 'nmod:poss');
  const owners = owner === undefined ? [] : namedBy(sight, owner);
  if (owners.length > 0) return owners;
  const adjective = before.find((child) => voices.sidesOf(tree, child).length > 0);
  if (adjective !== undefined)
    return [
      ...new Set([adjective, ...tree.children(adjective, 'conj')].flatMap((token) => voices.sidesOf(tree, token))),
    ];
  const from = tree.children(plan, 'nmod', 'obl').find((child) => /^(?:by|from|of)$/u.test(linkOf(tree, child)));
  return from !== undefined && isActor(sight, from) ? namedBy(sight, from) : [];
}

/** "Under the deal, A would X and B would Y". */
export function underPlan(sight: ProposalSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (tree.hasNegator(verb) || !hasAuxiliary(tree, verb, /^(?:would|will|must|should)$/iu)) return undefined;
  const plan = tree
    .children(verb, 'obl')
    .filter((child) => child < verb && PREPOSITIONS_OF_A_PLAN.has(linkOf(tree, child)))
    .map((child) => outlineIn(tree, child))
    .find((outline) => outline !== undefined);
  if (plan === undefined) return undefined;
  return { tree, by: authorsOf(sight, plan), terms: actsOf(sight, verb), at: plan, from: plan, rule: 'under-plan' };
}

/** Whether a noun points at a plan that was named just before ("this approach"). */
export function isThis(tree: Tree, plan: number): boolean {
  return tree.children(plan, 'det').some((det) => /^th(?:is|at)$/u.test(tree.lemma(det)));
}

function outlineIn(tree: Tree, token: number): number | undefined {
  return [token, ...tree.children(token, 'nmod', 'obl')].find((one) => OUTLINE.has(tree.lemma(one)));
}

/** Acts told one by one with those who are to do them: "A would withdraw and B would lift the blockade". */
function actsOf(sight: ProposalSight, verb: number): readonly DraftTerm[] {
  const { tree } = sight;
  const acts = [verb, ...tree.children(verb, 'conj').filter((child) => tree.token(child).upos === 'VERB')];
  let actors: readonly string[] = [];
  return acts.map((act, n) => {
    const subject = tree.child(act, 'nsubj');
    actors = subject === undefined ? actors : namedBy(sight, subject);
    const end = acts[n + 1] ?? tree.tokens.length;
    return { tree, actors, tokens: actTokens(tree, act, acts, new Set()).filter((token) => token < end) };
  });
}

/** "X would do Y in exchange for Z": a bargain that names what both sides give. */
export function bargain(sight: ProposalSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  if (!hasAuxiliary(tree, verb, /^(?:would|will|could)$/iu) || tree.hasNegator(verb)) return undefined;
  if (HOSTILE.has(tree.lemma(verb)) || exchangeAfter(tree, verb) === undefined) return undefined;
  const holder = doersOf(sight, verb);
  const by = holder?.ids ?? speakersAt(sight.voices, tree.token(verb).start);
  const from = Math.min(holder?.head ?? verb, verb);
  return by.length === 0 ? undefined : { tree, by, terms: termsOf(sight, verb, by), at: verb, from, rule: 'bargain' };
}
