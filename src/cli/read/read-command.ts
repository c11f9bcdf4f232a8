import { join } from 'node:path';
import { styleText } from 'node:util';
import type { ActorsFile } from '../../lexicon/own/actors-file.ts';
import type { Codebook } from '../../lexicon/own/codebook.ts';
import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import type { Digest } from '../../measures/digest.ts';
import type { ReportedEvent } from '../../measures/merge-reports.ts';
import type { PetrarchDictionaries } from '../../reading/petrarch/petrarch-coder.ts';
import { createReader, type Reader } from '../../reading/reader.ts';
import { otherLanguage } from '../../reading/warnings.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import { collectInputs, type Input } from '../../sources/collect-inputs.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { readBytes } from '../../sources/read-bytes.ts';
import { readCodebook } from '../kit/codebook-file.ts';
import { describeError, EXIT, exitCodeOf } from '../kit/exit-codes.ts';
import { readIssuesFile } from '../kit/issues-file.ts';
import { readDictionaries } from '../kit/petrarch-files.ts';
import { Progress } from '../kit/progress.ts';
import { checkWritableFile, openFolder, writeWhole } from '../kit/write-file.ts';
import { readActorsFiles } from '../lexicon/lexicon-command-files.ts';

/** The options of `entente read`, as the command line gives them. */
export interface ReadOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: string;
  readonly html?: string;
  readonly md?: boolean;
  readonly picture?: boolean;
  readonly among?: string;
  readonly safeCsv?: boolean;
  readonly sameActDays?: string;
  readonly date?: string;
  readonly title?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly actors?: readonly string[];
  readonly codebook?: string;
  readonly issues?: string;
  readonly verbs?: readonly string[];
  readonly actorsDictionary?: readonly string[];
  readonly agentsDictionary?: readonly string[];
  readonly discards?: readonly string[];
  readonly all?: boolean;
  readonly width?: string;
}

/** What became of all inputs. */
interface Tally {
  readonly readings: Reading[];
  /** What a picture keeps of each document. */
  readonly digests: Digest[];
  done: number;
  failed: number;
  otherLanguages: number;
  lastFailure: unknown;
  cancelled: boolean;
}

/**
 * `entente read`: reads each input and writes what was asked for. One bad input never stops the others.
 * @returns the exit code
 * @throws EntenteError for wrong options, before anything is read
 */
export async function readCommand(paths: readonly string[], options: ReadOptions): Promise<number> {
  const given = givenMetadata(options);
  const width = briefWidth(options.width);
  sameActDays(options.sameActDays);
  checkFormats(options);
  if (options.html) await checkWritableFile(options.html);
  if (options.csv) await openFolder(options.csv);
  const actors = await readActorsFiles(options.actors ?? []);
  const codebook = await readCodebook(options.codebook);
  const dictionaries = await readDictionaries(options);
  const issues = await readIssuesFile(options.issues);

  const inputs: Input[] = [];
  for await (const input of collectInputs(paths)) inputs.push(input);
  if (!inputs.length) {
    throw new EntenteError(
      'unreadable',
      `There is nothing to read in ${paths.join(', ')}: no .txt, .md, .html, .pdf or .docx file was found.`,
    );
  }
  const many = inputs.length > 1;
  if (options.json && many && !options.picture) {
    throw new EntenteError(
      'usage',
      '--json prints one document; for several use --jsonl, or --picture --json for what they say together.',
    );
  }
  if (many && (options.date || options.title)) {
    throw new EntenteError('usage', '--date and --title are for one document; several cannot share them.');
  }

  const tally: Tally = {
    readings: [],
    digests: [],
    done: 0,
    failed: 0,
    otherLanguages: 0,
    lastFailure: undefined,
    cancelled: false,
  };
  const progress = new Progress(many ? inputs.length : 0);
  const stop = (): void => {
    if (tally.cancelled) process.exit(EXIT.cancelled);
    tally.cancelled = true;
    progress.note('Stopping after this document; press Ctrl-C again to stop at once.');
  };
  process.on('SIGINT', stop);
  try {
    await readAll(inputs, {
      options,
      given,
      width,
      actors,
      codebook,
      dictionaries,
      paths,
      issues,
      many,
      tally,
      progress,
    });
  } finally {
    process.off('SIGINT', stop);
    progress.end();
  }
  return finish(inputs, options, tally);
}

interface Run {
  readonly options: ReadOptions;
  readonly given: Metadata;
  readonly width: number | undefined;
  readonly actors: readonly ActorsFile[];
  readonly codebook: Codebook | undefined;
  readonly dictionaries: PetrarchDictionaries | undefined;
  /** The inputs as the user typed them, for the hints at the end. */
  readonly paths: readonly string[];
  readonly issues: IssuesFile | undefined;
  readonly many: boolean;
  readonly tally: Tally;
  readonly progress: Progress;
}

