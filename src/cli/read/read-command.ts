import { jobCount } from '../../jobs/job-count.ts';
import { type Outcome, readMany } from '../../jobs/read-many.ts';
import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import type { DecidedActs } from '../../measures/merge-reports.ts';
import { shareOption } from '../../questions/kit/share-words.ts';
import { engineName } from '../../reading/engine-name.ts';
import { otherLanguage } from '../../reading/warnings.ts';
import type { Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type OpenedInput, openInput } from '../../sources/open-input.ts';
import { type CommandInput, findCase } from '../kit/case-inputs.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { stoppingWords } from '../kit/jobs-option.ts';
import { listInputs } from '../kit/list-inputs.ts';
import { readOwnKnowledge } from '../kit/own-knowledge.ts';
import { Progress } from '../kit/progress.ts';
import { otherLanguageWords, readWords } from '../kit/reading-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { Kept } from '../kit/write-file.ts';
import type { ModelReader } from './model-reading.ts';
import { checkCount, type ReadOptions, readSettings } from './read-options.ts';
import { type Asked, type Output, openOutputs } from './read-output.ts';

/** What became of all inputs. */
interface Tally {
  done: number;
  failed: number;
  otherLanguages: number;
  /** Inputs of which something had to be left out, such as a date that is none. */
  remarked: number;
}

/**
 * `entente read`: reads each input and writes what was asked for. One bad input never stops the others.
 * @returns the exit code
 * @throws EntenteError for wrong options, before anything is read
 */
export async function readCommand(terminal: Terminal, paths: readonly string[], options: ReadOptions): Promise<number> {
  const settings = readSettings(options);
  const inputs = await listInputs(terminal, paths, shareOption(options.least, '--least'));
  checkCount(options, inputs.length);
  const many = inputs.length > 1;
  const acts = decidedActs(inputs);
  // What a model says has no grade but ●○○; whoever asks for it wants to see it.
  const shown = options.model === undefined ? options : { ...options, weak: true };
  const asked: Asked = { options: shown, settings: acts ? { ...settings, acts } : settings, paths, many };
  const outputs = await openOutputs(terminal, asked, keptFrom(paths, inputs, options));
  const knowledge = await readKnowledge(terminal, options);
  const texts = inputs.filter(({ reading }) => reading === undefined).length;
  const jobs = jobCount(settings.jobs, { texts, ...(knowledge.engine && { engine: knowledge.engine }) });

  const tally: Tally = { done: 0, failed: 0, otherLanguages: 0, remarked: 0 };
  const progress = new Progress(terminal, many ? inputs.length : 0);
  return await terminal.cancellable(async (cancelled) => {
    cancelled.addEventListener('abort', () => progress.note(stoppingWords(jobs)));
    let written: readonly string[] = [];
    let model: ModelReader | undefined;
    try {
      if (options.model !== undefined) {
        const { openModelReader } = await import('./model-reading.ts');
        model = await openModelReader(terminal, options, knowledge, progress, cancelled);
      }
      written = await readAll({ terminal, inputs, knowledge, jobs, asked, outputs, tally, progress, cancelled, model });
    } catch (error) {
      if (!cancelled.aborted) throw error;
    } finally {
      progress.end();
    }
    for (const sentence of written) terminal.err(`${sentence}\n`);
    if (model) terminal.err(`${model.summary()}\n`);
    if (many) terminal.err(`${summary(inputs, tally, cancelled)}\n`);
    if (cancelled.aborted) return EXIT.cancelled;
    return tally.failed || tally.otherLanguages || tally.remarked ? EXIT.problems : EXIT.done;
  });
}

/** What people decided of acts, in all cases that are read. */
function decidedActs(inputs: readonly CommandInput[]): DecidedActs | undefined {
  const all = [...new Set(inputs.flatMap(({ acts }) => (acts ? [acts] : [])))];
  if (all.length === 0) return undefined;
  return {
    together: new Map(all.flatMap(({ together }) => [...together])),
    apart: new Map(all.flatMap(({ apart }) => [...apart])),
  };
}

/** `entente picture`: what texts say together; of the case here where none are named. */
export async function pictureCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: ReadOptions,
): Promise<number> {
  const inputs = paths.length > 0 ? paths : [findCase(terminal).folder];
  return await readCommand(terminal, inputs, { ...options, picture: true });
}

