import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { undo } from '../casefile/store/decide.ts';
import { runSql } from '../casefile/store/run-sql.ts';
import { stateOf } from '../casefile/store/state.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let file: CaseFile;
let service: AskedService;
let text: string;

beforeAll(async () => {
  file = await cases.make();
  service = askedService(file, 'Ada');
  [text] = (await service.ask(`${API}/documents`)).data.items.map(({ id }: { id: string }) => id);
}, 120_000);

const SUGGESTED = {
  kind: 'event',
  words: 'support the treaty',
  fields: ['category=SUPPORT', 'source=FIN'],
  coder: 'scout',
};
const suggest = (body: object) => service.send(`${API}/documents/${text}/suggestions`, { ...SUGGESTED, ...body });
const found = async (query: string) => (await service.ask(`${API}/records?${query}`)).data;

describe('a suggestion', () => {
  it('waits in the queue under its name, counts for nothing, and counts once a person accepts it', async () => {
    const before = stateOf(file, text).reading;
    const { status, data } = await suggest({});
    expect(status).toBe(200);
    const { id } = data.entries[0].target;
    expect(data.entries[0]).toMatchObject({ action: 'suggest', coder: 'scout', words: 'support the treaty' });
    expect((await found('suggested=scout')).items).toMatchObject([{ id, status: 'open', suggestedBy: 'scout' }]);
    expect((await found('status=open&sort=unsure')).items.map((row: { id: string }) => row.id)).toContain(id);
    expect((await found('suggested=somebody')).total).toBe(0);
    expect(stateOf(file, text).reading).toEqual(before);
    expect([...runSql(file, `SELECT status, coder FROM record WHERE id = '${id}'`)]).toEqual([
      { status: 'suggested', coder: 'scout' },
    ]);

    const target = { type: 'record', id, document: text };
    const accepted = await service.send(`${API}/decisions`, { decisions: [{ action: 'accept', target }] });
    const held = stateOf(file, text).reading.events.find((event) => event.id === id);
    expect(held?.provenance).toMatchObject({ by: 'person', offeredBy: 'suggested by scout' });
    expect(held?.provenance.rule).toMatch(/^accepted by Ada/);
    const [row] = (await found('suggested=scout')).items;
    expect(row).toMatchObject({ status: 'accepted', decidedBy: 'Ada', suggestedBy: 'scout' });

    expect(() => undo(file, { coder: 'Ada' }, data.step)).toThrow(/rests on it/);
    undo(file, { coder: 'Ada' }, accepted.data.step);
    undo(file, { coder: 'Ada' }, data.step);
    expect((await found('suggested=scout')).total).toBe(0);
    expect(stateOf(file, text).reading).toEqual(before);
  });

  it.each([
    ['words that are not there', { words: 'supported the treaty' }, 'does not stand in the text'],
    ['words that stand twice', { words: 'the' }, 'times in the text'],
    ['numbers, which are words and no places', { words: '0-12' }, 'does not stand in the text'],
    ['words outside their passage', { words: 'the plan', within: 'support the treaty' }, 'does not stand within'],
    ['a category that there is not', { fields: ['category=DANCE'] }, 'must be one of'],
  ])('is refused for %s', async (_, body, sentence) => {
    const { status, data } = await suggest(body);
    expect(status).toBe(400);
    expect(data.error.message).toContain(sentence);
  });

  it('is told by its passage where the text has its words twice, and is made once', async () => {
    const body = {
      kind: 'relation',
      words: 'the',
      within: 'rejected the plan',
      fields: ['a=FIN', 'b=NOR', 'quality=rival'],
    };
    const { status } = await suggest(body);
    expect(status).toBe(200);
    const again = await suggest(body);
    expect(again.data.error.message).toMatch(/^This relation is there already: r-/);
  });

  it('is no decision that a page can send', async () => {
    const target = { type: 'record', id: 'e-000000000000', document: text };
    const sent = await service.send(`${API}/decisions`, { decisions: [{ action: 'suggest', target }] });
    expect(sent.status).toBe(400);
  });
});
