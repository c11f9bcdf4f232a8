import { byModel, byRule } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Proposal } from '../../records/proposal.ts';
import type { Provenance } from '../../records/provenance.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { toldBy } from '../heads/share-told.ts';
import { voicesOf } from '../parties/voices.ts';
import { answersTo, dateIn, type Told } from './proposal-answers.ts';
import { type DraftTerm, OUTLINE, type ProposalDraft } from './proposal-draft.ts';
import { authorsOf, bargain, isThis, underPlan } from './proposal-plans.ts';
import { proposingVerb } from './proposal-verbs.ts';
import type { ProposalSight } from './proposing.ts';
import { toldDrafts } from './told-drafts.ts';

/**
 * Finds offers and plans that ask one or more sides to act: who proposes, each term with who is to act, what is given in exchange and
 * under which condition, and the answers of others later in the text. Verbs of proposing tell of them, and what else the heads read.
 * Bare demands are events, not proposals.
 *
 * @param told where actors stand, and what they do: stands on the proposal and its rejection are its answers
 */
export function findProposals(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  told: Told,
  heads?: AnchorReader,
): Proposal[] {
  const voices = voicesOf(actors, statements);
  const sights = context.analysis.sentences.map((tree): ProposalSight => ({ tree, voices }));
  const drafts: ProposalDraft[] = [];
  const verbs = sights.flatMap((sight, n) =>
    sight.tree.tokens.flatMap(({ upos, index }): readonly ProposalDraft[] => {
      if (upos !== 'VERB') return [];
      const draft = proposingVerb(sight, index) ?? underPlan(sight, index) ?? bargain(sight, index);
      return draft
        ? [{ ...draft, by: [...draft.by, ...(isThis(draft.tree, draft.at) ? authorsBefore(sights, n) : [])] }]
        : [];
    }),
  );
  // One sentence tells a term once, whichever of its verbs has found it first.
  for (const draft of verbs) if (!drafts.some((one) => overlap(one, draft))) drafts.push(draft);
  const read = heads ? toldDrafts(context, actors, sights, heads) : [];
  const beside = read.filter((draft) => !drafts.some((one) => overlap(one, draft)));
  return joined([...drafts, ...beside])
    .flatMap((draft) => proposalOf(context, actors, draft, told, heads?.info.model))
    .toSorted((a, b) => a.evidence.start - b.evidence.start);
}

/** Sentences in which a plan is named that "this plan" points back to. */
const REACH = 2;

/** Whose plan was named last before a sentence. */
function authorsBefore(sights: readonly ProposalSight[], n: number): readonly string[] {
  const named = sights
    .slice(Math.max(0, n - REACH), n)
    .flatMap((sight) =>
      sight.tree.tokens.flatMap(({ index, lemma }) => (OUTLINE.has(lemma) ? [authorsOf(sight, index)] : [])),
    );
  return named.findLast((by) => by.length > 0) ?? [];
}

/** Acts that the heads read in the sentence of another proposal or in the next are its further terms, unless somebody else puts them. */
function joined(drafts: readonly ProposalDraft[]): readonly ProposalDraft[] {
  const all: ProposalDraft[] = [];
  for (const draft of drafts.toSorted((a, b) => a.tree.index - b.tree.index || a.at - b.at)) {
    const last = all.at(-1);
    const near = last !== undefined && draft.tree.index - (last.terms.at(-1)?.tree.index ?? 0) <= 1;
    const same = last?.by.length === 0 || draft.by.every((id) => last?.by.includes(id));
    if (!near || !same || draft.share === undefined) all.push(draft);
    else
      all[all.length - 1] = {
        ...last,
        by: last.by.length > 0 ? last.by : draft.by,
        terms: [...last.terms, ...draft.terms],
      };
  }
  return all;
}

function spanOf(term: DraftTerm): Span | undefined {
  const first = term.tokens[0];
  const last = term.tokens.at(-1);
  return first === undefined || last === undefined ? undefined : term.tree.stretch(first, last);
}

function overlap(a: ProposalDraft, b: ProposalDraft): boolean {
  const [own, others] = [a, b].map(({ terms }) => terms.flatMap((term) => spanOf(term) ?? [])) as [Span[], Span[]];
  return own.some((one) => others.some((other) => overlaps(one, other)));
}

function proposalOf(
  context: ReadingContext,
  actors: ActorIndex,
  draft: ProposalDraft,
  told: Told,
  model: string | undefined,
): Proposal[] {
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
        actors,
        draft,
        kept.map(({ action }) => action),
        told,
      ),
      ...(date ? { date } : {}),
      evidence,
      sentence: sentenceRef(draft.tree),
      provenance: decidedBy(draft, model),
    },
  ];
}

/** Who decided; in 282 documents 18 of 53 proposals that verbs told were right in what they ask, and the heads are no surer. */
function decidedBy({ rule, share }: ProposalDraft, model: string | undefined): Provenance {
  return share === undefined || model === undefined
    ? { stage: 'proposals', ...byRule(rule), grade: 'fair' }
    : toldBy('proposals', byModel(model), share, 'fair');
}
