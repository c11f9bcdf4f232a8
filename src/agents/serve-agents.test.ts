import { request } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { toldBy } from './agents.fixture.ts';
import { type RunningAgents, serveAgents } from './serve-agents.ts';

const TOKEN = 'a-token-of-the-test';
const cases = testCases();
const refused: string[] = [];
const failed: unknown[] = [];
let agents: RunningAgents;

beforeAll(async () => {
  agents = await serveAgents(await cases.make(), 0, {
    version: '0.0.0',
    suggest: false,
    coder: undefined,
    token: TOKEN,
    refused: (line) => void refused.push(line),
    failed: (error) => void failed.push(error),
  });
}, 120_000);
afterAll(() => agents.stop());

const bearer = { authorization: `Bearer ${TOKEN}` };

/** What a request comes to; names of hosts can be sent that no fetch sends. */
function asked(
  headers: Record<string, string>,
  path = '/mcp',
  method = 'POST',
): Promise<{ status: number; text: string }> {
  const { port } = agents;
  const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...json, ...headers } }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += String(part);
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', fail);
    sent.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }));
  });
}

describe('agents over HTTP', () => {
  it('are answered by their official client, each request on its own, and can go away', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(agents.address), { requestInit: { headers: bearer } }),
    );
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('search_texts');
    const { data } = await toldBy(client, 'search_texts', { q: 'treaty' });
    expect(data.evidence).toHaveLength(2);
    expect((await toldBy(client, 'list_records', { kind: 'dance' })).isError).toBe(true);
    const stop = new AbortController();
    const waiting = client.callTool({ name: 'positions', arguments: {} }, { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toThrow();
    expect((await toldBy(client, 'list_texts', {})).data.answer.total).toBe(2);
    await client.close();
    expect(failed).toEqual([]);
  });

  it('are not answered without the token, and the terminal is told', async () => {
    const { status, text } = await asked({});
    expect(status).toBe(401);
    expect(JSON.parse(text).error).toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining('entente mcp'),
    });
    expect(refused.at(-1)).toContain('refused POST /mcp');
    expect((await asked({ authorization: 'Bearer guessed' })).status).toBe(401);
    expect((await asked(bearer)).status).toBe(200);
  });

  it.each([
    ['a name that may have been made to lead here', { host: 'attacker.example' }],
    ['a page elsewhere', { origin: 'https://attacker.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:9' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ])('are not answered by %s', async (_, headers) => {
    expect((await asked({ ...bearer, ...headers } as Record<string, string>)).status).toBe(403);
  });

  it('reach nothing but their own place: the token lets nobody decide', async () => {
    for (const path of ['/', '/api/v1/records', '/api/v1/decisions', '/mcp/..', '/mcp/x']) {
      expect((await asked(bearer, path)).status).toBe(404);
    }
  });
});
