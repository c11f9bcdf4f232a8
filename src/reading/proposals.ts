import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import { recordId } from '../records/identify.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import { agentOf, isPassive } from './attribution-candidates.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { isHypothetical, isWished } from './hypothetical.ts';
import { isNegated, lemmaAt, relationOf, stretch, subtree, undergoerOf } from './sentence-tree.ts';
import { type Voices, voicesOf } from './voices.ts';

const PROPOSE = /^(?:propose|offer|float|table|suggest)$/u;
const PLAN = /^(?:proposal|offer|initiative|overture|roadmap|blueprint|peace-plan|idea|suggestion|plan)$/u;
/** Nouns by which a text refers back to a proposal. */
const ANSWERED = /^(?:proposal|offer|initiative|overture|idea|suggestion|plan|deal|call|roadmap|scheme|compromise)$/u;
/** Nouns that name what lays down who is to do what. */
const OUTLINE =
  /^(?:proposal|plan|offer|initiative|roadmap|draft|formula|scheme|concept|compromise|blueprint|package|term|deal|accord|agreement)$/u;
const ACCEPT = /^(?:accept|welcome|endorse|support|back|embrace|approve|adopt)$/u;
const REJECT = /^(?:reject|dismiss|rebuff|spurn|refuse|decline|oppose|veto|denounce|scorn)$/u;

interface Term {
  readonly actors: readonly string[];
  readonly tokens: readonly number[];
}

interface Draft {
  readonly tree: Sentence;
  readonly by: readonly string[];
  readonly terms: readonly Term[];
  readonly at: number;
  readonly from: number;
  readonly rule: string;
}

/**
 * Finds offers and plans that ask one or more sides to act, with their terms ("a halt to tests in return for a halt to
 * exercises" has two) and the answers that others gave to them later in the text. Bare demands are events, not proposals.
 */
export function findProposals(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
): Proposal[] {
  const voices = voicesOf(actors, statements);
  const trees = context.analysis.sentences;
  const drafts = trees.flatMap((tree) =>
    tree.tokens.flatMap((token) => {
      const draft =
        token.upos === 'VERB'
          ? (proposingVerb(tree, token.index, voices) ?? underPlan(tree, token.index, voices))
          : token.upos === 'NOUN'
            ? proposalNoun(tree, token.index, voices)
            : undefined;
      return draft === undefined ? [] : [draft];
    }),
  );
  const proposals: Proposal[] = [];
  for (const draft of drafts) {
    const terms = draft.terms.flatMap((term) => {
      const first = term.tokens[0];
      const last = term.tokens.at(-1);
      const action = first === undefined || last === undefined ? undefined : stretch(draft.tree, first, last);
      return action === undefined ? [] : [{ actors: [...term.actors], action }];
    });
    const end = Math.max(draft.at, ...draft.terms.flatMap((term) => term.tokens));
    const evidence = stretch(
      draft.tree,
      Math.min(draft.from, draft.at, ...draft.terms.flatMap((term) => term.tokens)),
      end,
    );
    if (terms.length === 0 || evidence === undefined) continue;
    // The same offer told twice is one.
    if (
      proposals.some((known) =>
        known.terms.some((a) => terms.some((b) => sameWords(context.document.text, a.action, b.action))),
      )
    )
      continue;
    proposals.push({
      kind: 'proposal',
      id: recordId('proposal', context.document.id, draft.by, terms[0]?.action.start, terms[0]?.action.end),
      by: [...draft.by],
      terms,
      answers: answersTo(draft, trees, voices),
      evidence,
      sentence: sentenceRef(draft.tree),
      provenance: { stage: 'proposals', by: 'rule', rule: draft.rule, grade: draft.by.length > 0 ? 'fair' : 'weak' },
    });
  }
  return proposals;
}

function sameWords(text: string, a: Span, b: Span): boolean {
  const words = (span: Span): Set<string> =>
    new Set(
      text
        .slice(span.start, span.end)
        .toLowerCase()
        .match(/\p{L}{4,}/gu) ?? [],
    );
  const left = words(a);
  const right = words(b);
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(left.size, right.size) && shared >= 2;
}

function isTo(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
}

