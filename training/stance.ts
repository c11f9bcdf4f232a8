/**
 * Makes models/english/unlicensed-sources/stance.weights from sentences with two marked entities:
 * `node training/stance.ts ../shared/data/stance/dse_train.jsonl [--folds N]`. The data set states no licence: only hashes and weights leave
 * it, and the file may be removed. Each sentence is an example twice, read from either entity. With `--folds` nothing is written;
 * the pooled macro-F1 of N folds by row number is printed instead: settings were chosen by three of them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STANCE_LABELS, type StanceLabel, scoreStance } from '../bench/reading/score-stance.ts';
import { parseStanceRow, readStanceRows } from '../bench/reading/stance-rows.ts';
import { createEnglish } from '../src/language/english.ts';
import type { ShallowNet } from '../src/learning/shallow-net.ts';
import { loadPolarity } from '../src/lexicon/words/polarity.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';
import { hashes, STANCE_DIRECTIONS, SWAPPED, stanceScores } from './marked/stance.ts';
import { stanceFeatures } from './marked/stance-features.ts';
import { fitNet, meanNet } from './shallow-net.ts';
import { writeNet } from './write-net.ts';

/** A sentence read from its first entity and from its second. */
export interface StanceExample {
  readonly forward: readonly number[];
  readonly backward: readonly number[];
  readonly label: number;
}

/** Nets are alike but for the random numbers: their mean is steadier than each. */
const SEEDS = [11, 108, 205, 302, 399];
const UNITS = 4;
/** Errors on rare labels cost more: the measure is the mean of the labels' F1. */
const COSTS = [1, 1.5, 3, 1.2, 2.5];

/** Learns the net of the stance stage: the mean of several. */
export function learnStance(examples: readonly StanceExample[]): ShallowNet {
  const both = examples.flatMap(({ forward, backward, label }) => [
    { features: forward, label },
    { features: backward, label: SWAPPED[label] as number },
  ]);
  const settings = { labels: 5, units: UNITS, epochs: 8, rate: 0.05, least: 6, drop: 0.5, decay: 5e-4, costs: COSTS };
  return meanNet(SEEDS.map((seed) => fitNet(both, { ...settings, seed })));
}

/** Number of the best label. */
function best(net: ShallowNet, { forward, backward }: StanceExample): number {
  const scores = stanceScores(net, forward, backward);
  return scores.indexOf(Math.max(...scores));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { folds: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined) {
    console.error('Name the file of marked sentences: node training/stance.ts dse_train.jsonl');
    process.exitCode = 2;
    return;
  }
  const [engine, polarity] = await Promise.all([createEnglish(), loadPolarity()]);
  const examples: StanceExample[] = [];
  for (const row of readStanceRows(file)) {
    const { tree, p, q, label } = await parseStanceRow(row, engine);
    if (p === undefined || q === undefined) continue;
    examples.push({
      forward: hashes(stanceFeatures(tree, p, q, polarity)),
      backward: hashes(stanceFeatures(tree, q, p, polarity)),
      label,
    });
  }
  if (values.folds !== undefined) {
    const folds = Number(values.folds);
    const predicted: StanceLabel[] = [];
    for (let fold = 0; fold < folds; fold++) {
      const net = learnStance(examples.filter((_, i) => i % folds !== fold));
      examples.forEach((example, i) => {
        if (i % folds === fold) predicted[i] = STANCE_LABELS[best(net, example)] as StanceLabel;
      });
    }
    const gold = examples.map(({ label }) => STANCE_LABELS[label] as StanceLabel);
    const { macroF1, accuracy } = scoreStance(gold, predicted);
    console.log(
      `macro-F1 ${macroF1.toFixed(3)}, accuracy ${accuracy.toFixed(3)} (${folds} folds, ${gold.length} rows)`,
    );
    return;
  }
  const net = learnStance(examples);
  const weights = 'unlicensed-sources/stance.weights';
  writeFileSync(weightsFile(weights), writeNet(net, { ...headerOf(weights), labels: STANCE_DIRECTIONS }));
  console.error(`${examples.length} sentences, ${net.table.keys.length} features`);
}

await main();
