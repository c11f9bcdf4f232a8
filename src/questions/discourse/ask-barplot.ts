import { type Selection, selectStatements } from '../../measures/discourse/select-statements.ts';
import { type ValueCounts, valueCounts } from '../../measures/discourse/value-counts.ts';
import { type AskedSelection, selectionOptions } from './asked.ts';
import { type CodedSource, idsOf } from './coded-source.ts';

/** How often one value was said. */
export interface SaidValue {
  readonly value: string;
  /** At each level of the qualifier; a single number without one. */
  readonly counts: readonly number[];
  readonly all: number;
  /** Ids of its statements, in the order of time. */
  readonly statements: readonly number[];
}

/** How often each value of a variable was said. */
export interface BarplotAnswer extends Pick<ValueCounts, 'levels' | 'n'> {
  readonly variable: string;
  /** Most often first. */
  readonly values: readonly SaidValue[];
  readonly selection: Selection;
}

/**
 * How often each concept was said, by level of the qualifier. As in DNA, a claim counts once in a document unless something else is
 * asked for.
 * @throws EntenteError (usage) as `valueCounts` does
 */
export function askBarplot({ coded }: CodedSource, asked: AskedSelection): BarplotAnswer {
  const options = {
    rows: 'concept',
    duplicates: 'document' as const,
    ...selectionOptions(asked),
  };
  const { labels, levels, counts, n } = valueCounts(coded, options);
  const selection = selectStatements(coded, {
    ...options,
    aggregation: 'subtract',
    columns: options.columns ?? options.rows,
  });
  const width = Math.max(1, levels.length);
  const place = new Map(selection.rows.labels.map((label, code) => [label, code]));
  const values = labels.map((value, i): SaidValue => {
    const own = [...counts.subarray(i * width, (i + 1) * width)];
    return {
      value,
      counts: own,
      all: own.reduce((sum, count) => sum + count, 0),
      statements: idsOf(selection, (s) => selection.rows.code[s] === place.get(value)),
    };
  });
  return { variable: options.rows, levels, n, values: values.toSorted((a, b) => b.all - a.all), selection };
}
