import type { ActorIndex, ReadingContext } from '../context/context.ts';
import { type Anchor, type AnchorReader, AUTHOR, likeliestOf } from '../heads/anchors.ts';
import { shareTold } from '../heads/share-told.ts';
import { type DraftTerm, type ProposalDraft, termsOf } from './proposal-draft.ts';
import type { ProposalSight } from './proposing.ts';

/** What is proposed as the heads read it: a draft for each act that is put to others. */
export function toldDrafts(
  context: ReadingContext,
  actors: ActorIndex,
  sights: readonly ProposalSight[],
  heads: AnchorReader,
): readonly ProposalDraft[] {
  const told = [...heads.anchors(context, actors, 'term').values()]
    .flat()
    .map((anchor) => ({ anchor, span: anchor.stretch('action') }));
  const sightOf = new Map(sights.map((sight) => [sight.tree, sight]));
  return likeliestOf(told).flatMap(({ anchor }) => {
    const sight = sightOf.get(anchor.sentence);
    return sight ? [draftOf(anchor, sight, heads)] : [];
  });
}

function draftOf(anchor: Anchor, sight: ProposalSight, { info }: AnchorReader): ProposalDraft {
  const { sentence: tree, word } = anchor;
  const asked = anchor.players('asked').find(({ actor }) => actor !== AUTHOR);
  const [proposer] = anchor.players('proposer');
  const { first, last } = anchor.stretch('action');
  const term: DraftTerm = {
    tree,
    actors: asked ? [asked.actor] : [],
    tokens: tree.tokens.slice(first, last + 1).map(({ index }) => index),
  };
  const taken = { asked: asked ? [asked.actor] : [], proposer: proposer ? [proposer.actor] : [] };
  return {
    tree,
    by: proposer?.actor === AUTHOR ? sight.voices.documentVoice : taken.proposer,
    terms: [term, ...termsOf(sight, word, taken.asked).filter(({ tie }) => tie !== undefined)],
    at: word,
    from: word,
    rule: 'told',
    share: shareTold(info.odds.term ?? {}, anchor, taken, [], ['action']),
  };
}
