import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { DateRange } from '../../records/date.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ReadingContext } from '../context/context.ts';
import { datesOf } from '../dates/sentence-dates.ts';
import type { ProposalDraft } from './proposal-draft.ts';

/** Sentences on which an answer is looked for. */
const REACH = 12;
/** Nouns by which a text refers back to a proposal. */
const ANSWERED = wordClass('nouns of a proposal that is answered');
/** Words that end what follows them. */
const ENDING =
  /\b(?:halt|end|stop|freeze|suspend|suspension|cease|cessation|moratorium|lift|removal?|remove|cancel|cancellation|withdraw(?:al|ing)?|scrap|abandon|curb|reduc(?:e|tion|ing)|halting|ending|stopping|freezing|suspending|lifting)\b/iu;
const POINTER = wordClass('pronouns that point at a thing');

type Answer = Proposal['answers'][number];

const ANSWERS: Readonly<Record<Position['stance'], Answer['answer']>> = {
  '+': 'accept',
  '-': 'reject',
  conditional: 'conditional',
};

/**
 * What others answered, in the same sentence or later: their positions on "the plan", "it", or on something that is worded like one of the
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
  const endings = actions.map((action) => ENDING.test(text.slice(action.start, action.end)));
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
    const same = words.some((term) => shares(term, own));
    // Who wants or opposes the very thing that a term would end has answered the other way round, or another question.
    const turned = same && endings.some((ends) => ends) && !ENDING.test(said);
    const pointing = POINTER.has(said.toLowerCase()) ? near : refersBack(said, near || same);
    if (!pointing && (!same || turned)) continue;
    const tree = context.analysis.sentences.find(({ index }) => index === sentence.index);
    const date = tree && dateIn(context, tree);
    answers.push({ actor, answer: ANSWERS[stance], evidence, ...(date ? { date } : {}) });
  }
  return answers;
}

/**
 * Whether a phrase is headed by a noun that stands for what was proposed ("the offer", "this idea of a freeze"). With words of its own
 * that tell which one, it may be another plan, so these must fit.
 *
 * @param fits whether the phrase is near the proposal or shares its words
 */
function refersBack(said: string, fits: boolean): boolean {
  const [opening = ''] = said.split(/\s(?:of|to|for|that|which|by|from|on|in|with|and|against|under)\s|,/u);
  const head = opening.trim().split(/\s+/u).at(-1) ?? '';
  return ANSWERED.has(head.toLowerCase()) && (fits || opening.trim() === said.trim());
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

function shares(term: ReadonlySet<string>, issue: ReadonlySet<string>): boolean {
  const shared = [...issue].filter((word) => term.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(term.size, issue.size);
}

/** The day or stretch that a sentence names for what it tells, where it names just one. */
export function dateIn(context: ReadingContext, tree: Tree): DateRange | undefined {
  const found = datesOf(tree, context.document.text, context.document.date).flatMap(({ past }) =>
    past === undefined ? [] : [past],
  );
  return found.length === 1 ? found[0] : undefined;
}
