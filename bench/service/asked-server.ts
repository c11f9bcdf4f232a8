import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A service that runs in a process of its own. */
export interface AskedServer {
  /** With the token in it. */
  readonly address: string;
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  /** The most memory that its process ever held; not a number where the system does not tell. */
  readonly peakMB: () => number;
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL('../../bin/entente.js', import.meta.url));

/** Starts the built program on a case and asks it as a program does, over connections that stay open. */
export async function askedServer(folder: string): Promise<AskedServer> {
  const child = spawn(process.execPath, [program, 'serve', folder, '--as', 'ada'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstLine(child);
  const { port, searchParams } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const headers = { authorization: `Bearer ${searchParams.get('token')}`, 'content-type': 'application/json' };
  const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    new Promise((done, fail) => {
      const asked = request({ host: '127.0.0.1', port, path: `/api/v1${path}`, method, headers, agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', fail);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) done(JSON.parse(text) as T);
          else fail(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      // A connection that was silent for long may be closed while it is asked again.
      asked.on('error', (error) => {
        if (asked.reusedSocket && method === 'GET') ask<T>(method, path, body).then(done, fail);
        else fail(error);
      });
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    address,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    peakMB: () => peakMB(child.pid),
    stop: () =>
      new Promise((done) => {
        agent.destroy();
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

function firstLine(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('The service ended early; see what it said.')));
    createInterface(child.stdout).once('line', done);
  });
}

function peakMB(pid: number | undefined): number {
  const path = `/proc/${pid}/status`;
  const [, kB] = (existsSync(path) && /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8'))) || [];
  return Number(kB) / 1024;
}
