import { beforeAll, describe, expect, it } from 'vitest';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { run } from '../run.ts';

const { file, path, entente } = testFolder();

beforeAll(async () => {
  file('note.txt', 'Norway recalled its envoy on Monday. Finland rejected the plan.');
  await entente(['init', 'c', '--as', 'Ada']);
  await entente(['add', 'note.txt', '--case', 'c', '--engine', 'fast']);
}, 60_000);

const HELLO = {
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};

/** Sends requests to `entente mcp` on its standard input, which ends when all are answered. */
async function exchange(
  args: readonly string[],
  requests: readonly object[],
): Promise<{ status: number; answers: Reply[]; stderr: string }> {
  const answers: Reply[] = [];
  let proceed = (): void => undefined;
  const terminal = memoryTerminal({
    folder: path,
    out: (text) => {
      answers.push(JSON.parse(text) as Reply);
      proceed();
    },
    input: async function* () {
      for (const [id, request] of [HELLO, ...requests].entries()) {
        const answered = new Promise<void>((done) => {
          proceed = done;
        });
        yield Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', id, ...request })}\n`);
        await answered;
      }
    },
  });
  const status = await run(['mcp', ...args], terminal);
  return { status, answers, stderr: terminal.stderr() };
}

interface Reply {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
  readonly result: any;
}

const search = (words: string) => ({
  method: 'tools/call',
  params: { name: 'search_texts', arguments: { q: words } },
});

describe('entente mcp', () => {
  it('answers on standard output, where nothing else stands, until the input ends', async () => {
    const { status, answers, stderr } = await exchange(['c'], [{ method: 'tools/list' }, search('envoy')]);
    expect(status).toBe(0);
    expect(answers.map(({ result }) => Object.keys(result).length > 0)).toEqual([true, true, true]);
    expect(answers[1]?.result.tools.map(({ name }: { name: string }) => name)).not.toContain('suggest_record');
    expect(answers[2]?.result.structuredContent.evidence[0].quote).toBe('Norway recalled its envoy on Monday.');
    expect(stderr).toContain('nothing can be changed');
  });

  it('lets an agent suggest under the name that it is given, and not under that of the person who decides', async () => {
    const { answers, stderr } = await exchange(['c', '--suggest', '--as', 'scout'], [{ method: 'tools/list' }]);
    expect(answers[1]?.result.tools.map(({ name }: { name: string }) => name)).toContain('suggest_record');
    expect(stderr).toContain('suggestions stand under the name scout');
    const taken = await entente(['mcp', 'c', '--suggest', '--as', 'Ada']);
    expect(taken).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('Ada is who decides in this case'),
    });
  });

  it('answers on a port with a token until Ctrl-C', async () => {
    const stop = new AbortController();
    let arrive = (_lines: string): void => undefined;
    const arrived = new Promise<string>((done) => {
      arrive = done;
    });
    const terminal = memoryTerminal({ folder: path, cancelled: stop.signal, out: (text) => arrive(text) });
    const ended = run(['mcp', 'c', '--http'], terminal);
    const [address = '', bearer = ''] = (await arrived).trim().split('\n');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    const asked = (authorization: string) =>
      fetch(address, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      });
    expect((await asked('')).status).toBe(401);
    expect((await asked(bearer.replace('Authorization: ', ''))).status).toBe(200);
    stop.abort();
    expect(await ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('refuses a port that is none, and a folder without a case', async () => {
    expect(await entente(['mcp', 'c', '--port', 'many'])).toMatchObject({ status: 2 });
    expect((await entente(['mcp', 'elsewhere'])).stderr).toContain('There is no case in');
  });
});
