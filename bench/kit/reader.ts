import type { EngineName } from '../../src/language/english.ts';
import type { LanguageEngine } from '../../src/language/tree.ts';
import type { Reader, ReadingStage } from '../../src/reading/reader.ts';
import type { Reading } from '../../src/records/reading.ts';

/** What the reader may be told of a text. */
export interface ReadOptions {
  readonly title?: string;
  /** Publication day, `YYYY-MM-DD`. */
  readonly date?: string;
  readonly name?: string;
}

/** As much of the reader as the benchmarks use. */
export interface BenchReader {
  readonly read: (text: string, options?: ReadOptions) => Promise<Reading>;
  /** What the words of a reading say of acts. */
  readonly acts: Reader['acts'];
  /** The language engine inside. */
  readonly engine: LanguageEngine;
}

/** The reader with its shipped weights. Its code is loaded only now, so that the list of benchmarks comes at once. */
export async function loadReader(engine?: EngineName): Promise<BenchReader> {
  const { createReader } = await import('../../src/reading/reader.ts');
  return createReader(engine ? { engine } : {});
}

export interface TimedReader {
  readonly reader: BenchReader;
  /** Milliseconds that the language engine has taken so far, by the clock and of this thread's processor time. */
  readonly engineMs: () => number;
  readonly engineCpuMs: () => number;
  /** This thread's processor time that each stage has taken so far, where records are put together counts for none. */
  readonly stageCpuMs: () => ReadonlyMap<ReadingStage, number>;
}

/** Processor time of this thread so far, in milliseconds; of the whole process where Node cannot tell them apart. */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** The reader with a stop watch around its language engine. */
export async function loadTimedReader(engineName?: EngineName): Promise<TimedReader> {
  const { createReader } = await import('../../src/reading/reader.ts');
  const { createEnglish } = await import('../../src/language/english.ts');
  const engine = await createEnglish(undefined, engineName);
  let spent = 0;
  let cpu = 0;
  const timed: LanguageEngine = {
    ...engine,
    analyse: async (text, regions) => {
      const start = performance.now();
      const cpuStart = threadCpuMs();
      try {
        return await engine.analyse(text, regions);
      } finally {
        spent += performance.now() - start;
        cpu += threadCpuMs() - cpuStart;
      }
    },
  };
  const stages = new Map<ReadingStage, number>();
  let running: { readonly stage: ReadingStage; readonly since: number } | undefined;
  const onStage = (stage: ReadingStage): void => {
    const now = threadCpuMs();
    if (running) stages.set(running.stage, (stages.get(running.stage) ?? 0) + now - running.since);
    running = stage === 'end' ? undefined : { stage, since: now };
  };
  return {
    reader: await createReader({ engine: timed, onStage }),
    engineMs: () => spent,
    engineCpuMs: () => cpu,
    stageCpuMs: () => stages,
  };
}
