import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chdbFolder } from '../../src/casefile/events/clickhouse/chdb-server.fixture.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { runApart } from '../kit/run-apart.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { makeRows } from './make-rows.ts';
import type { ImportCost } from './measure-import.ts';
import type { ServedCost } from './measure-served.ts';

const ROWS = 1_000_000;
const TEMPLATES = 'data/eventfiles/gdelt2_20191024143000.export.CSV';

/** What the same questions take of DuckDB and of ClickHouse, both on this machine. FILE: rows of GDELT 2.0; else they are made. */
export const clickhouseBenchmark: Benchmark = async ({ files, rows = ROWS, progress }) => {
  const modules = chdbFolder();
  if (modules === undefined) throw new EntenteError('usage', 'The engine of ClickHouse (chdb) is not to be had.');
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-clickhouse-'));
  try {
    const path = files[0] ?? join(folder, 'rows.CSV');
    if (!files[0]) makeRows(sharedFile(TEMPLATES), path, rows);
    const script = new URL('./eventdata.child.ts', import.meta.url);
    await runApart<ImportCost>(script, ['import', path, folder, String(rows)], progress);
    const cost = await runApart<ServedCost>(script, ['served', modules, folder], progress);
    return {
      data: `${files[0] ? basename(path) : 'made rows of GDELT 2.0'}: ${whole(cost.rows)} rows; loaded in ${cost.loadCpuS.toFixed(1)} s, ${cost.serverMB.toFixed(1)} MB; times are of the processor`,
      json: { ...cost },
      table: [
        ['ms', 'DuckDB', 'ClickHouse'],
        ...Object.entries(cost.questions).map(([name, { duckdb, clickhouse }]) => [name, ms(duckdb), ms(clickhouse)]),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : whole(value);
}
