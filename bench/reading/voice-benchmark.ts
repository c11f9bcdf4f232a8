import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readVoiceCases } from './voice-rows.ts';
import { scoreVoice, type VoiceAnswer } from './voice-score.ts';

interface Shares {
  readonly n: number;
  /** Passages of which everything is right. */
  readonly right: number;
  /** Things asked that are right, of all that are asked. */
  readonly points: number;
}

function shares(answers: readonly VoiceAnswer[]): Shares {
  const points = answers.flatMap(({ right }) => right);
  return {
    n: answers.length,
    right: answers.filter(({ right }) => right.every(Boolean)).length / answers.length,
    points: points.filter(Boolean).length / points.length,
  };
}

/** Whether things were done, who stands where and who speaks, in short passages. Misses come first in the predictions. */
export const voiceBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [fileURLToPath(new URL('../data/voice.jsonl', import.meta.url))];
  const rows = chosen.flatMap(readVoiceCases);
  const reader = await loadReader();
  const answers: VoiceAnswer[] = [];
  for (const [index, row] of rows.entries()) {
    // As in a file: the headline stands above the text.
    const text = row.title === undefined ? row.text : `${row.title}\n\n${row.text}`;
    answers.push(scoreVoice(await reader.read(text, { date: row.date }), row));
    progress?.(index + 1, rows.length);
  }
  const all = shares(answers);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => [kind, shares(answers.filter((answer) => answer.kind === kind))] as const);
  const lines = rows.map((row, index) => ({
    missed: row.right.filter((_, i) => !answers[index]?.right[i]),
    case: row,
  }));
  return {
    data: `${rows.length} passages of ${chosen.map((file) => basename(file)).join(', ')}`,
    json: { ...all, byKind: Object.fromEntries(byKind) },
    table: [
      ['', 'passages right', 'points right', 'n'],
      ...[...byKind, ['all', all] as const].map(([name, row]) => [
        name,
        digits(row.right),
        digits(row.points),
        String(row.n),
      ]),
    ],
    predictions: lines.sort((a, b) => b.missed.length - a.missed.length).map((line) => JSON.stringify(line)),
  };
};
