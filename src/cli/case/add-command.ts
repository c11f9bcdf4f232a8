import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type CaseFile, isCase } from '../../casefile/store/case-file.ts';
import { addDocument, documentOfSource, type Stored, sourceHash, tidyWords } from '../../casefile/store/documents.ts';
import { readSettings as readCaseSettings } from '../../casefile/store/settings.ts';
import { storeSource } from '../../casefile/store/sources.ts';
import { jobCount } from '../../jobs/job-count.ts';
import { type Outcome, readMany } from '../../jobs/read-many.ts';
import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import { engineName } from '../../reading/engine-name.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { type OpenedInput, openInput } from '../../sources/open-input.ts';
import { readCodebook } from '../kit/codebook-file.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { readIssuesFile } from '../kit/issues-file.ts';
import { jobsOf, stoppingWords } from '../kit/jobs-option.ts';
import { listInputs } from '../kit/list-inputs.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import { readActorsFiles } from '../lexicon/lexicon-command-files.ts';
import { type CaseOptions, withCase } from './with-case.ts';

export interface AddOptions extends CaseOptions {
  readonly date?: string;
  readonly title?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly engine?: string;
  readonly jobs?: string;
}

/** So many inputs are a bulk: each that went well is not told, and the index of words is put in order in the end. */
const MANY = 20;

/** What became of all inputs. */
export interface Tally {
  added: number;
  versions: number;
  known: number;
  failed: number;
  remarked: number;
}

/**
 * `entente add`: reads texts and stores them in the case, in their order whatever the number of jobs. Each is on the disk
 * before the next is stored; what is there already is told and passed over.
 */
export async function addCommand(terminal: Terminal, paths: readonly string[], options: AddOptions): Promise<number> {
  const given = givenMetadata(options);
  const asked = jobsOf(options.jobs);
  return await withCase(terminal, options, 'write', async (file) => {
    const inputs = (await listInputs(terminal, paths)).filter((input) => !isOfCase(terminal, file, input));
    if (inputs.length > 1 && (options.date || options.title)) {
      throw new EntenteError('usage', '--date and --title are for one document; several cannot share them.');
    }
    const knowledge = await readKnowledge(terminal, file, options.engine);
    const jobs = jobCount(asked, { texts: inputs.length, ...(knowledge.engine && { engine: knowledge.engine }) });
    const progress = new Progress(terminal, inputs.length > 1 ? inputs.length : 0);
    const adding: Adding = {
      terminal,
      file,
      progress,
      tally: { added: 0, versions: 0, known: 0, failed: 0, remarked: 0 },
      given,
      knowledge,
      jobs,
      quiet: inputs.length > MANY,
      only: inputs.length === 1,
    };
    const { tally } = adding;
    return await terminal.cancellable(async (cancelled) => {
      cancelled.addEventListener('abort', () => progress.note(stoppingWords(jobs)));
      try {
        await addAll(adding, inputs, cancelled);
      } finally {
        progress.end();
      }
      if (tally.added + tally.versions > MANY) tidyWords(file);
      terminal.err(`${addedWords(tally)}\n`);
      if (cancelled.aborted) return EXIT.cancelled;
      return tally.failed || tally.remarked ? EXIT.problems : EXIT.done;
    });
  });
}

/** What the person says of the texts. */
export function givenMetadata(options: AddOptions): Metadata {
  return {
    ...(options.title ? { title: options.title } : {}),
    ...(options.author?.length ? { authors: options.author } : {}),
    ...(options.date ? { date: parseGivenDate(options.date) } : {}),
    ...(options.publisher ? { publisher: options.publisher } : {}),
  };
}

/** Whether an input is a file of the case itself, as when the folder in which it lies is added. */
export function isOfCase(terminal: Terminal, file: CaseFile, { name }: Input): boolean {
  const inside = relative(resolve(file.place), resolve(terminal.locate(name)));
  return name !== '-' && (inside.startsWith(`sources${sep}`) || inside.startsWith(`models${sep}`));
}

/** What the person's own files in the case tell the reader. */
export async function readKnowledge(terminal: Terminal, file: CaseFile, asked?: string): Promise<ThreadReaderOptions> {
  const own = (name: string): string | undefined => {
    const path = join(file.place, name);
    return existsSync(path) ? path : undefined;
  };
  const engine = engineName(asked ?? readCaseSettings(file.place, file.folder).engine);
  const [actors, issues, codebook] = [own('actors.yaml'), own('issues.yaml'), own('codebook.yaml')];
  // These paths are whole already.
  const there: Terminal = { ...terminal, locate: (path) => path };
  const [actorsFiles, issuesFile, codebookFile] = [
    await readActorsFiles(there, actors ? [actors] : []),
    await readIssuesFile(there, issues),
    await readCodebook(there, codebook),
  ];
  return {
    actors: actorsFiles,
    ...(engine ? { engine } : {}),
    ...(issuesFile ? { issues: issuesFile } : {}),
    ...(codebookFile ? { codebook: codebookFile } : {}),
  };
}

