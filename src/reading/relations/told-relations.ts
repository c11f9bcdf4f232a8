import { byModel } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Relation } from '../../records/relation.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { linksIn } from '../context/share-right.ts';
import { type Anchor, type AnchorReader, likeliestOf } from '../heads/anchors.ts';
import { shareTold, toldBy } from '../heads/share-told.ts';
import { isPower, type Voices } from '../parties/voices.ts';
import { isUnreal } from './bond.ts';

/**
 * What powers are to each other as the heads read it: at each anchor the two who are likeliest to be meant. Who of them is
 * the patron the heads do not say, so such relations are left to the rules.
 */
export function toldRelations(
  context: ReadingContext,
  actors: ActorIndex,
  voices: Pick<Voices, 'speakerAt'>,
  heads: AnchorReader,
): Relation[] {
  const { odds, model } = heads.info;
  const linkIn = linksIn(actors);
  const anchors = [...heads.anchors(context, actors, 'relation').values()].flat();
  const told = anchors.map((anchor) => ({ anchor, span: anchor.sentence.token(anchor.word) }));
  return likeliestOf(told).flatMap(({ anchor }): readonly Relation[] => {
    const { sentence, word } = anchor;
    const [a, b] = partiesAt(anchor, actors);
    if (a === undefined || b === undefined || isToCome(anchor) || sentence.isQuestion(word)) return [];
    const quality = anchor.likeliest('relation').value as Relation['quality'];
    const share = shareTold(odds.relation ?? {}, anchor, { party: [a, b] }, ['relation']);
    if (quality === 'patron' || share < LEAST.share) return [];
    const change =
      anchor.share('change', 'none') > 0.5 ? 'none' : (anchor.likeliest('change').value as Relation['change']);
    const { start, end } = sentence;
    return [
      {
        kind: 'relation',
        id: recordId('relation', context.document.id, a, b, quality, change, sentence.token(word).start),
        a,
        b,
        quality,
        change,
        speaker: voices.speakerAt(sentence.token(word).start),
        evidence: { start, end },
        sentence: sentenceRef(sentence),
        provenance: toldBy('relations', byModel(model), share, linkIn(sentence.index, [a, b]) ?? 'fair'),
      },
    ];
  });
}

/** "A deal would bring A and B closer": not yet. */
function isToCome({ sentence, word }: Anchor): boolean {
  return [word, sentence.token(word).head].some((at) => at >= 0 && isUnreal(sentence, at));
}

/** From how likely somebody is one of the two, and a relation of them right: chosen on the development documents. */
const LEAST = { party: 0.4, share: 0.2 } as const;

function partiesAt(anchor: Anchor, actors: ActorIndex): readonly string[] {
  return anchor
    .players('party')
    .filter(({ actor, probability }) => probability >= LEAST.party && isPower(actors, actor))
    .map(({ actor }) => actor);
}
