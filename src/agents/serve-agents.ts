import { Readable, Writable } from 'node:stream';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { guard, safeHeaders } from '../service/kit/guard.ts';
import { problemResponse, RequestError } from '../service/kit/problem.ts';
import { LOOPBACK, listening } from '../service/listening.ts';
import { agentDesk } from './agent-desk.ts';
import { type AgentOptions, agentServer, loadProtocol } from './agent-server.ts';

/** Who answers agents, and as whom. */
export interface ServeAgents extends AgentOptions {
  /** The name under which suggestions stand. */
  readonly coder: string | undefined;
}

/** Where agents ask over HTTP. */
const PLACE = '/mcp';
/** Most bytes of a request's body. */
const MOST_BYTES = 1_000_000;

/**
 * Answers one agent on a pair of streams until the first ends.
 *
 * @param streams what the agent writes, and where it reads
 * @param cancelled ends it early
 */
export async function answerAgent(
  file: CaseFile,
  streams: { readonly input: AsyncIterable<Uint8Array>; readonly output: (text: string) => void },
  options: ServeAgents,
  cancelled: AbortSignal,
): Promise<void> {
  const protocol = await loadProtocol();
  const { serveStdio, StdioServerTransport } = await import('@modelcontextprotocol/server/stdio');
  const closing = new AbortController();
  const desk = agentDesk(file, options, options.coder, closing.signal);
  const input = Readable.from(streams.input, { objectMode: false });
  const output = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      streams.output(String(text));
      done();
    },
  });
  const handle = serveStdio(() => agentServer(protocol, desk, options), {
    transport: new StdioServerTransport(input, output),
    onerror: options.failed,
  });
  await new Promise<void>((done) => {
    input.once('close', done);
    if (cancelled.aborted) done();
    cancelled.addEventListener('abort', () => done(), { once: true });
  });
  closing.abort();
  await handle.close();
  input.destroy();
  desk.index.close();
}

/** Agents that are answered on a port. */
export interface RunningAgents {
  readonly address: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Answers agents of this machine on a port: those who come by a name of the machine, from no page elsewhere, and with the
 * token. There is nothing at other addresses, so that the token lets nobody decide.
 *
 * @param wanted the port; 0 for any that is free
 * @throws EntenteError `usage` where the port is taken or not allowed
 */
export async function serveAgents(
  file: CaseFile,
  wanted: number,
  options: ServeAgents & { readonly token: string; readonly refused: (line: string) => void },
): Promise<RunningAgents> {
  const protocol = await loadProtocol();
  const { port, answerBy, stop } = await listening(wanted);
  const closing = new AbortController();
  const desk = agentDesk(file, options, options.coder, closing.signal);
  const handler = protocol.createMcpHandler(() => agentServer(protocol, desk, options), {
    maxRequestBodySize: MOST_BYTES,
    onerror: () => undefined,
  });
  const app = new Hono({ strict: true });
  const { token, refused } = options;
  const closed = 'Send the token that entente mcp printed: Authorization: Bearer TOKEN.';
  app.use(safeHeaders);
  app.use(guard({ port, token, refused, closed }));
  app.use(bodyLimit({ maxSize: MOST_BYTES }));
  app.all(PLACE, (context) => handler.fetch(context.req.raw));
  app.notFound(() => problemResponse(new RequestError('not-found', `There is nothing here; agents ask ${PLACE}.`)));
  app.onError((error) => {
    const response = problemResponse(error);
    if (response.status >= 500) options.failed(error);
    return response;
  });
  answerBy((request) => app.fetch(request));
  return {
    address: `http://${LOOPBACK}:${port}${PLACE}`,
    port,
    stop: async () => {
      closing.abort();
      await handler.close();
      await stop();
      desk.index.close();
    },
  };
}
