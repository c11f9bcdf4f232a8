import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { differences } from './differences.ts';
import type { DiscourseNetwork, Ties } from './network.ts';
import { oneModeTies } from './one-mode.ts';
import type { Aggregation, NetworkOptions, Normalization } from './options.ts';
import { type Axes, axesOf, type Profiles, profilesOf } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';
import { twoModeTies } from './two-mode.ts';

/** Options of a network with nothing left open. */
export interface CheckedOptions {
  readonly mode: 'one-mode' | 'two-mode';
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
  readonly isolates: boolean;
  readonly asDna: boolean;
}

const ONLY: Readonly<Record<'one-mode' | 'two-mode', readonly string[]>> = {
  'one-mode': ['congruence', 'conflict', 'average', 'jaccard', 'cosine'],
  'two-mode': ['combine', 'activity', 'prominence'],
};

/**
 * Fills in what is left open.
 * @throws EntenteError (usage) for an aggregation or normalization that the other kind of network has
 */
export function checkedOptions(options: NetworkOptions): CheckedOptions {
  const { mode = 'two-mode', aggregation = 'ignore', normalization = 'no', isolates = false, asDna = false } = options;
  const other = mode === 'one-mode' ? 'two-mode' : 'one-mode';
  for (const asked of [aggregation, normalization]) {
    if (ONLY[other].includes(asked)) {
      throw new EntenteError('usage', `"${asked}" is for ${other} networks; this one is ${mode}.`);
    }
  }
  return { mode, aggregation, normalization, isolates, asDna };
}

/**
 * The network of statements: who speaks of what, or who speaks alike. Formulas: Leifeld 2016, Policy Debates as Dynamic Networks, and
 * docs/discourse.md.
 *
 * @throws EntenteError (usage) for a variable that the statements lack, options that do not go together, a time that is none
 * @example
 * const network = discourseNetwork(coded, { mode: 'one-mode', aggregation: 'congruence' });
 * network.rows.length; // 3
 * networkMatrix(network)[1]; // 3
 */
export function discourseNetwork(data: CodedStatements, options: NetworkOptions = {}): DiscourseNetwork {
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  return networkOf(
    selection,
    checked,
    axesOf(selection, checked.isolates),
    selection.kept,
    differences(selection, options),
  );
}

/** The network of some of the selected statements. */
export function networkOf(
  selection: Selection,
  options: CheckedOptions,
  axes: Axes,
  statements: Int32Array,
  differs: readonly string[],
): DiscourseNetwork {
  const profiles = profilesOf(selection, axes, statements);
  return finished(selection, options, profiles, tiesOf(selection, options, profiles), statements.length, differs);
}

/** Ties of either kind. */
export function tiesOf(
  selection: Selection,
  options: CheckedOptions,
  profiles: Profiles,
  weight: Float64Array = profiles.weight,
): Ties {
  return options.mode === 'one-mode'
    ? oneModeTies(selection, profiles, options, weight)
    : twoModeTies(selection, profiles, options, weight);
}

/** Ties with what they mean. */
export function finished(
  selection: Selection,
  { mode, aggregation, normalization }: CheckedOptions,
  { rows, columns }: Profiles,
  ties: Ties,
  n: number,
  differs: readonly string[],
): DiscourseNetwork {
  const { rows: speaks, columns: of, qualifier } = selection;
  const what = mode === 'one-mode' ? `${speaks.name} by shared ${of.name}` : `${speaks.name} by ${of.name}`;
  const by = qualifier && aggregation !== 'ignore' ? `, ${aggregation} of ${qualifier.name}` : '';
  const divided = normalization === 'no' ? '' : `, normalized by ${normalization}`;
  return {
    mode,
    rows,
    columns: mode === 'one-mode' ? rows : columns,
    ...ties,
    n,
    method: `${mode} network of ${what}${by}${divided}`,
    differs,
  };
}

/**
 * The statements behind a tie: those of a row on a column, or those of two rows on columns that they share.
 *
 * @param statements a part of `selection.kept`
 * @returns ids, in the order of time
 * @example
 * statementsBehind(selectStatements(coded, {}), 'two-mode', 'China', 'talks'); // [1, 8]
 */
export function statementsBehind(
  selection: Selection,
  mode: 'one-mode' | 'two-mode',
  row: string,
  other: string,
  statements: Int32Array = selection.kept,
): readonly number[] {
  const { rows, columns, data } = selection;
  const a = rows.labels.indexOf(row);
  const b = (mode === 'one-mode' ? rows : columns).labels.indexOf(other);
  const idsOf = (found: Int32Array): number[] => Array.from(found, (s) => data.id[s] as number);
  if (mode === 'two-mode') return idsOf(statements.filter((s) => rows.code[s] === a && columns.code[s] === b));
  const said = (who: number): Set<number> =>
    new Set(
      Array.from(
        statements.filter((s) => rows.code[s] === who),
        (s) => columns.code[s] as number,
      ),
    );
  const theirs = said(b);
  const shared = new Set([...said(a)].filter((concept) => theirs.has(concept)));
  return idsOf(
    statements.filter((s) => (rows.code[s] === a || rows.code[s] === b) && shared.has(columns.code[s] as number)),
  );
}

/**
 * The statements of a list of events: filtered and without repeats, those without a value kept.
 * @returns ids, in the order of time
 * @example
 * eventList(coded, { duplicates: 'document', aggregation: 'subtract' }).length; // 7
 */
export function eventList(data: CodedStatements, options: NetworkOptions = {}): readonly number[] {
  return Array.from(selectStatements(data, options, false).kept, (s) => data.id[s] as number);
}
