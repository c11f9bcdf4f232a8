import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { sharedFile } from '../kit/shared-data.ts';
import type { JobsCost } from './measure-jobs.child.ts';

const child = fileURLToPath(new URL('./measure-jobs.child.ts', import.meta.url));

function measure(jobs: number, engine: string | undefined, files: readonly string[]): Promise<JobsCost> {
  return new Promise((resolve, reject) => {
    const args = ['--jobs', String(jobs), ...(engine ? ['--engine', engine] : []), ...files];
    const process = fork(child, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let cost: JobsCost | undefined;
    process.on('message', (message: JobsCost) => {
      cost = message;
    });
    process.on('error', reject);
    process.on('close', () => {
      if (cost) resolve(cost);
      else reject(new EntenteError('internal', `jobs: the process that read with ${jobs} jobs died.`));
    });
  });
}

/** One, two, four ... and all cores. */
function counts(cores: number): readonly number[] {
  const powers = [1, 2, 4, 8, 16, 32, 64].filter((count) => count < cores);
  return [...powers, Math.max(2, cores)].filter((count, i, all) => all.indexOf(count) === i);
}

/**
 * How much faster a folder is read on several cores, and whether the bytes are the same. Beside the clock stands what the
 * processor worked, which a busy machine disturbs less: `jobs` cores with nothing else to do would take its share each.
 */
export const jobsBenchmark: Benchmark = async ({ files, engine, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/attribution/train.jsonl')];
  const cores = availableParallelism();
  const numbers = counts(cores);
  const costs: { readonly jobs: number; readonly cost: JobsCost }[] = [];
  for (const jobs of numbers) {
    costs.push({ jobs, cost: await measure(jobs, engine, chosen) });
    progress?.(costs.length, numbers.length);
  }
  const [first] = costs;
  if (!first) throw new EntenteError('internal', 'jobs: nothing was measured.');
  const rows = costs.map(({ jobs, cost }) => ({
    jobs,
    wordsPerSecond: Math.round(cost.words / (cost.wallMs / 1000)),
    wordsPerCpuSecond: Math.round(cost.words / (cost.cpuMs / 1000)),
    times: first.cost.wallMs / cost.wallMs,
    timesByCpu: (jobs * first.cost.cpuMs) / cost.cpuMs,
    givingShare: cost.threadCpuMs / cost.cpuMs,
    peakMB: Math.round(cost.peakMB),
    same: cost.hash === first.cost.hash,
  }));
  const { documents, words } = first.cost;
  return {
    data: `${chosen.map((file) => basename(file)).join(', ')} (${whole(documents)} texts, ${whole(words)} words) on ${cores} cores, a process for each number of jobs, loading included`,
    json: { cores, documents, words, jobs: rows, same: rows.every(({ same }) => same) },
    table: [
      ['jobs', 'words/s', 'times', 'words/CPU s', 'times, by CPU', 'CPU of the giving thread', 'memory', 'same bytes'],
      ...rows.map((row) => [
        String(row.jobs),
        whole(row.wordsPerSecond),
        row.times.toFixed(2),
        whole(row.wordsPerCpuSecond),
        row.timesByCpu.toFixed(2),
        `${(100 * row.givingShare).toFixed(1)} %`,
        `${whole(row.peakMB)} MB`,
        row.same ? 'yes' : 'NO',
      ]),
    ],
  };
};
