import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { MODEL_SKELETON } from '../conflict/file/model-skeleton.ts';
import { type Answer, API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let file: CaseFile;
let service: AskedService;

beforeAll(async () => {
  file = await cases.make();
  service = askedService(file, 'Ada');
}, 120_000);

const put = (name: string, text: string, match?: string): Promise<Answer> =>
  service.ask(`${API}/models/${name}`, {
    method: 'PUT',
    body: JSON.stringify({ text }),
    headers: { 'content-type': 'application/json', ...(match === undefined ? {} : { 'if-match': match }) },
  });

describe('models over the service', () => {
  it('are made, listed, read with an ETag and written by whoever names the version', async () => {
    const made = await service.send(`${API}/models`, { name: 'dam', from: { kind: 'empty' } });
    expect(made).toMatchObject({
      status: 200,
      data: { model: { path: 'models/dam.yaml', problems: [] }, remarks: [] },
    });
    expect((await service.send(`${API}/models`, { name: 'dam', from: { kind: 'empty' } })).status).toBe(409);
    const { data: list } = await service.ask(`${API}/models`);
    expect(list.items).toEqual([
      {
        name: 'dam',
        title: 'A dam on a shared river',
        date: '2026-11-25',
        decisionMakers: ['Upstream state', 'Downstream state'],
        options: 3,
      },
    ]);
    const read = await service.ask(`${API}/models/dam`);
    const etag = read.headers.get('etag') ?? '';
    expect(etag).toBe(`"${read.data.version}"`);
    expect((await service.ask(`${API}/models/dam`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const renamed = MODEL_SKELETON.replace('A dam on', 'The dam on');
    const written = await put('dam', renamed, etag);
    expect(written).toMatchObject({ status: 200, data: { text: renamed } });
    expect(readFileSync(join(file.place, 'models/dam.yaml'), 'utf8')).toBe(renamed);
    expect(written.headers.get('etag')).not.toBe(etag);
  });

  it('are refused, and left alone, where the file has changed, gone or come since', async () => {
    const { data } = await service.ask(`${API}/models/dam`);
    writeFileSync(join(file.place, 'models/dam.yaml'), `${data.text}# by hand\n`);
    const late = await put('dam', data.text, `"${data.version}"`);
    expect(late).toMatchObject({ status: 412, data: { error: { code: 'changed' } } });
    expect(late.data.error.message).toBe(
      'models/dam.yaml was changed elsewhere since you opened it; look at what stands there now before you write over it.',
    );
    expect((await put('dam', data.text)).status).toBe(412);
    expect((await put('gone', data.text, '"1"')).data.error.message).toContain('is not there any more');
    expect(readFileSync(join(file.place, 'models/dam.yaml'), 'utf8')).toContain('# by hand');
  });

  it('that could not be solved are not written; one that lies there is shown with its mistakes', async () => {
    const broken = MODEL_SKELETON.replace('by: upstream', 'by: nobody');
    const refused = await put('broken', broken);
    expect(refused.status).toBe(400);
    expect(refused.data.error.message).toMatch(/^Line \d+, column \d+: the decision maker “nobody” is not known/);
    writeFileSync(join(file.place, 'models/broken.yaml'), broken);
    expect((await service.ask(`${API}/models/broken`)).data.problems).toHaveLength(1);
    expect((await service.ask(`${API}/models`)).data.items[0]).toMatchObject({
      name: 'broken',
      problem: expect.stringContaining('nobody'),
    });
    expect((await service.ask(`${API}/models/broken/solution`)).status).toBe(409);
  });

  it('are solved, state by state, and as a table', async () => {
    const { data } = await service.ask(`${API}/models/dam/solution`);
    const states = await service.ask(`${API}/models/dam/states?limit=2`);
    expect(states.data).toMatchObject({ total: data.stateCount, items: data.states.slice(0, 2) });
    expect((await service.ask(`${API}/models/dam/states.csv`)).text).toMatch(/^state,pattern,words,/);
    for (const [view, to] of [
      ['/models/dam.json?show=why&state=2', 'models/dam/solution'],
      ['/models/dam.csv?limit=500', 'models/dam/states.csv?limit=500'],
    ]) {
      const twin = await service.ask(view ?? '', { redirect: 'manual' });
      expect([twin.status, twin.headers.get('location')]).toEqual([307, `${API}/${to}`]);
    }
    const { data: examples } = await service.ask(`${API}/model-examples`);
    expect(examples.items.length).toBeGreaterThan(12);
    expect(
      (await service.send(`${API}/models`, { name: 'milk', from: { kind: 'example', example: 'milk-river' } })).status,
    ).toBe(200);
  });
});
