import type { StatementType, StatementVariable } from '../../records/statement-type.ts';
import type { Measured } from './compare-coders.ts';
import { alphaOf, type DocumentRatings, kappaOf, pairIntervals, pairSum, pairTables } from './pair-table.ts';
import type { StatementCoding } from './statement-codings.ts';
import { type StatementUnit, statementUnits } from './statement-units.ts';

/** How far coders agree on one variable or one concept. */
export interface StatementAgreement {
  readonly of: 'variable' | 'concept';
  readonly name: string;
  /** Units that at least two of them rated. */
  readonly n: number;
  /** Share of pairs of ratings that agree. */
  readonly observed: number;
  /** Of two coders. */
  readonly kappa?: Measured;
  readonly alpha: Measured;
}

/** How far coders agree on discourse statements of one type. */
export interface StatementComparison {
  readonly raters: readonly string[];
  readonly type: string;
  /** Documents that at least two of them coded. */
  readonly documents: number;
  /** Passages of which at least one of them made a statement, and those of which all who saw them did. */
  readonly units: number;
  readonly together: number;
  /** Variables in the order of the type, then concepts by how often they were coded. */
  readonly agreements: readonly StatementAgreement[];
}

export interface CompareStatementsOptions {
  /** How many times documents are drawn for the intervals; by default 1,000. */
  readonly draws?: number;
  readonly seed?: number;
}

/**
 * How far coders agree on discourse statements, each pair of them and all together: by variable, of passages of which both made a
 * statement, and by concept, of all passages of which one of them did. 95 % intervals come of drawing documents anew.
 */
export function compareStatements(
  codings: readonly StatementCoding[],
  types: readonly StatementType[],
  options: CompareStatementsOptions = {},
): readonly StatementComparison[] {
  const coders = [...new Set(codings.map(({ coder }) => coder))].sort();
  const groups = coders.flatMap((a, i) => coders.slice(i + 1).map((b) => [a, b]));
  if (coders.length > 2) groups.push(coders);
  return groups.flatMap((raters) =>
    types.flatMap((type): readonly StatementComparison[] => {
      const units = statementUnits(codings, raters, type.name);
      return units.length === 0 ? [] : [comparison(raters, type, units, options)];
    }),
  );
}

function comparison(
  raters: readonly string[],
  type: StatementType,
  units: readonly StatementUnit[],
  options: CompareStatementsOptions,
): StatementComparison {
  const variables = type.variables.filter(({ kind }) => kind !== 'long text');
  const concepts = type.concept === undefined ? [] : conceptsOf(units, type.concept);
  return {
    raters,
    type: type.name,
    documents: new Set(units.map(({ document }) => document)).size,
    units: units.length,
    together: units.filter(({ coded, seen }) => coded.every((one, place) => one !== undefined || !seen[place])).length,
    agreements: [
      ...variables.map((variable) => byVariable(units, variable, options)),
      ...concepts.map((concept) => byConcept(units, type.concept ?? '', concept, options)),
    ],
  };
}

/** What is rated where a statement has no value. */
const NONE = '';

function byVariable(
  units: readonly StatementUnit[],
  { name, kind }: StatementVariable,
  options: CompareStatementsOptions,
): StatementAgreement {
  const isNumber = kind === 'integer';
  const ratings = units.map(({ document, coded }) => ({
    document,
    // A number that was not coded is no number; a name that was not coded is an answer.
    ratings: coded.map((one) => (one ? (one.values[name]?.toString() ?? (isNumber ? undefined : NONE)) : undefined)),
  }));
  return agreed('variable', name, ratings, { ...options, isNumber });
}

function byConcept(
  units: readonly StatementUnit[],
  variable: string,
  concept: string,
  options: CompareStatementsOptions,
): StatementAgreement {
  const ratings = units.map(({ document, coded, seen }) => ({
    document,
    ratings: coded.map((one, place) => (seen[place] ? String(one?.values[variable] === concept) : undefined)),
  }));
  return agreed('concept', concept, ratings, { ...options, isNumber: false });
}

/** The concepts that were coded, the most frequent first. */
function conceptsOf(units: readonly StatementUnit[], variable: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const one of units.flatMap(({ coded }) => coded)) {
    const value = one?.values[variable];
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([concept]) => concept);
}

function agreed(
  of: StatementAgreement['of'],
  name: string,
  all: readonly DocumentRatings[],
  { isNumber, draws, seed }: CompareStatementsOptions & { readonly isNumber: boolean },
): StatementAgreement {
  const units = all.filter(({ ratings }) => ratings.filter((one) => one !== undefined).length > 1);
  const tables = pairTables(units, isNumber);
  const sum = pairSum(tables);
  const { kappa: between, alpha: within } = pairIntervals(tables, draws, seed);
  const two = all[0]?.ratings.length === 2;
  const pairs = sum.reduce((total, n) => total + n, 0);
  const same = sum.reduce((total, n, i) => total + (i % (tables.size + 1) === 0 ? n : 0), 0);
  return {
    of,
    name,
    n: units.length,
    observed: pairs === 0 ? 0 : same / pairs,
    ...(two ? { kappa: measured(kappaOf(sum, tables.size), between) } : {}),
    alpha: measured(alphaOf(sum, tables.size, tables.numbers), within),
  };
}

function measured(value: number | undefined, interval: readonly [number, number] | undefined): Measured {
  return value === undefined ? {} : { value, ...(interval ? { interval } : {}) };
}
