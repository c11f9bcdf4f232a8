import { z } from 'zod';
import { TIME_UNITS } from '../../measures/discourse/calendar.ts';
import { CLUSTER_METHODS } from '../../measures/discourse/discourse-clusters.ts';
import {
  AGGREGATIONS,
  DUPLICATES,
  KERNELS,
  type KernelOptions,
  type NetworkOptions,
  NORMALIZATIONS,
  type SelectionOptions,
  type WindowOptions,
} from '../../measures/discourse/options.ts';
import { EntenteError } from '../../records/failure.ts';

// Forms of what is asked, field by field: commands and the service check with the same ones. Each message goes on where the
// name of a field stands before it.

/** One of several words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: () => `is one of ${words.join(', ')}` });
}

const WHOLE = 'must be a whole number above 0';
/** A whole number above 0. */
export const Count = z.coerce.number({ error: WHOLE }).int(WHOLE).min(1, WHOLE);

/** A share or another number of 0 or more. */
export function numberOf(least: number, most: number, words: string) {
  return z.coerce.number({ error: words }).min(least, words).max(most, words);
}

const PAIRS = 'must be VARIABLE=VALUE, each in a line of its own';
/** Lists of values by variable, as an address has them: `concept=Deploy THAAD`, a line each. */
const ValueLists = z
  .string()
  .max(10_000, PAIRS)
  .regex(/^[^=\n]+=[^\n]*(?:\n[^=\n]+=[^\n]*)*$/, PAIRS)
  .transform((lines) => valueLists(lines.split('\n')));

/** Values of `VARIABLE=VALUE` by their variables. */
export function valueLists(pairs: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const variable = pair.slice(0, at);
    lists.set(variable, [...(lists.get(variable) ?? []), pair.slice(at + 1)]);
  }
  return Object.fromEntries(lists);
}

/** Which values are left out, and which alone are taken. */
export const VALUES = {
  exclude: ValueLists.optional().describe('leave values out: VARIABLE=VALUE, each in a line of its own'),
  only: ValueLists.optional().describe(
    'take only these values of a variable: VARIABLE=VALUE, each in a line of its own',
  ),
} as const;

/** Which statements are asked for. */
export const SELECTION = {
  rows: z.string().optional().describe('variable that says who speaks; default organization'),
  columns: z.string().optional().describe('variable that says what about; default concept'),
  qualifier: z
    .string()
    .transform((name) => (name === 'none' ? null : name))
    .optional()
    .describe('variable that says how: yes or no, a number or a text; none: no qualifier; default agreement'),
  duplicates: oneOf(DUPLICATES).optional().describe('within what repeats count once'),
  from: z.string().optional().describe('first day'),
  to: z.string().optional().describe('last day'),
  minActor: Count.optional().describe('leave out who has fewer statements'),
  minConcept: Count.optional().describe('leave out what is spoken of in fewer statements'),
} as const;

/** Which network is asked for. */
export const NETWORK = {
  aggregation: oneOf(AGGREGATIONS).optional(),
  normalization: oneOf(NORMALIZATIONS).optional(),
} as const;

/** Which windows or slices of time are asked for. */
export const SLICES = {
  unit: oneOf(['events', ...TIME_UNITS])
    .optional()
    .describe('unit of windows'),
  size: Count.optional().describe('how many units a window spans'),
  kernel: oneOf(KERNELS).optional().describe('how statements weigh by their distance from the middle'),
} as const;

/** Which search of coalitions is asked for. */
export const CLUSTERS = {
  method: oneOf(CLUSTER_METHODS).optional().describe('how coalitions are sought'),
  groups: Count.optional().describe('how many coalitions'),
} as const;

/** How often statements are drawn anew, and by which lot. */
export const DRAWS = {
  draws: Count.optional().describe('how often statements are drawn anew'),
  seed: Count.optional().describe('of all that goes by lot'),
} as const;

type Values<Shape extends Readonly<Record<string, z.ZodType>>> = {
  readonly [K in keyof Shape]?: z.output<Shape[K]> | undefined;
};

/** Statements that are asked for. */
export interface AskedSelection extends Values<typeof SELECTION> {
  readonly exclude?: SelectionOptions['exclude'] | undefined;
  readonly only?: SelectionOptions['only'] | undefined;
  readonly asDna?: boolean | undefined;
}

/** A network that is asked for. */
export interface AskedNetwork extends AskedSelection, Values<typeof NETWORK> {
  readonly mode?: 'one-mode' | 'two-mode' | undefined;
  readonly isolates?: boolean | undefined;
}

/** Windows or slices that are asked for. */
export interface AskedSlices extends Values<typeof SLICES> {
  readonly indent?: boolean | undefined;
}

export type AskedClusters = AskedSelection & Values<typeof CLUSTERS>;
export type AskedDraws = Values<typeof DRAWS>;

/** What is given, without what is not. */
type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Statements as measures select them. */
export function selectionOptions(asked: AskedSelection): SelectionOptions {
  const { rows, columns, qualifier, duplicates, from, to, minActor, minConcept, exclude, only, asDna } = asked;
  return given({
    rows,
    columns,
    qualifier,
    duplicates,
    from,
    to,
    leastOfRow: minActor,
    leastOfColumn: minConcept,
    exclude,
    only,
    asDna,
  });
}

/** A network as measures make it. */
export function networkOptions(asked: AskedNetwork): NetworkOptions {
  const { mode, aggregation, normalization, isolates } = asked;
  return { ...selectionOptions(asked), ...given({ mode, aggregation, normalization, isolates }) };
}

/** Options of windows, or of slices with a kernel. */
export type SliceSpan =
  | Pick<WindowOptions, 'unit' | 'size'>
  | Pick<KernelOptions, 'unit' | 'size' | 'kernel' | 'indent'>;

/**
 * Windows or slices as measures make them; nothing where none are asked for.
 * @throws EntenteError (usage) for a unit without a size, and for slices of events
 */
export function sliceSpan({ unit, size, kernel, indent = true }: AskedSlices): SliceSpan | undefined {
  if (unit === undefined && size === undefined && kernel === undefined) return undefined;
  if (unit === undefined || size === undefined) {
    throw new EntenteError('usage', 'Windows need --unit and --size, such as --unit months --size 3.');
  }
  if (kernel === undefined) return { unit, size };
  if (unit === 'events') throw new EntenteError('usage', `--unit is one of ${TIME_UNITS.join(', ')}, not "events".`);
  return { unit, size, kernel, indent };
}
