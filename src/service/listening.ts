import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { EntenteError } from '../records/failure.ts';

/** The name of this machine alone; nobody on the network can reach it. */
export const LOOPBACK = '127.0.0.1';

/** How long a client may take to finish when the service ends, in milliseconds. */
const LAST_WORDS = 1000;

/** Patience with a client that sends slowly, and with one that is silent, in milliseconds. */
const SLOW = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
} as const;

/** What is answered on a port. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A port on which somebody else says what is answered. */
export interface Listening {
  readonly port: number;
  readonly answerBy: (answer: Answer) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Listens on a port of this machine.
 * @param wanted the port; 0 for any that is free
 * @throws EntenteError `usage` where the port is taken or not allowed
 */
export async function listening(wanted: number): Promise<Listening> {
  // Which port it is shows when it listens; until then nothing asks.
  let answer: Answer = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request), serverOptions: SLOW }) as Server;
  const port = await listen(server, wanted);
  const answerBy = (next: Answer): void => {
    answer = next;
  };
  return { port, answerBy, stop: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
    server.close(() => {
      clearTimeout(cut);
      done();
    });
    server.closeIdleConnections();
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(portFailure(port, cause)));
    server.listen(port, LOOPBACK, () => done((server.address() as AddressInfo).port));
  });
}

function portFailure(port: number, cause: NodeJS.ErrnoException): Error {
  if (cause.code === 'EADDRINUSE') {
    return new EntenteError('usage', `Port ${port} is taken by another program; give another with --port, or none.`, {
      cause,
    });
  }
  if (cause.code === 'EACCES') {
    return new EntenteError('usage', `Port ${port} is kept for the system; give one above 1023 with --port.`, {
      cause,
    });
  }
  return cause;
}
