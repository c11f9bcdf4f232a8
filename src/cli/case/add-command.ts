import { dirname, relative, resolve, sep } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { tidyWords } from '../../casefile/store/documents.ts';
import { type Added, addTexts, type Became } from '../../intake/add-texts.ts';
import { readKnowledge } from '../../intake/knowledge.ts';
import { INCOMING, OUTGOING } from '../../intake/uploads.ts';
import { jobCount } from '../../jobs/job-count.ts';
import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { jobsOf, stoppingWords } from '../kit/jobs-option.ts';
import { listInputs } from '../kit/list-inputs.ts';
import { checkModelOptions, type ModelOptions } from '../kit/model-options.ts';
import { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type CaseOptions, coderOf, withCase } from './with-case.ts';

export interface AddOptions extends CaseOptions, ModelOptions {
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
  checkModelOptions(options);
  return await withCase(terminal, options, 'write', async (file) => {
    // Asked first: nobody waits for texts to be read to be told that a name is missing.
    const coder = options.model === undefined ? undefined : await coderOf(file, options);
    const inputs = (await listInputs(terminal, paths)).filter((input) => !isOfCase(terminal, file, input));
    if (inputs.length > 1 && (options.date || options.title)) {
      throw new EntenteError('usage', '--date and --title are for one document; several cannot share them.');
    }
    const knowledge = await readKnowledge(file, options.engine);
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
      ids: new Set(),
    };
    const { tally, ids } = adding;
    const status = await terminal.cancellable(async (cancelled) => {
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
    if (coder === undefined || status === EXIT.cancelled) return status;
    const { readByModel } = await import('./model-command.ts');
    return Math.max(status, await readByModel(terminal, file, [...(ids ?? [])], options, coder));
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
  return name !== '-' && ['sources', 'models', INCOMING, OUTGOING].some((own) => inside.startsWith(`${own}${sep}`));
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
  /** Documents that were stored or are there already. */
  readonly ids?: Set<string>;
}

/**
 * Reads inputs and stores them, in their order, and tells what becomes of each.
 * @throws EntenteError if the case cannot be written, or the only input not be read
 */
export async function addAll(
  adding: Adding,
  inputs: Iterable<Input> | AsyncIterable<Input>,
  cancelled: AbortSignal,
): Promise<void> {
  const { terminal, file, progress, given, knowledge, jobs } = adding;
  const all = addTexts(file, inputs, {
    given,
    knowledge,
    jobs,
    originOf: ({ name }, source) => originOf(terminal, file, name, source),
    began: (name) => progress.start(name),
    cancelled,
  });
  await tellAll(adding, all);
}

/** What is told of texts while they are stored. */
type Telling = Pick<Adding, 'terminal' | 'progress' | 'tally' | 'quiet' | 'only' | 'silentOnKnown' | 'ids'>;

/**
 * Tells what becomes of each text, and counts it.
 * @throws EntenteError if the only one cannot be read
 */
export async function tellAll(telling: Telling, all: AsyncIterable<Added<Input>>): Promise<void> {
  const { progress, tally } = telling;
  for await (const { input, remarks, became } of all) {
    for (const remark of remarks) progress.note(plainText(remark));
    if (remarks.length > 0) tally.remarked++;
    if (became.kind === 'failed' && telling.only) throw became.error;
    count(tally, became);
    if (became.kind === 'known') telling.ids?.add(became.id);
    if (became.kind === 'stored') telling.ids?.add(became.stored.id);
    tellOne(telling, input.name, became);
  }
}

function count(tally: Tally, became: Became): void {
  if (became.kind === 'failed') tally.failed++;
  else if (became.kind === 'known') tally.known++;
  else if (became.stored.outcome === 'added') tally.added++;
  else tally.versions++;
}

function tellOne({ terminal, progress, quiet, silentOnKnown }: Telling, name: string, became: Became): void {
  if (became.kind === 'failed') {
    progress.note(describeError(became.error));
    return;
  }
  if (became.kind === 'known') {
    const { same, id, origin } = became;
    if (same === 'words')
      progress.note(plainText(`${name} says word for word what ${id} (${origin}) says; passed over.`));
    else if (!silentOnKnown)
      progress.note(plainText(`${name} is in the case already, as ${id} (${origin}); passed over.`));
    return;
  }
  const { stored, dated } = became;
  if (!quiet || stored.outcome !== 'added') progress.note(plainText(storedWords(name, stored)));
  if (!quiet && stored.outcome === 'added' && !dated) {
    progress.note(`It has no date of publication; say it: ${terminal.program} decide date ${stored.id} YYYY-MM-DD`);
  }
}

function storedWords(
  name: string,
  { outcome, id, version, records }: Extract<Became, { kind: 'stored' }>['stored'],
): string {
  const found = counted(records, 'record', 'records');
  return outcome === 'added'
    ? `${name} is ${id}: ${found}.`
    : `${name} has changed: version ${version} of ${id}, ${found}.`;
}

/** Where a document came from, relative to the case, so that a case that moves with its texts knows them again. */
export function originOf(terminal: Terminal, file: CaseFile, name: string, source: string): string {
  if (name === '-') return `-:${source.slice(0, 12)}`;
  const place = resolve(terminal.locate(name));
  const path = relative(resolve(file.place), place);
  return (dirname(path) === '.' ? path : path.split(sep).join('/')).normalize('NFC');
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
