import { type Document, LineCounter, parseDocument } from 'yaml';
import { EntenteError } from '../records/failure.ts';
import { type FilePath, type FilePlace, FilePlaces } from './file-places.ts';
import type { View } from './hypergame.ts';
import type { IssueActor } from './issue-line.ts';
import type { Model, Sourced } from './model.ts';
import { ModelFileBuilder } from './model-file-build.ts';
import { schemaProblems, yamlProblem } from './model-file-problems.ts';
import { ModelFileSchema } from './model-file-schema.ts';
import type { Claim } from './sensitivity.ts';

/** Something wrong in a model file, one sentence without its full stop, and where it stands. */
export interface FileProblem extends FilePlace {
  readonly message: string;
}

/** A text that a model cites. */
export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly where?: string;
}

/** The conflict as one decision maker sees it, with the author's words for how that differs. */
export interface FileView extends View {
  readonly text?: string;
}

/** A question on which positions lie on a line. */
export interface Issue {
  readonly id: string;
  readonly text: string;
  readonly low: { readonly at: number; readonly text: string };
  readonly high: { readonly at: number; readonly text: string };
  readonly actors: readonly (IssueActor & Sourced)[];
}

/** What the author says the model shows; `sensitivity` asks how firmly it stands. */
export interface FileClaim {
  readonly claim: Claim;
  readonly text: string;
}

/** A model file that was read without problems. */
export interface ModelFile {
  readonly model: Model;
  /** The day the model speaks of. */
  readonly date?: string;
  readonly about?: string;
  readonly sources: readonly CitedSource[];
  readonly claims: readonly FileClaim[];
  readonly views: readonly FileView[];
  readonly issues: readonly Issue[];
  /** The YAML document with its comments; {@link editModelFile} changes a copy of it. */
  readonly document: Document;
  /** Where a part of the model stands in the file, by its path in {@link Model}. */
  readonly placeOf: (path: FilePath) => FilePlace;
}

export type ReadModelFile =
  | { readonly ok: true; readonly file: ModelFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** More problems than this are not listed: behind the first dozens mostly stands one cause. */
const MOST_PROBLEMS = 100;

/**
 * Reads a model from YAML. Every problem comes with its line and column.
 * @param text the file's text; docs/conflict-models.md describes the form
 */
export function readModelFile(text: string): ReadModelFile {
  const lines = new LineCounter();
  const source = text.replace(/^\ufeff/, '');
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const places = new FilePlaces(document, lines, source);
  if (document.errors.length > 0) {
    // What follows a tab is read wrongly, so its mistakes are no news.
    const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
    const told = tabs.length > 0 ? tabs : document.errors;
    return failed(told.map((error) => yamlProblem(error, source, places)));
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 });
  } catch {
    return failed([{ line: 1, column: 1, message: 'the file repeats parts of itself by aliases too often' }]);
  }
  if (raw === null || raw === undefined) {
    return failed([{ line: 1, column: 1, message: 'the file is empty; entente model new writes one to start from' }]);
  }
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return failed([
      { line: 1, column: 1, message: 'this is no model file: it must begin with keys such as conflict: …' },
    ]);
  }
  const parsed = ModelFileSchema.safeParse(raw);
  if (!parsed.success) return failed(parsed.error.issues.flatMap((issue) => schemaProblems(issue, raw, places)));
  const built = new ModelFileBuilder(document, places, parsed.data).build();
  return 'file' in built ? { ok: true, file: built.file } : failed(built.problems);
}

/**
 * The same for a file that must be right.
 * @param name how to call the file in the message
 * @throws EntenteError (unreadable), naming the first problem with its line and column
 */
export function parseModelFile(text: string, name: string): ModelFile {
  const read = readModelFile(text);
  if (read.ok) return read.file;
  const [first, ...others] = read.problems;
  const { line, column, message } = first ?? { line: 1, column: 1, message: 'it cannot be read' };
  const more =
    others.length === 0
      ? ''
      : ` There ${others.length === 1 ? 'is one more problem' : `are ${others.length} more problems`}: entente model check ${name}`;
  throw new EntenteError(
    'unreadable',
    `${name}, line ${line}, column ${column}: ${message}${message.endsWith('?') ? '' : '.'}${more}`,
  );
}

function failed(problems: readonly FileProblem[]): ReadModelFile {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const once = sorted.filter(
    (problem, i) => !sorted.slice(0, i).some((p) => p.line === problem.line && p.message === problem.message),
  );
  return { ok: false, problems: once.slice(0, MOST_PROBLEMS) };
}
