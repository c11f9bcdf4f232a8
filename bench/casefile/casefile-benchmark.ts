import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Benchmark, whole } from '../kit/benchmark.ts';
import { runApart } from '../kit/run-apart.ts';
import { sharedFile } from '../kit/shared-data.ts';
import type { CasefileCost, Spread } from './measure-casefile.ts';
import type { ReadingTime } from './read-articles.child.ts';

const DOCUMENTS = 10_000;
/** Decisions of the journal that is replayed, for each document. */
const DECISIONS = 10;

/** What a case of many documents takes to build, to ask and to decide in. */
export const casefileBenchmark: Benchmark = async ({ files, documents = DOCUMENTS, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/attribution/train.jsonl')];
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-case-'));
  try {
    const readings = join(folder, 'readings');
    mkdirSync(readings);
    const reading = await runApart<ReadingTime>(
      new URL('./read-articles.child.ts', import.meta.url),
      [readings, ...chosen],
      progress,
    );
    const decisions = documents * DECISIONS;
    const cost = await runApart<CasefileCost>(
      new URL('./measure-casefile.child.ts', import.meta.url),
      [readings, folder, String(documents), String(decisions)],
      progress,
    );
    const readMs = reading.wallMs / reading.articles;
    const readCpuMs = reading.cpuMs / reading.articles;
    const { openMs, showMs, searchMs, decisionMs, ...rest } = cost;
    const json = {
      addOverhead: cost.addMs / readMs,
      addOverheadCpu: cost.addCpuMs / readCpuMs,
      openMs: openMs.p95,
      showMs: showMs.p95,
      searchMs: searchMs.p95,
      decisionMs: decisionMs.p95,
      sizeRatio: cost.caseBytes / cost.textBytes,
      ...rest,
      medians: {
        openMs: openMs.median,
        showMs: showMs.median,
        searchMs: searchMs.median,
        decisionMs: decisionMs.median,
      },
      articles: reading.articles,
      readMs,
      readCpuMs,
      readPeakMB: reading.peakMB,
    };
    return {
      data: `${chosen.map((file) => basename(file)).join(', ')}: ${whole(reading.articles)} articles, each read once by the fast engine, and variations of them in which every tenth word is another: ${whole(cost.documents)} documents with ${whole(cost.records)} records, ${whole(cost.decisions)} entries of the journal`,
      json,
      table: [
        ['', 'median', '95 of 100'],
        ['reading a document, ms', ms(readMs), ''],
        ['adding it, ms', ms(cost.addMs), ''],
        ['adding over reading, %', percent(json.addOverhead), ''],
        ['the same, of processor time, %', percent(json.addOverheadCpu), ''],
        ['opening the case and a document, ms', ...both(openMs)],
        ['show, ms', ...both(showMs)],
        ['search, ms', ...both(searchMs)],
        ['a decision, ms', ...both(decisionMs)],
        [`a bulk action over ${whole(cost.bulkRecords)} records, ms`, ms(cost.bulkMs), ''],
        ['undoing it, ms', ms(cost.undoBulkMs), ''],
        ['making it again, ms', ms(cost.redoBulkMs), ''],
        [`replaying ${whole(cost.decisions)} entries, s`, cost.replayS.toFixed(1), ''],
        ['texts, MB', megabytes(cost.textBytes), ''],
        ['database, MB', megabytes(cost.databaseBytes), ''],
        ['case over texts', json.sizeRatio.toFixed(2), ''],
        ['memory before there is a case, MB', whole(cost.startMB), ''],
        ['peak memory, MB', whole(cost.peakMB), ''],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : whole(value);
}

function both({ median, p95 }: Spread): readonly [string, string] {
  return [ms(median), ms(p95)];
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
