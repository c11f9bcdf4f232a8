import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCase } from '../../casefile/store/case-file.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, entente } = testFolder();
const NOBODY = 'clickhouse://ada:secret@127.0.0.1:1/korea';

beforeAll(() => createCase(join(folder, 'case')).close());

describe('entente load-events', () => {
  it('prints the tables for whoever makes them on a cluster, and connects to nothing', async () => {
    const { status, stdout, stderr } = await entente(['load-events', '--schema']);
    expect([status, stderr]).toEqual([0, '']);
    const made = [...stdout.matchAll(/CREATE TABLE IF NOT EXISTS (\w+) \(/gu)].map(([, name]) => name);
    expect(made).toEqual(['entente_rows', 'entente_cube', 'entente_mentions', 'entente_loads', 'entente_versions']);
    expect(stdout.match(/;\n/gu)).toHaveLength(5);
  });

  it('says to whom it sends, and that nobody answers, and never the password', async () => {
    const run = await entente(['load-events', NOBODY, '--case', 'case']);
    expect(run).toMatchObject({ status: 3, stdout: '' });
    expect(run.stderr).toBe(
      'Event data is sent to ClickHouse at http://127.0.0.1:1/korea, as ada.\nentente: ClickHouse at http://127.0.0.1:1/korea, as ada does not answer (ECONNREFUSED).\n',
    );
  });

  it('wants a server, and a right address', async () => {
    expect((await entente(['load-events', '--case', 'case'])).stderr).toContain('Name the server and a database on it');
    const wrong = await entente(['events', '--events', 'ada:secret@host', '--case', 'case']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('is named as clickhouse://user@host:8123/database');
    expect(wrong.stderr).not.toContain('secret');
  });
});

describe('--events', () => {
  it.each([['events'], ['dyad', 'USA', 'PRK']])(
    'asks the server that is named, and no other engine: %s',
    async (...args) => {
      const run = await entente([...args, '--events', NOBODY, '--case', 'case']);
      expect(run.status).toBe(3);
      expect(run.stderr).toContain('Event data is asked of ClickHouse at http://127.0.0.1:1/korea, as ada.\n');
      expect(run.stderr).toContain('does not answer (ECONNREFUSED)');
      expect(run.stderr).not.toContain('secret');
    },
  );
});