/** What adding texts needs. */
export interface Adding {
  readonly terminal: Terminal;
  readonly file: CaseFile;
  readonly progress: Progress;
  readonly tally: Tally;
  readonly given: Metadata;
  readonly knowledge: ThreadReaderOptions;
  readonly jobs: number;
  /** Say nothing of each document that went well. */
  readonly quiet: boolean;
  /** There is but one text: what is wrong with it is the end of the command. */
  readonly only: boolean;
  /** Say nothing of what is in the case already. */
  readonly silentOnKnown?: boolean;
}

/** A text that lies open, with the SHA-256 of its bytes. */
interface Looked extends OpenedInput {
  readonly source: string;
  /** It is in the case already and need not be read. */
  readonly pass: boolean;
}

/**
 * Reads inputs and stores them, in their order.
 * @throws EntenteError if the case cannot be written, or the only input not be read
 */
export async function addAll(
  adding: Adding,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  cancelled: AbortSignal,
): Promise<void> {
  const { file, progress, tally, given } = adding;
  const outcomes = readMany(inputs, {
    jobs: adding.jobs,
    reader: adding.knowledge,
    nameOf: ({ name }) => name,
    open: async (input) => {
      progress.start(input.name);
      return await look(file, input, given);
    },
    cancelled,
  });
  for await (const outcome of outcomes) {
    try {
      await addOne(adding, outcome);
    } catch (error) {
      // What is wrong with the case itself is wrong for all that follow.
      const ofCase = (error instanceof EntenteError && error.code === 'unwritable') || !isCase(file.place);
      if (adding.only || ofCase) throw error;
      tally.failed++;
      progress.note(describeError(error));
    }
  }
}

async function look(file: CaseFile, input: Input, given: Metadata): Promise<Looked> {
  const opened = await openInput(input, given);
  const source = sourceHash(opened.bytes);
  return { ...opened, source, pass: documentOfSource(file, source) !== undefined };
}

async function addOne(adding: Adding, outcome: Outcome<Input, Looked>): Promise<void> {
  const { terminal, file, progress, tally } = adding;
  const { item: input, opened } = outcome;
  for (const remark of opened?.remarks ?? []) progress.note(plainText(remark));
  if (opened && opened.remarks.length > 0) tally.remarked++;
  if (outcome.kind === 'failed') throw outcome.error;
  const { source, bytes, options } = outcome.opened;
  // Asked again: the same bytes may have been stored while these were read.
  const same = documentOfSource(file, source);
  if (same) {
    tally.known++;
    if (!adding.silentOnKnown)
      progress.note(plainText(`${input.name} is in the case already, as ${same.id} (${same.origin}); passed over.`));
  }
  if (same || outcome.kind === 'passed over') return;
  const { reading } = outcome;
  await storeSource(file, source, reading.document.source.type, bytes);
  const origin = originOf(terminal, file, input.name, source);
  const stored = addDocument(file, { origin, source, bytes: bytes.length, given: options.given ?? {}, reading });
  count(tally, stored);
  if (!adding.quiet || stored.outcome !== 'added') progress.note(plainText(told(input.name, stored)));
  if (!adding.quiet && stored.outcome === 'added' && reading.document.date === undefined) {
    progress.note(`It has no date of publication; say it: ${terminal.program} decide date ${stored.id} YYYY-MM-DD`);
  }
}

/** Where a document came from, relative to the case, so that a case that moves with its texts knows them again. */
function originOf(terminal: Terminal, file: CaseFile, name: string, source: string): string {
  if (name === '-') return `-:${source.slice(0, 12)}`;
  const place = resolve(terminal.locate(name));
  const path = relative(resolve(file.place), place);
  return (dirname(path) === '.' ? path : path.split(sep).join('/')).normalize('NFC');
}

function count(tally: Tally, { outcome }: Stored): void {
  if (outcome === 'added') tally.added++;
  else if (outcome === 'version') tally.versions++;
  else tally.known++;
}

function told(name: string, stored: Stored): string {
  switch (stored.outcome) {
    case 'added':
      return `${name} is ${stored.id}: ${counted(stored.records, 'record', 'records')}.`;
    case 'version':
      return `${name} has changed: version ${stored.version} of ${stored.id}, ${counted(stored.records, 'record', 'records')}.`;
    case 'known':
      return `${name} says word for word what ${stored.id} (${stored.origin}) says; passed over.`;
  }
}

/** What became of all, in a sentence. */
export function addedWords({ added, versions, known, failed }: Tally): string {
  const parts = [
    `${added} added`,
    ...(versions ? [`${versions} changed`] : []),
    ...(known ? [`${known} known already`] : []),
    ...(failed ? [`${failed} could not be read (see above)`] : []),
  ];
  return `${parts.join(', ')}.`;
}