async function readAll(inputs: readonly Input[], run: Run): Promise<void> {
  const { options, tally, progress, many } = run;
  // Loading weights and opening the first file go on side by side, unless files of the user's may be wrong: that ends all.
  let reader: Promise<Reader> | undefined;
  const knowledge = {
    actors: run.actors,
    ...(run.codebook ? { codebook: run.codebook } : {}),
    ...(run.issues ? { issues: run.issues } : {}),
    ...(run.dictionaries ? { dictionaries: run.dictionaries } : {}),
  };
  if (run.actors.length > 0 || run.codebook) {
    reader = createReader(knowledge);
    await reader;
  }
  const digest = options.picture ? (await import('../../measures/digest.ts')).digestReading : undefined;
  const csv =
    options.csv && !options.picture
      ? await csvWriter(options.csv, options.safeCsv ?? false, sameActDays(options.sameActDays))
      : undefined;
  for (const input of inputs) {
    if (tally.cancelled) break;
    progress.start(input.name);
    const started = performance.now();
    try {
      const article = await input.article?.();
      const bytes = article ? new TextEncoder().encode(article.text) : await input.load();
      reader ??= createReader(knowledge);
      const document = await readBytes(bytes, {
        name: input.name,
        given: { ...article?.metadata, ...run.given },
        ...(article ? { type: 'txt' } : {}),
      });
      const reading = await (await reader).readDocument(document);
      const elapsedMs = performance.now() - started;
      const other = otherLanguage(reading.document);
      if (other) {
        tally.otherLanguages++;
        progress.note(
          `${input.name} is in ${other}; Entente reads English, so only what could be made out is shown (mostly names).`,
        );
      }
      if (options.jsonl) process.stdout.write(`${JSON.stringify(reading)}\n`);
      csv?.add(reading);
      // Readings of a large batch are kept only where the output needs them all together.
      if (options.html && !digest) tally.readings.push(reading);
      if (digest) tally.digests.push(digest(reading));
      else if (!many || options.md) await printOne(reading, run, elapsedMs);
      else if (!options.jsonl) await printLine(reading, input.name);
      tally.done++;
    } catch (error) {
      if (!many) throw error;
      tally.failed++;
      tally.lastFailure = error;
      progress.note(describeError(error));
    }
  }
  if (options.picture && tally.digests.length > 0) {
    progress.end();
    const { width: _, ...asked } = options;
    const { writePicture } = await import('./picture-output.ts');
    await writePicture(tally.digests, {
      ...asked,
      among: amongIds(options.among),
      all: options.all ?? false,
      sameAct: { days: sameActDays(options.sameActDays) },
      ...(run.width ? { width: run.width } : {}),
      ...(process.stdout.isTTY ? { style: colour } : {}),
      paths: run.paths,
    });
    return;
  }
  await csv?.write();
  if (options.html && tally.readings.length) {
    const { renderHtml } = await import('../../report/brief/html.ts');
    await writeWhole(options.html, await renderHtml(tally.readings));
  }
}

async function printOne(reading: Reading, run: Run, elapsedMs: number): Promise<void> {
  const { options } = run;
  if (options.jsonl) return;
  if (options.json) {
    const { Reading: schema } = await import('../../records/reading.ts');
    process.stdout.write(`${JSON.stringify(schema.parse(reading), null, 2)}\n`);
    return;
  }
  if (options.md) {
    const { renderMarkdown } = await import('../../report/brief/markdown.ts');
    process.stdout.write(renderMarkdown(reading));
    return;
  }
  const { renderBrief } = await import('../../report/brief/brief.ts');
  process.stdout.write(
    renderBrief(reading, {
      ...(run.width ? { width: run.width } : {}),
      ...(process.stdout.isTTY ? { style: colour } : {}),
      all: options.all ?? false,
      elapsedMs,
      input: run.paths[0] ?? '-',
      // In a clone the program is run through npm, which says so in the environment.
      command: process.env.npm_command ? 'npx entente' : 'entente',
    }),
  );
}

async function printLine(reading: Reading, name: string): Promise<void> {
  const { plainText } = await import('../../report/kit/plain-text.ts');
  const { document } = reading;
  const counts = `${reading.actors.length} actors, ${reading.events.length} events, ${reading.statements.length} statements, ${reading.positions.length} positions`;
  process.stdout.write(
    `${plainText(`${name}  ${document.date ?? 'no date'}  ${document.title ?? 'no title'}`)}  (${counts})\n`,
  );
}

