import { randomUUID } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// A stand-in for a server of ClickHouse: chdb, which is the same engine within a process, behind as much of ClickHouse's HTTP
// as the official client uses. Started by tests and the benchmark: where chdb is installed, a folder for its data, and
// the user and password it wants.
const [modules = '', folder = '', user = 'default', password = ''] = process.argv.slice(2);

interface Chdb {
  readonly query: (request: Asked) => Promise<{ readonly stream: AsyncIterable<Buffer> }>;
}
interface Asked {
  readonly query: string;
  readonly query_params?: Readonly<Record<string, string>>;
  readonly clickhouse_settings?: Readonly<Record<string, string>>;
}

const { createChdbConnection } = createRequire(join(modules, 'package.json'))('chdb/connection') as {
  readonly createChdbConnection: (options: { readonly path: string }) => Chdb;
};
const engine = createChdbConnection({ path: join(folder, 'data') });
/** What is no setting in the address of a request. */
const OURS = new Set(['query', 'query_id', 'database', 'session_id', 'role']);
/** The engine has one session, in which a database is chosen: one request after another. */
let last: Promise<unknown> = Promise.resolve();

const server = createServer((request, response) => {
  void answer(request, response).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const { code = '1', type = 'UNKNOWN' } = error as { readonly code?: string; readonly type?: string };
    if (response.destroyed) return;
    response.writeHead(500, { 'X-ClickHouse-Exception-Code': code });
    response.end(`Code: ${code}. DB::Exception: ${message}. (${type}) (version 26.7)\n`);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
// Whoever measures asks for the processor time that it took so far.
process.on('message', () => process.send?.(process.cpuUsage()));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const given = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
  if (given !== `${user}:${password}`) {
    throw Object.assign(new Error(`${user}: Authentication failed`), { code: '516', type: 'AUTHENTICATION_FAILED' });
  }
  const { query, file } = await statementOf(request, searchParams.get('query'));
  const settings: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const [name, value] of searchParams) {
    if (name.startsWith('param_')) values[name.slice(6)] = unescaped(value);
    else if (!OURS.has(name)) settings[name] = value;
  }
  const mine = last.then(async () => {
    const database = searchParams.get('database') ?? 'default';
    await engine.query({ query: `USE \`${database}\`` });
    const { stream } = await engine.query({ query, clickhouse_settings: settings, query_params: values });
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts);
  });
  last = mine.catch(() => undefined);
  try {
    const body = await mine;
    response.writeHead(200, { 'X-ClickHouse-Summary': '{}' });
    response.end(body);
  } finally {
    if (file !== undefined) rmSync(file, { force: true });
  }
}

/** The statement of a request. Data in its body is put into a file, since the engine takes Parquet from files only. */
async function statementOf(
  request: IncomingMessage,
  query: string | null,
): Promise<{ readonly query: string; readonly file?: string }> {
  if (query === null || !query.endsWith('FORMAT Parquet')) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    return { query: query === null ? body : `${query}\n${body}` };
  }
  const file = join(folder, `${randomUUID()}.parquet`);
  try {
    await pipeline(request, createWriteStream(file));
  } catch (cause) {
    rmSync(file, { force: true });
    throw cause;
  }
  const from = query.replace(/ FORMAT Parquet$/u, '').replace(/\binput\(/u, `file('${file}', 'Parquet', `);
  return { query: from, file };
}

/** A value as the client writes it into an address. */
function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '0': '\0', b: '\b', f: '\f' };
  return text.replace(/\\(.)/gsu, (_, char: string) => plain[char] ?? char);
}
