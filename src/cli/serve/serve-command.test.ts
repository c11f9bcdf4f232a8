import { describe, expect, it } from 'vitest';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { run } from '../run.ts';

const { file, path, entente } = testFolder();

describe('entente serve', () => {
  it('prints the address on standard output, answers there, and ends with Ctrl-C', async () => {
    file('note.txt', 'Norway recalled its envoy on Monday. Finland rejected the plan.');
    await entente(['init', 'c', '--as', 'Ada']);
    await entente(['add', 'note.txt', '--case', 'c']);
    const stop = new AbortController();
    let arrive = (_address: string): void => undefined;
    const arrived = new Promise<string>((done) => {
      arrive = done;
    });
    const terminal = memoryTerminal({ folder: path, cancelled: stop.signal, out: (text) => arrive(text.trim()) });
    const ended = run(['serve', 'c'], terminal);
    const address = new URL(await arrived);
    expect(address.hostname).toBe('127.0.0.1');
    const token = address.searchParams.get('token') ?? '';
    expect(token.length).toBeGreaterThan(30);
    const answer = await fetch(new URL('/api/v1/case', address), { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.json()).toMatchObject({ name: 'c', coder: 'Ada', documents: 1 });
    expect((await fetch(new URL('/api/v1/case', address))).status).toBe(401);
    stop.abort();
    expect(await ended).toBe(0);
    expect(terminal.stderr()).toContain('refused GET /api/v1/case');
    await expect(fetch(address)).rejects.toThrow();
  }, 60_000);

  it('offers to open or make a case where there is none', async () => {
    const stop = new AbortController();
    const terminal = memoryTerminal({ folder: path, cancelled: stop.signal, out: () => stop.abort() });
    expect(await run(['serve'], terminal)).toBe(0);
    expect(terminal.stderr()).toContain('There is no case here; the page offers to open or make one.');
  });

  it.each(['0', '70000', 'many'])('refuses the port %s', async (port) => {
    const { status, stderr } = await entente(['serve', '--port', port, '--case', 'c']);
    expect(status).toBe(2);
    expect(stderr).toContain('--port takes a number from 1 to 65535');
  });
});
