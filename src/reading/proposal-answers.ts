import type { Sentence } from '../language/tree.ts';
import type { DateRange } from '../records/date.ts';
import type { Position } from '../records/position.ts';
import type { Proposal } from '../records/proposal.ts';
import type { Span } from '../records/span.ts';
import type { ReadingContext } from './context.ts';
import { findDates } from './dates.ts';
import type { ProposalDraft } from './proposal-draft.ts';

/** Sentences on which an answer is looked for. */
const REACH = 12;
/** Nouns by which a text refers back to a proposal. */
const ANSWERED =
  /\b(?:proposals?|offers?|initiatives?|overtures?|ideas?|suggestions?|plans?|deals?|calls?|roadmaps?|schemes?|compromises?|formulas?|drafts?|texts?|resolutions?|models?|terms|packages?|moves?|approach|conditions?|demands?|blueprints?|gestures?)\b/iu;
const POINTER = /^(?:it|this|that|them)$/iu;

type Answer = Proposal['answers'][number];

const ANSWERS: Readonly<Record<Position['stance'], Answer['answer']>> = {
  '+': 'accept',
  '-': 'reject',
  conditional: 'conditional',
};

/**
 * What others answered, in the same sentence or later: their stands on "the plan", "it", or on something that is worded like one of the
 * terms. The first answer of an actor counts; a demand is none.
 */
export function answersTo(
  context: ReadingContext,
  draft: ProposalDraft,
  actions: readonly Span[],
  positions: readonly Position[],
): Answer[] {
  const { text } = context.document;
  const from = Math.max(
    ...actions
      .filter((action) => action.start >= draft.tree.start && action.end <= draft.tree.end)
      .map(({ start }) => start),
    draft.tree.start,
  );
  const words = actions.map((action) => contentWords(text.slice(action.start, action.end)));
  const answers: Answer[] = [];
  for (const position of positions) {
    const { actor, stance, act, issueSpan, evidence, sentence } = position;
    if (issueSpan === undefined || draft.by.includes(actor) || answers.some((known) => known.actor === actor)) continue;
    if (sentence.index < draft.tree.index || sentence.index - draft.tree.index > REACH) continue;
    if (sentence.index === draft.tree.index && issueSpan.start <= from) continue;
    if (/^(?:demand|propose|commit|threaten)$/u.test(act)) continue;
    const said = text.slice(issueSpan.start, issueSpan.end);
    const near = sentence.index - draft.tree.index <= 2;
    const own = contentWords(said);
    const meant = (POINTER.test(said) && near) || ANSWERED.test(said) || words.some((term) => shares(term, own));
    if (!meant) continue;
    const tree = context.analysis.sentences.find(({ index }) => index === sentence.index);
    const date = tree && dateIn(context, tree);
    answers.push({ actor, answer: ANSWERS[stance], evidence, ...(date ? { date } : {}) });
  }
  return answers;
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

function shares(term: ReadonlySet<string>, issue: ReadonlySet<string>): boolean {
  const shared = [...issue].filter((word) => term.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(term.size, issue.size);
}

/** The day or stretch that a sentence names for what it tells, where it names just one. */
export function dateIn(context: ReadingContext, tree: Sentence): DateRange | undefined {
  const found = findDates(context.document.text.slice(tree.start, tree.end), context.document.date, tree.start).flatMap(
    ({ past }) => (past === undefined ? [] : [past]),
  );
  return found.length === 1 ? found[0] : undefined;
}
