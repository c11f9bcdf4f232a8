import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventParts } from '../../src/casefile/events/event-parts.ts';
import { openEventImport } from '../../src/casefile/events/import-events.ts';
import { tidyEvents } from '../../src/casefile/events/open-event-store.ts';
import { createCase } from '../../src/casefile/store/case-file.ts';
import { readEventFile } from '../../src/sources/events/read-event-file.ts';

/** What an import took. */
export interface ImportCost {
  /** Processor time of all of it, and of its parts: the hash, reading and storing, putting the sums together. */
  readonly importCpuS: number;
  readonly hashCpuS: number;
  readonly storeCpuS: number;
  readonly tidyCpuS: number;
  /** The most memory that the process ever held, in MiB. */
  readonly importPeakMB: number;
  readonly rows: number;
  readonly kept: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly cubeRows: number;
  readonly cubeBytes: number;
}

/** Processor seconds of this process. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Imports a file into a new case, as `entente import` does. Run in a process of its own. */
export async function measureImport(path: string, folder: string, told: (rows: number) => void): Promise<ImportCost> {
  const begin = cpuSeconds();
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
  }
  const sha = hash.digest('hex');
  const hashed = cpuSeconds();
  const file = createCase(join(folder, 'case'));
  const importing = openEventImport(file, { told });
  let [rows, kept] = [0, 0];
  for await (const events of readEventFile(path)) {
    const { counts } = await importing.take(events, { sha, place: path, bytes: statSync(path).size });
    rows += counts.rows;
    kept += counts.kept;
  }
  await importing.finish();
  const stored = cpuSeconds();
  await tidyEvents(file);
  const end = cpuSeconds();
  const parts = eventParts(file);
  const cubes = parts.filter(({ kind }) => kind === 'cube');
  file.close();
  return {
    importCpuS: end - begin,
    hashCpuS: hashed - begin,
    storeCpuS: stored - hashed,
    tidyCpuS: end - stored,
    importPeakMB: process.resourceUsage().maxRSS / 1024,
    rows,
    kept,
    parts: parts.length,
    partBytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    cubeRows: cubes.reduce((sum, one) => sum + one.rows, 0),
    cubeBytes: cubes.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
