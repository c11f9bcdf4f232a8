import { engineName } from '../../reading/engine-name.ts';
import { createReader, type Reader } from '../../reading/reader.ts';
import { otherLanguage } from '../../reading/warnings.ts';
import type { Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { readBytes } from '../../sources/read-bytes.ts';
import { type CommandInput, findCase } from '../kit/case-inputs.ts';
import { readCodebook } from '../kit/codebook-file.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { inputBytes } from '../kit/input-bytes.ts';
import { readIssuesFile } from '../kit/issues-file.ts';
import { listInputs } from '../kit/list-inputs.ts';
import { readDictionaries } from '../kit/petrarch-files.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { Kept } from '../kit/write-file.ts';
import { readActorsFiles } from '../lexicon/lexicon-command-files.ts';
import { checkCount, type ReadOptions, readSettings } from './read-options.ts';
import { type Asked, type Output, openOutputs } from './read-output.ts';

/** What the user's own files tell the reader. */
type Knowledge = NonNullable<Parameters<typeof createReader>[0]>;

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
  const inputs = await listInputs(terminal, paths);
  checkCount(options, inputs.length);
  const many = inputs.length > 1;
  const asked: Asked = { options, settings, paths, many };
  const outputs = await openOutputs(terminal, asked, keptFrom(paths, inputs, options));
  const knowledge = await readKnowledge(terminal, options);

  const tally: Tally = { done: 0, failed: 0, otherLanguages: 0, remarked: 0 };
  const progress = new Progress(terminal, many ? inputs.length : 0);
  return await terminal.cancellable(async (cancelled) => {
    cancelled.addEventListener('abort', () =>
      progress.note('Stopping after this document; press Ctrl-C again to stop at once.'),
    );
    let written: readonly string[];
    try {
      written = await readAll({ terminal, inputs, knowledge, asked, outputs, tally, progress, cancelled });
    } finally {
      progress.end();
    }
    for (const sentence of written) terminal.err(`${sentence}\n`);
    if (many) terminal.err(`${summary(inputs, tally, cancelled)}\n`);
    if (cancelled.aborted) return EXIT.cancelled;
    return tally.failed || tally.otherLanguages || tally.remarked ? EXIT.problems : EXIT.done;
  });
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

async function readKnowledge(terminal: Terminal, options: ReadOptions): Promise<Knowledge> {
  const actors = await readActorsFiles(terminal, options.actors ?? []);
  const codebook = await readCodebook(terminal, options.codebook);
  const dictionaries = await readDictionaries(terminal, options);
  const issues = await readIssuesFile(terminal, options.issues);
  const engine = engineName(options.engine);
  return {
    actors,
    ...(engine ? { engine } : {}),
    ...(codebook ? { codebook } : {}),
    ...(dictionaries ? { dictionaries } : {}),
    ...(issues ? { issues } : {}),
  };
}

interface Run {
  readonly terminal: Terminal;
  readonly inputs: readonly CommandInput[];
  readonly knowledge: Knowledge;
  readonly asked: Asked;
  readonly outputs: readonly Output[];
  readonly tally: Tally;
  readonly progress: Progress;
  readonly cancelled: AbortSignal;
}

/** @returns sentences that say what was written where */
async function readAll(run: Run): Promise<readonly string[]> {
  const { inputs, asked, outputs, tally, progress } = run;
  const reader = await readerOf(run.knowledge);
  for (const input of inputs) {
    if (run.cancelled.aborted) break;
    progress.start(input.name);
    try {
      await readOne(input, reader, run);
      tally.done++;
    } catch (error) {
      if (!asked.many) throw error;
      tally.failed++;
      progress.note(describeError(error));
    }
  }
  progress.end();
  const written: string[] = [];
  for (const output of outputs) written.push(...((await output.end?.()) ?? []));
  return written;
}

/**
 * A reader that is made when it is first asked for, so that opening a file and loading weights go on side by side; but
 * at once where files of the user's may be wrong, since that ends all.
 */
async function readerOf(knowledge: Knowledge): Promise<() => Promise<Reader>> {
  let reader: Promise<Reader> | undefined;
  const make = (): Promise<Reader> => {
    reader ??= createReader(knowledge);
    return reader;
  };
  if (knowledge.actors?.length || knowledge.codebook) await make();
  return make;
}

async function readOne(input: CommandInput, reader: () => Promise<Reader>, run: Run): Promise<void> {
  const { outputs, tally, progress } = run;
  const started = performance.now();
  const reading = input.reading ? await input.reading() : await readText(input, reader, run);
  const elapsedMs = performance.now() - started;
  const other = otherLanguage(reading.document);
  if (other) {
    tally.otherLanguages++;
    progress.note(
      `${input.name} is in ${other}; Entente reads English, so only what could be made out is shown (mostly names).`,
    );
  }
  for (const output of outputs) await output.add({ reading, name: input.name, elapsedMs });
}

async function readText(
  input: CommandInput,
  reader: () => Promise<Reader>,
  { asked, tally, progress }: Run,
): Promise<Reading> {
  const { bytes, options, remarks } = await inputBytes(input, asked.settings.given);
  for (const remark of remarks) progress.note(plainText(remark));
  if (remarks.length > 0) tally.remarked++;
  const made = reader();
  const document = await readBytes(bytes, options);
  return await (await made).readDocument(document);
}

function summary(inputs: readonly CommandInput[], tally: Tally, cancelled: AbortSignal): string {
  const failures = tally.failed ? `, ${tally.failed} could not be read (see above)` : '';
  const next = inputs[tally.done + tally.failed];
  const rest = cancelled.aborted && next ? ` Stopped before ${next.name}: start from there to go on.` : '';
  return `${tally.done} of ${inputs.length} documents read${failures}.${rest}`;
}
