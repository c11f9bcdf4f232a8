import type { PositionAct, Stance } from '../../records/position.ts';
import { type Anchor, AUTHOR, likeliestOf } from '../heads/anchors.ts';
import type { RecordHeadsInfo } from '../heads/record-heads.ts';
import { shareTold } from '../heads/share-told.ts';
import type { Voices } from '../parties/voices.ts';
import type { FoundPosition } from './found-position.ts';

/**
 * Where actors stand in a sentence as the heads read it: who, for or against, by which act, on what.
 *
 * @param anchors of one sentence, of kind `position`
 */
export function toldPositions(
  anchors: readonly Anchor[],
  { documentVoice }: Pick<Voices, 'documentVoice'>,
  { thresholds, odds }: Pick<RecordHeadsInfo, 'thresholds' | 'odds'>,
): readonly FoundPosition[] {
  const told = anchors.flatMap((anchor) =>
    anchor.probability < (thresholds.position ?? 1) ? [] : { anchor, span: anchor.stretch('evidence') },
  );
  return likeliestOf(told).flatMap(({ anchor, span: evidence }): readonly FoundPosition[] => {
    const [first] = anchor.players('holder');
    const holders = first === undefined ? [] : first.actor === AUTHOR ? documentVoice : [first.actor];
    if (first === undefined || holders.length === 0) return [];
    const issue = anchor.stretch('issue');
    const tokens = anchor.sentence.tokens.slice(issue.first, issue.last + 1);
    const head = tokens.find((token) => token.head < issue.first || token.head > issue.last)?.index ?? issue.first;
    const probability = shareTold(
      odds.position ?? {},
      anchor,
      { holder: [first.actor] },
      ['position'],
      ['evidence', 'issue'],
    );
    return [
      {
        holders,
        issue: tokens.map(({ index }) => index),
        head,
        act: anchor.likeliest('positionAct').value as PositionAct,
        stance: anchor.likeliest('position').value as Stance,
        from: evidence.first,
        to: evidence.last,
        at: anchor.word,
        word: anchor.sentence.lemma(anchor.word),
        rule: TOLD,
        grade: 'fair',
        probability,
      },
    ];
  });
}

/** What stands for a rule where the heads read a position. */
const TOLD = 'told';
