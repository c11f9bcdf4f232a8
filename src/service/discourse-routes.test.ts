import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { takeExample } from './discourse-case.fixture.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  const file = await cases.make();
  takeExample(file);
  service = askedService(file, 'Ada');
}, 120_000);

describe('discourse over the service', () => {
  it('gives the ties of coded statements as a list, each with how sure it is, and the same as CSV', async () => {
    const { data } = await service.ask(`${API}/discourse/ties?limit=1&mode=two-mode&aggregation=ignore&draws=50`);
    expect([data.total, data.truncated, data.next]).toEqual([37, true, 1]);
    const [tie] = data.items;
    expect([tie.from, tie.to, tie.weight]).toEqual([expect.any(String), expect.any(String), tie.statements]);
    expect(tie.survives).toBeGreaterThan(0.5);
    const { text } = await service.ask(`${API}/discourse/coalitions.csv?draws=none`);
    expect(text.trim().split('\r\n')).toHaveLength(9);
    expect(text).toContain('actor,coalition,belongs');
  });

  it('knows the statement types of a case, and takes the positions of its texts as one', async () => {
    const { data } = await service.ask(`${API}/discourse?draws=none`);
    expect([data.type, data.types, data.days]).toEqual([
      'DNA Statement',
      ['DNA Statement', 'Annotation', 'position'],
      { from: '2016-01-04', to: '2017-03-24' },
    ]);
    const positions = await service.ask(`${API}/discourse?type=position`);
    expect([positions.status, positions.data.type]).toEqual([200, 'position']);
    const other = await service.ask(`${API}/discourse?type=Story`);
    expect([other.status, other.data.error.message]).toEqual([
      400,
      expect.stringContaining('no statement type "Story"'),
    ]);
  });

  it('leaves out what somebody rejects, as soon as it is rejected', async () => {
    const count = async (): Promise<number> => {
      const { data } = await service.ask(`${API}/discourse/ties?mode=two-mode&aggregation=ignore&limit=500`);
      return data.items.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0);
    };
    const before = await count();
    const { data } = await service.ask(`${API}/discourse?draws=none`);
    const [item] = data.behind.groups[0].items;
    const { document, record } = item;
    await service.send(`${API}/decisions`, {
      decisions: [{ action: 'reject', target: { type: 'record', id: record, document } }],
    });
    expect(await count()).toBe(before - 1);
  });

  it('leaves values out, takes some alone, and says which there are', async () => {
    const sum = async (query: string): Promise<number> => {
      const { data } = await service.ask(`${API}/discourse/ties?mode=two-mode&aggregation=ignore&limit=500&${query}`);
      return data.items.reduce((all: number, { weight }: { weight: number }) => all + weight, 0);
    };
    const [all, without, alone] = await Promise.all([
      sum(''),
      sum('exclude=concept%3DDeploy%20THAAD%0Aconcept%3DMilitary%20option'),
      sum('only=concept%3DDeploy%20THAAD%0Aconcept%3DMilitary%20option'),
    ]);
    expect([alone, without + alone]).toEqual([30, all]);
    const { data } = await service.ask(`${API}/discourse?draws=none`);
    const values = new Map(data.values.map((one: { variable: string }) => [one.variable, one]));
    expect(values.get('agreement')).toEqual({ variable: 'agreement', kind: 'boolean', values: ['0', '1'], more: 0 });
    expect(values.get('concept')).toMatchObject({ more: 0, values: expect.arrayContaining(['Deploy THAAD']) });
    const some = await service.ask(`${API}/discourse?draws=none&from=2016-02-01&only=concept%3DDeploy%20THAAD`);
    expect(some.data.report.sentences).toContain('Chosen: from 2016-02-01 on; only concept “Deploy THAAD”.');
    const wrong = await service.ask(`${API}/discourse?exclude=concept`);
    expect([wrong.status, wrong.data.error.message]).toEqual([
      400,
      'exclude: must be VARIABLE=VALUE, each in a line of its own.',
    ]);
  });

  it('says where the regular expressions of the file find words in a text', async () => {
    const { data: list } = await service.ask(`${API}/discourse?draws=none`);
    const { document } = list.behind.groups[0].items[0];
    const { data: text } = await service.ask(`${API}/documents/${document}`);
    const { data } = await service.ask(`${API}/documents/${document}/terms`);
    expect(data.items).toMatchObject([{ label: 'missile|THAAD', colour: '#ff0000' }]);
    const words = data.items[0].spans.map(({ start, end }: { start: number; end: number }) =>
      text.document.text.slice(start, end).toLowerCase(),
    );
    expect(new Set(words)).toEqual(new Set(text.document.text.toLowerCase().match(/missile|thaad/g) ?? []));
  });

  it('leads from the screen’s address to its data', async () => {
    const { status, headers } = await service.ask('/discourse.csv?mode=two-mode&open=3', { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([307, `${API}/discourse/ties.csv?mode=two-mode`]);
  });

  it('says what cannot be in one sentence', async () => {
    const wrong = await service.ask(`${API}/discourse?minActor=many`);
    expect([wrong.status, wrong.data.error.message]).toEqual([400, 'minActor: must be a whole number above 0.']);
    const mixed = await service.ask(`${API}/discourse?mode=two-mode&normalization=average`);
    expect([mixed.status, mixed.data.error.message]).toEqual([400, expect.stringContaining('for one-mode networks')]);
    const party = await service.ask(`${API}/discourse?rows=party`);
    expect([party.status, party.data.error.message]).toEqual([400, expect.stringContaining('no variable "party"')]);
    const none = await service.ask(`${API}/discourse?from=2030-01-01`);
    expect([none.status, none.data.report, none.data.none]).toEqual([
      200,
      null,
      'No statement is left by what is chosen; choose a longer time or fewer conditions.',
    ]);
  });
});
