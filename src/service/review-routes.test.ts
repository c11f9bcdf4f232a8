import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let file: CaseFile;
let ada: AskedService;
let ben: AskedService;

interface Row {
  readonly id: string;
  readonly document: string;
  readonly blind?: true;
}

beforeAll(async () => {
  file = await cases.make();
  writeFileSync(join(file.place, 'entente.yaml'), 'blind: 100 %\n');
  ada = askedService(file, 'Ada');
  ben = askedService(file, 'Ben');
}, 120_000);

const events = async (service: AskedService, query = ''): Promise<readonly Row[]> =>
  (await service.ask(`${API}/records?kind=event&limit=100${query}`)).data.items;
const decide = (service: AskedService, { id, document }: Row, rest: object): Promise<unknown> =>
  service.send(`${API}/decisions`, { decisions: [{ target: { type: 'record', id, document }, ...rest }] });

describe('reviewing over HTTP', () => {
  it('asks blind first, as many as entente.yaml says, each once, and takes no answer that was not offered', async () => {
    const rows = await events(ada);
    expect(rows.every(({ blind }) => blind)).toBe(true);
    const [first] = rows as [Row];
    const { blind } = (await ada.ask(`${API}/records/${first.id}`)).data;
    expect(blind.choices).toContain('REJECT');
    expect((await ada.send(`${API}/records/${first.id}/blind`, { answer: 'DANCE' })).status).toBe(400);
    const answered = await ada.send(`${API}/records/${first.id}/blind`, { answer: 'REJECT' });
    expect(answered.data.entries[0]).toMatchObject({ asked: 'blind', aside: true, coder: 'Ada' });
    expect((await ada.ask(`${API}/records/${first.id}`)).data.blind).toBeUndefined();
    expect((await events(ada)).find(({ id }) => id === first.id)?.blind).toBeUndefined();
    expect((await events(ben)).find(({ id }) => id === first.id)?.blind).toBe(true);
    const before = (await ada.ask(`${API}/agreement`)).data.blind;
    expect(before).toMatchObject({ share: 1, n: 0 });
    await decide(ada, first, { action: 'accept', asked: 'shown' });
    expect((await ada.ask(`${API}/agreement`)).data.blind.n).toBe(1);
  });

  it('says how far two agree, where they differ, and that it is settled', async () => {
    const [first, second] = (await events(ada)) as [Row, Row];
    await decide(ada, second, { action: 'accept' });
    await decide(ben, first, { action: 'accept' });
    await decide(ben, second, { action: 'reject', aside: true });
    const { comparisons } = (await ada.ask(`${API}/agreement?kind=event`)).data;
    expect(comparisons[0]).toMatchObject({ raters: ['Ada', 'Ben'], basis: 'records', there: { n: 2, observed: 0.5 } });
    const conflicts = async () => (await ada.ask(`${API}/conflicts`)).data.items;
    const [conflict] = await conflicts();
    expect(conflict).toMatchObject({ id: second.id, of: 'status', holds: 'accepted' });
    expect(conflict.says.map(({ coder, says }: { coder: string; says: string }) => [coder, says])).toEqual([
      ['Ada', 'accepted'],
      ['Ben', 'rejected'],
    ]);
    await decide(ada, second, { action: 'reject', asked: 'conflict' });
    expect(await conflicts()).toEqual([]);
  });

  it('lists old decisions whose blind answer was another, until they are decided again', async () => {
    const third = (await events(ada))[2] as Row;
    await ada.send(`${API}/records/${third.id}/blind`, { answer: 'none' });
    await decide(ada, third, { action: 'accept', asked: 'shown' });
    const odd = async () => (await ada.ask(`${API}/odd`)).data.items.map(({ id }: Row) => id);
    expect(await odd()).toContain(third.id);
    await decide(ada, third, { action: 'accept', asked: 'shown', sample: 'odd' });
    expect(await odd()).not.toContain(third.id);
  });
});
