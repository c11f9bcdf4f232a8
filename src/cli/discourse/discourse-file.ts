import { existsSync } from 'node:fs';
import type { SelectionOptions } from '../../measures/discourse/options.ts';
import { type Selection, timeOfStatement } from '../../measures/discourse/select-statements.ts';
import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CodedBehind, codedBehind, opened } from '../../report/discourse/coded-behind.ts';
import type { NodeFacts } from '../../report/discourse/network-files.ts';
import { codedStatementsOf, type DnaTables, readDna, statementQuotes } from '../../sources/index.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { MeasureOutputOptions } from '../measure/measure-output.ts';

/** Options that every command of `entente discourse` has. */
export interface DiscourseOptions extends MeasureOutputOptions {
  readonly type?: string;
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

/** A file of statements that a command reads. */
export interface DiscourseFile {
  readonly coded: CodedStatements;
  readonly tables: DnaTables;
  /** Sentences about what is odd in it. */
  readonly warnings: readonly string[];
}

/**
 * Reads the statements of a file.
 * @throws EntenteError `unreadable`, and `usage` for a statement type that it lacks or one without a statement
 */
export function openDiscourse(terminal: Terminal, path: string, type: string | undefined): DiscourseFile {
  const place = terminal.locate(path);
  if (!existsSync(place)) throw new EntenteError('unreadable', `There is no file ${path}; check the name.`);
  const { tables, warnings } = readDna(place);
  const coded = codedStatementsOf(tables, type);
  if (coded.id.length === 0) {
    throw new EntenteError(
      'usage',
      `${path} has no statements of the type "${coded.type}"; name another one with --type.`,
    );
  }
  return { coded, tables, warnings: warnings.map(({ sentence }) => sentence) };
}

/**
 * Statements with their words as a page shows them; nothing where no page is asked for.
 * @param ids of those that any number opens
 */
export function behindPage(
  { html }: DiscourseOptions,
  { tables }: DiscourseFile,
  { data, rows, columns, qualifier }: Selection,
  ids: Iterable<number>,
): CodedBehind | undefined {
  if (html === undefined) return undefined;
  const words = { data, rows, columns, ...(qualifier && { qualifier }), quoteOf: statementQuotes(tables, data) };
  return codedBehind(words, ids);
}

/** What windows of time open: the first statements of each. */
export function slicesBehind(
  options: DiscourseOptions,
  file: DiscourseFile,
  selection: Selection,
  slices: readonly { readonly from: number; readonly to: number }[],
): { readonly onPage?: CodedBehind; readonly opens: readonly (readonly number[])[] } {
  if (options.html === undefined) return { opens: [] };
  const ids = slices.map(({ from, to }) =>
    opened(
      idsOf(selection, (s) => {
        const time = timeOfStatement(selection.data, s);
        return time >= from && time <= to;
      }),
    ),
  );
  const onPage = behindPage(options, file, selection, ids.flat());
  return { ...(onPage && { onPage }), opens: ids.map((some) => onPage?.places(some) ?? []) };
}

/** The ids of some statements of a selection. */
export function idsOf({ data, kept }: Selection, fits: (statement: number) => boolean): readonly number[] {
  return Array.from(kept.filter(fits), (s) => data.id[s] as number);
}

/**
 * One of several words.
 * @throws EntenteError `usage`
 */
export function choice<T extends string>(option: string, given: string, words: readonly T[]): T {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new EntenteError('usage', `${option} is one of ${words.join(', ')}, not "${given}".`);
  return found;
}

/**
 * A whole number above 0.
 * @throws EntenteError `usage`
 */
export function wholeNumber(option: string, given: string): number {
  const value = Number(given);
  if (Number.isInteger(value) && value > 0) return value;
  throw new EntenteError('usage', `${option} must be a whole number above 0, not "${given}".`);
}

/** Lists of values by variable, as `--exclude` and `--only` have them. */
export function valueLists(option: string, pairs: readonly string[]): Required<SelectionOptions>['exclude'] {
  const lists: Record<string, string[]> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw new EntenteError('usage', `${option} takes VARIABLE=VALUE, not "${pair}".`);
    const variable = pair.slice(0, at);
    lists[variable] = [...(lists[variable] ?? []), pair.slice(at + 1)];
  }
  return lists;
}

/** Attributes and colours of entities, by variable and name. */
export function entityFacts(tables: DnaTables): NodeFacts {
  const variable = new Map(tables.VARIABLES.map(({ ID, Variable }) => [ID, String(Variable)]));
  const attribute = new Map(tables.ATTRIBUTEVARIABLES.map((row) => [row.ID, String(row.AttributeVariable)]));
  const values = new Map<unknown, (readonly [name: string, value: string])[]>();
  for (const { EntityId, AttributeVariableId, AttributeValue } of tables.ATTRIBUTEVALUES) {
    const known = values.get(EntityId) ?? [];
    known.push([attribute.get(AttributeVariableId) ?? '', String(AttributeValue)]);
    values.set(EntityId, known);
  }
  return new Map(
    tables.ENTITIES.map(({ ID, VariableId, Value, Red, Green, Blue }) => {
      const colour = [Red, Green, Blue]
        .map((shade) =>
          Number(shade ?? 0)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('');
      return [
        `${variable.get(VariableId)} ${Value}`,
        { ...Object.fromEntries(values.get(ID) ?? []), colour: `#${colour}` },
      ] as const;
    }),
  );
}
