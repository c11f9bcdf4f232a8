import { basename } from 'node:path';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { STANCE_LABELS, type StanceLabel, scoreStance } from './score-stance.ts';
import { parseStanceRow, readStanceRows } from './stance-rows.ts';

/** How one of two marked entities of a sentence stands towards the other, in five directed labels. */
export const stanceBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/stance/dse_valid.jsonl')];
  const { createEnglish } = await import('../../src/language/index.ts');
  const { directedStance, loadStance, STANCE_DIRECTIONS } = await import('../../training/marked/stance.ts');
  const [engine, stage, rules] = await Promise.all([createEnglish(), loadStance(), loadStance({ learnt: false })]);
  const rows = chosen.flatMap(readStanceRows);
  const labels = { learnt: [] as StanceLabel[], rules: [] as StanceLabel[] };
  const lines: string[] = [];
  let spent = 0;
  let words = 0;
  for (const [i, row] of rows.entries()) {
    const { tree, p, q } = await parseStanceRow(row, engine);
    const before = performance.now();
    const found = p && q ? directedStance(tree, p, q, stage) : undefined;
    spent += performance.now() - before;
    words += tree.tokens.length;
    const label = STANCE_DIRECTIONS.indexOf(found?.direction ?? 'none');
    labels.learnt.push(STANCE_LABELS[label] as StanceLabel);
    const ruled = p && q ? directedStance(tree, p, q, rules).direction : 'none';
    labels.rules.push(STANCE_LABELS[STANCE_DIRECTIONS.indexOf(ruled)] as StanceLabel);
    lines.push(JSON.stringify({ label, shares: found?.shares.map((share) => Math.round(share * 1e3) / 1e3) ?? null }));
    progress?.(i + 1, rows.length);
  }
  const gold = rows.map(({ label }) => STANCE_LABELS[label] as StanceLabel);
  const scores = scoreStance(gold, labels.learnt);
  const byRules = scoreStance(gold, labels.rules);
  const data = `${rows.length} sentences with two marked entities of ${chosen.map((file) => basename(file)).join(', ')}`;
  return {
    data,
    json: {
      macroF1: scores.macroF1,
      accuracy: scores.accuracy,
      byLabel: scores.byLabel,
      rulesMacroF1: byRules.macroF1,
      rulesAccuracy: byRules.accuracy,
      wordsPerSecondParsed: Math.round(words / (spent / 1000)),
      rows: rows.length,
      data,
    },
    table: [
      ['', 'F1', 'n'],
      ...scores.byLabel.map((one) => [
        one.label,
        digits(one.f1),
        whole(gold.filter((label) => label === one.label).length),
      ]),
      ['macro-F1', digits(scores.macroF1), whole(rows.length)],
      ['accuracy', digits(scores.accuracy), ''],
      ['macro-F1, rules only', digits(byRules.macroF1), ''],
    ],
    predictions: lines,
  };
};
