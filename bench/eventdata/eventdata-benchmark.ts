import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { runApart } from '../kit/run-apart.ts';
import { sharedFile } from '../kit/shared-data.ts';
import { makeRows } from './make-rows.ts';
import type { ImportCost } from './measure-import.ts';
import type { QueryCost } from './measure-queries.ts';
import type { RawCost } from './measure-raw.ts';

const ROWS = 1_000_000;
/** Questions of one process, asked of a small case: what grows does not grow with the case. */
const QUERIES = 100_000;
const SMALL = 20_000;
const TEMPLATES = 'data/eventfiles/gdelt2_20191024143000.export.CSV';

type Progress = ((done: number, total: number) => void) | undefined;

/** Measures one thing in a process of its own. */
function apart<T>(args: readonly string[], progress: Progress): Promise<T> {
  return runApart<T>(new URL('./eventdata.child.ts', import.meta.url), args, progress);
}

/** What event data takes to import and to ask. FILE: rows of GDELT 2.0; without it they are made. */
export const eventdataBenchmark: Benchmark = async ({ files, rows = ROWS, progress }) => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-events-'));
  try {
    const path = files[0] ?? join(folder, 'rows.CSV');
    if (!files[0]) makeRows(sharedFile(TEMPLATES), path, rows);
    const cost = await apart<ImportCost>(['import', path, folder, String(rows)], progress);
    const asked = await apart<QueryCost>(['queries', path, folder], progress);
    const raw = await apart<RawCost>(['raw', path, folder], progress);
    const small = join(folder, 'small');
    mkdirSync(small);
    makeRows(sharedFile(TEMPLATES), join(small, 'rows.CSV'), SMALL, { years: [2017, 2018] });
    await apart<ImportCost>(['import', join(small, 'rows.CSV'), small, String(SMALL)], progress);
    const growthMB = await apart<number>(['growth', '', small, String(QUERIES)], progress);
    const { filters } = asked;
    return {
      data: `${files[0] ? basename(path) : 'made rows of GDELT 2.0'}: ${whole(cost.rows)} rows, ${whole(cost.kept)} of them without a flag, in ${whole(cost.parts)} files of ${megabytes(cost.partBytes)} MB; times are of the processor`,
      json: { ...cost, ...asked, ...raw, growthMB, queries: QUERIES },
      table: [
        ['', 'ours', 'DuckDB alone'],
        ['import, s', seconds(cost.importCpuS), seconds(raw.rawImportCpuS)],
        ['  hash of the file, s', seconds(cost.hashCpuS), ''],
        ['  reading and storing, s', seconds(cost.storeCpuS), ''],
        ['  putting the sums together, s', seconds(cost.tidyCpuS), ''],
        ['peak memory of the import, MB', whole(cost.importPeakMB), whole(raw.rawPeakMB)],
        ['Parquet, MB', megabytes(cost.partBytes), megabytes(raw.rawBytes)],
        [`series of a dyad by month from ${whole(asked.cubeRows)} rows of sums, ms`, ms(asked.seriesCubeMs), ''],
        ['  by day and class, ms', ms(asked.daysCubeMs), ''],
        ['series of a dyad from all rows, ms', ms(asked.seriesFilteredMs), ms(raw.rawSeriesMs)],
        ...Object.entries(filters).map(([name, took]) => [`  filter ${name}, ms`, ms(took), '']),
        ['world volume by day, ms', ms(asked.volumeMs), ''],
        ['all dyads of a country by month, ms', ms(asked.dyadMonthsMs), ''],
        ['the newest 20 rows of a dyad, ms', ms(asked.pageMs), ''],
        ['peak memory of these, MB', whole(asked.queryPeakMB), ''],
        [`growth over ${whole(QUERIES)} mixed questions, MB`, growthMB.toFixed(1), ''],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : whole(value);
}

function seconds(value: number): string {
  return value.toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
