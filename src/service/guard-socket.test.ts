import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { type ServedCase, servedCase } from './jobs.fixture.ts';
import { API, TOKEN } from './service.fixture.ts';

const cases = testCases();
let service: ServedCase;

beforeAll(async () => {
  service = await servedCase(await cases.make());
}, 120_000);
afterAll(() => service.stop());

const letIn = { authorization: `Bearer ${TOKEN}` };

/** An answer to a path that is sent as it stands: `fetch` would have taken `..` out of it. */
function rawly(path: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: service.port, path, headers: letIn }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => {
        text += piece.toString('latin1');
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    })
      .on('error', fail)
      .end();
  });
}

/** Sends a body that has no end, until somebody answers or hangs up. @returns the status, and how much was sent */
function sendForEver(path: string, type: string): Promise<{ readonly status: number; readonly sent: number }> {
  return new Promise((done) => {
    const piece = Buffer.alloc(65_536, '[');
    let sent = 0;
    let status = 0;
    const headers = { ...letIn, 'content-type': type, 'transfer-encoding': 'chunked' };
    const sending = request({ host: '127.0.0.1', port: service.port, path, method: 'POST', headers }, (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      sending.destroy();
    });
    const more = (): void => {
      while (status === 0 && !sending.destroyed && sent < 1_000_000_000) {
        sent += piece.length;
        if (!sending.write(piece)) {
          sending.once('drain', more);
          return;
        }
      }
    };
    sending.on('error', () => undefined);
    sending.on('close', () => done({ status, sent }));
    more();
  });
}

async function opened(words: string): Promise<Socket> {
  const socket = connect(service.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((done) => socket.once('connect', () => done()));
  socket.write(words);
  return socket;
}

describe('a service on its port', () => {
  it.each([
    '/assets/../../package.json',
    '/assets/../../../../../../etc/passwd',
    '/../package.json',
    '/assets/..\\..\\package.json',
    '/assets/%252e%252e/package.json',
    `${API}/../../package.json`,
    `${API}/documents/../../../etc/passwd`,
  ])('gives no file by the path %s, as it stands', async (path) => {
    const { status, text } = await rawly(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(/root:|"ententejs"/);
  });

  it('refuses a body of a gigabyte before it has been sent, and one without a length as soon as it is too long', async () => {
    const head = `POST ${API}/decisions HTTP/1.1\r\nHost: 127.0.0.1:${service.port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\n`;
    const socket = await opened(`${head}Content-Length: 1000000000\r\n\r\n[`);
    const answer = await new Promise<string>((done) => socket.once('data', (piece: Buffer) => done(piece.toString())));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    const before = process.memoryUsage().rss;
    const { status, sent } = await sendForEver(`${API}/decisions`, 'application/json');
    expect([413, 0]).toContain(status);
    // What lies in buffers of the system between the two is sent although nobody reads it.
    expect(sent).toBeLessThan(50_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('answers others while many clients send slowly, heads and bodies, and takes no hanging up for a failure', async () => {
    const failures = vi.spyOn(console, 'error');
    const slow = await Promise.all([
      ...Array.from({ length: 60 }, () => opened(`GET ${API}/case HTTP/1.1\r\nHost: 127.0.`)),
      ...Array.from({ length: 60 }, () =>
        opened(
          `POST ${API}/undo HTTP/1.1\r\nHost: 127.0.0.1:${service.port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
        ),
      ),
    ]);
    const { documents } = await service.ask('/case');
    expect(documents).toBe(2);
    for (const socket of slow) socket.destroy();
    expect((await service.ask('/journal')).total).toBe(0);
    expect(failures).not.toHaveBeenCalled();
  });

  it('puts a head that has no end away', async () => {
    const socket = await opened(`GET ${API}/case HTTP/1.1\r\n`);
    const gone = new Promise<string>((done) => {
      let told = '';
      socket.on('data', (piece: Buffer) => {
        told += piece.toString();
      });
      socket.on('close', () => done(told));
    });
    for (let n = 0; n < 40 && !socket.destroyed; n++) socket.write(`X-${n}: ${'a'.repeat(1000)}\r\n`);
    expect(await gone).toMatch(/^HTTP\/1\.1 431 /);
  });
});
