import { EntenteError } from '../../records/failure.ts';
import type { Duplicates, SelectionOptions } from './options.ts';
import { type Selection, selectStatements, withoutRepeats } from './select-statements.ts';

/** How a reader errs. */
export interface ReadingErrors {
  /** Share of the statements that it finds, above 0 to 1. */
  readonly recall: number;
  /** Share of what it gives that is right, above 0 to 1. */
  readonly precision: number;
  /** Share of what it finds that it has with another level of the qualifier: for in place of against. Default 0. */
  readonly flip?: number;
}

/** @throws EntenteError (usage) for shares that are none */
function checkErrors({ recall, precision, flip = 0 }: ReadingErrors): void {
  for (const [name, share] of Object.entries({ recall, precision })) {
    if (!(share > 0 && share <= 1))
      throw new EntenteError('usage', `A ${name} of ${share} is no share above 0 and up to 1.`);
  }
  if (!(flip >= 0 && flip < 1)) throw new EntenteError('usage', `A flip of ${flip} is no share from 0 to below 1.`);
}

/** What a method says of errors. */
export function errorWords({ recall, precision, flip = 0 }: ReadingErrors): string {
  const share = (value: number): string => `${Math.round(100 * value)} %`;
  return `${share(recall)} of the statements found, ${share(precision)} of what is given right${flip > 0 ? `, ${share(flip)} with another side` : ''}`;
}

/**
 * Reads statements anew with errors: each is found by lot, some with another level, and wrong ones are added until so many are wrong. A
 * wrong one has the document, the row, the column and the level of four statements drawn apart from each other. Repeats are left out
 * after that, as from what a reader gives: a claim that a text makes three times is missed only where it is missed three times.
 *
 * @returns a function that gives a selection of its own at each call
 */
export function errorDraws(
  data: Parameters<typeof selectStatements>[0],
  options: SelectionOptions,
  errors: ReadingErrors,
  random: () => number,
): () => Selection {
  checkErrors(errors);
  const selected = selectStatements(data, options);
  const { duplicates = 'include', asDna = false } = options;
  const { leastOfRow: _, leastOfColumn: __, ...rest } = options;
  const said = selectStatements(data, { ...rest, duplicates: 'include' });
  const [rows, columns] = [codes(selected, 'rows'), codes(selected, 'columns')];
  const whole = said.kept.filter(
    (s) => rows.has(said.rows.code[s] as number) && columns.has(said.columns.code[s] as number),
  );
  const qualified = selected.qualifier !== undefined && (options.aggregation ?? 'ignore') !== 'ignore';
  return () => readAgain(selected, whole, errors, { duplicates, asDna, qualified }, random);
}

function codes(selection: Selection, of: 'rows' | 'columns'): ReadonlySet<number> {
  return new Set(selection.kept.map((s) => selection[of].code[s] as number));
}

interface Repeats {
  readonly duplicates: Duplicates;
  readonly asDna: boolean;
  /** Whether statements of another level are no repeats. */
  readonly qualified: boolean;
}

function readAgain(
  selected: Selection,
  whole: Int32Array,
  { recall, precision, flip = 0 }: ReadingErrors,
  { duplicates, asDna, qualified }: Repeats,
  random: () => number,
): Selection {
  const { data, rows, columns, qualifier, levels } = selected;
  const found = whole.filter(() => random() < recall);
  const expected = (found.length * (1 - precision)) / precision;
  const wrong = Math.floor(expected) + Number(random() < expected % 1);
  const size = found.length + wrong;
  const drawn = (): number => whole[Math.floor(random() * whole.length)] as number;
  const source = (of: Int32Array): Int32Array =>
    Int32Array.from({ length: size }, (_, n) => of[n < found.length ? (found[n] as number) : drawn()] as number);
  const level = qualifier && source(qualifier.code);
  if (level && flip > 0 && levels.length > 1) {
    for (let n = 0; n < found.length; n++)
      if (random() < flip) level[n] = otherLevel(level[n] as number, levels, random);
  }
  const again: Selection = {
    ...selected,
    data: { ...data, document: source(data.document) },
    rows: { ...rows, code: source(rows.code) },
    columns: { ...columns, code: source(columns.code) },
    ...(qualifier && level && { qualifier: { ...qualifier, code: level } }),
    kept: Int32Array.from({ length: size }, (_, n) => n),
  };
  const keys =
    qualified && again.qualifier ? [again.rows, again.columns, again.qualifier] : [again.rows, again.columns];
  return { ...again, kept: withoutRepeats(again.data, again.kept, keys, duplicates, asDna) };
}

function otherLevel(level: number, levels: Int32Array, random: () => number): number {
  const others = levels.filter((one) => one !== level);
  return others[Math.floor(random() * others.length)] ?? level;
}
