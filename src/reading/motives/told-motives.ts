import { byModel } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Motive } from '../../records/motive.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { linksIn } from '../context/share-right.ts';
import { type AnchorReader, AUTHOR, likeliestOf } from '../heads/anchors.ts';
import { shareTold, toldBy } from '../heads/share-told.ts';
import { isPower, voicesOf } from '../parties/voices.ts';

/** The goals, fears and beliefs of powers as the heads read them. */
export function toldMotives(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  heads: AnchorReader,
): Motive[] {
  const voices = voicesOf(actors, statements);
  const { thresholds, odds, model } = heads.info;
  const linkIn = linksIn(actors);
  const told = [...heads.anchors(context, actors, 'motive').values()]
    .flat()
    .flatMap((anchor) =>
      anchor.probability < (thresholds.motive ?? 1) ? [] : { anchor, span: anchor.stretch('content') },
    );
  return likeliestOf(told).flatMap(({ anchor, span: content }): readonly Motive[] => {
    const { sentence } = anchor;
    const actor = anchor.players('wanter').find((player) => player.actor !== AUTHOR)?.actor;
    if (actor === undefined || !isPower(actors, actor)) return [];
    const share = shareTold(odds.motive ?? {}, anchor, { wanter: [actor] }, ['motive'], ['content']);
    const motive = anchor.likeliest('motive').value as Motive['motive'];
    return [
      {
        kind: 'motive',
        id: recordId('motive', context.document.id, actor, motive, content.start, content.end),
        actor,
        motive,
        content: { start: content.start, end: content.end },
        speaker: voices.speakerAt(content.start),
        evidence: { start: sentence.start, end: sentence.end },
        sentence: sentenceRef(sentence),
        provenance: toldBy('motives', byModel(model), share, linkIn(sentence.index, [actor]) ?? 'fair'),
      },
    ];
  });
}
