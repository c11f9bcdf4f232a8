import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from './kit/problem.ts';
import { ROUTES } from './routes.ts';
import { type Answer, API, type AskedService } from './service.fixture.ts';

/** Words that have broken programs before. */
const values = fc.oneof(
  fc.string(),
  fc.integer().map(String),
  fc.constantFrom('', '-1', 'NaN', '1e309', "' OR 1=1 --", '<script>', '\0', '🇳🇴', '../..', '%00', '2021-02-30'),
);
const target = fc.record(
  { type: fc.constantFrom('record', 'document', 'actor', 'issue', 'event'), id: values, document: values },
  { requiredKeys: ['type'] },
);
const decision = fc.record(
  {
    action: fc.constantFrom('accept', 'reject', 'edit', 'add', 'memo', 'merge', 'split', 'rename', 'date', 'title'),
    target,
    field: values,
    after: fc.jsonValue(),
  },
  { requiredKeys: ['action', 'target'] },
);
const bodies = fc.oneof(
  fc.jsonValue(),
  fc.record({ decisions: fc.array(decision, { maxLength: 2 }), coder: values }),
  fc.record({ step: values }),
  fc.record({
    action: fc.constantFrom('accept', 'reject'),
    filter: fc.dictionary(values, values),
    expect: fc.integer(),
  }),
);

/** A path with a real id where it asks for one, so that what stands behind it is reached. */
export async function reachablePath(service: AskedService, path: string): Promise<string> {
  if (!path.includes('{id}')) return `${API}${path}`;
  const { data } = await service.ask(`${API}${path.startsWith('/records') ? '/records' : '/documents'}`);
  return `${API}${path.replace('{id}', data.items[0].id)}`;
}

/** Tests that every route answers or refuses in the one form of errors whatever it is asked, so often. */
export function fuzzed(service: () => AskedService, runs: number): void {
  const isFine = ({ status, data }: Answer): void => {
    expect(status).toBeLessThan(500);
    expect(status === 200 || Problem.safeParse(data).success).toBe(true);
  };
  describe('whatever is asked', () => {
    const gets = ROUTES.filter(({ method }) => method === 'get');
    it.each(gets.map(({ path, query }) => [path, Object.keys(query)] as const))(
      '%s answers or refuses, and never fails',
      async (path, names) => {
        const at = await reachablePath(service(), path);
        const queries = fc.dictionary(fc.constantFrom(...names, 'other'), values, { maxKeys: 4 });
        const asked = async (query: Record<string, string>): Promise<void> =>
          isFine(await service().ask(`${at}?${new URLSearchParams(query)}`));
        await fc.assert(fc.asyncProperty(queries, asked), { numRuns: runs, seed: 1 });
        const ids = async (id: string): Promise<void> =>
          isFine(await service().ask(`${API}${path.replace('{id}', encodeURIComponent(id))}`));
        if (path.includes('{id}'))
          await fc.assert(fc.asyncProperty(fc.string({ minLength: 1 }), ids), { numRuns: runs, seed: 1 });
      },
      600_000,
    );

    it.each(ROUTES.filter(({ method }) => method === 'post').map(({ path }) => path))(
      '%s takes or refuses any body, and never fails',
      async (path) => {
        const sent = async (body: unknown): Promise<void> => isFine(await service().send(`${API}${path}`, body));
        await fc.assert(fc.asyncProperty(bodies, sent), { numRuns: runs, seed: 1 });
      },
      600_000,
    );
  });
}
