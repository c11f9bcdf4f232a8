import { beforeAll, describe, expect, it } from 'vitest';
import { testCases } from '../casefile/store/case.fixture.ts';
import { fuzzed, reachablePath } from './fuzz.fixture.ts';
import { ROUTES } from './routes.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let service: AskedService;

beforeAll(async () => {
  service = askedService(await cases.make(), 'Ada');
}, 120_000);

const pathOf = (path: string): Promise<string> => reachablePath(service, path);
const needed: Readonly<Record<string, string>> = { '/search': 'q=treaty' };
const gets = ROUTES.filter(({ method }) => method === 'get');

describe('the contract of every route', () => {
  it.each(gets.map((one) => [one.path, one] as const))(
    '%s answers in the form that it is described in',
    async (path, one) => {
      const { status, data } = await service.ask(`${await pathOf(path)}?${needed[path] ?? ''}`);
      expect(status).toBe(200);
      expect(one.answer.safeParse(data).error?.issues).toBeUndefined();
    },
  );

  it.each(gets.map(({ path }) => path))('%s refuses a parameter that it does not know, by name', async (path) => {
    const { status, data } = await service.ask(`${await pathOf(path)}?${needed[path] ?? 'x=1'}&colour=red`);
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

fuzzed(() => service, 60);
