import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { RecordIndex } from './record-index.ts';

/** What every route may ask. */
export interface Desk {
  readonly file: CaseFile;
  readonly index: RecordIndex;
  /** Whose decisions they are where a request names nobody. */
  readonly coder: string | undefined;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [K in keyof S]: z.output<S[K]> };

/** One place of the service: what it is asked, what it answers. The description of the service is made of these. */
export interface Route<P extends Shape = Shape, Q extends Shape = Shape, B extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post';
  /** Below `/api/v1`, with parameters in braces: `/documents/{id}`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly params: P;
  /** Parameters of the address; others are refused. */
  readonly query: Q;
  readonly body?: B;
  readonly answer: z.ZodType;
  /** Of a list: the columns of its twin as CSV, whose address ends in `.csv`. */
  readonly columns?: readonly string[];
  readonly run: (desk: Desk, asked: Asked<P, Q, B>) => unknown;
}

/** A request whose parts have been checked. */
export interface Asked<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly params: Values<P>;
  readonly query: Values<Q>;
  readonly body: z.output<B>;
}

/** Writes a route down, with the types of what it is asked. */
export function route<const P extends Shape, const Q extends Shape, B extends z.ZodType = z.ZodUndefined>(
  written: Route<P, Q, B>,
): Route {
  return written as unknown as Route;
}

/** Most items of one answer. */
const MOST = 500;

/** What every list is asked: how many items, from which on. */
export const PAGE = {
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe('how many items at most'),
  after: z.coerce.number().int().min(0).default(0).describe('the place of the first item, as `next` said it'),
} as const;

/** The form of a list: `next` is the `after` of what follows, null at the end; `total` counts all items that fit. */
export function listOf(item: z.ZodType): z.ZodType {
  return z.strictObject({
    items: z.array(item),
    total: z.number().int().describe('how many items fit in all'),
    truncated: z.boolean().describe('whether items were left out that fit'),
    next: z.number().int().nullable().describe('what to ask for after these; null at the end'),
  });
}

/** A page of all that fits. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly truncated: boolean;
  readonly next: number | null;
}

/** Cuts a page out of all that fits. */
export function page<T>(
  all: readonly T[],
  { limit, after }: { readonly limit: number; readonly after: number },
): Page<T> {
  const items = all.slice(after, after + limit);
  const end = after + items.length;
  return { items, total: all.length, truncated: items.length < all.length, next: end < all.length ? end : null };
}
