import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ClusterStatus } from '../../cluster/cluster-status.ts';
import { testFolder } from '../command-line.fixture.ts';
import { statusWords } from './cluster-status-command.ts';

const { entente, file } = testFolder();

describe('entente cluster and entente worker', () => {
  it.each([
    ['cluster', 'status'],
    ['worker', '--store', 'store'],
    ['cluster', 'submit', 'a.txt', '--store', 'store'],
  ])('ask no server that was not named: %s %s', async (...args) => {
    const { status, stderr } = await entente(args.filter((arg) => arg !== undefined));
    expect([status, stderr]).toEqual([2, expect.stringContaining("required option '--queue <address>'")]);
  });

  it('say in a sentence without the password that a server does not answer', async () => {
    const closed = await closedPort();
    const { status, stdout, stderr } = await entente([
      'cluster',
      'status',
      '--queue',
      `postgres://ada:s3cret@127.0.0.1:${closed}/news`,
    ]);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toBe(
      `entente: The server of the queue, postgres://ada@127.0.0.1:${closed}/news, cannot be reached: connect ECONNREFUSED 127.0.0.1:${closed}.\n`,
    );
  });

  it('repeat no address that is none', async () => {
    const { status, stderr } = await entente(['cluster', 'status', '--queue', 'mysql://ada:s3cret@localhost/news']);
    expect(status).toBe(2);
    expect(stderr).not.toContain('s3cret');
  });

  it.each([
    [['--shard-size', '0'], '--shard-size must be a whole number of at least 1'],
    [['--ahead', 'many'], '--ahead must be a whole number'],
    [['--engine', 'quick'], 'There is no engine quick'],
    [['--actors', 'missing.yaml'], 'Cannot read missing.yaml: there is no such file'],
    [['--case', 'mine', '--actors', 'a.yaml'], '--case reads with the files of the case'],
  ])('refuse what makes no sense before any server is asked: %s', async (args, words) => {
    file('a.txt', 'Envoys met.');
    const run = await entente([
      'cluster',
      'submit',
      'a.txt',
      '--queue',
      'postgres://127.0.0.1:1/x',
      '--store',
      's',
      ...args,
    ]);
    expect(run.stderr).toContain(words);
    expect([2, 3]).toContain(run.status);
  });
});

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return address !== null && typeof address === 'object' ? address.port : 1;
}

describe('the status of a cluster in words', () => {
  const nothing: ClusterStatus = {
    shards: { waiting: 0, beingRead: 0, done: 0, givenUp: 0 },
    documents: { waiting: 0, read: 0, setAside: 0 },
    batches: [],
    workers: [],
    setAside: [],
    givenUp: [],
    withoutWorker: [],
  };

  it('says how far it is, how fast, and how long it takes', () => {
    const lines = statusWords(
      {
        ...nothing,
        shards: { waiting: 70, beingRead: 4, done: 26, givenUp: 1 },
        documents: { waiting: 74_000, read: 25_990, setAside: 10 },
        perMinute: 1200,
        secondsLeft: 3700,
      },
      80,
    );
    expect(lines.slice(0, 2)).toEqual([
      '26,000 of 100,000 documents done (26 %), 10 of them set aside, 1,200 a minute, about 62 min left.',
      'Shards: 26 done, 4 being read, 70 waiting, 1 given up.',
    ]);
  });

  it('lists who reads, what was set aside and why, and what waits for nobody', () => {
    const text = statusWords(
      {
        ...nothing,
        documents: { waiting: 1, read: 12, setAside: 11 },
        workers: [{ host: 'alpha', pid: 12, version: '0.1.0', jobs: 8, reads: true, seenSecondsAgo: 0.4 }],
        setAside: Array.from({ length: 11 }, (_, i) => ({ name: `${i}.pdf`, reason: `${i}.pdf is damaged.` })),
        withoutWorker: [{ version: '0.0.9', shards: 1 }],
      },
      80,
    ).join('\n');
    expect(text).toMatch(/alpha +12 +0\.1\.0 +8 +reads +0 s ago/u);
    expect(text).toContain('  9.pdf is damaged.\n  and 1 more (--json lists them)');
    expect(text).toContain('1 shard waits for a worker of version 0.0.9, and none is alive.');
  });

  it('says so where nothing was submitted and nobody is there', () => {
    expect(statusWords(nothing, 80)).toEqual(['Nothing was submitted yet.', '', 'No worker is alive.']);
  });
});
