import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server was sent. */
export interface Asked {
  readonly model: string;
  readonly temperature: number;
  readonly seed: number;
  readonly stream: boolean;
  readonly response_format?: { readonly type: string };
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly authorization: string | undefined;
}

/** What a server does with a request. */
export type Reply = (response: ServerResponse, asked: Asked) => void;

/** A server of models on this machine that answers as it is told, or lies. */
export interface ScriptedServer {
  /** The address of its interface. */
  readonly endpoint: string;
  readonly host: string;
  /** Requests that it got, in order. */
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/** @param reply what is done with the n-th request, from 0 on */
export async function scriptedServer(reply: (n: number, asked: Asked) => Reply): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    void body(request).then((text) => {
      const one = { ...(JSON.parse(text) as Asked), authorization: request.headers.authorization };
      asked.push(one);
      reply(asked.length - 1, one)(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/v1`,
    host: `127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function body(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** The numbered sentences that a model is asked about. */
export function sentencesOf({ messages }: Asked): readonly { readonly n: number; readonly words: string }[] {
  return [...(messages.at(-1)?.content ?? '').matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, n, words = '']) => ({
    n: Number(n),
    words,
  }));
}

/** An answer in pieces, as servers stream it; letters of several bytes are cut in two on the way. */
export function streamed(
  text: string,
  { ends = true, finish = 'stop' }: { readonly ends?: boolean; readonly finish?: string } = {},
): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const pieces = text.match(/.{1,40}/gsu) ?? [];
    const lines = pieces.map((content) => JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }] }));
    if (ends) lines.push(JSON.stringify({ choices: [{ delta: {}, finish_reason: finish }] }), '[DONE]');
    const bytes = Buffer.from(lines.map((line) => `data: ${line}\n\n`).join(''));
    for (let at = 0; at < bytes.length; at += 101) response.write(bytes.subarray(at, at + 101));
    response.end();
  };
}

/** An answer at once, from a server that does not stream. */
export function atOnce(text: string, finish: string | null = 'stop'): Reply {
  return json(200, { choices: [{ message: { role: 'assistant', content: text }, finish_reason: finish }] });
}

/** Any JSON, with a status and headers. */
export function json(status: number, data: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(data));
  };
}

/** A connection that breaks off in the middle of an answer that says how long it is. */
export const brokenOff: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  response.write('{"choices":[{"message":{"content":"{\\"events\\":[]}"},"finish_reason":"stop"}');
  response.socket?.destroySoon();
};

/** Begins to answer and then says nothing more. */
export const stalled: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: {"choices":[{"delta":{"content":"{"}}]}\n\n');
};
