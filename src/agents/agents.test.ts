import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addText, testCases } from '../casefile/store/case.fixture.ts';
import { type CaseFile, openCase } from '../casefile/store/case-file.ts';
import { journal } from '../casefile/store/log.ts';
import { stateOf } from '../casefile/store/state.ts';
import { EntenteError } from '../records/failure.ts';
import { ROUTES } from '../service/routes.ts';
import { API, askedService } from '../service/service.fixture.ts';
import { TEXTS_ARE_DATA } from './agent-answer.ts';
import { loadProtocol } from './agent-server.ts';
import { AGENT_TOOLS } from './agent-tools.ts';
import { type AskingAgent, askingAgent } from './agents.fixture.ts';

const cases = testCases();
/** Pages of it end at lines, at words, and where there is neither. */
const LONG = `Notes\n\n${'Norway met Finland in Oslo. '.repeat(12)}\n\n${'🚀'.repeat(150)}`;
let file: CaseFile;
let agent: AskingAgent;
let text: string;

beforeAll(async () => {
  file = await cases.make();
  await addText(file, LONG, 'long.txt');
  await askedService(file, 'Ada').send(`${API}/models`, {
    name: 'two',
    from: { kind: 'example', example: 'prisoners-dilemma' },
  });
  agent = await askingAgent(file);
  text = (await agent.call('list_texts')).data.answer.items[0].id;
}, 120_000);
afterAll(() => agent.close());

