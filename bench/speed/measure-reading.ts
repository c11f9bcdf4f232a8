import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { countWords } from '../kit/benchmark.ts';
import { loadTimedReader, type ReadOptions, threadCpuMs } from '../kit/reader.ts';
import { readText } from '../kit/shared-data.ts';
import { articleOf } from '../texts/articles.ts';

/** What one file cost to read. */
export interface FileCost {
  readonly file: string;
  readonly documents: number;
  readonly words: number;
  readonly sentences: number;
  readonly wallMs: number;
  /** Processor time of the whole process. */
  readonly cpuMs: number;
  /** Processor time of the reading thread in the stages above the language engine. */
  readonly parsedCpuMs: number;
}

export interface ReadingCost {
  readonly files: readonly FileCost[];
  /** Processor time of the reading thread in each stage, in milliseconds. */
  readonly stagesCpuMs: Readonly<Record<string, number>>;
  /** Making the reader: code and weights. */
  readonly loadMs: number;
  /** The most memory the process ever held, in MiB. */
  readonly peakMB: number;
}

/** Rows of JSONL one by one, so that the file itself takes no memory worth measuring; any other file is one text. */
async function* textsOf(file: string): AsyncGenerator<{ readonly text: string; readonly options: ReadOptions }> {
  if (!file.endsWith('.jsonl')) {
    yield { text: readText(file), options: { name: basename(file) } };
    return;
  }
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim()) yield articleOf(JSON.parse(line), file, number);
  }
}

/**
 * Reads files one text after another in this process and says what it took. Run in a process of its own, because peak
 * memory is the process's.
 */
export async function measureReading(files: readonly string[]): Promise<ReadingCost> {
  const started = performance.now();
  const { reader, engineCpuMs, stageCpuMs } = await loadTimedReader();
  const loadMs = performance.now() - started;
  const costs: FileCost[] = [];
  for (const file of files) {
    let documents = 0;
    let words = 0;
    let wallMs = 0;
    let cpuMs = 0;
    let sentences = 0;
    let parsedCpuMs = 0;
    for await (const { text, options } of textsOf(file)) {
      const cpu = process.cpuUsage();
      const before = threadCpuMs() - engineCpuMs();
      const start = performance.now();
      const reading = await reader.read(text, options);
      wallMs += performance.now() - start;
      parsedCpuMs += threadCpuMs() - engineCpuMs() - before;
      const used = process.cpuUsage(cpu);
      cpuMs += (used.user + used.system) / 1000;
      words += countWords(reading.document.text);
      sentences += reading.sentences.length;
      documents++;
      process.send?.({ documents });
    }
    costs.push({ file, documents, words, sentences, wallMs, cpuMs, parsedCpuMs });
  }
  const stagesCpuMs = Object.fromEntries(stageCpuMs());
  return { files: costs, stagesCpuMs, loadMs, peakMB: process.resourceUsage().maxRSS / 1024 };
}
