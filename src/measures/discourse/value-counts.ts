import type { CodedStatements } from '../../records/coded-statements.ts';
import type { SelectionOptions } from './options.ts';
import { axesOf, profilesOf } from './profiles.ts';
import { selectStatements } from './select-statements.ts';

/** How often each value was said at each level of the qualifier. */
export interface ValueCounts {
  readonly labels: readonly string[];
  /** Levels of the qualifier, ascending; empty without one. */
  readonly levels: readonly string[];
  /** Of label `i` and level `k` at `i * max(1, levels.length) + k`. */
  readonly counts: Int32Array;
  readonly n: number;
}

/**
 * Counts statements by the values of one variable (`rows`) and the level of the qualifier: what a bar plot of concepts shows.
 *
 * @throws EntenteError (usage) for a variable that the statements lack
 * @example
 * valueCounts(coded, { rows: 'concept', duplicates: 'document' }).levels; // ['0', '1']
 */
export function valueCounts(data: CodedStatements, options: SelectionOptions = {}): ValueCounts {
  const rows = options.rows ?? 'concept';
  const selection = selectStatements(data, {
    ...options,
    aggregation: 'subtract',
    rows,
    columns: options.columns ?? rows,
  });
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const counts = new Int32Array(profiles.rows.length * profiles.levels);
  for (const [cell, weight] of profiles.weight.entries()) {
    const place = (profiles.row[cell] as number) * profiles.levels + (profiles.level[cell] as number);
    counts[place] = (counts[place] as number) + weight;
  }
  const { qualifier, levels, kept } = selection;
  return {
    labels: profiles.rows,
    levels: qualifier ? Array.from(levels, (code) => qualifier.labels[code] as string) : [],
    counts,
    n: kept.length,
  };
}
