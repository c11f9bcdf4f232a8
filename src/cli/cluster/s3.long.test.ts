import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../cluster/postgres-server.fixture.ts';
import { type S3Server, startS3 } from '../../cluster/s3-server.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const bin = postgresPrograms();
const { entente, file } = testFolder();
const dam = fileURLToPath(new URL('../../../examples/nile-dam-2020', import.meta.url));
const store = 's3://press/readings/2016';

describe.skipIf(bin === undefined)('a cluster whose texts lie in a store of objects', () => {
  let server: PostgresServer;
  let s3: S3Server;
  let said = '';
  /** A command of the cluster; all that it says is looked through for the keys in the end. */
  async function command(...args: readonly string[]) {
    const run = await entente([...args, '--queue', server.url, '--store', store]);
    said += run.stdout + run.stderr;
    return run;
  }

  beforeAll(async () => {
    [server, s3] = await Promise.all([startPostgres(bin as string), startS3()]);
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(async () => {
    await s3?.remove();
    await server?.remove();
  });
  const withKeys = (other: Readonly<Record<string, string>> = {}): void => {
    for (const [name, value] of Object.entries({ ...s3.environment, ...other })) vi.stubEnv(name, value);
  };

  it('gives the bytes of one machine, though the store fails at times', async () => {
    withKeys();
    file('actors.yaml', 'actors:\n  - {name: Basin Forum, kind: igo, names: [Addis Ababa], members: [EGY, ETH]}\n');
    const inputs = [dam, 'missing.txt', '--engine', 'fast', '--actors', 'actors.yaml'];
    const made = await command('cluster', 'init');
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining(`its texts lie in ${store}.`)]);
    s3.lie({ status: 503, code: 'SlowDown' }, 'cut', 'half an answer');
    expect((await command('cluster', 'submit', ...inputs, '--shard-size', '2')).stdout).toMatch(/^[0-9a-f]{10}\n$/u);
    s3.lie('half an answer', { status: 500, code: 'InternalError' });
    expect((await command('worker', '--until-done', '--jobs', '2')).status).toBe(0);
    s3.lie('cut');
    expect(await command('cluster', 'collect')).toEqual(await entente(['read', ...inputs, '--jsonl']));
    const names = [...s3.objects.keys()].map((key) => /^readings\/2016\/([a-z-]+)/u.exec(key)?.[1]);
    expect([...new Set(names)].toSorted()).toEqual(['entente-cluster', 'lists', 'own', 'parts', 'shards']);
  });

  it('says in a sentence that keys are missing or wrong, or the bucket, and ends', async () => {
    withKeys({ AWS_SECRET_ACCESS_KEY: '' });
    const none = await command('worker', '--until-done');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('set AWS_ACCESS_KEY_ID and')]);
    withKeys({ AWS_SECRET_ACCESS_KEY: 'gu3ssed' });
    const wrong = await command('worker', '--until-done');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('does not accept the key')]);
    withKeys();
    const bucket = await entente(['cluster', 'init', '--queue', server.url, '--store', 's3://nowhere/x']);
    expect([bucket.status, bucket.stderr]).toEqual([2, expect.stringContaining('There is no bucket nowhere')]);
    said += bucket.stderr;
  });

  it('has shown no key in all of this', () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = s3.environment;
    expect(said).toContain(store);
    for (const key of [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, 'gu3ssed']) expect(said).not.toContain(key);
  });
});
