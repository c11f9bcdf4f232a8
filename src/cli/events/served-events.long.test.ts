import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChdbServer, chdbFolder, startChdbServer } from '../../casefile/events/clickhouse/chdb-server.fixture.ts';
import { inventedCase } from '../../casefile/events/invented-events.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const chdb = chdbFolder();
const { path: folder, entente } = testFolder();
let server: ChdbServer | undefined;

beforeAll(async () => {
  if (!chdb) return;
  server = await startChdbServer(chdb, join(folder, 'server'));
  (await inventedCase(join(folder, 'case'))).close();
});
afterAll(async () => await server?.stop());

describe.runIf(chdb)('event data on a server of ClickHouse', () => {
  const address = (): string => `http://${server?.host}/summit`;

  it('is loaded once, and that is said', async () => {
    const first = await entente(['load-events', address(), '--case', 'case']);
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toMatch(
      /^\d+ files with [\d,]+ rows sent\. The server counts [\d,]+ imported events now\.\n$/u,
    );
    expect((await entente(['load-events', address(), '--case', 'case'])).stdout).toMatch(
      /^Nothing was to be sent\. \d+ files were there already\. /u,
    );
    const data = JSON.parse((await entente(['load-events', address(), '--case', 'case', '--json'])).stdout) as unknown;
    expect(data).toMatchObject({ sent: 0, gone: 0 });
  });

  it.each([
    ['events'],
    ['events', '--by', 'dyad', '--undirected', '--json'],
    ['events', '--dyad', 'CHL-PER', '--category', '03,17', '--jsonl'],
    ['events', '--explain', '--source', 'MEX', '--quad', '4'],
    ['dyad', 'Chile', 'Peru', '--json'],
    ['dyad', 'CHL', 'PER', '--category', '03', '--grain', 'year'],
    ['impact', '--event', '2015-07', '--dyad', 'CHL-PER', '--json'],
    ['network', '--from', 'events', '--json'],
    ['blocs', '--from', 'events', '--at', '2016-06', '--window', '1y'],
    ['compare', 'CHL', 'PER', '--from', '2014', '--to', '2016', '--json'],
  ])('is asked by %s %s with the same answer as on this machine', async (...args) => {
    const here = await entente([...args, '--case', 'case']);
    const served = await entente([...args, '--case', 'case', '--events', address()]);
    expect(here.status).toBe(0);
    expect(served.stderr).toContain(`Event data is asked of ClickHouse at ${address()}.\n`);
    expect({ status: served.status, stdout: served.stdout }).toEqual({ status: 0, stdout: here.stdout });
  });
});