/** All that is read: the inputs as they were typed, what was found in folders, and the user's own files. */
function keptFrom(paths: readonly string[], inputs: readonly CommandInput[], options: ReadOptions): Kept {
  const found = inputs.flatMap(({ name, article }) => (article ? [] : [name]));
  const { actors = [], verbs = [], actorsDictionary = [], agentsDictionary = [], discards = [] } = options;
  const single = [options.codebook, options.issues].filter((path) => path !== undefined);
  // What is in a case is lost with its database.
  const databases = paths.filter((path) => path !== '-').map((path) => `${path}/case.sqlite`);
  const own = [...databases, ...actors, ...verbs, ...actorsDictionary, ...agentsDictionary, ...discards, ...single];
  return { inputs: [...new Set([...paths, ...found, ...own])], force: options.force };
}

async function readKnowledge(terminal: Terminal, options: ReadOptions): Promise<ThreadReaderOptions> {
  const own = await readOwnKnowledge(terminal, options);
  const engine = engineName(options.engine);
  return { ...own, ...(engine ? { engine } : {}) };
}

interface Run {
  readonly terminal: Terminal;
  readonly inputs: readonly CommandInput[];
  readonly knowledge: ThreadReaderOptions;
  readonly jobs: number;
  readonly asked: Asked;
  readonly outputs: readonly Output[];
  readonly tally: Tally;
  readonly progress: Progress;
  readonly cancelled: AbortSignal;
  /** Reads in place of the program. */
  readonly model: ModelReader | undefined;
}

/** @returns sentences that say what was written where */
async function readAll(run: Run): Promise<readonly string[]> {
  const { inputs, asked, outputs, tally, progress } = run;
  const outcomes = readMany(inputs, {
    jobs: run.jobs,
    reader: run.knowledge,
    nameOf: ({ name }) => name,
    open: (input) => {
      progress.start(input.name);
      return begin(input, asked);
    },
    cancelled: run.cancelled,
  });
  for await (const outcome of outcomes) {
    try {
      await take(outcome, run);
      tally.done++;
    } catch (error) {
      if (!asked.many || run.cancelled.aborted) throw error;
      tally.failed++;
      progress.note(describeError(error));
    }
  }
  progress.end();
  const written: string[] = [];
  for (const output of outputs) written.push(...((await output.end?.()) ?? []));
  return written;
}

/** An input that lies open, or was read already as a document of a case is; and since when, as `performance.now` counts. */
type Begun = { readonly started: number } & (
  | (OpenedInput & { readonly pass?: false })
  | { readonly pass: true; readonly reading: Reading; readonly remarks?: undefined }
);

async function begin(input: CommandInput, { settings }: Asked): Promise<Begun> {
  const started = performance.now();
  if (input.reading) return { pass: true, reading: await input.reading(), started };
  return { ...(await openInput(input, settings.given)), started };
}

async function take(outcome: Outcome<CommandInput, Begun>, run: Run): Promise<void> {
  const { outputs, tally, progress, model } = run;
  const remarks = outcome.opened?.remarks ?? [];
  for (const remark of remarks) progress.note(plainText(remark));
  if (remarks.length > 0) tally.remarked++;
  if (outcome.kind === 'failed') throw outcome.error;
  const { opened } = outcome;
  const own = outcome.kind === 'read' ? outcome.reading : opened.pass ? opened.reading : undefined;
  if (!own) return;
  const { name } = outcome.item;
  const reading = model ? await model.read(own, name) : own;
  const elapsedMs = performance.now() - opened.started;
  const other = model ? undefined : otherLanguage(reading.document);
  if (other) {
    tally.otherLanguages++;
    progress.note(otherLanguageWords(name, other));
  }
  for (const output of outputs) await output.add({ reading, name, elapsedMs });
}

function summary(inputs: readonly CommandInput[], tally: Tally, cancelled: AbortSignal): string {
  const next = inputs[tally.done + tally.failed];
  const rest = cancelled.aborted && next ? ` Stopped before ${next.name}: start from there to go on.` : '';
  return `${readWords({ ...tally, total: inputs.length })}${rest}`;
}
