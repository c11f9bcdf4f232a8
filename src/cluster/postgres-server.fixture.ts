import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where Debian and others put the programs of a server; those of `PATH` may be wrappers. */
function programs(): string | undefined {
  const given = process.env.POSTGRES_BIN;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const places = [
    given ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/bin',
    '/usr/bin',
  ];
  return places.find((place) => place !== '' && existsSync(join(place, 'initdb')));
}

/**
 * Where the programs of a PostgreSQL server lie: `POSTGRES_BIN`, or one of the usual places. Without them the tests that need a
 * server are skipped, which is said loudly; under `CI=true` that is an error, so that they cannot vanish unnoticed.
 */
export function postgresPrograms(): string | undefined {
  const found = programs();
  if (found) return found;
  const message =
    'TESTS WITH A SERVER NOT RUN: no PostgreSQL was found. Install it or set POSTGRES_BIN to the folder of initdb.';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`\n${'!'.repeat(message.length)}\n${message}\n${'!'.repeat(message.length)}\n`);
  return undefined;
}

/** A server of a test's own, which it may kill. */
export interface PostgresServer {
  /** With a password, which nothing may ever show. */
  readonly url: string;
  readonly password: string;
  /** Kills the server, and the processes behind its connections, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again, and waits until it answers. */
  readonly start: () => Promise<void>;
  /** Ends it and removes all that it kept. */
  readonly remove: () => Promise<void>;
}

/** A server refuses to run as root; the package of Debian brings a user for it. */
const AS =
  process.getuid?.() === 0
    ? (['setpriv', '--reuid', 'postgres', '--regid', 'postgres', '--clear-groups'] as const)
    : [];

/** Starts a server on a free port of this machine, in a new folder. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-postgres-'));
  if (AS.length > 0) execFileSync('chown', ['postgres:postgres', folder]);
  const data = join(folder, 'data');
  const password = 'pa55-w0rd/+x';
  const [program = '', ...before] = [...AS, join(bin, 'initdb')];
  const secret = join(folder, 'secret');
  execFileSync('sh', ['-c', `umask 022; printf '%s' '${password}' > ${secret}`]);
  execFileSync(
    program,
    [
      ...before,
      '-D',
      data,
      '-U',
      'entente',
      '-A',
      'scram-sha-256',
      '--pwfile',
      secret,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N',
    ],
    {
      stdio: 'ignore',
      cwd: folder,
    },
  );
  const port = await freePort();
  const server = new Server(bin, data, port, password);
  await server.start();
  return {
    url: `postgres://entente:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    password,
    kill: () => server.kill(),
    start: () => server.start(),
    remove: async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

class Server {
  private readonly bin: string;
  private readonly data: string;
  private readonly port: number;
  private readonly password: string;
  private child: ChildProcess | undefined;

  constructor(bin: string, data: string, port: number, password: string) {
    this.bin = bin;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  async start(): Promise<void> {
    const settings = {
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: this.data,
      max_connections: 60,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const [program = '', ...args] = [...AS, join(this.bin, 'postgres'), '-D', this.data, ...options];
    for (;;) {
      const child = spawn(program, args, { stdio: 'ignore', cwd: this.data });
      this.child = child;
      let gone = false;
      child.once('exit', () => {
        gone = true;
      });
      while (!gone) {
        if (await this.answers()) return;
        await wait(50);
      }
      // What was killed may still hold its memory for a moment.
      await wait(200);
    }
  }

  /** The first process is that of the server itself: setpriv becomes it. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    const others = childrenOf(child.pid);
    child.kill('SIGKILL');
    for (const pid of others) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await gone;
  }

  private async answers(): Promise<boolean> {
    try {
      execFileSync(
        join(this.bin, 'psql'),
        ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'entente', '-d', 'postgres', '-c', 'SELECT 1'],
        {
          stdio: 'ignore',
          env: { ...process.env, PGPASSWORD: this.password },
        },
      );
      return true;
    } catch {
      return false;
    }
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    const listed = execFileSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' });
    return listed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]));
  } catch {
    return [];
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