interface CsvWriter {
  readonly add: (reading: Reading) => void;
  readonly write: () => Promise<void>;
}

/** Gathers the rows of all documents: one file a kind of record, with one header. */
async function csvWriter(folder: string, safe: boolean, days: number): Promise<CsvWriter> {
  const { ACTS, renderCsv, reportsOf } = await import('../../report/brief/csv.ts');
  const { renderActs } = await import('../../report/brief/acts-csv.ts');
  const files = new Map<string, string[]>();
  const reports: ReportedEvent[] = [];
  return {
    add: (reading) => {
      reports.push(...reportsOf(reading));
      for (const [name, content] of renderCsv(reading, { safe })) {
        if (name === ACTS) continue;
        const parts = files.get(name);
        if (!parts) files.set(name, [content]);
        else if (name.endsWith('.csv')) parts.push(content.slice(content.indexOf('\r\n') + 2));
      }
    },
    write: async () => {
      for (const [name, parts] of files) await writeWhole(join(folder, name), parts.join(''));
      await writeWhole(join(folder, ACTS), renderActs(reports, { safe, sameAct: { days } }));
    },
  };
}

/** Says what was written where, and makes the exit code. */
function finish(inputs: readonly Input[], options: ReadOptions, tally: Tally): number {
  const count = inputs.length;
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  if (options.picture && options.html && tally.digests.length) {
    say(`The picture lies in ${options.html}; open it in a browser.`);
  }
  if (options.html && tally.readings.length) say(`The brief lies in ${options.html}; open it in a browser.`);
  if (options.csv && tally.done) say(`The tables lie in ${options.csv}.`);
  if (count > 1) {
    const failures = tally.failed ? `, ${tally.failed} could not be read (see above)` : '';
    const next = inputs[tally.done + tally.failed];
    const rest = tally.cancelled && next ? ` Stopped before ${next.name}: start from there to go on.` : '';
    say(`${tally.done} of ${count} documents read${failures}.${rest}`);
  }
  if (tally.cancelled) return EXIT.cancelled;
  if (count === tally.failed && count === 1) return exitCodeOf(tally.lastFailure);
  return tally.failed || tally.otherLanguages ? EXIT.problems : EXIT.done;
}

function givenMetadata(options: ReadOptions): Metadata {
  return {
    ...(options.title ? { title: options.title } : {}),
    ...(options.author?.length ? { authors: options.author } : {}),
    ...(options.date ? { date: parseGivenDate(options.date) } : {}),
    ...(options.publisher ? { publisher: options.publisher } : {}),
  };
}

function briefWidth(text: string | undefined): number | undefined {
  if (text === undefined) return process.stdout.columns;
  const width = Number(text);
  if (!Number.isInteger(width) || width < 40 || width > 400) {
    throw new EntenteError('usage', `--width must be a number of columns between 40 and 400, not "${text}".`);
  }
  return width;
}

function sameActDays(text = '1'): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > 366)
    throw new EntenteError('usage', `--same-act-days must be a whole number of days up to 366, not "${text}".`);
  return days;
}

/** The actors to which a picture is held: at least two ids. */
function amongIds(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length < 2)
    throw new EntenteError('usage', `--among needs two actors or more, such as USA,RUS,CHN, not "${text}".`);
  return ids;
}

function checkFormats(options: ReadOptions): void {
  const chosen = [options.json && '--json', options.jsonl && '--jsonl', options.md && '--md'].filter(Boolean);
  if (chosen.length > 1)
    throw new EntenteError('usage', `${chosen.join(' and ')} cannot be used together; choose one.`);
  if (options.safeCsv && !options.csv) throw new EntenteError('usage', '--safe-csv goes with --csv FOLDER.');
  if (options.sameActDays && !options.csv && !options.picture)
    throw new EntenteError('usage', '--same-act-days goes with --picture or --csv FOLDER.');
  if (options.among !== undefined && !options.picture) throw new EntenteError('usage', '--among goes with --picture.');
  amongIds(options.among);
  if (options.picture && options.jsonl)
    throw new EntenteError('usage', '--jsonl prints readings one by one; the picture of all is one thing: use --json.');
}

/** Colours of the brief; `styleText` leaves them out where NO_COLOR says so. */
function colour(tone: string, text: string): string {
  switch (tone) {
    case 'heading':
      return styleText('bold', text);
    case 'strong':
      return styleText('bold', text);
    case 'dim':
      return styleText('dim', text);
    case 'cooperative':
      return styleText('blue', text);
    case 'conflictual':
      return styleText('yellow', text);
    case 'warning':
      return styleText('magenta', text);
    case 'quote':
      return styleText('italic', text);
    default:
      return text;
  }
}
