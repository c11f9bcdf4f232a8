import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { doersOf, isActor, namedBy, type PositionSight } from '../positions/found-position.ts';
import {
  hasAuxiliary,
  isMandative,
  isNominal,
  isTo,
  joined,
  linkOf,
  markerOf,
  prepositionOf,
} from '../positions/position-grammar.ts';
import { actTokens, type DraftTerm, OUTLINE, type ProposalDraft, termsOf } from './proposal-draft.ts';

const PREPOSITIONS_OF_A_PLAN = wordClass('prepositions of a plan');
const VERBS_OF_LETTING_BE_DONE = wordClass('verbs of letting be done');
const VERBS_OF_MAKING_PLANS = wordClass('verbs of making plans');
const VERBS_OF_PUTTING_FORWARD = wordClass('verbs of putting forward');
const VERBS_OF_SUBMITTING_PLANS = wordClass('verbs of submitting plans');

/** Nouns that propose by themselves, without a verb. */
const PROPOSAL = wordClass('nouns of proposals');
/** Nouns for which "of" and "for" name the content. */
const NAMES_CONTENT = wordClass('nouns that name what is proposed');
/** What a plan does: it calls for, provides for, foresees. */
const LAYS_DOWN = wordClass('verbs of laying down');

/** Concluded or domestic texts: what they would bring about is mostly a forecast. */
const SETTLED = wordClass('nouns of what is settled');

/** Whose a plan is: its possessor or demonym, who made it ("drafted by Paris"), who laid it before the others. */
export function authorsOf(sight: PositionSight, plan: number): readonly string[] {
  const { tree, voices } = sight;
  const children = tree.children(plan);
  const poss = children.find((child) => tree.token(child).deprel === 'nmod:poss');
  const owner = poss === undefined ? [] : namedBy(sight, poss);
  if (owner.length > 0) return owner;
  const adjective = children.find(
    (child) =>
      /^(?:amod|compound|nmod)$/u.test(tree.token(child).deprel) &&
      child < plan &&
      voices.sidesOf(tree, child).length > 0,
  );
  if (adjective !== undefined)
    return [...new Set(joined(tree, adjective).flatMap((token) => voices.sidesOf(tree, token)))];
  const from = tree.children(plan, 'nmod', 'obl').find((child) => /^(?:by|from|of)$/u.test(prepositionOf(tree, child)));
  const of = from === undefined ? [] : isActor(sight, from) ? namedBy(sight, from) : [];
  if (of.length > 0) return of;
  for (const clause of tree.children(plan, 'acl')) {
    const doer =
      tree.isPassive(clause) || tree.token(clause).deprel === 'acl:relcl' ? doersOf(sight, clause) : undefined;
    if (doer !== undefined && VERBS_OF_MAKING_PLANS.has(tree.lemma(clause))) return doer.ids;
  }
  const verb = tree.token(plan).head;
  if (verb >= 0 && tree.token(verb).upos === 'VERB' && /^(?:obj|obl|xcomp)$/u.test(tree.relation(plan))) {
    if (VERBS_OF_PUTTING_FORWARD.has(tree.lemma(verb))) return doersOf(sight, verb)?.ids ?? [];
  }
  return [];
}

