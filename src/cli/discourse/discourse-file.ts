import type { SelectionOptions } from '../../measures/discourse/options.ts';
import type { Selection } from '../../measures/discourse/select-statements.ts';
import { valueLists } from '../../questions/discourse/asked.ts';
import type { CodedSource } from '../../questions/discourse/coded-source.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CodedBehind, codedBehind, opened } from '../../report/discourse/coded-behind.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { withCase } from '../case/with-case.ts';
import { leadsToCase } from '../kit/case-inputs.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { MeasureOutputOptions } from '../measure/measure-output.ts';

/** Options that every command of `entente discourse` has. */
export interface DiscourseOptions extends MeasureOutputOptions {
  readonly type?: string;
  readonly filter?: string;
  readonly level?: string;
  readonly rows?: string;
  readonly columns?: string;
  readonly qualifier?: string;
  readonly duplicates?: string;
  readonly from?: string;
  readonly to?: string;
  readonly exclude?: readonly string[];
  readonly only?: readonly string[];
  readonly minActor?: string;
  readonly minConcept?: string;
  readonly asDna?: boolean;
  readonly oneMode?: boolean;
  readonly aggregation?: string;
  readonly normalization?: string;
  readonly isolates?: boolean;
}

/**
 * The statements that a command is asked about: of a .dna file, or of a case by its folder.
 * @throws EntenteError `unreadable`, and `usage` for a statement type that there is not or one without a statement
 */
export async function openDiscourse(
  terminal: Terminal,
  path: string,
  options: Pick<DiscourseOptions, 'type' | 'level' | 'csv'>,
): Promise<CodedSource> {
  const source = await foundDiscourse(terminal, path, options);
  // Reports and data have them; a table has no place for them.
  if (options.csv) for (const sentence of source.warnings) terminal.err(`${plainText(sentence)}\n`);
  return source;
}

async function foundDiscourse(
  terminal: Terminal,
  path: string,
  { type, level }: Pick<DiscourseOptions, 'type' | 'level'>,
): Promise<CodedSource> {
  if (level !== undefined && !/^\d{1,3}$/.test(level)) {
    throw new EntenteError('usage', `--level must be a whole number of 0 or more, not "${level}".`);
  }
  if (leadsToCase(terminal, path)) {
    const { caseStatements } = await import('../../questions/discourse/case-statements.ts');
    return await withCase(terminal, { case: path }, 'look', (file) =>
      caseStatements(file, type, level === undefined ? undefined : Number(level)),
    );
  }
  if (level !== undefined) throw new EntenteError('usage', `--level is of a case, and ${path} is none.`);
  const { openDnaFile } = await import('../../questions/discourse/coded-source.ts');
  return openDnaFile(terminal.locate(path), path, type);
}

/**
 * Statements with their words as a page shows them; nothing where no page is asked for.
 * @param ids of those that any number opens
 */
export function behindPage(
  { html }: DiscourseOptions,
  { quoteOf }: CodedSource,
  { data, rows, columns, qualifier }: Selection,
  ids: Iterable<number>,
): CodedBehind | undefined {
  if (html === undefined) return undefined;
  const words = { data, rows, columns, ...(qualifier && { qualifier }), quoteOf };
  return codedBehind(words, ids);
}

/** What several things open on a page: the first statements of each. */
export function openedOnPage(
  options: DiscourseOptions,
  source: CodedSource,
  selection: Selection,
  statements: readonly (readonly number[])[],
): { readonly onPage?: CodedBehind; readonly opens: readonly (readonly number[])[] } {
  if (options.html === undefined) return { opens: [] };
  const first = statements.map(opened);
  const onPage = behindPage(options, source, selection, first.flat());
  return { ...(onPage && { onPage }), opens: first.map((some) => onPage?.places(some) ?? []) };
}

/** Lists of values by variable, as `--exclude` and `--only` have them. */
export function listsOf(option: string, pairs: readonly string[]): Required<SelectionOptions>['exclude'] {
  const wrong = pairs.find((pair) => pair.indexOf('=') < 1);
  if (wrong !== undefined) throw new EntenteError('usage', `${option} takes VARIABLE=VALUE, not "${wrong}".`);
  return valueLists(pairs);
}
