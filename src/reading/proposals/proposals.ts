import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { recordId } from '../../records/identify.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { voicesOf } from '../parties/voices.ts';
import type { PositionSight } from '../positions/found-position.ts';
import { hasAuxiliary } from '../positions/position-grammar.ts';
import { answersTo, dateIn } from './proposal-answers.ts';
import { heldOut, inReturn, planColon, planIs, twoSided } from './proposal-bargains.ts';
import { type DraftTerm, OUTLINE, type ProposalDraft } from './proposal-draft.ts';
import { proposalGrade } from './proposal-grade.ts';
import { authorsOf, planNoun, toldPlan, wouldTerms } from './proposal-plans.ts';
import { bargain, proposingVerb, swap } from './proposal-verbs.ts';

/** Sentences on which a plan may be told further: "It would also ...". */
const REACH = 2;

/**
 * Finds offers and plans that ask one or more sides to act: who proposes, each term with who is to act, what is given in exchange and
 * under which condition, told in one sentence or over several, and the answers of others later in the text. Bare demands are events,
 * not proposals.
 *
 * @param positions where actors stand, from `findPositions`: those on the proposal are its answers
 */
export function findProposals(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
  positions: readonly Position[],
): Proposal[] {
  const voices = voicesOf(actors, statements);
  const drafts: ProposalDraft[] = [];
  const owned: { readonly by: readonly string[]; readonly sentence: number }[] = [];
  for (const tree of context.analysis.sentences) {
    const sight: PositionSight = { tree, words, voices, actors, lexicon: context.lexicon };
    for (const draft of draftsIn(sight)) {
      const owners = isThis(draft) ? owned.findLast(({ sentence }) => tree.index - sentence <= REACH)?.by : undefined;
      const by = [...new Set([...draft.by, ...(owners ?? [])])];
      const told = { ...draft, by: by.length > 0 ? by : authorsBefore(drafts, draft, tree) };
      const known = drafts.findLastIndex((one) => isSame(context.document.text, one, told));
      const before = drafts[known];
      if (before === undefined) drafts.push(told);
      else drafts[known] = joinedDrafts(context.document.text, before, told);
    }
    for (const { index, upos, lemma } of tree.tokens) {
      if (upos !== 'NOUN' || !OUTLINE.has(lemma)) continue;
      const by = authorsOf(sight, index);
      if (by.length > 0) owned.push({ by, sentence: tree.index });
    }
    const more = furtherTerms(sight, drafts);
    if (more !== undefined)
      drafts[more.at] = joinedDrafts(context.document.text, drafts[more.at] as ProposalDraft, more.draft);
  }
  return drafts.flatMap((draft) => proposalOf(context, draft, positions));
}

/** "Under this plan": the plan that was named just before, with those whose it was called. */
function isThis({ tree, at }: ProposalDraft): boolean {
  return tree.children(at, 'det').some((det) => /^th(?:is|at)$/u.test(tree.lemma(det)));
}

function draftsIn(sight: PositionSight): ProposalDraft[] {
  const found: ProposalDraft[] = [];
  const taken = new Set<number>();
  for (const token of sight.tree.tokens) {
    const draft =
      token.upos === 'VERB'
        ? (proposingVerb(sight, token.index) ??
          heldOut(sight, token.index) ??
          toldPlan(sight, token.index) ??
          bargain(sight, token.index) ??
          twoSided(sight, token.index))
        : token.upos === 'NOUN'
          ? (planNoun(sight, token.index) ??
            planIs(sight, token.index) ??
            swap(sight, token.index) ??
            inReturn(sight, token.index))
          : token.form === ':'
            ? planColon(sight, token.index)
            : undefined;
    if (draft === undefined || draft.terms.length === 0) continue;
    // One sentence tells a term once, whichever rule has found it first.
    if (draft.terms.some((term) => term.tokens.some((at) => taken.has(at)))) continue;
    for (const term of draft.terms) for (const at of term.tokens) taken.add(at);
    found.push(draft);
  }
  return found;
}

