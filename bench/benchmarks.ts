import { existsSync } from 'node:fs';
import { EntenteError } from '../src/records/failure.ts';
import type { Benchmark } from './benchmark.ts';
import { type FileRun, perFileBenchmark } from './per-file-benchmark.ts';
import { sharedFile } from './shared-data.ts';

/** One line of the list that `npm run bench` prints, and the way to the measurement itself. */
export interface BenchmarkEntry {
  readonly name: string;
  readonly measures: string;
  /** What is read without a FILE, and what FILE may be. */
  readonly data: string;
  readonly load: () => Promise<Benchmark>;
}

/** Takes a scorer of single files from a part of the project that may not be there yet. */
async function loadScorer(file: string, name: string): Promise<(file: string) => Promise<FileRun>> {
  const address = new URL(file, import.meta.url);
  if (existsSync(address)) {
    const found: Readonly<Record<string, unknown>> = await import(address.href);
    const score = found[name];
    if (typeof score === 'function') return score as (file: string) => Promise<FileRun>;
  }
  throw new EntenteError('usage', `bench/${file.replace('./', '')} is not there yet or exports no ${name}.`);
}

/** All benchmarks, in the order of the stages. Each is loaded only when it runs. */
export const BENCHMARKS: readonly BenchmarkEntry[] = [
  {
    name: 'language',
    measures: 'tokens, sentences, tags and trees against treebanks',
    data: 'CoNLL-U (.conllu, .conllu.gz); default the EWT and GUM dev files of data/treebank',
    load: async () =>
      perFileBenchmark(await loadScorer('./language.ts', 'benchLanguage'), () => [
        sharedFile('data/treebank/en_ewt-ud-dev.conllu.gz'),
        sharedFile('data/treebank/en_gum-ud-dev.conllu.gz'),
      ]),
  },
  {
    name: 'names',
    measures: 'names of persons, organisations and places',
    data: 'CoNLL-U with entities or IOB (.gz too); default the GUM dev file of data/treebank',
    load: async () =>
      perFileBenchmark(await loadScorer('./names.ts', 'benchNames'), () => [
        sharedFile('data/treebank/en_gum-ud-dev.conllu.gz'),
      ]),
  },
  {
    name: 'events',
    measures: 'category of the act between two marked sides; --folds N retrains',
    data: 'JSONL; default data/events/plv_train.jsonl',
    load: async () => (await import('./events-benchmark.ts')).eventsBenchmark,
  },
  {
    name: 'spans',
    measures: 'the words that name who acts and who is acted upon',
    data: 'JSONL; default data/events/cameo_conflibert_train_clean.jsonl',
    load: async () => (await import('./spans-benchmark.ts')).spansBenchmark,
  },
  {
    name: 'attribution',
    measures: 'who said what: source, cue and content',
    data: 'JSONL; default the inner development month of data/attribution/train.jsonl',
    load: async () => (await import('./attribution-benchmark.ts')).attributionBenchmark,
  },
  {
    name: 'reading',
    measures: 'whole readings against answer keys; --articles FILE holds the texts',
    data: 'key files; default data/reading/key-*.json with data/attribution/train.jsonl',
    load: async () => (await import('./reading-benchmark.ts')).readingBenchmark,
  },
  {
    name: 'speed',
    measures: 'words a second on one core, start to first output, peak memory',
    data: 'texts or JSONL; default seed/article.txt and data/attribution/train.jsonl',
    load: async () => (await import('./speed-benchmark.ts')).speedBenchmark,
  },
];

/** Parts of the contract whose stages are still to come; scorers for the first four are here already. */
export const TO_COME: readonly string[] = [
  'coreference',
  'metonymy',
  'petrarch',
  'stance',
  'roles',
  'dates',
  'passages',
  'conflict',
  'discourse',
  'alignment',
  'signed',
];
