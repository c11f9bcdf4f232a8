import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { z } from 'zod';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { type Cell, csvText } from '../report/kit/csv-text.ts';
import { type GuardOptions, guard, safeHeaders } from './kit/guard.ts';
import { inTurn } from './kit/in-turn.ts';
import { BASE, openApi } from './kit/openapi.ts';
import { problemResponse, RequestError } from './kit/problem.ts';
import { RecordIndex } from './kit/record-index.ts';
import type { Desk, JobDesk, Page, Route } from './kit/route.ts';
import { isStreamed, sentPieces, streamedResponse } from './kit/streamed.ts';
import { ROUTES } from './routes.ts';
import { workbench } from './workbench.ts';

/** How a case is served. */
export interface ServiceOptions extends GuardOptions {
  /** Whose decisions they are where a request names nobody. */
  readonly coder?: string | undefined;
  /** Version of the program. */
  readonly version: string;
  /** Who does long work. */
  readonly jobs?: JobDesk;
  /** Aborted when the service ends. */
  readonly closing?: AbortSignal;
  /** Is told of what nobody foresaw. */
  readonly failed: (error: unknown) => void;
}

/** Most bytes of a request's body. */
const MOST_BYTES = 1_000_000;

/**
 * The service of a case: an application that answers requests, wherever they come from. It opens no connection and no port;
 * `serveCase` does.
 *
 * @example
 * const service = makeService(casefile, { port: 1, token: 'secret', version: '1', refused: () => {}, failed: () => {} });
 * const headers = { host: '127.0.0.1:1', authorization: 'Bearer secret' };
 * (await service.request('http://127.0.0.1:1/api/v1/case', { headers })).status; // 200
 */
export function makeService(file: CaseFile, options: ServiceOptions): Hono {
  const { coder, jobs, closing = new AbortController().signal } = options;
  const desk: Desk = { file, index: new RecordIndex(file, options.version), coder, jobs, closing };
  const description = JSON.stringify(openApi(ROUTES, options.version));
  const app = new Hono({ strict: true });
  app.use(safeHeaders);
  app.use(guard(options));
  const turn = inTurn();
  app.use(`${BASE}/*`, async (_, next) => {
    await turn();
    await next();
  });
  // What is long is neither held in memory nor hashed.
  for (const one of ROUTES.filter(isStreamed)) {
    app.on(one.method, placeOf(one), (context) => streamed(desk, one, context));
  }
  app.use(bodyLimit({ maxSize: MOST_BYTES }));
  app.use(`${BASE}/*`, etag());
  app.get(`${BASE}/openapi.json`, (context) => {
    refuseUnknown(context, {});
    return context.body(description, 200, { 'Content-Type': 'application/json' });
  });
  for (const one of ROUTES.filter((each) => !isStreamed(each))) {
    const path = placeOf(one);
    app.on(one.method, path, async (context) => {
      const found = (await answer(desk, one, context)) as object;
      if (one.versioned && 'version' in found) context.header('ETag', `"${String(found.version)}"`);
      return context.json(found);
    });
    if (one.columns) app.get(`${path}.csv`, async (context) => csv(context, one, await answer(desk, one, context)));
  }
  app.route('/', workbench());
  app.notFound((context) => problemResponse(missing(context)));
  app.onError((error, context) => {
    const response = problemResponse(error);
    if (response.status >= 500 && !hasGone(error, context)) options.failed(error);
    return response;
  });
  return app;
}

/** Whether whoever asked hung up before all was sent: nobody waits for an answer, and nothing is wrong here. */
function hasGone(error: Error, { req }: Context): boolean {
  return req.raw.signal.aborted || (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

async function streamed(desk: Desk, one: Route, context: Context): Promise<Response> {
  return streamedResponse(one, await answer(desk, one, context), desk.closing);
}

function placeOf({ path }: Route): string {
  return `${BASE}${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

/** What there is not: a place, or a way of asking it. */
function missing({ req }: Context): RequestError {
  const { pathname } = new URL(req.url);
  const ways = ROUTES.filter(({ path }) => pattern(path).test(pathname)).map(({ method }) => method.toUpperCase());
  return ways.length > 0
    ? new RequestError('method-not-allowed', `${pathname} is asked with ${ways.join(' or ')}, not ${req.method}.`)
    : new RequestError('not-found', `There is nothing at ${pathname}; ${BASE}/openapi.json lists what there is.`);
}

function pattern(path: string): RegExp {
  return new RegExp(`^${BASE}${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

async function answer(desk: Desk, one: Route, context: Context): Promise<unknown> {
  const query = refuseUnknown(context, one.query);
  const params = checked(z.strictObject(one.params), context.req.param());
  const body = one.body ? checked(one.body, await jsonBody(context)) : undefined;
  const pieces = one.takes ? sentPieces(context, one.takes.bytes) : [];
  const gone = context.req.raw.signal;
  const match = one.versioned ? versionOf(context.req.header('if-match')) : undefined;
  return await one.run(desk, { params, query, body, match, pieces, gone } as unknown as Parameters<typeof one.run>[1]);
}

/** The version that a header names: `"3f2a"` or `W/"3f2a"`. */
function versionOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : (/^(?:W\/)?"([^"]*)"$/.exec(header.trim())?.[1] ?? header.trim());
}

/** The parameters of the address; one that the place does not know, or that comes twice, is refused. */
function refuseUnknown(
  context: Context,
  shape: Readonly<Record<string, z.ZodType>>,
): Readonly<Record<string, unknown>> {
  const given = context.req.queries();
  for (const [name, values] of Object.entries(given)) {
    if (!Object.hasOwn(shape, name)) {
      const known = Object.keys(shape);
      const hint = known.length > 0 ? `it knows ${known.join(', ')}` : 'it knows none';
      throw new RequestError('bad-request', `This place knows no parameter ${name}; ${hint}.`, name);
    }
    if (values.length > 1) throw new RequestError('bad-request', `The parameter ${name} is given twice.`, name);
  }
  return checked(
    z.strictObject(shape),
    Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value])),
  );
}

function checked<T extends z.ZodType>(form: T, value: unknown): z.output<T> {
  const { data, error } = form.safeParse(value);
  if (!error) return data;
  const [issue] = error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new RequestError('bad-request', `${where === '' ? 'The request' : where}: ${issue?.message}.`, where);
}

async function jsonBody({ req }: Context): Promise<unknown> {
  const type = req.header('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new RequestError('bad-request', 'Send the body as JSON, with Content-Type: application/json.');
  }
  const text = await req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError('bad-request', 'The body is no JSON.');
  }
}

/** A list as a table; cells that would start a formula of a spreadsheet are kept from it. */
function csv(context: Context, one: Route, found: unknown): Response {
  const { items, next } = found as Page<Readonly<Record<string, unknown>>>;
  const columns = one.columns ?? [];
  const rows = items.map((item) => columns.map((name) => cellOf(item[name])));
  return context.body(csvText([columns, ...rows], true), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${one.path.slice(1).replace(/\W+/g, '-')}.csv"`,
    ...(next === null ? {} : { 'Entente-Next': String(next) }),
  });
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}
