import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  service = askedService(await cases.make(), 'Ada');
}, 120_000);

describe('models over the service', () => {
  it('are drafted from what people decided, and cite records that open', async () => {
    const { status, data } = await service.send(`${API}/models`, {
      name: 'talks',
      from: { kind: 'draft', weak: true },
    });
    expect([status, data.error?.message]).toEqual([200, undefined]);
    expect(data.model.problems).toEqual([]);
    const { data: cited } = await service.ask(`${API}/models/talks/records`);
    expect(cited.items.length).toBeGreaterThan(0);
    expect(cited.items[0]).toMatchObject({
      title: 'Envoys meet in Geneva',
      sentence: expect.stringContaining('treaty'),
    });
    const one = cited.items[0];
    expect((await service.ask(`${API}/records/${one.id}`)).data.record.document).toBe(one.document);
    const none = await service.send(`${API}/models`, { name: 'x', from: { kind: 'draft', documents: ['d-none'] } });
    expect(none.status).toBe(400);
  });
});
