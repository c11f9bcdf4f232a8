import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '../../src/casefile/events/duckdb-engine.ts';
import { cpuSeconds } from './measure-import.ts';

/** What DuckDB alone takes: its own reader of tables, its own Parquet, nothing sorted, no sums, no flags. */
export interface RawCost {
  readonly rawImportCpuS: number;
  readonly rawBytes: number;
  readonly rawSeriesMs: number;
  readonly rawPeakMB: number;
}

const COLUMNS = 61;
/** Columns of GDELT 2.0 by their numbers from 0: what a case keeps of a row. */
const KEPT: Readonly<Record<string, number>> = {
  id: 0,
  day: 1,
  source: 7,
  target: 17,
  source_actor: 5,
  target_actor: 15,
  root: 25,
  code: 26,
  quad: 29,
  score: 30,
  mentions: 31,
  place: 53,
  address: 60,
};

/** Reads the same file by DuckDB's own means. Run in a process of its own. */
export async function measureRaw(path: string, folder: string): Promise<RawCost> {
  const begin = cpuSeconds();
  const engine = await openEngine(join(folder, 'raw'), { memoryMB: 4000 });
  const to = join(folder, 'raw.parquet');
  const columns = Array.from({ length: COLUMNS }, (_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const kept = Object.entries(KEPT).map(([name, i]) => `c${i} AS ${name}`);
  await engine.ask(
    `COPY (SELECT ${kept.join(', ')} FROM read_csv('${path}', delim = '\t', header = false, quote = '', escape = '',
       columns = {${columns}})) TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
    [],
    { weight: 'heavy' },
  );
  const imported = cpuSeconds();
  const took: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = cpuSeconds();
    await engine.ask(
      `SELECT left(day, 6) AS month, count(*), sum(CAST(score AS DOUBLE)) FROM '${to}'
       WHERE source = 'USA' AND target = 'CHN' GROUP BY month ORDER BY month`,
      [],
      { weight: 'heavy' },
    );
    took.push(1000 * (cpuSeconds() - start));
  }
  const { size: bytes } = statSync(to);
  await engine.close();
  took.sort((a, b) => a - b);
  return {
    rawImportCpuS: imported - begin,
    rawBytes: bytes,
    rawSeriesMs: took[2] ?? 0,
    rawPeakMB: process.resourceUsage().maxRSS / 1024,
  };
}
