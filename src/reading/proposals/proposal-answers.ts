import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { DateRange } from '../../records/date.ts';
import type { Event } from '../../records/event.ts';
import type { Position } from '../../records/position.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { datesOf } from '../dates/sentence-dates.ts';
import type { ProposalDraft } from './proposal-draft.ts';

/** Sentences on which an answer is looked for. */
const REACH = 12;
/** Sentences in which a rejection of those who proposed is one of what they proposed. */
const SOON = 2;
/** Nouns by which a text refers back to a proposal. */
const ANSWERED = wordClass('nouns of a proposal that is answered');
/** Words that end what follows them. */
const ENDING =
  /\b(?:halt|end|stop|freeze|suspend|suspension|cease|cessation|moratorium|lift|removal?|remove|cancel|cancellation|withdraw(?:al|ing)?|scrap|abandon|curb|reduc(?:e|tion|ing)|halting|ending|stopping|freezing|suspending|lifting)\b/iu;
const POINTER = wordClass('pronouns that point at a thing');

type Answer = Proposal['answers'][number];

/** What a text tells that may answer a proposal. */
export interface Told {
  readonly positions: readonly Position[];
  readonly events: readonly Event[];
}

const ANSWERS: Readonly<Record<Position['stance'], Answer['answer']>> = {
  '+': 'accept',
  '-': 'reject',
  conditional: 'conditional',
};

/**
 * What others answered, in the same sentence or later: their positions on "the plan", "it", or on something that is worded like one of the
 * terms. The first answer of an actor counts; a demand is none, nor is what is said of a proposal that the words give to others. Whoever
 * rejects what those put who proposed, soon after, has answered too.
 */
export function answersTo(
  context: ReadingContext,
  actors: ActorIndex,
  draft: ProposalDraft,
  actions: readonly Span[],
  { positions, events }: Told,
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
    const { actor, stance, issueSpan, evidence, sentence } = position;
    if (issueSpan === undefined || answers.some((known) => known.actor === actor)) continue;
    if (!mayAnswer(position, issueSpan, draft, from)) continue;
    const said = text.slice(issueSpan.start, issueSpan.end);
    const near = sentence.index - draft.tree.index <= 2;
    const own = contentWords(said);
    const same = words.some((term) => shares(term, own));
    // Who wants or opposes the very thing that a term would end has answered the other way round, or another question.
    const turned = same && endings.some((ends) => ends) && !ENDING.test(said);
    const pointing = POINTER.has(said.toLowerCase()) ? near : refersBack(said, near || same);
    if (!pointing && (!same || turned)) continue;
    const tree = context.analysis.sentences.find(({ index }) => index === sentence.index);
    if (pointing && tree && isOfOthers(tree, issueSpan, position, draft.by, actors)) continue;
    const date = tree && dateIn(context, tree);
    answers.push({ actor, answer: ANSWERS[stance], evidence, ...(date ? { date } : {}) });
  }
  const answered = new Set(answers.map(({ actor }) => actor));
  const rejected = events
    .filter((event) => rejects(context, actors, event, draft, from))
    .flatMap(({ source, trigger }) =>
      source.map(({ actor }): Answer => ({ actor, answer: 'reject', evidence: trigger })),
    )
    .filter(({ actor }) => !draft.by.includes(actor) && !answered.has(actor) && answered.add(actor));
  return [...answers, ...rejected];
}

/** Whether an act soon after a proposal turns down those who put it, and no words give what is turned down to others. */
function rejects(
  context: ReadingContext,
  actors: ActorIndex,
  { category, reality, source, target, trigger, sentence }: Event,
  draft: ProposalDraft,
  from: number,
): boolean {
  const after = sentence.index - draft.tree.index;
  if (category !== 'REJECT' || reality !== 'actual' || after < 0 || after > SOON || trigger.start < from) return false;
  if (!target.some(({ actor }) => draft.by.includes(actor))) return false;
  const tree = context.analysis.sentences.find(({ index }) => index === sentence.index);
  const verb = tree?.tokens.find(({ start, end }) => trigger.start <= start && end <= trigger.end);
  const object = verb && tree?.child(verb.index, 'obj');
  const words = object === undefined ? [] : (tree?.subtree(object) ?? []);
  const phrase = words.length > 0 ? tree?.stretch(words[0] ?? 0, words.at(-1) ?? 0) : undefined;
  return !tree || !phrase || !source.some(({ actor }) => isOfOthers(tree, phrase, { actor }, draft.by, actors));
}

/** Whether somebody else takes a stand by himself, behind the proposal and not too far from it. */
function mayAnswer(
  { actor, act, sentence }: Position,
  issue: Span,
  { by, tree }: ProposalDraft,
  from: number,
): boolean {
  if (by.includes(actor) || /^(?:demand|propose|commit|threaten)$/u.test(act)) return false;
  const after = sentence.index - tree.index;
  return after === 0 ? issue.start > from : after > 0 && after <= REACH;
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

/** What stands before whose proposal it is; nothing before a genitive. */
const OWNING: ReadonlySet<string> = new Set(['', 'by', 'from', 'of']);

/**
 * "The proposal of the two countries", "Seoul's offer": whether the words give a proposal to others, to nobody who can be told, or to
 * the very one who speaks of it.
 */
function isOfOthers(
  tree: Tree,
  phrase: Span,
  { actor }: Pick<Position, 'actor'>,
  proposers: readonly string[],
  actors: ActorIndex,
): boolean {
  const inside = tree.tokens.filter(({ start, end }) => phrase.start <= start && end <= phrase.end);
  const head = inside.find(({ head: over }) => !inside.some(({ index }) => index === over));
  if (!head) return false;
  return tree
    .children(head.index, 'nmod')
    .filter((owner) => OWNING.has(tree.caseOf(owner)))
    .flatMap((owner) => actors.headedBy(tree.index, owner) ?? [])
    .map(({ actors: own, actsFor }) => [...own, ...actsFor])
    .some((owners) => owners.includes(actor) || !owners.some((id) => proposers.includes(id)));
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