/** "a proposal to X", "the idea that A should X", "an offer of talks", "a plan for A to X", "a resolution demanding X". */
export function planNoun(sight: PositionSight, noun: number): ProposalDraft | undefined {
  const { tree } = sight;
  const lemma = tree.lemma(noun);
  if (!OUTLINE.has(lemma)) return undefined;
  const by = authorsOf(sight, noun);
  const verb = tree.token(noun).head;
  const laid = verb >= 0 && VERBS_OF_SUBMITTING_PLANS.has(tree.lemma(verb));
  const make = (terms: readonly DraftTerm[], rule: string): ProposalDraft | undefined =>
    terms.length === 0 ? undefined : { tree, by, terms, at: noun, from: noun, rule, plan: lemma };
  const offered = lemma === 'offer' ? by : [];
  for (const root of tree.children(noun, 'acl', 'nmod', 'ccomp', 'xcomp')) {
    if (root < noun || tree.token(root).deprel === 'nmod:poss') continue;
    const verbal = tree.token(root).upos === 'VERB';
    if (tree.token(root).deprel === 'acl:relcl') {
      const told = SETTLED.has(lemma) && by.length === 0 ? undefined : relativeTerms(sight, root);
      if (told !== undefined) return make(told, `relative-${lemma}`);
      continue;
    }
    if (verbal && isTo(tree, root)) {
      if (!(PROPOSAL.has(lemma) || laid)) continue;
      // "plans to" are intentions; "a plan to" with an author who lays it before others is one.
      if (lemma === 'plan' && !laid && by.length === 0) continue;
      return make(termsOf(sight, root, offered), `noun-${lemma}`);
    }
    if (verbal && markerOf(tree, root) === 'that') {
      // "the idea that they might mediate": without an author nobody lays it before others.
      const open = by.length > 0 && hasAuxiliary(tree, root, /^(?:could|would|might)$/iu);
      if (PROPOSAL.has(lemma) && (isMandative(tree, root) || open))
        return make(termsOf(sight, root, []), `noun-${lemma}`);
      continue;
    }
    if (verbal && tree.token(root).xpos === 'VBG' && linkOf(tree, root) === '' && LAYS_DOWN.has(tree.lemma(root))) {
      const told = laidDown(sight, root);
      if (told.length > 0 && (by.length > 0 || laid)) return make(told, `noun-${lemma}`);
      continue;
    }
    const link = linkOf(tree, root);
    if (NAMES_CONTENT.has(lemma) && /^(?:for|of)$/u.test(link) && !isActor(sight, root) && (by.length > 0 || verbal))
      return make(termsOf(sight, root, offered), `noun-${lemma}`);
    if (lemma === 'plan' && link === 'for' && laid && !isActor(sight, root))
      return make(termsOf(sight, root, []), `noun-${lemma}`);
  }
  return undefined;
}

/** "a plan under which A would X", "a deal that would X". */
function relativeTerms(sight: PositionSight, clause: number): DraftTerm[] | undefined {
  const { tree } = sight;
  if (!hasAuxiliary(tree, clause, /^would$/iu)) {
    const subject = tree.child(clause, 'nsubj');
    const own = subject !== undefined && /^(?:that|which)$/iu.test(tree.token(subject).form);
    return own && LAYS_DOWN.has(tree.lemma(clause)) ? laidDown(sight, clause) : undefined;
  }
  if (tree.hasNegator(clause)) return undefined;
  const under =
    tree.children(clause, 'obl').some((child) => child < clause && /^(?:which|whereby)$/u.test(tree.lemma(child))) ||
    tree.children(clause, 'advmod').some((child) => /^whereby$/u.test(tree.lemma(child)));
  const subject = tree.child(clause, 'nsubj');
  if (under) return wouldTerms(sight, clause);
  if (subject === undefined || !/^(?:that|which)$/iu.test(tree.token(subject).form)) return undefined;
  return LAYS_DOWN.has(tree.lemma(clause)) || /^(?:have|see|make)$/u.test(tree.lemma(clause))
    ? laidDown(sight, clause)
    : termsOf(sight, clause, []);
}

/** Acts told with "would" one by one: "A would withdraw and B would lift the blockade". */
export function wouldTerms(sight: PositionSight, verb: number): DraftTerm[] {
  const { tree } = sight;
  const acts = [
    verb,
    ...tree
      .children(verb, 'conj', 'advcl', 'parataxis')
      .filter(
        (child) =>
          child > verb &&
          tree.token(child).upos === 'VERB' &&
          (tree.relation(child) === 'conj' ||
            (/^(?:while|whereas|)$/u.test(linkOf(tree, child)) && hasAuxiliary(tree, child, /^would$/iu))),
      ),
  ];
  let last: readonly string[] = [];
  return acts.flatMap((act): DraftTerm[] => {
    const subject = tree.child(act, 'nsubj') ?? (act === verb ? undefined : subjectBefore(tree, act));
    const named = subject === undefined ? last : namedBy(sight, subject);
    last = named;
    const next = acts.find((other) => other > act);
    const later = next === undefined ? undefined : (tree.child(next, 'nsubj') ?? subjectBefore(tree, next));
    const border =
      next === undefined ? undefined : Math.min(next, later ?? next, ...tree.children(next, 'cc', 'aux', 'nsubj'));
    const tokens = actTokens(tree, act, acts, new Set()).filter(
      (token) => token >= act && (border === undefined || token < border),
    );
    while (tokens.length > 1 && /^(?:CCONJ|PUNCT|DET)$/u.test(tree.token(tokens.at(-1) ?? act).upos)) tokens.pop();
    return tokens.length === 0 ? [] : [{ tree, actors: named, tokens }];
  });
}

