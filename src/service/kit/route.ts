import { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { RecordIndex } from './record-index.ts';

/** Who does long work beside the service. */
export interface JobDesk {
  /** Begins what waits, if nothing is under way. */
  readonly wake: () => void;
  /** Sees to it that work which is to end does so. */
  readonly hurry: (job: string) => void;
}

/** What every route may ask. */
export interface Desk {
  readonly file: CaseFile;
  readonly index: RecordIndex;
  /** Whose decisions they are where a request names nobody. */
  readonly coder: string | undefined;
  /** Absent where nobody does long work: what is asked for waits. */
  readonly jobs: JobDesk | undefined;
  /** Aborted when the service ends: answers that go on for long end then. */
  readonly closing: AbortSignal;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [K in keyof S]: z.output<S[K]> };

/** One place of the service: what it is asked, what it answers. The description of the service is made of these. */
export interface Route<P extends Shape = Shape, Q extends Shape = Shape, B extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post' | 'put';
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
  /** The body is no JSON but a file, of so many bytes at most. */
  readonly takes?: { readonly bytes: number };
  /**
   * The answer is no JSON: `events`, each of the form `answer`, as server-sent events (`run` gives an async iterable); or a
   * `file` (`run` gives a `GivenFile`).
   */
  readonly gives?: 'events' | 'file';
  /** Its answer has a `version`, which is its ETag and what If-Match names. */
  readonly versioned?: true;
  readonly run: (desk: Desk, asked: Asked<P, Q, B>) => unknown;
}

/** A request whose parts have been checked. */
export interface Asked<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly params: Values<P>;
  readonly query: Values<Q>;
  readonly body: z.output<B>;
  /** The file that is sent, piece by piece; nothing where the place takes none. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Aborted when whoever asked waits no more. */
  readonly gone: AbortSignal;
  /** The version that If-Match names: what the request is meant to change. */
  readonly match?: string;
}

/** One of the events that a place gives. */
export interface ServerEvent {
  readonly event: string;
  readonly data: object;
}

/** A file that a place gives. */
export interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly pieces: ReadableStream<Uint8Array>;
}

/** Writes a route down, with the types of what it is asked. */
export function route<const P extends Shape, const Q extends Shape, B extends z.ZodType = z.ZodUndefined>(
  written: Route<P, Q, B>,
): Route {
  return written as unknown as Route;
}

/** Most items of one answer. */
const MOST = 500;
/** Of a table behind a picture: a matrix of a hundred actors has ten thousand cells. */
const MOST_OF_TABLE = 20_000;

/** What every list is asked: how many items, from which on. */
export const PAGE = {
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe('how many items at most'),
  after: z.coerce.number().int().min(0).default(0).describe('the place of the first item, as `next` said it'),
} as const;

/** What a table is asked that a picture is drawn of: all of it comes at once, unless less is asked for. */
export const WHOLE_PAGE = {
  ...PAGE,
  limit: z.coerce.number().int().min(1).max(MOST_OF_TABLE).default(MOST_OF_TABLE).describe('how many items at most'),
} as const;

/**
 * The form of a list: `next` is the `after` of what follows, null at the end; `total` counts all items that fit.
 * @param more what else stands beside the items
 */
export function listOf(item: z.ZodType, more: Shape = {}): z.ZodType {
  return z.strictObject({
    ...more,
    items: z.array(item),
    total: z.number().int().describe('how many items fit in all'),
    truncated: z.boolean().describe('whether items were left out that fit'),
    next: z.number().int().nullable().describe('what to ask for after these; null at the end'),
  });
}

/** The form of a list of records, which may lack those of documents that have just come. */
export function recordList(item: z.ZodType): z.ZodType {
  return (listOf(item) as z.ZodObject).extend({
    behind: z
      .number()
      .int()
      .describe('how many documents were added or changed and are not looked through yet: ask again; 0 mostly'),
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
  return pageOf(all.slice(after, after + limit), all.length, after);
}

/** A page that was cut out already, from a place on. */
export function pageOf<T>(items: readonly T[], total: number, after: number): Page<T> {
  const end = after + items.length;
  return { items, total, truncated: items.length < total, next: items.length > 0 && end < total ? end : null };
}
