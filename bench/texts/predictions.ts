import { spanWriter, type ToCodePoint } from '../../src/casefile/export/answer-key.ts';
import type { Grade } from '../../src/records/provenance.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { PredictedAttributions } from './attribution.ts';

/** For statements that bring no score of their own: an order, not a probability. */
const GRADE_SCORE: Readonly<Record<Grade, number>> = { strong: 0.9, fair: 0.6, weak: 0.3 };

/** A reading's statements in the form of the attribution data. */
export function attributionPrediction(id: string, reading: Reading, toCodePoint: ToCodePoint): PredictedAttributions {
  const write = spanWriter(toCodePoint);
  return {
    id,
    // The data give each word to one attribution at most: what stands inside another one's content is not marked there.
    attributions: reading.statements
      .filter(({ within }) => within === undefined)
      .map((statement) => ({
        source: statement.source.map(write),
        cue: statement.cue.map(write),
        content: statement.content.map(write),
        score: statement.provenance.score ?? GRADE_SCORE[statement.provenance.grade],
      })),
  };
}
