import type { CaseFile } from '../casefile/store/case-file.ts';
import { makeService } from './service.ts';

/** What a request came to. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
  readonly data: any;
  readonly text: string;
  readonly headers: Headers;
}

/** A service without a port, and how it is asked as a browser would that was let in. */
export interface AskedService {
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>;
  readonly send: (path: string, body: unknown) => Promise<Answer>;
  readonly refused: string[];
  readonly failed: unknown[];
}

const PORT = 4711;
export const TOKEN = 'a-token-of-the-test';
export const HOME = `http://127.0.0.1:${PORT}`;
export const API = '/api/v1';

export function askedService(file: CaseFile, coder?: string): AskedService {
  const refused: string[] = [];
  const failed: unknown[] = [];
  const service = makeService(file, {
    port: PORT,
    token: TOKEN,
    version: '0.0.0',
    coder,
    refused: (line) => void refused.push(line),
    failed: (error) => void failed.push(error),
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers({ host: `127.0.0.1:${PORT}`, cookie: `entente-${PORT}=${TOKEN}` });
    new Headers(init.headers).forEach((value, name) => {
      if (value === '') headers.delete(name);
      else headers.set(name, value);
    });
    const response = await service.request(`${HOME}${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, data: isJson ? JSON.parse(text) : undefined, text, headers: response.headers };
  };
  const send = (path: string, body: unknown): Promise<Answer> =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  return { ask, send, refused, failed };
}

/** Lets a file wait in the case, and work that has ended, so that these places have something to tell. */
export async function withWork({ ask, send }: AskedService): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = { method: 'POST', body: 'Norway met Finland in Oslo.', headers };
  const { data: upload } = await ask(`${API}/uploads?name=note.txt`, sent);
  const { data: job } = await send(`${API}/jobs`, { kind: 'add', params: { uploads: [upload.id] } });
  await send(`${API}/jobs/${job.id}/cancel`, {});
}
