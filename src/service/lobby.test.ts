import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCase, isCase } from '../casefile/store/case-file.ts';
import { readSettings } from '../casefile/store/settings.ts';
import { type RunningService, serveLobby } from './serve-case.ts';

const TOKEN = 'a-token';
const folder = mkdtempSync(join(tmpdir(), 'entente-lobby-'));
let service: RunningService;

beforeAll(async () => {
  createCase(join(folder, 'Oslo <talks>')).close();
  mkdirSync(join(folder, 'no case'));
  const options = { token: TOKEN, version: '0.0.0', coder: 'Ada', refused: () => undefined, failed: console.error };
  service = await serveLobby(folder, 0, options, (file) => readSettings(file.place, file.folder).coder);
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

/** Asks as a browser would that was let in. */
async function asked(path: string, form?: Record<string, string>): Promise<{ status: number; text: string }> {
  const headers = { cookie: `entente-${service.port}=${TOKEN}` };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const address = `http://127.0.0.1:${service.port}${path}`;
  const response = await fetch(address, { headers, redirect: 'manual', ...sent });
  return { status: response.status, text: await response.text() };
}

describe('a service without a case', () => {
  it('offers the cases of the folder and no others, with their names as words', async () => {
    const { status, text } = await asked('/');
    expect(status).toBe(200);
    expect(text).toContain('Oslo &lt;talks&gt;</button>');
    expect(text).not.toContain('no case</button>');
    expect(text).not.toContain('<script');
  });

  it.each([
    { make: '../elsewhere' },
    { make: '/tmp/x' },
    { make: '.hidden' },
    { make: '' },
    { open: '../..' },
    { open: 'no case' },
  ])('makes or opens nothing by %o, and says so', async (form) => {
    const { status, text } = await asked('/', form as Record<string, string>);
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
  });

  it('lets nobody in without the token', async () => {
    expect((await fetch(`http://127.0.0.1:${service.port}/`)).status).toBe(401);
  });

  it('makes a case, and serves it from then on', async () => {
    expect((await asked('/', { make: 'Geneva', coder: 'Ben' })).status).toBe(303);
    expect(isCase(join(folder, 'Geneva'))).toBe(true);
    const { text } = await asked('/api/v1/case');
    expect(JSON.parse(text)).toMatchObject({ name: 'Geneva', coder: 'Ben', documents: 0 });
  });
});
