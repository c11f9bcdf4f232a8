import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isPassive } from '../clause/agents.ts';
import { isSupposed } from '../clause/hypothetical.ts';
import { isNegated, lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { doersOf, isActor, namedBy, type StanceSight } from '../positions/stance-found.ts';
import {
  hasAuxiliary,
  isMandative,
  isNominal,
  isTo,
  joined,
  linkOf,
  markerOf,
  prepositionOf,
} from '../positions/stance-grammar.ts';
import { actTokens, type DraftTerm, OUTLINE, type ProposalDraft, termsOf } from './proposal-draft.ts';

/** Nouns that propose by themselves, without a verb. */
const PROPOSAL =
  /^(?:proposal|offer|initiative|overture|roadmap|blueprint|suggestion|peace-plan|idea|plan|compromise|formula|recommendation)$/u;
/** Nouns for which "of" and "for" name the content. */
const NAMES_CONTENT = /^(?:proposal|offer|initiative|overture|suggestion|idea|formula|recommendation|compromise)$/u;
/** What a plan does: it calls for, provides for, foresees. */
const LAYS_DOWN =
  /^(?:call|envisage|envision|foresee|provide|require|oblige|ask|demand|propose|include|offer|promise|allow|stipulate|specify|bind|commit|entail|involve|demand|mandate|recommend|suggest|urge|seek|set|order|oblige|lay)$/u;

/** Concluded or domestic texts: what they would bring about is mostly a forecast. */
const SETTLED =
  /^(?:treaty|pact|bill|amendment|programme|program|approach|model|document|paper|design|concept|settlement|agreement|accord|freeze|swap)$/u;

/** Whose a plan is: its possessor or demonym, who made it ("drafted by Paris"), who laid it before the others. */
export function authorsOf(sight: StanceSight, plan: number): readonly string[] {
  const { tree, voices } = sight;
  const children = childrenBy(tree, plan);
  const poss = children.find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
  const owner = poss === undefined ? [] : namedBy(sight, poss);
  if (owner.length > 0) return owner;
  const adjective = children.find(
    (child) =>
      /^(?:amod|compound|nmod)$/u.test(tokenAt(tree, child).deprel) &&
      child < plan &&
      voices.sidesOf(tree, child).length > 0,
  );
  if (adjective !== undefined)
    return [...new Set(joined(tree, adjective).flatMap((token) => voices.sidesOf(tree, token)))];
  const from = childrenBy(tree, plan, 'nmod', 'obl').find((child) =>
    /^(?:by|from|of)$/u.test(prepositionOf(tree, child)),
  );
  const of = from === undefined ? [] : isActor(sight, from) ? namedBy(sight, from) : [];
  if (of.length > 0) return of;
  for (const clause of childrenBy(tree, plan, 'acl')) {
    const doer =
      isPassive(tree, clause) || tokenAt(tree, clause).deprel === 'acl:relcl' ? doersOf(sight, clause) : undefined;
    if (
      doer !== undefined &&
      /^(?:draft|propose|present|put|float|table|agree|negotiate|devise|broker|make|sponsor|submit|draw|prepare|favor|favour|back|support)$/u.test(
        lemmaAt(tree, clause),
      )
    )
      return doer.ids;
  }
  const verb = tokenAt(tree, plan).head;
  if (verb >= 0 && tokenAt(tree, verb).upos === 'VERB' && /^(?:obj|obl|xcomp)$/u.test(relationOf(tree, plan))) {
    if (
      /^(?:make|present|unveil|float|table|offer|announce|put|submit|outline|advance|renew|repeat|draft|sponsor|circulate|propose|draw|introduce|prepare|push|press|seek|want|work|discuss|negotiate|consider|devise|call|bring|launch|promote|sell|craft|pursue|favor|favour|lay|come|suggest|sketch|set)$/u.test(
        lemmaAt(tree, verb),
      )
    )
      return doersOf(sight, verb)?.ids ?? [];
  }
  return [];
}

/** "a proposal to X", "the idea that A should X", "an offer of talks", "a plan for A to X", "a resolution demanding X". */
export function planNoun(sight: StanceSight, noun: number): ProposalDraft | undefined {
  const { tree } = sight;
  const lemma = lemmaAt(tree, noun);
  if (!OUTLINE.test(lemma)) return undefined;
  const by = authorsOf(sight, noun);
  const verb = tokenAt(tree, noun).head;
  const laid =
    verb >= 0 &&
    /^(?:draft|table|submit|sponsor|circulate|unveil|float|present|push|propose|put|introduce)$/u.test(
      lemmaAt(tree, verb),
    );
  const make = (terms: readonly DraftTerm[], rule: string): ProposalDraft | undefined =>
    terms.length === 0 ? undefined : { tree, by, terms, at: noun, from: noun, rule, plan: lemma };
  const offered = lemma === 'offer' ? by : [];
  for (const root of childrenBy(tree, noun, 'acl', 'nmod', 'ccomp', 'xcomp')) {
    if (root < noun || tokenAt(tree, root).deprel === 'nmod:poss') continue;
    const verbal = tokenAt(tree, root).upos === 'VERB';
    if (tokenAt(tree, root).deprel === 'acl:relcl') {
      const told = SETTLED.test(lemma) && by.length === 0 ? undefined : relativeTerms(sight, root);
      if (told !== undefined) return make(told, `relative-${lemma}`);
      continue;
    }
    if (verbal && isTo(tree, root)) {
      if (!(PROPOSAL.test(lemma) || laid)) continue;
      // "plans to" are intentions; "a plan to" with an author who lays it before others is one.
      if (lemma === 'plan' && !laid && by.length === 0) continue;
      return make(termsOf(sight, root, offered), `noun-${lemma}`);
    }
    if (verbal && markerOf(tree, root) === 'that') {
      // "the idea that they might mediate": without an author nobody lays it before others.
      const open = by.length > 0 && hasAuxiliary(tree, root, /^(?:could|would|might)$/iu);
      if (PROPOSAL.test(lemma) && (isMandative(tree, root) || open))
        return make(termsOf(sight, root, []), `noun-${lemma}`);
      continue;
    }
    if (
      verbal &&
      tokenAt(tree, root).xpos === 'VBG' &&
      linkOf(tree, root) === '' &&
      LAYS_DOWN.test(lemmaAt(tree, root))
    ) {
      const told = laidDown(sight, root);
      if (told.length > 0 && (by.length > 0 || laid)) return make(told, `noun-${lemma}`);
      continue;
    }
    const link = linkOf(tree, root);
    if (NAMES_CONTENT.test(lemma) && /^(?:for|of)$/u.test(link) && !isActor(sight, root) && (by.length > 0 || verbal))
      return make(termsOf(sight, root, offered), `noun-${lemma}`);
    if (lemma === 'plan' && link === 'for' && laid && !isActor(sight, root))
      return make(termsOf(sight, root, []), `noun-${lemma}`);
  }
  return undefined;
}

/** "a plan under which A would X", "a deal that would X". */
function relativeTerms(sight: StanceSight, clause: number): DraftTerm[] | undefined {
  const { tree } = sight;
  if (!hasAuxiliary(tree, clause, /^would$/iu)) {
    const subject = childBy(tree, clause, 'nsubj');
    const own = subject !== undefined && /^(?:that|which)$/iu.test(tokenAt(tree, subject).form);
    return own && LAYS_DOWN.test(lemmaAt(tree, clause)) ? laidDown(sight, clause) : undefined;
  }
  if (isNegated(tree, clause)) return undefined;
  const under =
    childrenBy(tree, clause, 'obl').some(
      (child) => child < clause && /^(?:which|whereby)$/u.test(lemmaAt(tree, child)),
    ) || childrenBy(tree, clause, 'advmod').some((child) => /^whereby$/u.test(lemmaAt(tree, child)));
  const subject = childBy(tree, clause, 'nsubj');
  if (under) return wouldTerms(sight, clause);
  if (subject === undefined || !/^(?:that|which)$/iu.test(tokenAt(tree, subject).form)) return undefined;
  return LAYS_DOWN.test(lemmaAt(tree, clause)) || /^(?:have|see|make)$/u.test(lemmaAt(tree, clause))
    ? laidDown(sight, clause)
    : termsOf(sight, clause, []);
}

/** Acts told with "would" one by one: "A would withdraw and B would lift the blockade". */
export function wouldTerms(sight: StanceSight, verb: number): DraftTerm[] {
  const { tree } = sight;
  const acts = [
    verb,
    ...childrenBy(tree, verb, 'conj', 'advcl', 'parataxis').filter(
      (child) =>
        child > verb &&
        tokenAt(tree, child).upos === 'VERB' &&
        (relationOf(tree, child) === 'conj' ||
          (/^(?:while|whereas|)$/u.test(linkOf(tree, child)) && hasAuxiliary(tree, child, /^would$/iu))),
    ),
  ];
  let last: readonly string[] = [];
  return acts.flatMap((act): DraftTerm[] => {
    const subject = childBy(tree, act, 'nsubj') ?? (act === verb ? undefined : subjectBefore(tree, act));
    const named = subject === undefined ? last : namedBy(sight, subject);
    last = named;
    const next = acts.find((other) => other > act);
    const later = next === undefined ? undefined : (childBy(tree, next, 'nsubj') ?? subjectBefore(tree, next));
    const border =
      next === undefined ? undefined : Math.min(next, later ?? next, ...childrenBy(tree, next, 'cc', 'aux', 'nsubj'));
    const tokens = actTokens(tree, act, acts, new Set()).filter(
      (token) => token >= act && (border === undefined || token < border),
    );
    while (tokens.length > 1 && /^(?:CCONJ|PUNCT|DET)$/u.test(tokenAt(tree, tokens.at(-1) ?? act).upos)) tokens.pop();
    return tokens.length === 0 ? [] : [{ tree, actors: named, tokens }];
  });
}

/** The noun right before a verb group that the tree has tied to the clause before it ("its guns and Moscow would lift"). */
function subjectBefore(tree: Sentence, verb: number): number | undefined {
  const first = Math.min(verb, ...childrenBy(tree, verb, 'aux'));
  const before = tree.tokens[first - 1];
  return before !== undefined && /^(?:PROPN|NOUN|PRON)$/u.test(before.upos) ? before.index : undefined;
}

/** What a plan calls for, provides for, would have somebody do: the object, the clause or the act of the verb. */
function laidDown(sight: StanceSight, verb: number): DraftTerm[] {
  const { tree } = sight;
  const infinitive = [
    ...childrenBy(tree, verb, 'xcomp', 'advcl', 'ccomp'),
    ...childrenBy(tree, verb, 'obl', 'obj').flatMap((child) => [...childrenBy(tree, child, 'acl')]),
  ].find((child) => child > verb && (isTo(tree, child) || tokenAt(tree, child).xpos === 'VB'));
  if (infinitive !== undefined) return termsOf(sight, infinitive, []);
  const clause = childBy(tree, verb, 'ccomp');
  if (clause !== undefined && clause > verb) return termsOf(sight, clause, []);
  const object =
    childBy(tree, verb, 'obj') ??
    childrenBy(tree, verb, 'obl').find((child) => child > verb && /^(?:for|to|on)$/u.test(prepositionOf(tree, child)));
  const gerund = childrenBy(tree, verb, 'advcl', 'xcomp').find(
    (child) => child > verb && tokenAt(tree, child).xpos === 'VBG',
  );
  const root = object ?? gerund;
  return root === undefined || (isNominal(tree, root) === false && root === object) ? [] : termsOf(sight, root, []);
}

/** "The plan calls for X", "the draft would have A do X", "under the deal, A would X". */
export function toldPlan(sight: StanceSight, verb: number): (ProposalDraft & { readonly plan: string }) | undefined {
  const { tree } = sight;
  if (isNegated(tree, verb) || isSupposed(tree, verb)) return undefined;
  const would = hasAuxiliary(tree, verb, /^would$/iu);
  const under = childrenBy(tree, verb, 'obl').find(
    (child) =>
      child < verb &&
      /^(?:under|accord(?:ing)?|in|by)$/u.test(prepositionOf(tree, child)) &&
      outlineIn(tree, child) !== undefined,
  );
  if (
    under !== undefined &&
    (would || (childBy(tree, verb, 'aux') !== undefined && hasAuxiliary(tree, verb, /^(?:will|must|should)$/iu)))
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
          plan: lemmaAt(tree, plan),
        };
  }
  const subject = childBy(tree, verb, 'nsubj');
  if (subject === undefined || isPassive(tree, verb)) return undefined;
  if (!OUTLINE.test(lemmaAt(tree, subject))) return undefined;
  const lays = LAYS_DOWN.test(lemmaAt(tree, verb));
  if (!lays && (!would || SETTLED.test(lemmaAt(tree, subject)))) return undefined;
  const terms =
    lays || /^(?:have|see|make|let)$/u.test(lemmaAt(tree, verb)) ? laidDown(sight, verb) : termsOf(sight, verb, []);
  if (terms.length === 0) return undefined;
  return {
    tree,
    by: authorsOf(sight, subject),
    terms,
    at: subject,
    from: subject,
    rule: 'told-plan',
    plan: lemmaAt(tree, subject),
  };
}

function outlineIn(tree: Sentence, token: number): number | undefined {
  if (OUTLINE.test(lemmaAt(tree, token))) return token;
  return childrenBy(tree, token, 'nmod', 'obl').find((child) => OUTLINE.test(lemmaAt(tree, child)));
}
