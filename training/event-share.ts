/**
 * Learns how likely an event is right: `node training/event-share.ts [--engine fast] [--without SET] [--write]` fits the odds of
 * `src/reading/events/event-share.ts`, prints how well they tell right from wrong in texts that they did not learn from (five folds by
 * text), and with `--write` puts them into the file of the heads. It learns from marked texts that no head has learnt from, for of others
 * heads are too sure. Rows that tell an act once more count neither as right nor as wrong, as in the benchmark.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadReader } from '../bench/kit/reader.ts';
import { predictionOf } from '../bench/reading/named-reader.ts';
import { rowsRight } from '../bench/reading/score-reading.ts';
import { unlearntTexts } from '../bench/texts/unlearnt.ts';
import { loadEventFrames } from '../src/lexicon/words/event-frames.ts';
import { shareRight } from '../src/reading/context/share-right.ts';
import { engineName } from '../src/reading/engine-name.ts';
import type { EventFacts } from '../src/reading/events/event-share.ts';
import { readActs } from '../src/reading/events/events.ts';
import { gatherActs, gatherEvents } from '../src/reading/events/gather-events.ts';
import { createAnchorReader } from '../src/reading/heads/anchors.ts';
import { loadRecordHeads } from '../src/reading/heads/load-heads.ts';
import { createReader } from '../src/reading/reader.ts';
import { fitOdds } from './learn/fit-odds.ts';

const FOLDS = 5;
const RIDGE = 3;
const MODELS = 'models/english';

const { values: asked } = parseArgs({
  options: { engine: { type: 'string' }, without: { type: 'string' }, write: { type: 'boolean' } },
});

const { engine } = await loadReader(engineName(asked.engine));
const heads = await loadRecordHeads(engine.heads ?? '');
if (!heads) throw new Error('The heads of records are missing.');
const { info } = heads;
const [frames, anchors] = [await loadEventFrames(), createAnchorReader(heads)];
let facts: readonly EventFacts[] = [];
const reader = await createReader({
  engine,
  stages: {
    events: (context, { actors }) => {
      const acts = readActs(context, actors, frames, anchors);
      facts = gatherActs(context.document, acts).map((one) => one.facts);
      return { events: gatherEvents(context.document, acts, undefined), actors: [], mentions: [], warnings: [] };
    },
  },
});

const texts = unlearntTexts().filter(({ set }) => set !== asked.without);
const examples: { readonly text: number; readonly facts: EventFacts; readonly isRight: boolean }[] = [];
for (const [text, { article, key }] of texts.entries()) {
  const reading = await reader.read(article.text, article.options);
  const prediction = predictionOf(article, reading);
  const right = rowsRight(key, prediction, 'triple');
  facts.forEach((own, n) => {
    const isRight = right[n];
    if (isRight !== undefined) examples.push({ text, facts: own, isRight });
  });
}
report();
const gathered = Object.fromEntries(
  Object.entries(fitOdds(examples, RIDGE)).map(([fact, odds]) => [fact, Math.round(odds * 1000) / 1000]),
);
console.log(JSON.stringify(gathered));
if (asked.write) {
  const file = join(MODELS, `${engine.heads}.json`);
  writeFileSync(file, `${JSON.stringify({ ...info, odds: { ...info.odds, gathered } })}\n`);
}

/** Prints how well odds that were learnt from the other folds tell right from wrong. */
function report(): void {
  const odds = Array.from({ length: FOLDS }, (_, fold) =>
    fitOdds(
      examples.filter(({ text }) => text % FOLDS !== fold),
      RIDGE,
    ),
  );
  const ordered = examples
    .map((one) => ({ ...one, share: shareRight(odds[one.text % FOLDS] ?? {}, one.facts) }))
    .sort((a, b) => a.share - b.share);
  let [wrong, area] = [0, 0];
  for (const { isRight } of ordered) {
    if (isRight) area += wrong;
    else wrong += 1;
  }
  const rightOf = (rows: typeof ordered): number => rows.filter(({ isRight }) => isRight).length;
  const shown = ordered.filter(({ share }) => share >= 0.5);
  const curve = area / (wrong * (ordered.length - wrong));
  console.error(
    `${ordered.length} events, ${rightOf(ordered)} right; area under the curve ${curve.toFixed(3)}; from .5 ${rightOf(shown)} of ${shown.length} right`,
  );
}
