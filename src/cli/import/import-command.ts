import { KIND_NAMES } from '../../casefile/import/segment.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { READINGS, readOwnBytes, readTextFile } from '../../intake/own/own-file.ts';
import { isReadings, readingsOf } from '../../intake/own/readings-of.ts';
import { takeCoded, takeReadings } from '../../intake/take-coded.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { EventMapping } from '../../sources/events/event-mapping.ts';
import { type CaseOptions, coderOf, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { importInputs } from './import-inputs.ts';

export interface ImportCommandOptions extends CaseOptions {
  readonly code?: readonly string[];
  /** Of a table of events: a file that says which columns hold what. */
  readonly mapping?: string;
  /** Of event files: only show how they would be read. */
  readonly preview?: boolean;
  /** Of .dna files: which engine reads the texts, and how many at a time. */
  readonly engine?: string;
  readonly jobs?: string;
  /** Of .dna files: what their coders are called in the case. */
  readonly coder?: readonly string[];
  /** Of event files: keep the originals in the case. */
  readonly copy?: boolean;
  /** Of event files: take them back. */
  readonly forget?: boolean;
}

/** Problems of a file that are named. */
const NAMED = 10;

/** `entente import`: what other programs, or another Entente, made. Exit code 1: something was left out. */
export async function importCommand(
  terminal: Terminal,
  words: readonly string[],
  options: ImportCommandOptions,
): Promise<number> {
  if (options.forget) return await forget(terminal, words, options);
  const codes = new Map((options.code ?? []).map(readCode));
  const { format, dna, events, others } = await importInputs(terminal, words, options.mapping !== undefined);
  if ((options.coder ?? []).length > 0 && dna.length === 0) {
    throw new EntenteError('usage', '--coder is of .dna files, and there is none among these.');
  }
  if (options.preview) {
    const { previewEventFiles } = await import('./preview-event-files.ts');
    return await previewEventFiles(terminal, events, format, await readMapping(terminal, options.mapping));
  }
  return await withCase(terminal, options, 'write', async (file) => {
    let complete = await importOthers(terminal, file, others, codes, options);
    if (dna.length > 0) {
      const { importDna } = await import('./import-dna.ts');
      const code = await importDna(terminal, file, dna, options);
      if (code === EXIT.cancelled) return code;
      if (code !== EXIT.done) complete = false;
    }
    if (events.length === 0) return complete ? EXIT.done : EXIT.problems;
    return await terminal.cancellable(async (signal) => {
      const [{ importEventFiles }, { RowProgress }] = await Promise.all([
        import('../../intake/import-event-files.ts'),
        import('./row-progress.ts'),
      ]);
      const mapping = await readMapping(terminal, options.mapping);
      const settings = { format, mapping, copy: options.copy ?? false };
      const files = events.map((name) => ({ name, place: terminal.locate(name) }));
      const progress = new RowProgress(terminal, files.length);
      try {
        if (!(await importEventFiles(file, files, settings, progress, signal))) complete = false;
      } finally {
        progress.end();
      }
      if (signal.aborted) {
        terminal.err('Stopped. What was read is stored; the same command goes on behind it.\n');
        return EXIT.cancelled;
      }
      return complete ? EXIT.done : EXIT.problems;
    });
  });
}

async function forget(
  terminal: Terminal,
  words: readonly string[],
  { preview, mapping, copy, code = [], coder = [], ...options }: ImportCommandOptions,
): Promise<number> {
  if (preview || copy || mapping !== undefined || code.length + coder.length > 0) {
    throw new EntenteError('usage', '--forget takes names or hashes of imported files and no other option of import.');
  }
  return await withCase(terminal, options, 'write', async (file) => {
    const { forgetFiles } = await import('./forget-files.ts');
    await forgetFiles(terminal, file, words);
    return EXIT.done;
  });
}

/** @throws EntenteError `unreadable` with the first mistake */
async function readMapping(terminal: Terminal, path: string | undefined): Promise<EventMapping | undefined> {
  if (path === undefined) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(await readTextFile(terminal, path));
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    throw new EntenteError('unreadable', `${path} is no JSON: ${cause instanceof Error ? cause.message : ''}.`, {
      cause,
    });
  }
  const parsed = EventMapping.safeParse(data);
  if (parsed.success) return parsed.data;
  const [mistake] = parsed.error.issues;
  throw new EntenteError('unreadable', `${path}: ${mistake?.path.join('.') || 'the mapping'}: ${mistake?.message}.`);
}

/** Readings, annotations, projects and tables of coded acts. @returns whether nothing was left out */
async function importOthers(
  terminal: Terminal,
  file: CaseFile,
  paths: readonly string[],
  codes: ReadonlyMap<string, string>,
  options: ImportCommandOptions,
): Promise<boolean> {
  let complete = true;
  for (const path of paths) {
    const bytes = await readOwnBytes(terminal, path, READINGS);
    if (isReadings(bytes)) {
      const { documents, known } = await takeReadings(file, readingsOf(bytes, path), path);
      const old = known > 0 ? `, ${known} were there already` : '';
      terminal.err(`${plainText(path)}: ${documents} documents added${old}.\n`);
      continue;
    }
    const coder = await coderOf(file, options);
    const { added, accepted, passed, left } = takeCoded(file, { bytes, name: path }, { coder, codes });
    terminal.err(`${plainText(path)}: ${added} records added, ${accepted} accepted, ${passed} were so already.\n`);
    for (const problem of left.slice(0, NAMED)) terminal.err(`${plainText(problem)}\n`);
    if (left.length > NAMED) terminal.err(`and ${left.length - NAMED} more like these.\n`);
    if (left.length > 0) complete = false;
  }
  return complete;
}

function readCode(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  const [name, meaning] = [text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim()];
  const kind = meaning.split(':')[0]?.trim().toLowerCase() ?? '';
  if (at > 0 && KIND_NAMES.has(kind)) return [name, meaning];
  throw new EntenteError(
    'usage',
    `--code must be the name of a code and what it means, such as "Marches=event:PROTEST", not "${text}".`,
  );
}
