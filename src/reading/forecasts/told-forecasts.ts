import { byModel } from '../../records/decision.ts';
import type { Forecast, Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import { overlaps } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { type Anchor, type AnchorReader, likeliestOf } from '../heads/anchors.ts';
import { shareTold, toldBy } from '../heads/share-told.ts';
import { isOnlyAsked, voicesOf } from '../parties/voices.ts';
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
      anchor.probability < (thresholds.forecast ?? 1) || isOnlyAsked(anchor.sentence, anchor.word, voices)
        ? []
        : { anchor, span: anchor.stretch('then') },
    );
  return likeliestOf(told).map(({ anchor, span: outcome }): Forecast => {
    const { sentence, word } = anchor;
    const conditions = conditionsOf(anchor, outcome);
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
      provenance: toldBy('forecasts', byModel(model), share),
    };
  });
}

/** Under which condition, and without which exception, something is foreseen; the same words are one of the two. */
function conditionsOf(anchor: Anchor, outcome: Span): Pick<Forecast, 'if' | 'unless'> {
  const told = (['if', 'unless'] as const).flatMap((name) => {
    const { start, end, first } = anchor.stretch(name);
    // What is foreseen is no condition of itself.
    if (anchor.condition(name) < 0.5 || overlaps({ start, end }, outcome)) return [];
    return { kind: introduced(anchor, first) ?? name, span: { start, end }, probability: anchor.condition(name) };
  });
  const [a, b] = told.toSorted((x, y) => y.probability - x.probability);
  if (!a) return {};
  if (!b || b.kind === a.kind || overlaps(a.span, b.span)) return { [a.kind]: a.span };
  return { [a.kind]: a.span, [b.kind]: b.span };
}

/** "Unless" and "if" say themselves which of the two their clause is. */
function introduced({ sentence }: Anchor, first: number): 'if' | 'unless' | undefined {
  const words = [first - 1, first].map((i) => sentence.tokens[i]?.form.toLowerCase());
  return (['unless', 'if'] as const).find((word) => words.includes(word));
}
