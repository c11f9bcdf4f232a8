import type { Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { EntenteError } from '../../../records/failure.ts';
import type { ClickHouseAddress } from './clickhouse-address.ts';

/** What a server must answer as other engines do: nulls of joins, sums and casts of nothing, and how much it is told at once. */
const SETTINGS: ClickHouseSettings = {
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  prefer_column_name_to_alias: 1,
  output_format_json_quote_64bit_integers: 1,
  max_query_size: String(1 << 26),
  // Tables over several machines: what is asked within a question is asked once, of all of them.
  distributed_product_mode: 'global',
};
/** A question that nobody waits for any more is given up. */
const HTTP_SETTINGS: ClickHouseSettings = { cancel_http_readonly_queries_on_client_close: 1 };
/** What was stored holds when the server has answered. */
const STORING: ClickHouseSettings = { async_insert: 0, distributed_foreground_insert: 1 };

/** A question over billions of rows may take its time; one that hangs ends. */
const PATIENCE_MS = 3_600_000;

/** A server of ClickHouse that event data is asked of, or put into. */
export interface ClickHouse {
  readonly address: ClickHouseAddress;
  /** A result, so many rows at a time: the first has the names of the columns, the second their types. */
  readonly rows: (
    sql: string,
    values: Readonly<Record<string, string | number>>,
    options?: { readonly settings?: ClickHouseSettings; readonly signal?: AbortSignal | undefined },
  ) => AsyncGenerator<readonly (readonly unknown[])[]>;
  /** Runs a statement that gives nothing back. */
  readonly command: (sql: string) => Promise<void>;
  /** Runs a statement whose data is the body of the request. */
  readonly store: (sql: string, body: Readable, signal?: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Loads the client, which a plain install does not bring.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadClickHouse(
  load: () => Promise<typeof import('@clickhouse/client')> = () => import('@clickhouse/client'),
): Promise<typeof import('@clickhouse/client')> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      'Event data on a server of ClickHouse needs its client, which is not installed; install it beside Entente (2 MB): npm install -g @clickhouse/client (without -g in a project).',
      { cause },
    );
  }
}

/** Connects to a server. Nothing is sent before something is asked. */
export async function connectClickHouse(address: ClickHouseAddress, database = address.database): Promise<ClickHouse> {
  const { createClient, ClickHouseLogLevel, drainStream } = await loadClickHouse();
  const { url, user, password = process.env.CLICKHOUSE_PASSWORD ?? '' } = address;
  const client = createClient({
    url,
    database,
    username: user,
    password,
    application: 'entente',
    request_timeout: PATIENCE_MS,
    clickhouse_settings: { ...SETTINGS, ...HTTP_SETTINGS },
    // It would print addresses; what goes wrong is told by who asked.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const told = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      signal?.throwIfAborted();
      throw clickHouseFailure(address, cause);
    }
  };
  return {
    address,
    rows: (sql, values, options) => rowsOf(client, address, sql, values, options),
    command: async (sql) => void (await told(client.command({ query: sql }))),
    store: async (sql, body, signal) => {
      const request = { query: sql, values: body, clickhouse_settings: STORING };
      const { stream } = await told(client.exec({ ...request, ...(signal ? { abort_signal: signal } : {}) }), signal);
      await told(drainStream(stream), signal);
    },
    close: () => client.close(),
  };
}

async function* rowsOf(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  sql: string,
  values: Readonly<Record<string, string | number>>,
  { settings = {}, signal }: { readonly settings?: ClickHouseSettings; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<readonly (readonly unknown[])[]> {
  try {
    const result = await client.query({
      query: sql,
      query_params: values,
      clickhouse_settings: settings,
      format: 'JSONCompactEachRowWithNamesAndTypes',
      ...(signal ? { abort_signal: signal } : {}),
    });
    try {
      for await (const rows of result.stream()) yield rows.map((row) => row.json<readonly unknown[]>());
    } finally {
      result.close();
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw clickHouseFailure(address, cause);
  }
}

/** Kinds of mistakes of the server's that say what the user can do. */
const REMEDIES: Readonly<Record<string, string>> = {
  AUTHENTICATION_FAILED:
    'does not know this user and password; give the password as CLICKHOUSE_PASSWORD in the environment',
  REQUIRED_PASSWORD: 'wants a password; give it as CLICKHOUSE_PASSWORD in the environment',
  UNKNOWN_DATABASE: 'holds no event data yet; entente load-events puts that of a case there',
  UNKNOWN_TABLE: 'holds no event data yet; entente load-events puts that of a case there',
};

/** What went wrong with a server, in a sentence that shows no password. */
function clickHouseFailure(address: ClickHouseAddress, cause: unknown): unknown {
  if (cause instanceof EntenteError || !(cause instanceof Error)) return cause;
  const server = `ClickHouse at ${address.words}`;
  const type = 'type' in cause ? String(cause.type) : '';
  const remedy = REMEDIES[type];
  if (remedy !== undefined) return new EntenteError('usage', `${server} ${remedy}.`, { cause });
  const code = 'code' in cause ? String(cause.code) : '';
  if (/^E(?:CONN|NOTFOUND|TIMEDOUT|PIPE|HOST|NET|AI_)/u.test(code))
    return new EntenteError('unreadable', `${server} does not answer (${code}).`, { cause });
  const [line = ''] = cause.message.split('\n');
  return new EntenteError('unreadable', `${server} could not do it: ${line}${type ? ` (${type})` : ''}`, { cause });
}
