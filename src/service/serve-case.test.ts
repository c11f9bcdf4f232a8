import { request } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { type RunningService, serveCase } from './serve-case.ts';

const cases = testCases();
const running: RunningService[] = [];
const TOKEN = 'a-token';

async function serve(file: CaseFile, port = 0): Promise<RunningService> {
  const service = await serveCase(file, port, {
    token: TOKEN,
    version: '0.0.0',
    coder: 'Ada',
    refused: () => undefined,
    failed: () => undefined,
  });
  running.push(service);
  return service;
}

/** Status of an answer, asked under any name. */
function statusOf(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path: '/api/v1/case', headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', fail)
      .end();
  });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

describe('a case that is served', () => {
  it('listens on this machine alone, and lets in whoever opens the first address', async () => {
    const { address, port } = await serve(await cases.make());
    expect(address).toBe(`http://127.0.0.1:${port}/?token=${TOKEN}`);
    const arrived = await fetch(address, { redirect: 'manual' });
    const cookie = arrived.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } });
    expect(await page.text()).toContain('<div id="root">');
    expect(await statusOf(port, { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await statusOf(port, { authorization: `Bearer ${TOKEN}`, host: 'attacker.example' })).toBe(403);
  });

  it('opens no connection of its own, whatever it is asked', async () => {
    const { port } = await serve(await cases.make());
    const opened = vi.spyOn(Socket.prototype, 'connect');
    const headers = { authorization: `Bearer ${TOKEN}` };
    const base = `http://127.0.0.1:${port}/api/v1`;
    const { items } = (await (await fetch(`${base}/documents`, { headers })).json()) as { items: { id: string }[] };
    for (const path of ['case', 'records', 'actors', 'journal', 'search?q=treaty', `documents/${items[0]?.id}`])
      expect((await fetch(`${base}/${path}`, { headers })).status).toBe(200);
    // What is left are the connections of this test to the service.
    const elsewhere = opened.mock.calls.filter((call) => !JSON.stringify(call).includes(`${port}`));
    opened.mockRestore();
    expect(elsewhere).toEqual([]);
  });

  it('says in one sentence that a port is taken', async () => {
    const file = await cases.make();
    const { port } = await serve(file);
    await expect(serve(file, port)).rejects.toThrow(`Port ${port} is taken by another program`);
  });

  it('answers others while a client sends slowly, and closes although that client waits', async () => {
    const service = await serve(await cases.make());
    const slow = connect(service.port, '127.0.0.1');
    await new Promise<void>((done) => slow.once('connect', () => done()));
    slow.write('GET /api/v1/case HTTP/1.1\r\nHost: 127');
    expect(await statusOf(service.port, { authorization: `Bearer ${TOKEN}` })).toBe(200);
    slow.on('error', () => undefined);
    await service.stop();
    running.splice(0);
    slow.destroy();
    await expect(statusOf(service.port, {})).rejects.toThrow();
  }, 30_000);
});
