import { z } from 'zod';
import { parseSections } from '../../lexicon/files/sectioned-file.ts';
import type { FilePath, PlacedProblem } from '../../records/file-place.ts';
import {
  LONGEST_LABEL,
  type StatementType,
  type StatementVariable,
  VARIABLE_KINDS,
} from '../../records/statement-type.ts';

/** A claim that is coded, with where the reader may find it. */
export interface Concept {
  readonly concept: string;
  /** The concept that it is part of. */
  readonly under?: string;
  /** Issues of positions that stand for it, by name or alias. */
  readonly issues: readonly string[];
  /** Words by which a position is known as one on it. */
  readonly words: readonly string[];
  /** Whether who is for the issue is against the concept. */
  readonly against?: true;
}

/** What an actor is called in statements. */
export interface StatementActor {
  readonly actor: string;
  readonly ids: readonly string[];
}

/** A choice of statements under a name: options of `entente discourse` with their values. */
export interface SavedFilter {
  readonly filter: string;
  readonly type?: string;
  readonly rows?: string;
  readonly columns?: string;
  readonly qualifier?: string;
  readonly duplicates?: string;
  readonly from?: string;
  readonly to?: string;
  readonly only: readonly string[];
  readonly exclude: readonly string[];
  readonly minActor?: number;
  readonly minConcept?: number;
  readonly level?: number;
}

/** A user's own statement types and concepts: the file `discourse.yaml` of a case. */
export interface DiscourseCodebook {
  readonly types: readonly StatementType[];
  readonly concepts: readonly Concept[];
  readonly actors: readonly StatementActor[];
  readonly filters: readonly SavedFilter[];
}

const Label = z
  .string()
  .trim()
  .min(1, 'write something')
  .max(LONGEST_LABEL, `at most ${LONGEST_LABEL} characters, which is what DNA takes`);
const Labels = z
  .union([Label, z.array(Label)])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .default([]);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const Least = z.int('a whole number').min(1, 'a number of 1 or more');

const SECTIONS = {
  types: z.strictObject({
    type: Label,
    variables: z
      .array(z.strictObject({ name: Label, holds: z.enum(VARIABLE_KINDS, `one of ${VARIABLE_KINDS.join(', ')}`) }))
      .min(1, 'at least one variable'),
    actor: Label.optional(),
    concept: Label.optional(),
    agreement: Label.optional(),
    note: z.string().optional(),
  }),
  concepts: z.strictObject({
    concept: Label,
    under: Label.optional(),
    issues: Labels,
    words: Labels,
    against: z.literal(true, 'true, or leave it out').optional(),
    note: z.string().optional(),
  }),
  actors: z.strictObject({ actor: Label, ids: Labels, note: z.string().optional() }),
  filters: z.strictObject({
    filter: Label,
    type: Label.optional(),
    rows: Label.optional(),
    columns: Label.optional(),
    qualifier: Label.optional(),
    duplicates: Label.optional(),
    from: Day.optional(),
    to: Day.optional(),
    only: Labels,
    exclude: Labels,
    minActor: Least.optional(),
    minConcept: Least.optional(),
    level: z.int('a whole number').min(0, 'a number of 0 or more').optional(),
    note: z.string().optional(),
  }),
} as const;

type Complain = (path: FilePath, reason: string) => void;
type Item<T> = { readonly value: T; readonly path: FilePath };

/**
 * Reads `discourse.yaml` (YAML 1.2): statement types, concepts and their tree, names of actors, saved filters. An item with a
 * mistake is left out and reported with line and column; the rest counts.
 *
 * @param text the whole file
 */
export function parseDiscourseCodebook(text: string): {
  readonly codebook: DiscourseCodebook;
  readonly problems: readonly PlacedProblem[];
} {
  const { sections, problems: found, place } = parseSections(text, SECTIONS);
  const problems = [...found];
  const complain: Complain = (path, reason) => void problems.push({ ...place(path), reason });
  const types = unique(sections.types, 'type', complain).flatMap((item) => typeOf(item, complain));
  const concepts = unique(sections.concepts, 'concept', complain);
  checkTree(concepts, complain);
  const codebook: DiscourseCodebook = {
    types,
    concepts: concepts.map(({ value: { note: _, ...concept } }) => present(concept)),
    actors: unique(sections.actors, 'actor', complain).map(({ value: { note: _, ...actor } }) => actor),
    filters: unique(sections.filters, 'filter', complain).map(({ value: { note: _, ...filter } }) => present(filter)),
  };
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { codebook, problems };
}