function caseOf(tree: Sentence, token: number): string {
  const marker = childBy(tree, token, 'case');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

function sidesOf(voices: Voices, tree: Sentence, verb: number): string[] {
  const agent = agentOf(tree, verb);
  return agent === undefined ? [] : voices.ownersOf(tree, agent.source.antecedent ?? agent.source.head);
}

/** "in exchange for Z", "in return for Z": the other side's term; its noun. */
function exchange(tree: Sentence, from: number): number | undefined {
  for (const token of tree.tokens) {
    if (token.index <= from || !/^(?:exchange|return)$/u.test(token.lemma.toLowerCase())) continue;
    if (tree.tokens[token.index - 1]?.form.toLowerCase() !== 'in') continue;
    const next = tree.tokens[token.index + 1];
    if (next?.form.toLowerCase() !== 'for') continue;
    const noun =
      childrenBy(tree, token.index, 'nmod', 'acl', 'advcl').find((child) => child > token.index) ??
      (next.head > next.index ? next.head : undefined);
    if (noun !== undefined) return noun;
  }
  return undefined;
}

/** Terms of a complement: each coordinated act with the side that is to do it. */
function termsOf(tree: Sentence, root: number, doers: readonly string[], voices: Voices): Term[] {
  const other = exchange(tree, root);
  const skip = new Set<number>();
  if (other !== undefined) {
    for (let node = other; node >= 0 && node !== root; node = tokenAt(tree, node).head) skip.add(node);
  }
  const acts = [
    root,
    ...childrenBy(tree, root, 'conj').filter(
      (child) => tokenAt(tree, child).upos === 'VERB' && childBy(tree, child, 'nsubj') !== undefined,
    ),
  ];
  const terms: Term[] = acts.map((act) => {
    const own = childBy(tree, act, 'nsubj');
    const named = own === undefined ? [] : voices.ownersOf(tree, own);
    const tokens = subtree(tree, act, (token) => {
      if (skip.has(token) || (token !== act && acts.includes(token))) return true;
      if (tokenAt(tree, token).head !== act) return false;
      return (
        /^(?:mark|nsubj|cc|case|aux)$/u.test(relationOf(tree, token)) &&
        token < act &&
        (tokenAt(tree, act).upos === 'VERB' || relationOf(tree, token) !== 'nsubj')
      );
    });
    return { actors: named.length > 0 ? named : act === root ? doers : [], tokens };
  });
  if (other !== undefined) {
    const tokens = subtree(
      tree,
      other,
      (token) =>
        tokenAt(tree, token).head === other && /^(?:case|mark)$/u.test(relationOf(tree, token)) && token < other,
    );
    terms.push({
      actors: voices.ownersOf(tree, other),
      tokens: tokens.filter(
        (token) => token >= Math.min(other, ...childrenBy(tree, other, 'det', 'amod', 'nmod', 'compound')),
      ),
    });
  }
  return terms;
}

function proposingVerb(tree: Sentence, verb: number, voices: Voices): Draft | undefined {
  const lemma = lemmaAt(tree, verb);
  const particle = childrenBy(tree, verb, 'compound', 'advmod').find((child) =>
    /^forward$/u.test(lemmaAt(tree, child)),
  );
  const fits = PROPOSE.test(lemma) || (lemma === 'put' && particle !== undefined);
  if (!fits || isNegated(tree, verb) || isHypothetical(tree, verb)) return undefined;
  const by = sidesOf(voices, tree, verb);
  if (by.length === 0) return undefined;
  const clause = childrenBy(tree, verb, 'ccomp').find((child) => child > verb);
  const infinitive = childrenBy(tree, verb, 'xcomp', 'advcl').find(
    (child) =>
      child > verb &&
      (isTo(tree, child) || (relationOf(tree, child) === 'xcomp' && tokenAt(tree, child).xpos === 'VBG')),
  );
  const object = isPassive(tree, verb) ? undefined : childBy(tree, verb, 'obj');
  const make = (root: number, doers: readonly string[]): Draft => ({
    tree,
    by,
    terms: termsOf(tree, root, doers, voices),
    at: verb,
    from: agentOf(tree, verb)?.source.head ?? verb,
    rule: `verb-${lemma}`,
  });
  if (lemma === 'suggest') {
    // "suggested that Y hold talks", "suggested holding talks": no mere guess about what is.
    if (infinitive !== undefined && tokenAt(tree, infinitive).xpos === 'VBG') return make(infinitive, []);
    if (clause === undefined) return undefined;
    return isWished(tree, clause) ? make(clause, []) : undefined;
  }
  if (clause !== undefined) return make(clause, []);
  if (infinitive !== undefined) return make(infinitive, isTo(tree, infinitive) ? by : []);
  if (object === undefined || tokenAt(tree, object).upos === 'PRON') return undefined;
  if (PLAN.test(lemmaAt(tree, object))) return undefined;
  if (
    lemma === 'offer' &&
    !/^(?:talk|negotiation|help|aid|assistance|mediation|dialogue|concession|ceasefire|truce|guarantee|compromise|loan|amnesty|meeting|exchange|troop|training|service)$/u.test(
      lemmaAt(tree, object),
    )
  )
    return undefined;
  return make(object, lemma === 'offer' ? by : []);
}

/** "Under the plan, A would withdraw and B would lift the blockade": the terms of a plan told one by one. */
function underPlan(tree: Sentence, verb: number, voices: Voices): Draft | undefined {
  const would = (index: number): boolean =>
    childrenBy(tree, index, 'aux').some((aux) => /^would$/iu.test(tokenAt(tree, aux).form));
  if (!would(verb)) return undefined;
  const before = childrenBy(tree, verb, 'obl').find(
    (child) =>
      child < verb &&
      /^(?:under|accord(?:ing)?|in)$/u.test(caseOf(tree, child)) &&
      (OUTLINE.test(lemmaAt(tree, child)) ||
        childrenBy(tree, child, 'nmod').some((inner) => OUTLINE.test(lemmaAt(tree, inner)))),
  );
  // "a plan under which A would withdraw"
  const governed =
    tokenAt(tree, verb).deprel === 'acl:relcl' &&
    /^(?:under|in|by)$/u.test(relativeCase(tree, verb)) &&
    OUTLINE.test(lemmaAt(tree, tokenAt(tree, verb).head))
      ? tokenAt(tree, verb).head
      : undefined;
  const plan = before ?? governed;
  if (plan === undefined) return undefined;
  const nouns = [plan, ...childrenBy(tree, plan, 'nmod')];
  let by: string[] = [];
  for (const noun of nouns) {
    for (const child of childrenBy(tree, noun, 'nmod', 'amod', 'compound')) {
      if (by.length === 0 && !nouns.includes(child)) by = voices.ownersOf(tree, child);
    }
  }
  const holder = tokenAt(tree, plan).head;
  if (by.length === 0 && holder >= 0 && relationOf(tree, plan) === 'obj' && tokenAt(tree, holder).upos === 'VERB')
    by = sidesOf(voices, tree, holder);
  const acts = [
    verb,
    ...childrenBy(tree, verb, 'conj').filter((child) => tokenAt(tree, child).upos === 'VERB' && would(child)),
  ];
  const terms = acts.flatMap((act): Term[] => {
    const subject = childBy(tree, act, 'nsubj') ?? subjectBefore(tree, act);
    if (subject === undefined && act !== verb) return [];
    const tokens = subtree(tree, act, (token) => {
      if (token !== act && acts.includes(token)) return true;
      return (
        tokenAt(tree, token).head === act &&
        (token < act || relationOf(tree, token) === 'parataxis') &&
        /^(?:mark|nsubj|cc|obl|aux|advmod|advcl|punct|parataxis)$/u.test(relationOf(tree, token))
      );
    });
    const next = acts.find((other) => other > act);
    const border = next === undefined ? undefined : Math.min(next, ...childrenBy(tree, next, 'cc', 'aux', 'nsubj'));
    return [
      {
        actors: subject === undefined ? [] : voices.ownersOf(tree, subject),
        tokens: tokens.filter((token) => token >= act && (border === undefined || token < border)),
      },
    ];
  });
  return terms.length === 0 ? undefined : { tree, by, terms, at: plan, from: plan, rule: 'under-plan' };
}

/** The preposition of "under which" in a relative clause. */
function relativeCase(tree: Sentence, verb: number): string {
  const pronoun = childrenBy(tree, verb, 'obl').find((child) => child < verb && lemmaAt(tree, child) === 'which');
  return pronoun === undefined ? '' : caseOf(tree, pronoun);
}

/** The noun right before a verb group that the tree has tied to the clause before it ("its guns and Moscow would lift"). */
function subjectBefore(tree: Sentence, verb: number): number | undefined {
  const first = Math.min(verb, ...childrenBy(tree, verb, 'aux'));
  const before = tree.tokens[first - 1];
  return before !== undefined && /^(?:PROPN|NOUN|PRON)$/u.test(before.upos) ? before.index : undefined;
}

function proposalNoun(tree: Sentence, noun: number, voices: Voices): Draft | undefined {
  const lemma = lemmaAt(tree, noun);
  if (!PLAN.test(lemma)) return undefined;
  const children = childrenBy(tree, noun);
  const loose = /^(?:plan|idea)$/u.test(lemma);
  const content =
    children.find(
      (child) =>
        relationOf(tree, child) === 'acl' &&
        tokenAt(tree, child).deprel !== 'acl:relcl' &&
        child > noun &&
        (isTo(tree, child) ||
          childrenBy(tree, child, 'mark').some((mark) => /^(?:that|of|for)$/u.test(lemmaAt(tree, mark)))),
    ) ??
    (loose
      ? undefined
      : childrenBy(tree, noun, 'nmod').find((child) => child > noun && /^(?:for|of)$/u.test(caseOf(tree, child))));
  if (content === undefined) return undefined;
  // "The suggestion that nobody knew" proposes nothing.
  if (childrenBy(tree, content, 'mark').some((mark) => lemmaAt(tree, mark) === 'that') && !isWished(tree, content))
    return undefined;
  const holder =
    children.find((child) => tokenAt(tree, child).deprel === 'nmod:poss') ??
    children.find(
      (child) => /^(?:amod|compound)$/u.test(relationOf(tree, child)) && voices.sidesOf(tree, child).length > 0,
    ) ??
    childrenBy(tree, noun, 'nmod').find((child) => /^(?:by|from)$/u.test(caseOf(tree, child)));
  let by = holder === undefined ? [] : voices.ownersOf(tree, holder);
  let from = holder ?? noun;
  const verb = tokenAt(tree, noun).head;
  if (
    by.length === 0 &&
    verb >= 0 &&
    relationOf(tree, noun) === 'obj' &&
    /^(?:make|present|unveil|float|table|offer|announce|put|submit|outline|advance|renew|repeat)$/u.test(
      lemmaAt(tree, verb),
    )
  ) {
    by = sidesOf(voices, tree, verb);
    from = agentOf(tree, verb)?.source.head ?? verb;
  }
  if (by.length === 0) return undefined;
  if (loose && holder !== undefined && lemma === 'plan' && isTo(tree, content)) return undefined;
  return {
    tree,
    by,
    terms: termsOf(tree, content, lemma === 'offer' && isTo(tree, content) ? by : [], voices),
    at: noun,
    from,
    rule: `noun-${lemma}`,
  };
}

/** What others answered, in the same sentence or later. */
function answersTo(draft: Draft, trees: readonly Sentence[], voices: Voices): Proposal['answers'] {
  const answers: Proposal['answers'][number][] = [];
  const start = draft.tree.index;
  for (const tree of trees.slice(start, start + 12)) {
    for (const token of tree.tokens) {
      if (token.upos !== 'VERB' || (tree === draft.tree && token.index <= draft.at)) continue;
      const kind = ACCEPT.test(token.lemma) ? 'accept' : REJECT.test(token.lemma) ? 'reject' : undefined;
      if (kind === undefined || isHypothetical(tree, token.index)) continue;
      const object = undergoerOf(tree, token.index, isPassive(tree, token.index));
      if (object === undefined) continue;
      if (
        !ANSWERED.test(lemmaAt(tree, object)) &&
        !(tree.index - start <= 1 && /^(?:it|this|that)$/u.test(lemmaAt(tree, object)))
      )
        continue;
      const doers = sidesOf(voices, tree, token.index).filter((id) => !draft.by.includes(id));
      const evidence = stretch(
        tree,
        Math.min(token.index, agentOf(tree, token.index)?.source.head ?? token.index),
        Math.max(token.index, ...subtree(tree, object)),
      );
      if (evidence === undefined) continue;
      const negated = isNegated(tree, token.index);
      const answer = (kind === 'accept') !== negated ? 'accept' : 'reject';
      for (const actor of doers)
        if (!answers.some((known) => known.actor === actor)) answers.push({ actor, answer, evidence });
    }
  }
  return answers;
}