/** The noun right before a verb group that the tree has tied to the clause before it ("its guns and Moscow would lift"). */
function subjectBefore(tree: Tree, verb: number): number | undefined {
  const first = Math.min(verb, ...tree.children(verb, 'aux'));
  const before = tree.tokens[first - 1];
  return before !== undefined && /^(?:PROPN|NOUN|PRON)$/u.test(before.upos) ? before.index : undefined;
}

/** What a plan calls for, provides for, would have somebody do: the object, the clause or the act of the verb. */
function laidDown(sight: PositionSight, verb: number): DraftTerm[] {
  const { tree } = sight;
  const infinitive = [
    ...tree.children(verb, 'xcomp', 'advcl', 'ccomp'),
    ...tree.children(verb, 'obl', 'obj').flatMap((child) => [...tree.children(child, 'acl')]),
  ].find((child) => child > verb && (isTo(tree, child) || tree.token(child).xpos === 'VB'));
  if (infinitive !== undefined) return termsOf(sight, infinitive, []);
  const clause = tree.child(verb, 'ccomp');
  if (clause !== undefined && clause > verb) return termsOf(sight, clause, []);
  const object =
    tree.child(verb, 'obj') ??
    tree.children(verb, 'obl').find((child) => child > verb && /^(?:for|to|on)$/u.test(prepositionOf(tree, child)));
  const gerund = tree
    .children(verb, 'advcl', 'xcomp')
    .find((child) => child > verb && tree.token(child).xpos === 'VBG');
  const root = object ?? gerund;
  return root === undefined || (isNominal(tree, root) === false && root === object) ? [] : termsOf(sight, root, []);
}

/** "The plan calls for X", "the draft would have A do X", "under the deal, A would X". */
export function toldPlan(sight: PositionSight, verb: number): (ProposalDraft & { readonly plan: string }) | undefined {
  const { tree } = sight;
  if (tree.hasNegator(verb) || tree.isSupposed(verb)) return undefined;
  const would = hasAuxiliary(tree, verb, /^would$/iu);
  const under = tree
    .children(verb, 'obl')
    .find(
      (child) =>
        child < verb && PREPOSITIONS_OF_A_PLAN.has(prepositionOf(tree, child)) && outlineIn(tree, child) !== undefined,
    );
  if (
    under !== undefined &&
    (would || (tree.child(verb, 'aux') !== undefined && hasAuxiliary(tree, verb, /^(?:will|must|should)$/iu)))
  ) {
    const plan = outlineIn(tree, under) ?? under;
    const terms = wouldTerms(sight, verb);
    return terms.length === 0
      ? undefined
      : {
          tree,
          by: authorsOf(sight, plan),
          terms,
          at: plan,
          from: plan,
          rule: 'under-plan',
          plan: tree.lemma(plan),
        };
  }
  const subject = tree.child(verb, 'nsubj');
  if (subject === undefined || tree.isPassive(verb)) return undefined;
  if (!OUTLINE.has(tree.lemma(subject))) return undefined;
  const lays = LAYS_DOWN.has(tree.lemma(verb));
  if (!lays && (!would || SETTLED.has(tree.lemma(subject)))) return undefined;
  const terms =
    lays || VERBS_OF_LETTING_BE_DONE.has(tree.lemma(verb)) ? laidDown(sight, verb) : termsOf(sight, verb, []);
  if (terms.length === 0) return undefined;
  return {
    tree,
    by: authorsOf(sight, subject),
    terms,
    at: subject,
    from: subject,
    rule: 'told-plan',
    plan: tree.lemma(subject),
  };
}

function outlineIn(tree: Tree, token: number): number | undefined {
  if (OUTLINE.has(tree.lemma(token))) return token;
  return tree.children(token, 'nmod', 'obl').find((child) => OUTLINE.has(tree.lemma(child)));
}