/** Without fields that are not there. */
function present<T extends object>(value: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    readonly [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** The items without those whose name stood there before. */
function unique<K extends string, T extends { readonly [key in K]: string }>(
  items: readonly Item<T>[],
  key: K,
  complain: Complain,
): readonly Item<T>[] {
  const names = new Set<string>();
  return items.filter(({ value: { [key]: name }, path }) => {
    const known = names.has(name);
    if (known) complain([...path, key], `the ${key} "${name}" stands there twice`);
    names.add(name);
    return !known;
  });
}

type TypeItem = z.infer<typeof SECTIONS.types>;

function typeOf({ value, path }: Item<TypeItem>, complain: Complain): readonly StatementType[] {
  const variables = value.variables.map(({ name, holds }): StatementVariable => ({ name, kind: holds }));
  const twice = variables.find(({ name }, n) => variables.findIndex((one) => one.name === name) < n);
  if (twice) complain([...path, 'variables'], `${value.type}: the variable "${twice.name}" stands there twice`);
  const wrong = (['actor', 'concept', 'agreement'] as const).filter((role) => !fits(value, variables, role));
  for (const role of wrong) complain([...path, role], wrongRole(value, role, variables));
  if (twice || wrong.length > 0) return [];
  const { actor, concept, agreement } = value;
  return [withRoles(present({ name: value.type, variables, actor, concept, agreement }))];
}

const FITTING = {
  actor: ['short text'],
  concept: ['short text'],
  agreement: ['boolean', 'integer'],
} as const satisfies Readonly<Record<string, readonly StatementVariable['kind'][]>>;
type Role = keyof typeof FITTING;

function fits(value: TypeItem, variables: readonly StatementVariable[], role: Role): boolean {
  const named = value[role];
  if (named === undefined) return true;
  const kinds: readonly string[] = FITTING[role];
  return variables.some(({ name, kind }) => name === named && kinds.includes(kind));
}

function wrongRole(value: TypeItem, role: Role, variables: readonly StatementVariable[]): string {
  const found = variables.find(({ name }) => name === value[role]);
  const names = variables.map(({ name }) => name).join(', ');
  return found
    ? `${value.type}: "${role}" names a variable that holds ${FITTING[role].join(' or ')}, and "${found.name}" holds ${found.kind}`
    : `${value.type}: "${role}" names the variable "${value[role]}", and there are ${names}`;
}

/** What variables are called where nobody says which of them names actors, concepts and agreement. */
const USUAL: Readonly<Record<Role, readonly string[]>> = {
  actor: ['actor', 'organization', 'person', 'narrator'],
  concept: ['concept', 'claim', 'plot'],
  agreement: ['agreement'],
};

/**
 * A statement type in which the variables that are called so say who claims what, unless it says otherwise.
 * @example
 * const variables = [{ name: 'person', kind: 'short text' }, { name: 'concept', kind: 'short text' }];
 * withRoles({ name: 'Claim', variables }).actor; // 'person'
 */
export function withRoles(type: StatementType): StatementType {
  const guessed = (['actor', 'concept', 'agreement'] as const).flatMap((role) => {
    if (type[role] !== undefined) return [];
    const kinds: readonly string[] = FITTING[role];
    const found = USUAL[role].find((name) =>
      type.variables.some((one) => one.name === name && kinds.includes(one.kind)),
    );
    return found === undefined ? [] : [[role, found] as const];
  });
  return { ...type, ...Object.fromEntries(guessed) };
}

function checkTree(concepts: readonly Item<z.infer<typeof SECTIONS.concepts>>[], complain: Complain): void {
  const above = new Map(concepts.map(({ value }) => [value.concept, value.under]));
  for (const { value, path } of concepts) {
    if (value.under === undefined) continue;
    if (!above.has(value.under)) {
      complain([...path, 'under'], `${value.concept}: there is no concept "${value.under}"; write it as one, too`);
    } else if (pathOf(value.concept, above).includes(value.concept)) {
      complain([...path, 'under'], `${value.concept} stands, by way of others, under itself`);
    }
  }
}

/** The concepts above one, the nearest first; it ends where it would come round. */
function pathOf(concept: string, above: ReadonlyMap<string, string | undefined>): readonly string[] {
  const path: string[] = [];
  for (let at = above.get(concept); at !== undefined && !path.includes(at); at = above.get(at)) path.push(at);
  return path;
}

/**
 * The concept that stands for one at a level of the tree: 0 is the top, and who stands higher than the level stands for itself.
 * @example
 * const concepts = [{ concept: 'talks', under: 'peace', issues: [], words: [] }, { concept: 'peace', issues: [], words: [] }];
 * conceptAtLevel('talks', 0, concepts); // 'peace'
 */
export function conceptAtLevel(concept: string, level: number, concepts: readonly Concept[]): string {
  const above = new Map(concepts.map((one) => [one.concept, one.under]));
  const path = [concept, ...pathOf(concept, above)];
  return path[Math.max(0, path.length - 1 - level)] ?? concept;
}
