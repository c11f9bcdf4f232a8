import { basename } from 'node:path';
import type { EnglishEngine } from '../../src/language/index.ts';
import { treeOf } from '../../src/reading/clause/tree.ts';
import type { Span } from '../../src/records/span.ts';
import { type SideExample, trainSidePhrases } from '../../training/learn/side-phrases.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { readJsonLines, sharedFile } from '../kit/shared-data.ts';
import { type SideTokens, scoreSpans } from './score-spans.ts';
import { readSpanRow, tokensUnder } from './span-rows.ts';

/** Sentences whose sides people marked, with their trees. */
export async function readSideExamples(
  files: readonly string[],
  engine: EnglishEngine,
): Promise<readonly (SideExample & { readonly id: string })[]> {
  const rows = files.flatMap((file) =>
    readJsonLines(file).flatMap((raw, i) => {
      const row = readSpanRow(raw, file, i + 1);
      return row ? [{ id: String(raw.id ?? `${basename(file)}:${i}`), ...row }] : [];
    }),
  );
  const sentences = await engine.readWords(rows.map((row) => row.tokens));
  return rows.flatMap(({ id, gold }, i) => {
    const sentence = sentences[i];
    return sentence ? [{ id, sentence: treeOf(sentence), ...gold }] : [];
  });
}

/** The words that name the sides of the main act, whatever its reality, on sentences whose sides people marked. */
export const spansBenchmark: Benchmark = async ({ files, folds, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/events/cameo_conflibert_train_clean.jsonl')];
  const { createEnglish } = await import('../../src/language/index.ts');
  const { loadEventFrames } = await import('../../src/lexicon/words/event-frames.ts');
  const { loadSidePhraseModel, sidePhrases } = await import('../../training/marked/side-phrases.ts');
  const examples = await readSideExamples(chosen, await createEnglish());
  const frames = await loadEventFrames();
  const predicted: SideTokens[] = [];
  const parts = folds ?? 1;
  for (let part = 0; part < parts; part++) {
    const model =
      folds === undefined
        ? await loadSidePhraseModel()
        : trainSidePhrases(
            examples.filter((_, i) => i % folds !== part),
            frames,
          );
    examples.forEach(({ sentence }, i) => {
      if (i % parts !== part) return;
      const sides = sidePhrases(sentence, frames, model);
      const tokens = (spans: readonly Span[]): ReadonlySet<number> => tokensUnder(sentence.tokens, spans);
      predicted[i] = { source: tokens(sides.source), target: tokens(sides.target) };
    });
    progress?.(part + 1, parts);
  }
  const scores = scoreSpans(examples, predicted);
  const how = folds === undefined ? 'shipped weights' : `${folds} folds by row number, retrained, pooled`;
  const data = `${examples.length} sentences with marked sides of ${chosen.map((file) => basename(file)).join(', ')}; ${how}`;
  return {
    data,
    json: { ...scores, folds: folds ?? null, rows: examples.length, data },
    table: [
      ['', 'P', 'R', 'token F1'],
      ...(['source', 'target'] as const).map((side) => [
        side,
        digits(scores.details[side].precision),
        digits(scores.details[side].recall),
        digits(scores.details[side].f1),
      ]),
      ['sentences', whole(examples.length)],
    ],
    predictions: predicted.map((row, i) =>
      JSON.stringify({ id: examples[i]?.id, source: [...row.source], target: [...row.target] }),
    ),
  };
};
