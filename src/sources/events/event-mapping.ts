import { z } from 'zod';
import { CODE_SYSTEMS } from '../../records/countries.ts';

/** A column by its name (case does not matter) or its number from 1; of a list, the first that the file has. */
const Column = z.union([
  z.string().min(1),
  z.number().int().min(1),
  z.array(z.union([z.string().min(1), z.number().int().min(1)])).min(1),
]);
export type Column = z.infer<typeof Column>;

/**
 * How countries are named: a system of codes, `name` in English, `any` of ISO codes and names, or `actor`: in the name of
 * an actor, as "Military Forces of Russia (2000-)" or "Protesters (France)".
 */
export const COUNTRY_NAMING = [...CODE_SYSTEMS, 'name', 'any', 'actor'] as const;
export type CountryNaming = (typeof COUNTRY_NAMING)[number];

const CountryColumn = z.strictObject({ column: Column, as: z.enum(COUNTRY_NAMING) });
export type CountryColumn = z.infer<typeof CountryColumn>;

const Side = z.strictObject({
  actor: Column.optional(),
  /** Columns that name its state, the first that is filled and known counts. */
  country: z.array(CountryColumn).default([]),
  sectors: z.array(Column).default([]),
});
export type MappedSide = z.infer<typeof Side>;

/** Kinds of categories: CAMEO codes, PLOVER's names, types of UCDP and ACLED, or those of `categories` in the mapping. */
export const CATEGORY_SCHEMES = ['cameo', 'plover', 'ucdp', 'acled', 'own'] as const;
export type CategoryScheme = (typeof CATEGORY_SCHEMES)[number];

/** Which columns of a table hold what of an event. Written as JSON, it can be kept beside the table and given again. */
export const EventMapping = z.strictObject({
  origin: z.enum(['icews', 'polecat', 'phoenix', 'ucdp', 'acled', 'csv']).default('csv'),
  separator: z.enum(['comma', 'semicolon', 'tab', 'pipe']),
  /** Whether cells in double quotes may hold separators and line ends. */
  quotes: z.boolean(),
  /** Whether the first row names the columns. */
  header: z.boolean(),
  /** What stands in a cell that holds nothing, beside nothing itself. */
  missing: z.array(z.string()).default(['NA', 'None', 'NULL', 'null', 'NaN', 'nan', '\\N']),
  day: Column,
  /** Order of day and month in days written 3/4/2017; `auto`: found out from the file. */
  days: z.enum(['auto', 'mdy', 'dmy']).default('auto'),
  /** Day on which it was reported, from which the day of an event may be far. */
  published: Column.optional(),
  source: Side,
  target: Side,
  /** Characters between several actors in one cell: such a row becomes one for each pair of sides. */
  several: z.string().default(''),
  code: Column.optional(),
  /** Finer than the code; stands behind it with a colon between. */
  mode: Column.optional(),
  scheme: z.enum(CATEGORY_SCHEMES).default('own'),
  /** Quad class and score of own categories. */
  categories: z
    .record(z.string(), z.strictObject({ quad: z.number().int().min(0).max(4), score: z.number().min(-10).max(10) }))
    .default({}),
  quad: Column.optional(),
  score: Column.optional(),
  mentions: Column.optional(),
  root: Column.optional(),
  place: z.array(CountryColumn).default([]),
  id: z.array(Column).default([]),
  address: z.array(Column).default([]),
  /** Columns that together tell one sentence from another: needed to find mirrored rows. */
  sentence: z.array(Column).default([]),
});
export type EventMapping = z.infer<typeof EventMapping>;
/** A mapping as it may be written, without what has a default. */
export type EventMappingInput = z.input<typeof EventMapping>;

/** All columns that a mapping names. */
export function mappedColumns(mapping: EventMapping): readonly Column[] {
  const { source, target, day, published, code, mode, quad, score, mentions, root } = mapping;
  const sides = [source, target].flatMap(({ actor, country, sectors }) => [
    actor,
    ...country.map(({ column }) => column),
    ...sectors,
  ]);
  const lists = [...mapping.place.map(({ column }) => column), ...mapping.id, ...mapping.address, ...mapping.sentence];
  const single = [day, published, code, mode, quad, score, mentions, root];
  return [...single, ...sides, ...lists].filter((column) => column !== undefined);
}
