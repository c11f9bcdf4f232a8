import { byModel } from '../../records/decision.ts';
import type { Forecast, Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { likeliestOf, readAnchors } from '../heads/anchors.ts';
import type { RecordHeads } from '../heads/record-heads.ts';
import { voicesOf } from '../parties/voices.ts';
import { horizonOf } from './horizon.ts';

/** From here nearly two of three are right, below half are; measured on 37 marked documents, see docs/encoder.md. */
const STRONG = 0.5;

/** What will, would or may come, as the heads read it. */
export function toldForecasts(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  heads: RecordHeads,
): Forecast[] {
  const voices = voicesOf(actors, statements);
  const { thresholds, model } = heads.info;
  const told = readAnchors(context, actors, heads, ['forecast']).flatMap((anchor) =>
    anchor.probability < (thresholds.forecast ?? 1) ? [] : { anchor, span: anchor.stretch('then') },
  );
  return likeliestOf(told).map(({ anchor, span: outcome }): Forecast => {
    const { sentence, word, probability } = anchor;
    // What is foreseen is no condition of itself.
    const condition = (name: 'if' | 'unless'): Span | undefined => {
      const span = anchor.condition(name) < 0.5 ? undefined : anchor.stretch(name);
      return span && overlaps(span, outcome) ? undefined : span;
    };
    const conditions = { if: condition('if'), unless: condition('unless') };
    const first = sentence.tokens.findIndex(({ start }) => start >= outcome.start);
    const last = sentence.tokens.findLastIndex(({ end }) => end <= outcome.end);
    const horizon = horizonOf(sentence, word, first, last);
    const by = voices.speakerAt(sentence.token(word).start);
    return {
      kind: 'forecast',
      id: recordId('forecast', context.document.id, by, outcome.start, outcome.end),
      by,
      ...(conditions.if ? { if: conditions.if } : {}),
      ...(conditions.unless ? { unless: conditions.unless } : {}),
      outcome,
      hedge: anchor.likeliest('forecast').value as Hedge,
      ...(horizon === undefined ? {} : { horizon }),
      sentence: sentenceRef(sentence),
      provenance: { stage: 'forecasts', ...byModel(model), grade: probability >= STRONG ? 'strong' : 'fair' },
    };
  });
}
