import { beforeAll, describe, expect, it } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import { fuzzed, NEEDED, reachablePath } from './fuzz.fixture.ts';
import { ROUTES } from './routes.ts';
import { API, type AskedService, askedService, withWork } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  const file = await cases.make();
  await importInvented(file);
  service = askedService(file, 'Ada');
  await withWork(service);
  await service.send(`${API}/designs`, { dyad: 'CHL-PER', event: '2015-07' });
}, 120_000);

const pathOf = (path: string): Promise<string> => reachablePath(service, path);
const gets = ROUTES.filter(({ method, gives }) => method === 'get' && gives === undefined);

describe('the contract of every route', () => {
  it.each(gets.map((one) => [one.path, one] as const))(
    '%s answers in the form that it is described in',
    async (path, one) => {
      const { status, data } = await service.ask(`${await pathOf(path)}?${NEEDED[path] ?? ''}`);
      expect(status).toBe(200);
      expect(one.answer.safeParse(data).error?.issues).toBeUndefined();
    },
  );

  it.each(gets.map(({ path }) => path))('%s refuses a parameter that it does not know, by name', async (path) => {
    const { status, data } = await service.ask(`${await pathOf(path)}?${NEEDED[path] ?? 'x=1'}&colour=red`);
    expect(status).toBe(400);
    expect(data.error.where).toMatch(/^(?:colour|x)$/);
  });

  it.each(ROUTES.map(({ path, method }) => [method, path] as const))(
    '%s %s is closed without the token',
    async (method, path) => {
      const { status } = await service.ask(await pathOf(path), {
        method: method.toUpperCase(),
        headers: { cookie: '' },
      });
      expect(status).toBe(401);
    },
  );

  it.each(ROUTES.map(({ path, method }) => [method, path] as const))(
    '%s %s says how it is asked',
    async (method, path) => {
      const { status, data } = await service.ask(await pathOf(path), { method: 'DELETE' });
      expect(status).toBe(405);
      expect(data.error.message).toContain(method.toUpperCase());
    },
  );

  it('is described in OpenAPI 3.1, with every reference leading somewhere', async () => {
    const { data } = await service.ask(`${API}/openapi.json`);
    expect(data.openapi).toBe('3.1.0');
    for (const { path, method } of ROUTES) expect(data.paths[`${API}${path}`][method].operationId).toBeTruthy();
    const references = [...JSON.stringify(data).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, to]) => to,
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((to) => data.components.schemas[to ?? ''] === undefined)).toEqual([]);
  });
});

fuzzed(() => service, 40);
