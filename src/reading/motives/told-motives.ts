import { byModel } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Motive } from '../../records/motive.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { AUTHOR, likeliestOf, readAnchors } from '../heads/anchors.ts';
import type { RecordHeads } from '../heads/record-heads.ts';
import { isPower, voicesOf } from '../parties/voices.ts';

/** From here two of three are right in actor and content, below half are; measured on 37 marked documents, see docs/encoder.md. */
const STRONG = 0.5;

/** The goals, fears and beliefs of powers as the heads read them. */
export function toldMotives(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  heads: RecordHeads,
): Motive[] {
  const voices = voicesOf(actors, statements);
  const { thresholds, model } = heads.info;
  const told = readAnchors(context, actors, heads, ['motive']).flatMap((anchor) =>
    anchor.probability < (thresholds.motive ?? 1) ? [] : { anchor, span: anchor.stretch('content') },
  );
  return likeliestOf(told).flatMap(({ anchor, span: content }): readonly Motive[] => {
    const { sentence, probability } = anchor;
    const actor = anchor.players('wanter').find((player) => player.actor !== AUTHOR)?.actor;
    if (actor === undefined || !isPower(actors, actor)) return [];
    const motive = anchor.likeliest('motive').value as Motive['motive'];
    return [
      {
        kind: 'motive',
        id: recordId('motive', context.document.id, actor, motive, content.start, content.end),
        actor,
        motive,
        content,
        speaker: voices.speakerAt(content.start),
        evidence: { start: sentence.start, end: sentence.end },
        sentence: sentenceRef(sentence),
        provenance: { stage: 'motives', ...byModel(model), grade: probability >= STRONG ? 'strong' : 'fair' },
      },
    ];
  });
}
