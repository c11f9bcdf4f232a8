import { LineCounter, parseDocument } from 'yaml';
import { EntenteError } from '../../records/failure.ts';
import { FilePlaces } from './file-places.ts';
import type { ModelFile, ModelFileProblem, ReadModelFile } from './file-types.ts';
import { ModelFileBuilder } from './model-file-build.ts';
import { aliasProblem, schemaProblems, yamlProblem } from './model-file-problems.ts';
import { ModelFileSchema } from './model-file-schema.ts';
import { swallowedSigns } from './yaml-signs.ts';

/** More problems than this are not listed: behind the first dozens mostly stands one cause. */
const MOST_PROBLEMS = 100;

/**
 * Reads a model from YAML. Every problem comes with its line and column.
 * @param text the file's text; docs/conflict-models.md describes the form
 * @example
 * const read = readModelFile('conflict: A river\n');
 * read.ok ? [] : read.problems[0].message; // 'the key decisionMakers: is missing here'
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
  const swallowed = swallowedSigns(document, source, places);
  if (swallowed.length > 0) return failed(swallowed);
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    return failed([aliasProblem(cause, source, places)]);
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
 * Reads a model file that must be right, as `readModelFile` does.
 *
 * @param name how to call the file in the message
 * @throws EntenteError (unreadable), naming the first problem with its line and column
 * @example
 * parseModelFile(MODEL_SKELETON, 'dam.yaml').model.title; // 'A dam on a shared river'
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

function failed(problems: readonly ModelFileProblem[]): ReadModelFile {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const once = sorted.filter(
    (problem, i) => !sorted.slice(0, i).some((p) => p.line === problem.line && p.message === problem.message),
  );
  return { ok: false, problems: once.slice(0, MOST_PROBLEMS) };
}
