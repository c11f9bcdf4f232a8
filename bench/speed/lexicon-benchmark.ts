import { gzipSync } from 'node:zlib';
import { loadLexicon, loadLexiconFiles } from '../../src/lexicon/load.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';

/** How often the lexicon is loaded; the middle one counts, since the first compiles the code. */
const LOADS = 9;

/** How soon the lexicon is ready, and how much of the browser's bundle it takes. */
export const lexiconBenchmark: Benchmark = async ({ progress }) => {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await loadLexicon();
    const { user, system } = process.cpuUsage(before);
    wall.push(performance.now() - start);
    processor.push((user + system) / 1000);
    progress?.(i + 1, LOADS);
  }
  const files = (await loadLexiconFiles()).map(({ name, text }) => {
    const bytes = Buffer.from(text);
    return { name: name.split('/').at(-1) ?? name, bytes: bytes.length, gzipBytes: gzipSync(bytes).length };
  });
  const sum = (key: 'bytes' | 'gzipBytes'): number => files.reduce((total, file) => total + file[key], 0);
  const json = {
    loadMs: median(wall),
    loadCpuMs: median(processor),
    firstLoadMs: wall[0],
    bytes: sum('bytes'),
    gzipBytes: sum('gzipBytes'),
  };
  return {
    data: `The data files of src/lexicon/data, loaded ${LOADS} times in one process; the median counts.`,
    json,
    table: [
      ['file', 'bytes', 'gzip'],
      ...files.map(({ name, bytes, gzipBytes }) => [name, whole(bytes), whole(gzipBytes)]),
      ['all', whole(json.bytes), whole(json.gzipBytes)],
      ['load, ms (processor ms)', whole(json.loadMs), whole(json.loadCpuMs)],
      ['first load, ms', whole(json.firstLoadMs), ''],
    ],
  };
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
