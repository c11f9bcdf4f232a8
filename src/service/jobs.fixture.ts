import { request } from 'node:http';
import type { CaseFile } from '../casefile/store/case-file.ts';
import type { Upload } from '../intake/uploads.ts';
import { serveCase } from './serve-case.ts';
import { API, TOKEN } from './service.fixture.ts';

/** A case that is served, and how it is asked. */
export interface ServedCase {
  readonly port: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
  readonly ask: (path: string) => Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
  readonly send: (path: string, body: unknown) => Promise<any>;
  readonly drop: (name: string, text: string | Uint8Array<ArrayBuffer>) => Promise<Upload>;
  /** @returns the status of the answer */
  readonly dropping: (name: string, text: string, headers: Record<string, string>) => Promise<number>;
  readonly watch: (job: string) => Promise<readonly Told[]>;
  readonly stop: () => Promise<void>;
}

/** What is told of a job. */
export interface Told {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Serves a case on a port, with work beside it. */
export async function servedCase(file: CaseFile): Promise<ServedCase> {
  const { port, stop } = await serveCase(file, 0, {
    token: TOKEN,
    version: '0.0.0',
    coder: 'Ada',
    refused: () => undefined,
    failed: (error) => console.error(error),
  });
  return { ...asked(port), port, stop };
}

/** How a service on a port is asked. */
export function asked(port: number, token = TOKEN): Omit<ServedCase, 'port' | 'stop'> {
  const headers = { authorization: `Bearer ${token}` };
  const at = (path: string): string => `http://127.0.0.1:${port}${API}${path}`;
  const bytes = { ...headers, 'content-type': 'application/octet-stream' };
  const uploads = (name: string): string => `/uploads?name=${encodeURIComponent(name)}`;
  return {
    ask: async (path) => await (await fetch(at(path), { headers })).json(),
    send: async (path, body) => {
      const json = { ...headers, 'content-type': 'application/json' };
      return await (await fetch(at(path), { method: 'POST', headers: json, body: JSON.stringify(body) })).json();
    },
    drop: async (name, body) =>
      (await (await fetch(at(uploads(name)), { method: 'POST', headers: bytes, body })).json()) as Upload,
    dropping: (name, text, more) =>
      new Promise((done, fail) => {
        const sending = request(at(uploads(name)), { method: 'POST', headers: { ...bytes, ...more } }, (response) => {
          response.resume();
          done(response.statusCode ?? 0);
          sending.destroy();
        });
        sending.on('error', fail);
        sending.flushHeaders();
        sending.write(text);
        if (!('content-length' in more)) sending.end();
      }),
    watch: async (job) => {
      const text = await (await fetch(at(`/jobs/${job}/events`), { headers })).text();
      return text
        .split('\n\n')
        .map((block) => /^event: (.*)\ndata: (.*)$/.exec(block))
        .flatMap((found) => (found ? [{ event: found[1] ?? '', data: JSON.parse(found[2] ?? '') }] : []));
    },
  };
}