/** A plan without a named author is the one that was told shortly before by that name. */
function authorsBefore(drafts: readonly ProposalDraft[], draft: ProposalDraft, tree: Tree): readonly string[] {
  const before = drafts.findLast((one) => tree.index - one.tree.index <= REACH + 2 && one.by.length > 0);
  return before !== undefined &&
    (before.plan === draft.plan || draft.rule === 'under-plan' || draft.rule === 'told-plan')
    ? before.by
    : [];
}

/**
 * "It would also ...", "Its revenue would go to ...": a sentence right behind a plan that goes on with "would", or what follows a colon
 * after the noun.
 */
function furtherTerms(
  sight: PositionSight,
  drafts: readonly ProposalDraft[],
): { at: number; draft: ProposalDraft } | undefined {
  const { tree } = sight;
  const at = drafts.length - 1;
  const last = drafts[at];
  const root = tree.tokens.find((token) => token.head < 0);
  if (root === undefined || root.upos !== 'VERB' || !hasAuxiliary(tree, root.index, /^would$/iu)) return undefined;
  if (sight.voices.statementAt(root.start) !== undefined) return undefined;
  if (last === undefined || last.tree === tree || tree.index - last.tree.index > REACH) return undefined;
  if (!/^(?:under-plan|told-plan|noun-|relative-|verb-)/u.test(last.rule)) return undefined;
  const subject = tree.child(root.index, 'nsubj');
  if (
    subject === undefined ||
    tree.children(root.index, 'advcl').some((child) => tree.lemma(tree.child(child, 'mark') ?? child) === 'if')
  )
    return undefined;
  return { at, draft: { ...last, tree: last.tree, terms: wouldTerms(sight, root.index) } };
}

function joinedDrafts(text: string, before: ProposalDraft, more: ProposalDraft): ProposalDraft {
  const fresh = more.terms.filter(
    (term) => !before.terms.some((known) => sameWords(text, spanOf(known), spanOf(term))),
  );
  return { ...before, by: before.by.length > 0 ? before.by : more.by, terms: [...before.terms, ...fresh] };
}

function spanOf(term: DraftTerm): Span | undefined {
  const first = term.tokens[0];
  const last = term.tokens.at(-1);
  return first === undefined || last === undefined ? undefined : term.tree.stretch(first, last);
}

/** The same offer told twice is one: an act of both is told in nearly the same words. */
function isSame(text: string, a: ProposalDraft, b: ProposalDraft): boolean {
  return a.terms.some((one) => b.terms.some((other) => sameWords(text, spanOf(one), spanOf(other))));
}

function sameWords(text: string, a: Span | undefined, b: Span | undefined): boolean {
  if (a === undefined || b === undefined) return false;
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
  return shared >= 2 && shared * 2 >= Math.min(left.size, right.size);
}

function proposalOf(context: ReadingContext, draft: ProposalDraft, positions: readonly Position[]): Proposal[] {
  const kept = draft.terms.flatMap((term) => {
    const action = spanOf(term);
    return action === undefined ? [] : [{ term, action }];
  });
  const first = kept[0];
  const own = kept.filter(({ term }) => term.tree === draft.tree).flatMap(({ term }) => term.tokens);
  const evidence = draft.tree.stretch(Math.min(draft.from, draft.at, ...own), Math.max(draft.at, ...own));
  if (first === undefined || evidence === undefined) return [];
  const links = kept.flatMap(({ term }, to) =>
    term.tie === undefined || to === 0 ? [] : [{ kind: term.tie, from: 0, to }],
  );
  const date = dateIn(context, draft.tree);
  return [
    {
      kind: 'proposal',
      id: recordId('proposal', context.document.id, draft.by, first.action.start, first.action.end),
      by: [...draft.by],
      terms: kept.map(({ term, action }) => ({ actors: [...term.actors], action })),
      ...(links.length > 0 ? { links } : {}),
      answers: answersTo(
        context,
        draft,
        kept.map(({ action }) => action),
        positions,
      ),
      ...(date ? { date } : {}),
      evidence,
      sentence: sentenceRef(draft.tree),
      provenance: {
        stage: 'proposals',
        by: 'rule',
        rule: draft.rule,
        grade: proposalGrade(draft.rule),
      },
    },
  ];
}