describe('an agent', () => {
  it('is offered nothing that writes, and every tool is a place of the service with its parameters and answer', async () => {
    const { tools } = await agent.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      AGENT_TOOLS.filter(({ suggests }) => !suggests).map(({ name }) => name),
    );
    for (const { annotations, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(Object.keys(outputSchema?.properties ?? {})).toEqual(
        expect.arrayContaining(['note', 'answer', 'cut', 'evidence']),
      );
    }
    const records = tools.find(({ name }) => name === 'list_records');
    const route = ROUTES.find(({ name }) => name === 'listRecords');
    expect(Object.keys(records?.inputSchema.properties ?? {})).toEqual(Object.keys(route?.query ?? {}));
    expect(agent.client.getInstructions()).toContain(TEXTS_ARE_DATA);
  });

  it('finds words, reads their text page by page, and loses none of it', async () => {
    const { data } = await agent.call('search_texts', { q: 'treaty' });
    expect(data.note).toBe(TEXTS_ARE_DATA);
    expect(data.evidence[0]).toMatchObject({
      quote: '"We support the treaty," the Finnish foreign minister said.',
      title: 'Envoys meet in Geneva',
      date: '2021-05-04',
      address: `/read/${text}?q=treaty&at=87`,
    });
    const { id } = (await agent.call('list_texts')).data.answer.items[2];
    const whole = stateOf(file, id).reading.document.text;
    const pages: string[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const { data: page } = await agent.call('read_text', { id, limit: 200, after });
      const { text: part, next } = page.answer;
      pages.push(part);
      expect(part.length).toBeLessThanOrEqual(200);
      expect(page.cut).toEqual([{ what: 'text', shown: part.length, total: whole.length, next }]);
      after = next;
    }
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join('')).toBe(whole);
    // No character is cut in two.
    for (const page of pages) expect(page).not.toMatch(/[\uD800-\uDFFF]/u);
  });

  it('lists records as the service does, with their sentences and addresses, and is told what was cut', async () => {
    const { data } = await agent.call('list_records', { kind: 'event', limit: 2 });
    const service = await askedService(file).ask(`${API}/records?kind=event&limit=2`);
    expect(data.answer).toEqual(service.data);
    expect(data.cut).toEqual([{ what: 'items', shown: 2, total: data.answer.total, next: 2 }]);
    const [{ id }] = data.answer.items;
    expect(data.evidence[0]).toMatchObject({
      quote: 'Envoys meet in Geneva',
      title: 'Envoys meet in Geneva',
      record: id,
      status: 'open',
      address: `/read/${text}?rec=${id}`,
    });
    const cited = (await agent.call('cite', { id })).data;
    expect(cited.answer).toMatchObject({
      quote: 'Envoys meet in Geneva',
      words: 'meet',
      decided: null,
    });
    expect(cited.answer.bibtex).toContain(`@misc{${text},`);
    expect(cited.answer.csl).toMatchObject({ id: text, title: 'Envoys meet in Geneva' });
  });

  it('asks where actors stand and what holds in a model, with what that rests on', async () => {
    const positions = (await agent.call('positions', {})).data;
    expect(positions.answer.items.length).toBeGreaterThan(0);
    expect(positions.evidence[0]).toMatchObject({
      kind: 'sentence',
      document: expect.any(String),
      address: expect.stringMatching(/^\/read\/d-\w+\?rec=/),
    });
    const { answer, address } = (await agent.call('solve_model', { name: 'two' })).data;
    expect(answer).toMatchObject({ stateCount: 4, equilibria: { Nash: [1] } });
    expect(address).toBe('/models/two');
  });

  it.each([
    ['an unknown parameter', 'list_records', { colour: 'red' }, /colour/],
    ['a value that cannot be', 'list_records', { kind: 'dance' }, /kind/],
    ['a missing word', 'search_texts', {}, /q/],
    ['no such text', 'read_text', { id: 'd-0' }, /^There is no document d-0 in this case\.$/],
    ['no such record', 'cite', { id: 'e-0' }, /^There is no record e-0 in this case\.$/],
    ['no such model', 'solve_model', { name: 'none' }, /^There is no model none in this case\.$/],
    ['no event data of the kind', 'dyad_series', { id: 'nowhere' }, /nowhere/],
    ['no words to look for', 'search_texts', { q: '"' }, /^Say which words to look for/],
  ])('is told in a sentence of %s', async (_, tool, asked, sentence) => {
    const { isError, text: said } = await agent.call(tool, asked);
    expect(isError).toBe(true);
    expect(said).toMatch(sentence);
    expect(agent.failed).toEqual([]);
  });

  it('that waits no more is told nothing, and what it asks next is answered', async () => {
    const stop = new AbortController();
    const asked = agent.client.callTool({ name: 'positions', arguments: {} }, { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toThrow();
    expect((await agent.call('list_texts')).data.answer.total).toBe(3);
    expect(agent.failed).toEqual([]);
  });

  it('cannot change the case, whatever it calls: the database refuses', async () => {
    await expect(agent.call('suggest_record', { id: text, kind: 'event', words: 'plan', fields: [] })).rejects.toThrow(
      /not found/,
    );
    expect(() => file.db.exec("INSERT INTO facts VALUES ('x', 'y')")).toThrow(/readonly/);
  });
});

describe('an agent that may suggest', () => {
  it('puts records into the queue under its own name, and nobody else’s', async () => {
    const own = openCase(file.place);
    const scout = await askingAgent(own, 'scout');
    const before = stateOf(own, text).reading;
    expect((await scout.client.listTools()).tools.map(({ name }) => name)).toEqual(AGENT_TOOLS.map(({ name }) => name));
    const words = {
      id: text,
      kind: 'position',
      words: 'support the treaty',
      fields: ['actor=FIN', 'issue=treaty', 'stance=+', 'act=support'],
    };
    const { data, isError } = await scout.call('suggest_record', words);
    expect(isError).toBe(false);
    const [entry] = [...journal(own)];
    expect(entry).toMatchObject({ action: 'suggest', coder: 'scout' });
    expect(data.evidence[0]).toMatchObject({ quote: 'support the treaty', status: 'open', record: entry?.target.id });
    const waiting = (await scout.call('list_records', { suggested: 'scout' })).data.answer;
    expect(waiting.items).toMatchObject([{ id: entry?.target.id, status: 'open', suggestedBy: 'scout' }]);
    expect(stateOf(own, text).reading).toEqual(before);
    expect((await scout.call('suggest_record', { ...words, coder: 'Ada' })).text).toMatch(/coder/);
    expect((await scout.call('suggest_record', words)).text).toMatch(/^This position is there already: p-/);
    expect((await scout.call('suggest_record', { ...words, words: 'supports the treaty' })).text).toMatch(
      /does not stand in the text/,
    );
    expect([...journal(own)]).toHaveLength(1);
    await scout.close();
    own.close();
  });
});

it('a plain install says what it lacks', async () => {
  const missing = loadProtocol(() => Promise.reject(new Error('ERR_MODULE_NOT_FOUND')));
  await expect(missing).rejects.toThrow(EntenteError);
  await expect(missing).rejects.toThrow('npm install -g @modelcontextprotocol/server');
});
