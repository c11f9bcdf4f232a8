import table from './plover.json' with { type: 'json' };

/** The 16 event categories of PLOVER 2.0. */
export const CATEGORIES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** Acts that all sides do together: every participant is a source, and the target is empty. */
export const SYMMETRIC: ReadonlySet<Category> = new Set<Category>(['AGREE', 'CONSULT', 'COOPERATE']);

export interface Mode {
  readonly name: string;
  /** -10 (most hostile) to 10; null where PLOVER gives none. */
  readonly score: number | null;
  readonly meaning: string;
}

export interface CategoryFacts {
  readonly name: Category;
  readonly quad: Quad;
  readonly score: number;
  /** True where an act without a recipient does not count (AID, COOPERATE, SANCTION). */
  readonly requiresRecipient: boolean;
  readonly meaning: string;
  /** The CAMEO root code that stands for the category when nothing finer is known. */
  readonly cameoRoot: string;
  readonly modes: readonly Mode[];
}

export interface CameoFacts {
  readonly name: string | null;
  /** The Goldstein value that ICEWS gives the code; absent for one code that ICEWS lacks. */
  readonly goldstein?: number | null;
  /** null: PLOVER drops the code (CAMEO roots 01 and 02). */
  readonly category: Category | null;
  readonly mode?: string;
  readonly contexts?: readonly string[];
}

const facts = new Map(table.categories.map((row) => [row.name as Category, row as CategoryFacts]));
const cameo = new Map(Object.entries(table.cameo as Record<string, CameoFacts>));

/** Context tags of PLOVER (`military`, `diplomatic`, `cbrn` ...). */
export const CONTEXTS: readonly string[] = table.contexts.map((context) => context.name);

/** Sector codes of actors (`GOV`, `MIL`, `REB` ...) with their meanings. */
export const SECTORS: ReadonlyMap<string, string> = new Map(table.sectors.map((row) => [row.code, row.meaning]));

/**
 * Everything PLOVER says of a category.
 *
 * @example
 * categoryFacts('THREATEN').quad; // 3
 */
export function categoryFacts(category: Category): CategoryFacts {
  return facts.get(category) as CategoryFacts;
}

/**
 * The quadrant of a category: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
 *
 * @example
 * quadOf('REJECT'); // 3
 */
export function quadOf(category: Category): Quad {
  return categoryFacts(category).quad;
}

/** What an act is between two sides: cooperation, conflict, or neither. */
export type ActSign = '+' | '−' | '○';

/**
 * Whether an act cooperates (quads 1 and 2) or conflicts (3 and 4). A call for restraint does neither, though PLOVER files
 * every request under conflict in words.
 *
 * @example
 * [signOfAct({ quad: 3 }), signOfAct({ quad: 3, restraint: true })]; // ['−', '○']
 */
export function signOfAct({
  quad,
  restraint,
}: {
  readonly quad: Quad;
  readonly restraint?: true | undefined;
}): ActSign {
  if (restraint) return '○';
  return quad <= 2 ? '+' : '−';
}

/**
 * PLOVER's score of a category or, where the mode has one, of the mode: -10 (most hostile) to 10.
 *
 * @example
 * [scoreOf('AID'), scoreOf('ASSAULT', 'aerial')]; // [10, -9.5]
 */
export function scoreOf(category: Category, mode?: string): number {
  const row = categoryFacts(category);
  return row.modes.find((m) => m.name === mode)?.score ?? row.score;
}

/**
 * Looks up a CAMEO code, falling back to its parents (`1711` to `171` to `17`).
 * @returns undefined for a code outside CAMEO
 * @example
 * cameoFacts('1711')?.category; // 'COERCE'
 */
export function cameoFacts(code: string): CameoFacts | undefined {
  for (let length = code.length; length >= 2; length--) {
    const row = cameo.get(code.slice(0, length)) ?? cameo.get(`${code.slice(0, length)}0`);
    if (row) return row;
  }
  return undefined;
}

/**
 * All CAMEO codes of the table, sorted.
 *
 * @example
 * cameoCodes().slice(0, 3); // ['010', '011', '012']
 */
export function cameoCodes(): readonly string[] {
  return [...cameo.keys()].sort();
}

/**
 * What a category becomes when the act is only announced: a promised AID is an AGREE, a threatened ASSAULT a THREATEN.
 *
 * @example
 * [announced('AID'), announced('ASSAULT')]; // ['AGREE', 'THREATEN']
 */
export function announced(category: Category): Category {
  return (table.future as Partial<Record<Category, Category>>)[category] ?? category;
}
