import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createCase } from '../../src/casefile/store/case-file.ts';
import { changeSettings } from '../../src/casefile/store/settings.ts';
import { buildCase } from '../casefile/build-case.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { runApart } from '../kit/run-apart.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { measureService, type Spread } from './measure-service.ts';

const DOCUMENTS = 10_000;

/** How a case of many documents is answered: to one reader and to many, while nobody decides and when somebody does. */
export const serviceBenchmark: Benchmark = async ({ files, documents = DOCUMENTS, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/attribution/train.jsonl')];
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-service-'));
  try {
    const readings = join(folder, 'readings');
    mkdirSync(readings);
    const reader = new URL('../casefile/read-articles.child.ts', import.meta.url);
    await runApart(reader, [readings, ...chosen], progress);
    const random = seededRandom(1);
    const told = (done: number, total: number): void => {
      if (done % 100 === 0) progress?.(done, total);
    };
    await buildCase(createCase(join(folder, 'case')), readings, documents, random, (_, done, total) =>
      told(done, total),
    );
    // Whoever is asked blind first answers in another way; how long that takes is not what is measured.
    changeSettings(join(folder, 'case'), join(folder, 'case'), { blind: 0 });
    const cost = await measureService(join(folder, 'case'), random, told);
    const { page } = cost;
    return {
      data: `${chosen.map((file) => basename(file)).join(', ')}, and variations of its articles in which every tenth word is another: ${whole(cost.documents)} documents with ${whole(cost.records)} records`,
      json: { ...cost },
      table: [
        ['', 'median', '95 of 100', '99 of 100'],
        ['first question of a case that was never served, ms', whole(cost.firstMs), '', ''],
        ['until all records are in the index, s', whole(cost.indexS), '', ''],
        ['first question when it is served again, ms', whole(cost.againMs), '', ''],
        ['one reader, ms', ...spread(cost.alone)],
        ['100 readers at once, ms', ...spread(cost.readers)],
        ['a filter that nobody chose before, ms', ...spread(cost.filterMs)],
        ['a decision, the list and the next record, ms', ...spread(cost.decisionMs)],
        ['memory before anybody asks, MB', whole(cost.startMB), '', ''],
        ['most memory, MB', whole(cost.peakMB), '', ''],
        ['page: first paint, ms', whole(page?.paintMs), '', ''],
        ['page: first record of the queue, ms', whole(page?.queueMs), '', ''],
        ['page: key to next record, ms', whole(page?.nextMs.median), '', whole(page?.nextMs.most)],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function spread({ median, p95, p99 }: Spread): readonly [string, string, string] {
  return [median.toFixed(1), p95.toFixed(1), p99.toFixed(1)];
}
