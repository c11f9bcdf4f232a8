import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDuckDB, openEngine } from './duckdb-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Takes a good while. */
const HEAVY = 'SELECT sum(sqrt(range) * sin(range)) FROM range(100000000)';

describe('the engine of event data', () => {
  it('is missing: one sentence says what to install, and that texts do without it', async () => {
    const missing = loadDuckDB(() => Promise.reject(new Error("Cannot find package '@duckdb/node-api'")));
    await expect(missing).rejects.toThrow(
      /npm install -g @duckdb\/node-api .* Texts are read and measured without it\./u,
    );
  });

  it('answers what is light while more heavy questions wait than it takes at a time', async () => {
    const engine = await openEngine(join(folder, 'one'), { threads: 2 });
    const ended: string[] = [];
    const stop = new AbortController();
    const heavy = Array.from({ length: 5 }, (_, i) =>
      engine.ask(HEAVY, [], { weight: 'heavy', signal: stop.signal }).then(
        () => ended.push(`heavy ${i}`),
        (cause: unknown) => ended.push(cause === stop.signal.reason ? 'stopped' : String(cause)),
      ),
    );
    for (let i = 0; i < 20; i++) {
      const [[value] = []] = await engine.ask('SELECT $1 + 1', [i], { weight: 'light' });
      expect(value).toBe(i + 1);
    }
    ended.push('light');
    stop.abort();
    await Promise.all(heavy);
    // Those that wait and those that run are both stopped.
    expect(ended).toEqual(['light', ...Array<string>(5).fill('stopped')]);
    // And what comes next is answered.
    expect(await engine.ask('SELECT 7', [], { weight: 'heavy' })).toEqual([[7]]);
    await engine.close();
  });

  it('waits for what it is asked before it closes, and leaves nothing on the disk', async () => {
    const place = join(folder, 'two');
    const engine = await openEngine(place, { threads: 1, memoryMB: 64 });
    // More than its memory holds, so that it puts something aside.
    const answer = engine.ask(
      'SELECT count(*) FROM (SELECT range AS a, hash(range) AS b FROM range(6000000) ORDER BY b) WHERE a >= 0',
      [],
      { weight: 'heavy' },
    );
    await engine.close();
    expect(await answer).toEqual([[6_000_000]]);
    expect(existsSync(place)).toBe(false);
    await expect(engine.ask('SELECT 1', [], { weight: 'light' })).rejects.toThrow('was closed');
  });

  it('fetches nothing from a network', async () => {
    const engine = await openEngine(join(folder, 'three'));
    const asked = engine.ask("SELECT * FROM 'https://example.org/a.parquet'", [], { weight: 'light' });
    await expect(asked).rejects.toThrow(/httpfs|autoload|No files found/u);
    await engine.close();
  });
});
