import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHDB = 'chdb@3.4.0';
/** Outside the clone: 543 MB that no plain install, and no development install, shall bring. */
const CACHE = join(tmpdir(), 'entente-chdb-3.4.0');

/** The stand-in for a server of ClickHouse. */
export interface ChdbServer {
  /** Where it listens, without a scheme: `127.0.0.1:54321`. */
  readonly host: string;
  /** Processor time that it took so far. */
  readonly cpuSeconds: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Held by the test that installs it, so that those beside it wait and do not install it as well. */
const LOCK = `${CACHE}.lock`;
/** A lock that is older was left by a program that was killed. */
const LEFT_MS = 600_000;

/** Where chdb is, installed when it is not yet. @returns undefined where the registry does not give it, which is said loudly */
export function chdbFolder(): string | undefined {
  while (!existsSync(CACHE)) {
    if (!locked()) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      continue;
    }
    const making = mkdtempSync(join(tmpdir(), 'entente-chdb-making-'));
    try {
      writeFileSync(join(making, 'package.json'), '{"private":true}\n');
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', CHDB], { cwd: making, stdio: 'ignore' });
      renameSync(making, CACHE);
    } catch {
      rmSync(making, { recursive: true, force: true });
      console.warn(`SKIPPED: ${CHDB} (543 MB, the engine of ClickHouse) is not to be had from the registry.`);
      return undefined;
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return CACHE;
}

/** Takes the lock. @returns false where another program holds it */
function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - since > LEFT_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** Starts the stand-in. @param folder where its data are, which is made */
export async function startChdbServer(
  modules: string,
  folder: string,
  user = 'default',
  password = '',
): Promise<ChdbServer> {
  mkdirSync(folder, { recursive: true });
  const child = fork(
    fileURLToPath(new URL('./chdb-process.fixture.ts', import.meta.url)),
    [modules, folder, user, password],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const [port] = (await once(child, 'message')) as [number];
  return {
    host: `127.0.0.1:${port}`,
    cpuSeconds: async () => {
      const told = once(child, 'message');
      child.send('cpu');
      const [{ user, system }] = (await told) as [NodeJS.CpuUsage];
      return (user + system) / 1e6;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
