import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EngineName } from '../src/language/english.ts';
import { engineName } from '../src/reading/engine-name.ts';
import { EntenteError, type FailureCode } from '../src/records/failure.ts';
import { BENCH_OPTIONS, BENCHMARKS, type BenchmarkEntry, TO_COME } from './benchmarks.ts';
import type { BenchOutcome, BenchRequest } from './kit/benchmark.ts';

/** Where a command's words go. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a line of progress may be written over and over on `err`. */
  readonly live: boolean;
}

const EXIT: Readonly<Record<FailureCode, number>> = { usage: 2, unwritable: 2, unreadable: 3, internal: 1 };

const USAGE =
  'npm run bench -- NAME [FILE...] [--out PREDICTIONS] [--json] [--folds N] [--articles FILE] [--part PART] [--engine NAME] [--sizes] [--documents N] [--rows N] [--reader NAME] [--remote] [--probes] [--answers FOLDER]';

interface Command {
  readonly name: string | undefined;
  readonly files: readonly string[];
  readonly out: string | undefined;
  readonly json: boolean;
  readonly folds: number | undefined;
  readonly articles: string | undefined;
  readonly part: string | undefined;
  readonly engine: EngineName | undefined;
  readonly sizes: boolean;
  readonly documents: number | undefined;
  readonly rows: number | undefined;
  readonly reader: string | undefined;
  readonly remote: boolean;
  readonly probes: boolean;
  readonly answers: string | undefined;
}

function parse(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        folds: { type: 'string' },
        articles: { type: 'string' },
        part: { type: 'string' },
        engine: { type: 'string' },
        sizes: { type: 'boolean', default: false },
        documents: { type: 'string' },
        rows: { type: 'string' },
        reader: { type: 'string' },
        remote: { type: 'boolean', default: false },
        probes: { type: 'boolean', default: false },
        answers: { type: 'string' },
      },
    });
    const [name, ...files] = positionals;
    const folds = values.folds === undefined ? undefined : Number(values.folds);
    if (folds !== undefined && !(Number.isInteger(folds) && folds >= 2)) {
      throw new EntenteError('usage', `--folds must be a whole number of at least 2, not ${values.folds}.`);
    }
    const documents = values.documents === undefined ? undefined : Number(values.documents);
    if (documents !== undefined && !(Number.isInteger(documents) && documents >= 1)) {
      throw new EntenteError('usage', `--documents must be a whole number of at least 1, not ${values.documents}.`);
    }
    const rows = values.rows === undefined ? undefined : Number(values.rows);
    if (rows !== undefined && !(Number.isInteger(rows) && rows >= 1)) {
      throw new EntenteError('usage', `--rows must be a whole number of at least 1, not ${values.rows}.`);
    }
    const { out, json, articles, part, sizes, reader, remote, probes, answers } = values;
    const engine = engineName(values.engine);
    return {
      ...{ name, files, out, json, folds, articles, part, engine, sizes, documents, rows },
      ...{ reader, remote, probes, answers },
    };
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : String(error);
    throw new EntenteError('usage', `${reason}; usage: ${USAGE}`);
  }
}

function find(name: string): BenchmarkEntry {
  const entry = BENCHMARKS.find((benchmark) => benchmark.name === name);
  if (entry) return entry;
  const names = BENCHMARKS.map((benchmark) => benchmark.name).join(', ');
  throw new EntenteError(
    'usage',
    TO_COME.includes(name)
      ? `The benchmark ${name} comes with its stage, which is not there yet; there are ${names}.`
      : `There is no benchmark ${name}; there are ${names}.`,
  );
}

/** Columns as wide as they must be: the first to the left, the others to the right. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function list(): string {
  const lines = BENCHMARKS.flatMap(({ name, measures, data }) => [
    `  ${name.padEnd(12)} ${measures}`,
    `  ${''.padEnd(12)} ${data}`,
  ]);
  return [
    USAGE,
    '',
    ...lines,
    '',
    'Default data lies in the folder that ENTENTE_SHARED names, else in ../shared.',
    ...(TO_COME.length > 0 ? [`To come with their stages: ${TO_COME.join(', ')}.`] : []),
    '',
  ].join('\n');
}

function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw new EntenteError('unwritable', `The predictions cannot be written to ${file}; name another place.`, {
      cause,
    });
  }
}

async function run(command: Command, name: string, streams: Streams): Promise<BenchOutcome> {
  const entry = find(name);
  for (const file of [...command.files, ...(command.articles === undefined ? [] : [command.articles])]) {
    if (!existsSync(file)) throw new EntenteError('unreadable', `The file ${file} was not found; check its name.`);
  }
  const { takes = [] } = entry;
  for (const option of BENCH_OPTIONS) {
    // Weights that ship would answer what asked for folds, with figures of the rows that they learnt from.
    if (command[option] && !takes.includes(option)) {
      throw new EntenteError('usage', `${name} takes no --${option}; leave it out.`);
    }
  }
  const benchmark = await entry.load();
  const request: BenchRequest = {
    files: command.files,
    ...(command.folds === undefined ? {} : { folds: command.folds }),
    ...(command.articles === undefined ? {} : { articles: command.articles }),
    ...(command.part === undefined ? {} : { part: command.part }),
    ...(command.engine === undefined ? {} : { engine: command.engine }),
    ...(command.sizes ? { sizes: true } : {}),
    ...(command.documents === undefined ? {} : { documents: command.documents }),
    ...(command.rows === undefined ? {} : { rows: command.rows }),
    ...(command.reader === undefined ? {} : { reader: command.reader }),
    ...(command.remote ? { remote: true } : {}),
    ...(command.probes ? { probes: true } : {}),
    ...(command.answers === undefined ? {} : { answers: command.answers }),
    note: (sentence) => streams.err(`${sentence}\n`),
    ...(streams.live
      ? { progress: (done, total) => streams.err(`\r${name} ${done}${total ? ` of ${total}` : ''}`) }
      : {}),
  };
  const outcome = await benchmark(request);
  if (streams.live) streams.err('\r\x1b[K');
  if (command.out !== undefined) {
    if (!outcome.predictions) throw new EntenteError('usage', `${name} makes no predictions, so --out has no use.`);
    writeWhole(command.out, outcome.predictions.map((line) => `${line}\n`).join(''));
  }
  return outcome;
}

/**
 * The benchmark command.
 * @param args what follows `npm run bench --`
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage or unwritable output, 3 unreadable input
 */
export async function benchCommand(args: readonly string[], streams: Streams): Promise<number> {
  try {
    const command = parse(args);
    if (command.name === undefined) {
      streams.out(list());
      return 0;
    }
    const outcome = await run(command, command.name, streams);
    streams.out(
      command.json
        ? `${JSON.stringify(outcome.json)}\n`
        : `${command.name}: ${outcome.data}\n\n${renderTable(outcome.table)}\n`,
    );
    return 0;
  } catch (error) {
    if (streams.live) streams.err('\r\x1b[K');
    if (error instanceof EntenteError) {
      streams.err(`${error.message}\n`);
      return EXIT[error.code];
    }
    streams.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}
