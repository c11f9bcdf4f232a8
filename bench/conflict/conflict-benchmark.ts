import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain } from '../../src/conflict/explain/explain.ts';
import { proofSentences } from '../../src/conflict/explain/proof-sentences.ts';
import { sensitivity } from '../../src/conflict/explain/sensitivity.ts';
import { countRankings, stabilityCondition } from '../../src/conflict/explain/stability-condition.ts';
import { smallestEdits } from '../../src/conflict/explain/statement-edits.ts';
import { solve } from '../../src/conflict/solve/solve.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { type ConflictCase, readConflictCase } from './conflict-case.ts';
import { measureScale } from './conflict-scale.ts';
import type { SizeRequest, SizeResult } from './conflict-sizes.ts';
import { scoreConflict } from './score-conflict.ts';

const child = fileURLToPath(new URL('./conflict-sizes.child.ts', import.meta.url));

/** Each after a first run that is reported apart; fewer of the largest, which take seconds each. */
const SIZES: readonly SizeRequest[] = [
  { options: 10, decisionMakers: 6, holes: false, runs: 20 },
  { options: 12, decisionMakers: 5, holes: false, runs: 20 },
  { options: 16, decisionMakers: 5, holes: false, runs: 20 },
  { options: 18, decisionMakers: 5, holes: false, runs: 5 },
  { options: 20, decisionMakers: 5, holes: false, runs: 3 },
  { options: 20, decisionMakers: 5, holes: true, runs: 3 },
  { options: 20, decisionMakers: 10, holes: true, runs: 1 },
];

function measureApart(size: SizeRequest): Promise<SizeResult> {
  return new Promise((resolve, reject) => {
    const worker = fork(child, [JSON.stringify(size)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let answer: SizeResult | undefined;
    worker.on('message', (message: SizeResult) => {
      answer = message;
    });
    worker.on('error', reject);
    worker.on('close', () => {
      if (answer) resolve(answer);
      else reject(new EntenteError('internal', `conflict: the process for 2^${size.options} states died.`));
    });
  });
}

/** The slowest answers to single questions about a case, over every state, decision maker and concept; milliseconds. */
interface QuestionTimes {
  readonly id: string;
  readonly explainMs: number;
  /** Condition, count of rankings and, where there are ordered statements, smallest edits, for one concept. */
  readonly inverseMs: number;
  /** Every swap and drop, Nash and SEQ. */
  readonly sensitivityMs: number;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function measureQuestions({ id, model }: ConflictCase): QuestionTimes {
  const solution = solve(model);
  let explainMs = 0;
  let inverseMs = 0;
  for (const { id: maker, preference } of model.decisionMakers) {
    for (let state = 1; state <= solution.space.size; state++) {
      for (const concept of solution.concepts) {
        const told = timed(() => proofSentences(solution, explain(solution, maker, state, concept)));
        const asked = timed(() => {
          countRankings(stabilityCondition(solution, maker, state, concept), solution.space.size);
          if (preference.kind === 'statements') smallestEdits(solution, maker, state, concept);
        });
        explainMs = Math.max(explainMs, told);
        inverseMs = Math.max(inverseMs, asked);
      }
    }
  }
  return { id, explainMs, inverseMs, sensitivityMs: timed(() => sensitivity(model)) };
}

/** The cases beside which the default one lies. */
function defaultCases(): readonly string[] {
  const folder = dirname(sharedFile('data/conflict/korea2017.json'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

/** Conflict models against what is expected of them; with `--sizes` also times by number of states. */
export const conflictBenchmark: Benchmark = async ({ files, sizes, progress }) => {
  const chosen = files.length > 0 ? files : defaultCases();
  const cases = chosen.map(readConflictCase);
  const scores = cases.map(scoreConflict);
  const questions = sizes ? cases.map(measureQuestions) : [];
  const measured: SizeResult[] = [];
  for (const size of sizes ? SIZES : []) {
    measured.push(await measureApart(size));
    progress?.(measured.length, SIZES.length);
  }
  const scale = sizes ? measureScale() : [];
  const agree = scores.filter(({ differences }) => differences.length === 0).length;
  return {
    data: `${scores.length} cases${sizes ? '; times of ranking states and solving Nash, GMR, SMR, SEQ, a process a size' : ''}`,
    json: {
      agree,
      differ: scores.length - agree,
      compared: scores.reduce((sum, { compared }) => sum + compared, 0),
      cases: scores.map(({ id, states, decisionMakers, compared, differences }) => ({
        id,
        states,
        decisionMakers,
        compared,
        differences,
      })),
      ...(sizes ? { sizes: measured, questions, scale } : {}),
    },
    table: [
      ['', 'states', 'decision makers', 'compared', 'differences'],
      ...scores.map(({ id, states, decisionMakers, compared, differences }) => [
        id,
        whole(states),
        whole(decisionMakers),
        whole(compared),
        differences.length > 0 ? differences.join('; ') : '0',
      ]),
      ['agree', whole(agree)],
      ['differ', whole(scores.length - agree)],
      ...(sizes
        ? [
            ['', ''],
            ['combinations', 'states', 'decision makers', 'first ms', 'warm ms (median)', 'CPU ms', 'runs', 'peak MB'],
            ...measured.map((size) => [
              `2^${size.options}`,
              whole(size.states),
              whole(size.decisionMakers),
              size.firstMs.toFixed(1),
              size.medianMs.toFixed(1),
              size.medianCpuMs.toFixed(1),
              whole(size.runs),
              whole(size.peakMB),
            ]),
            ['', ''],
            ['CPU s', 'states', 'decision makers', ''],
            ...scale.map(({ what, states, decisionMakers, cpuSeconds }) => [
              what,
              whole(states),
              whole(decisionMakers),
              cpuSeconds.toFixed(2),
            ]),
            ['', ''],
            ['slowest answer, ms', 'explain', 'inverse', 'sensitivity'],
            ...questions.map(({ id, explainMs, inverseMs, sensitivityMs }) => [
              id,
              explainMs.toFixed(1),
              inverseMs.toFixed(1),
              sensitivityMs.toFixed(1),
            ]),
          ]
        : []),
    ],
    predictions: scores.map(({ id, solution }) =>
      JSON.stringify({ id, feasible: solution.space.size, equilibria: solution.equilibria }),
    ),
  };
};
