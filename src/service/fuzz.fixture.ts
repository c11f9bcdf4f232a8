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
  { type: fc.constantFrom('record', 'document', 'actor', 'issue', 'event', 'value'), id: values, document: values },
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

/** A window in which the acts of the test's texts make a network. */
const ALL_ACTS = 'from=events&origin=case&window=9y';

/** What a place must be asked. */
export const NEEDED: Readonly<Record<string, string>> = {
  '/search': 'q=treaty',
  '/sql': 'q=SELECT 1',
  '/picture/cell': 'a=FIN&b=NOR',
  '/network': ALL_ACTS,
  '/network/grid': ALL_ACTS,
  '/network/tie': `${ALL_ACTS}&a=FIN&b=NOR`,
  '/blocs': ALL_ACTS,
  '/blocs/sides': ALL_ACTS,
  '/positions/cell': 'actor=SWE&issue=break%20treaty',
  '/says-does': 'origin=case',
  '/compare': 'a=FIN&b=NOR',
};

/** Places that compute half a second for whoever asks well are asked a twentieth as often. */
const SLOW = /^\/(?:dyads|designs\/\{id\}\/|sql|picture|network|blocs|likeness|says-does|compare)/;

/** A path with a real id where it asks for one, so that what stands behind it is reached. */
export async function reachablePath(service: AskedService, path: string): Promise<string> {
  if (path.includes('{name}')) {
    await service.send(`${API}/models`, { name: 'dam', from: { kind: 'empty' } });
    return `${API}${path.replace('{name}', 'dam')}`;
  }
  if (!path.includes('{id}')) return `${API}${path}`;
  // The list above it has the ids.
  const { data } = await service.ask(`${API}${path.slice(0, path.indexOf('/{id}'))}`);
  return `${API}${path.replace('{id}', data.items[0].id)}`;
}

const asJson = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** Tests that every route answers or refuses in the one form of errors whatever it is asked, so often. */
export function fuzzed(service: () => AskedService, runs: number): void {
  const isFine = ({ status, data }: Answer): void => {
    expect(status).toBeLessThan(500);
    expect(status === 200 || Problem.safeParse(data).success).toBe(true);
  };
  describe('whatever is asked', () => {
    const gets = ROUTES.filter(({ method, gives }) => method === 'get' && gives !== 'events');
    it.each(gets.map(({ path, query }) => [path, Object.keys(query)] as const))(
      '%s answers or refuses, and never fails',
      async (path, names) => {
        const at = await reachablePath(service(), path);
        const queries = fc.dictionary(fc.constantFrom(...names, 'other'), values, { maxKeys: 4 });
        const asked = async (query: Record<string, string>): Promise<void> =>
          isFine(await service().ask(`${at}?${new URLSearchParams(query)}`));
        const numRuns = SLOW.test(path) ? Math.ceil(runs / 20) : runs;
        await fc.assert(fc.asyncProperty(queries, asked), { numRuns, seed: 1 });
        const ids = async (id: string): Promise<void> =>
          isFine(await service().ask(`${API}${path.replace(/\{\w+\}/, encodeURIComponent(id))}`));
        if (path.includes('{'))
          await fc.assert(fc.asyncProperty(fc.string({ minLength: 1 }), ids), { numRuns, seed: 1 });
      },
      600_000,
    );

    it.each(ROUTES.filter(({ method }) => method !== 'get').map(({ path, method }) => [path, method] as const))(
      '%s takes or refuses any body, and never fails (%s)',
      async (path, method) => {
        const at = await reachablePath(service(), path);
        const sent = async (body: unknown): Promise<void> =>
          isFine(await service().ask(at, { ...asJson(body), method: method.toUpperCase() }));
        await fc.assert(fc.asyncProperty(bodies, sent), { numRuns: runs, seed: 1 });
      },
      600_000,
    );
  });
}
