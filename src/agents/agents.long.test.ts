import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { states } from '../casefile/store/state.ts';
import { API, askedService } from '../service/service.fixture.ts';
import { TEXTS_ARE_DATA } from './agent-answer.ts';
import { AGENT_TOOLS } from './agent-tools.ts';
import { type AskingAgent, askingAgent, toldBy } from './agents.fixture.ts';

const cases = testCases();
let file: CaseFile;
let agent: AskingAgent;
let design: string;

beforeAll(async () => {
  file = await cases.make();
  await importInvented(file);
  const service = askedService(file, 'Ada');
  design = (await service.send(`${API}/designs`, { dyad: 'CHL-PER', event: '2015-07' })).data.id;
  await service.send(`${API}/models`, { name: 'two', from: { kind: 'example', example: 'prisoners-dilemma' } });
  agent = await askingAgent(file, 'scout');
}, 120_000);
afterAll(() => agent.close());

/** What each tool may be asked here. */
async function asked(name: string): Promise<Record<string, unknown>> {
  const first = async (list: string): Promise<string> => (await agent.call(list)).data.answer.items[0].id;
  const acts = { from: 'events', origin: 'case', window: '9y' };
  switch (name) {
    case 'search_texts':
      return { q: 'treaty' };
    case 'read_text':
      return { id: await first('list_texts') };
    case 'cite':
      return { id: await first('list_records') };
    case 'dyad_series':
      return { id: 'CHL-PER', grain: 'year' };
    case 'network':
      return acts;
    case 'network_tie':
      return { ...acts, a: 'FIN', b: 'NOR' };
    case 'impact':
      return { id: design };
    case 'solve_model':
      return { name: 'two' };
    case 'suggest_record':
      return { id: await first('list_texts'), kind: 'event', words: 'treaty', fields: ['category=SUPPORT'] };
    default:
      return {};
  }
}

describe('every tool', () => {
  it.each(AGENT_TOOLS.map(({ name }) => name))(
    '%s answers in its form, with evidence, and within what an agent can read',
    async (name) => {
      // The client checks what comes against the form of the tool, and refuses anything else.
      const { data, text, isError } = await agent.call(name, await asked(name));
      expect(isError, text).toBe(false);
      expect(data.note).toBe(TEXTS_ARE_DATA);
      expect(data.address).toMatch(/^\//);
      expect(JSON.parse(text)).toEqual(data);
      expect(text.length).toBeLessThan(60_000);
      if (!['solve_model', 'list_fields'].includes(name)) expect(data.evidence.length).toBeGreaterThan(0);
      for (const { kind, quote, address } of data.evidence) {
        if (kind === 'sentence') expect(quote.length).toBeGreaterThan(0);
        expect(address.length).toBeGreaterThan(0);
      }
      expect(data.evidenceTotal).toBeGreaterThanOrEqual(data.evidence.length);
      expect(agent.failed).toEqual([]);
    },
    60_000,
  );

  it('says by event data what passed, with rows of files and how many more there are', async () => {
    const { data } = await agent.call('dyad_series', { id: 'CHL-PER', grain: 'year', limit: 3 });
    expect(data.says).toContain('Chile and Peru');
    expect(data.cut).toEqual([{ what: 'items', shown: 3, total: 8, next: 3 }]);
    expect(data.evidence).toHaveLength(10);
    expect(data.evidence[0]).toMatchObject({ kind: 'row', address: expect.stringContaining('byte') });
    expect(data.evidenceTotal).toBe(628);
    const impact = (await agent.call('impact', { id: design })).data;
    expect(impact.answer.verdict).toBe('weak');
    expect(impact.cut.length).toBeGreaterThan(0);
    for (const { shown, total } of impact.cut) expect(total).toBeGreaterThan(shown);
  }, 60_000);
});

describe('entente mcp as an agent starts it', () => {
  const program = fileURLToPath(new URL('../../bin/entente.js', import.meta.url));

  it('answers on its standard output, takes suggestions, and ends with its input', async () => {
    const own = await cases.make();
    const client = new Client({ name: 'test', version: '1' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp', own.place, '--suggest', '--as', 'scout'],
      stderr: 'pipe',
    });
    await client.connect(transport);
    const id = (await toldBy(client, 'list_texts', {})).data.answer.items[0].id;
    const words = { id, kind: 'event', words: 'support the treaty', fields: ['category=SUPPORT'] };
    expect((await toldBy(client, 'suggest_record', words)).isError).toBe(false);
    const { pid } = transport;
    await client.close();
    await expect.poll(() => isAlive(pid ?? 0), { timeout: 10_000 }).toBe(false);
    const log = spawnSync(process.execPath, [program, 'log', '--case', own.place], { encoding: 'utf8' }).stdout;
    expect(log).toMatch(/scout\s+suggest/);
    // Whoever accepts all events that the reader found does not accept what the agent suggested.
    const bulk = ['decide', 'accept', '--kind', 'events', '--case', own.place, '--as', 'Ada'];
    expect(spawnSync(process.execPath, [program, ...bulk], { encoding: 'utf8' }).status).toBe(0);
    const statuses = new Set(
      [...states(own)].flatMap(({ records }) =>
        records
          .filter(({ record }) => record.kind === 'event')
          .map((one) => `${one.suggested?.coder ?? ''} ${one.status}`),
      ),
    );
    expect(statuses).toEqual(new Set([' accepted', 'scout open']));
    // A person takes it back like any other step.
    const step = /j-[0-9a-f]{16}/.exec(log)?.[0] ?? '';
    const undo = spawnSync(process.execPath, [program, 'undo', step, '--case', own.place, '--as', 'Ada'], {
      encoding: 'utf8',
    });
    expect(undo.status, undo.stderr).toBe(0);
  }, 60_000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
