import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readMany } from '../../src/jobs/read-many.ts';
import { engineName } from '../../src/reading/engine-name.ts';
import { collectInputs } from '../../src/sources/collect-inputs.ts';
import { type OpenedInput, openInput } from '../../src/sources/open-input.ts';
import { countWords } from '../kit/benchmark.ts';
import { threadCpuMs } from '../kit/reader.ts';

/** What reading all texts with so many jobs cost. */
export interface JobsCost {
  readonly documents: number;
  readonly words: number;
  readonly wallMs: number;
  /** Processor time of all threads, loading included. */
  readonly cpuMs: number;
  /** Processor time of the thread that gives the readings; with one job it reads as well. */
  readonly threadCpuMs: number;
  readonly peakMB: number;
  /** SHA-256 of all readings as `--jsonl` prints them. */
  readonly hash: string;
}

// The process that `jobs-benchmark.ts` starts: reads files with so many jobs and says what it took.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '1' }, engine: { type: 'string' } },
});
const engine = engineName(values.engine);
const hash = createHash('sha256');
let documents = 0;
let words = 0;
const start = performance.now();
const outcomes = readMany(collectInputs(positionals), {
  jobs: Number(values.jobs),
  reader: engine ? { engine } : {},
  nameOf: ({ name }) => name,
  open: (input): Promise<OpenedInput> => openInput(input),
});
for await (const outcome of outcomes) {
  if (outcome.kind !== 'read') throw new Error(`${outcome.item.name} could not be read.`);
  hash.update(`${JSON.stringify(outcome.reading)}\n`);
  words += countWords(outcome.reading.document.text);
  documents++;
}
const { user, system } = process.cpuUsage();
const cost: JobsCost = {
  documents,
  words,
  wallMs: performance.now() - start,
  cpuMs: (user + system) / 1000,
  threadCpuMs: threadCpuMs(),
  peakMB: process.resourceUsage().maxRSS / 1024,
  hash: hash.digest('hex'),
};
process.send?.(cost);
process.disconnect?.();
