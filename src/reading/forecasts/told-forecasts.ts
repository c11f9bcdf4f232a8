import type { Forecast, Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { type AnchorReader, likeliestOf } from '../heads/anchors.ts';
import { shareTold, toldBy } from '../heads/share-told.ts';
import { voicesOf } from '../parties/voices.ts';
import { horizonOf } from './horizon.ts';

/** What will, would or may come, as the heads read it. */
export function toldForecasts(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  heads: AnchorReader,
): Forecast[] {
  const voices = voicesOf(actors, statements);
  const { thresholds, odds, model } = heads.info;
  const told = [...heads.anchors(context, actors, 'forecast').values()]
    .flat()
    .flatMap((anchor) =>
      anchor.probability < (thresholds.forecast ?? 1) ? [] : { anchor, span: anchor.stretch('then') },
    );
  return likeliestOf(told).map(({ anchor, span: outcome }): Forecast => {
    const { sentence, word } = anchor;
    // What is foreseen is no condition of itself.
    const condition = (name: 'if' | 'unless'): Span | undefined => {
      const span = anchor.condition(name) < 0.5 ? undefined : anchor.stretch(name);
      return span && !overlaps(span, outcome) ? { start: span.start, end: span.end } : undefined;
    };
    const conditions = { if: condition('if'), unless: condition('unless') };
    const first = sentence.tokens.findIndex(({ start }) => start >= outcome.start);
    const last = sentence.tokens.findLastIndex(({ end }) => end <= outcome.end);
    const horizon = horizonOf(sentence, word, first, last);
    const by = voices.speakerAt(sentence.token(word).start);
    const foreteller = anchor
      .players('foreteller')
      .slice(0, 1)
      .map(({ actor }) => actor);
    const share = shareTold(odds.forecast ?? {}, anchor, { foreteller }, ['forecast'], ['then']);
    return {
      kind: 'forecast',
      id: recordId('forecast', context.document.id, by, outcome.start, outcome.end),
      by,
      ...(conditions.if ? { if: conditions.if } : {}),
      ...(conditions.unless ? { unless: conditions.unless } : {}),
      outcome: { start: outcome.start, end: outcome.end },
      hedge: anchor.likeliest('forecast').value as Hedge,
      ...(horizon === undefined ? {} : { horizon }),
      sentence: sentenceRef(sentence),
      provenance: toldBy('forecasts', model, share),
    };
  });
}
