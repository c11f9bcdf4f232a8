import { fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EntenteError, type FailureCode } from '../../src/records/failure.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { readArticles } from '../texts/articles.ts';
import type { ReadingCost } from './measure-reading.ts';

const program = fileURLToPath(new URL('../../bin/entente.js', import.meta.url));
const child = fileURLToPath(new URL('./measure-reading.child.ts', import.meta.url));
const STARTS = 5;

type Message = {
  readonly documents?: number;
  readonly cost?: ReadingCost;
  readonly failure?: { readonly code: FailureCode; readonly message: string };
};

function measureApart(
  files: readonly string[],
  progress?: (done: number, total: number) => void,
): Promise<ReadingCost> {
  return new Promise((resolve, reject) => {
    const process = fork(child, [...files], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let done = 0;
    let answer: Message = {};
    process.on('message', (message: Message) => {
      if (message.documents !== undefined) progress?.(++done, 0);
      else answer = message;
    });
    process.on('error', reject);
    process.on('close', () => {
      if (answer.cost) resolve(answer.cost);
      else {
        const { code, message } = answer.failure ?? { code: 'internal', message: 'speed: the reading process died.' };
        reject(new EntenteError(code, message));
      }
    });
  });
}

/** Milliseconds from the start of `command` to its first byte on standard output. */
export function msToFirstByte(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let first: number | undefined;
    let complaint = '';
    const process = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    process.stdout.on('data', () => {
      first ??= performance.now() - start;
    });
    process.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    process.on('error', reject);
    process.on('close', () => {
      if (first !== undefined) resolve(first);
      else {
        const said = complaint.trim().split('\n')[0] || 'it said nothing';
        reject(new EntenteError('internal', `${basename(args[0] ?? command)} printed nothing to measure: ${said}`));
      }
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Starts the whole program on one text: the first text file, or the first article written to a file of its own. */
async function measureStarts(files: readonly string[]): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-speed-'));
  try {
    let file = files.find((name) => !name.endsWith('.jsonl'));
    if (file === undefined) {
      file = join(folder, 'article.txt');
      writeFileSync(file, readArticles(files[0] ?? '')[0]?.text ?? '');
    }
    const starts: number[] = [];
    for (let i = 0; i < STARTS; i++) starts.push(await msToFirstByte(process.execPath, [program, 'read', file]));
    return starts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How fast it reads, how soon it answers, how much memory it takes. */
export const speedBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen =
    files.length > 0 ? files : [sharedFile('seed/article.txt'), sharedFile('data/attribution/train.jsonl')];
  const starts = await measureStarts(chosen);
  const cost = await measureApart(chosen, progress);
  const total = (key: 'words' | 'sentences' | 'wallMs' | 'cpuMs' | 'parsedCpuMs' | 'documents'): number =>
    cost.files.reduce((sum, file) => sum + file[key], 0);
  const perSecond = (count: number, ms: number): number => Math.round(count / (ms / 1000));
  const perFile = cost.files.map((file) => ({
    file: basename(file.file),
    documents: file.documents,
    words: file.words,
    wordsPerSecond: perSecond(file.words, file.wallMs),
    wordsPerCpuSecond: perSecond(file.words, file.cpuMs),
    sentencesPerSecond: perSecond(file.sentences, file.wallMs),
    wordsPerSecondParsed: perSecond(file.words, file.parsedCpuMs),
    sentencesPerSecondParsed: perSecond(file.sentences, file.parsedCpuMs),
  }));
  const { stagesCpuMs } = cost;
  const actorsAndEvents = (stagesCpuMs.actors ?? 0) + (stagesCpuMs.events ?? 0);
  const shares = Object.entries(stagesCpuMs)
    .filter(([stage]) => stage !== 'language')
    .map(([stage, ms]) => ({
      stage,
      share: ms / total('parsedCpuMs'),
      sentencesPerSecond: perSecond(total('sentences'), ms),
      wordsPerSecond: perSecond(total('words'), ms),
    }));
  const json = {
    wordsPerSecond: perSecond(total('words'), total('wallMs')),
    wordsPerCpuSecond: perSecond(total('words'), total('cpuMs')),
    sentencesPerSecond: perSecond(total('sentences'), total('wallMs')),
    wordsPerSecondParsed: perSecond(total('words'), total('parsedCpuMs')),
    sentencesPerSecondParsed: perSecond(total('sentences'), total('parsedCpuMs')),
    /** Finding actors and events, which needs no other stage above the language engine. */
    sentencesPerSecondActorsAndEvents: perSecond(total('sentences'), actorsAndEvents),
    wordsPerSecondActorsAndEvents: perSecond(total('words'), actorsAndEvents),
    stages: shares,
    startMs: Math.round(median(starts)),
    starts: starts.map(Math.round),
    loadMs: Math.round(cost.loadMs),
    peakMB: Math.round(cost.peakMB),
    words: total('words'),
    sentences: total('sentences'),
    documents: total('documents'),
    files: perFile,
  };
  return {
    data: `${chosen.map((file) => basename(file)).join(', ')}; one process, texts one after another; the start is the median of ${STARTS} runs of "entente read"`,
    json,
    table: [
      ['', 'documents', 'words', 'words/s', 'words/CPU s', 'sentences/s', 'words/s, parsed', 'sentences/s, parsed'],
      ...[...perFile, { file: 'all', ...json }].map((row) => [
        row.file,
        whole(row.documents),
        whole(row.words),
        whole(row.wordsPerSecond),
        whole(row.wordsPerCpuSecond),
        whole(row.sentencesPerSecond),
        whole(row.wordsPerSecondParsed),
        whole(row.sentencesPerSecondParsed),
      ]),
      ['', ''],
      ['stage, from trees', 'share', 'sentences/s', 'words/s'],
      ...shares.map(({ stage, share, sentencesPerSecond, wordsPerSecond }) => [
        stage,
        `${(100 * share).toFixed(1)} %`,
        whole(sentencesPerSecond),
        whole(wordsPerSecond),
      ]),
      [
        'actors and events',
        `${((100 * actorsAndEvents) / total('parsedCpuMs')).toFixed(1)} %`,
        whole(json.sentencesPerSecondActorsAndEvents),
        whole(json.wordsPerSecondActorsAndEvents),
      ],
      ['', ''],
      ['start to first byte', `${whole(json.startMs)} ms`],
      ['load the reader', `${whole(json.loadMs)} ms`],
      ['peak memory', `${whole(json.peakMB)} MB`],
    ],
  };
};
