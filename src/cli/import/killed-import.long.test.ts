import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { importedFiles } from '../../casefile/events/event-files.ts';
import { eventParts, strayFiles } from '../../casefile/events/event-parts.ts';
import { examineEvents } from '../../casefile/events/examine-events.ts';
import { openEventImport } from '../../casefile/events/import-events.ts';
import { openEventStore } from '../../casefile/events/open-event-store.ts';
import { createCase, openCase } from '../../casefile/store/case-file.ts';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { gdeltFile } from '../events/gdelt-file.fixture.ts';

const KILLS = Number(process.env.ENTENTE_KILLS ?? 50);
const SEED = Number(process.env.ENTENTE_SEED ?? 1);
const ROWS = 12_000;

const folder = mkdtempSync(join(tmpdir(), 'entente-killed-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = fileURLToPath(new URL('./killed-import.fixture.ts', import.meta.url));
const place = join(folder, 'case');
const files = join(folder, 'files');

/**
 * Runs the import of all files in a process of its own.
 * @param after milliseconds until it is killed; undefined: it runs to its end
 */
async function runImport(
  after?: number,
): Promise<{ readonly done: boolean; readonly ms: number; readonly said: string }> {
  const child = spawn(process.execPath, [program, place, files], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  let began = 0;
  let done = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') {
      began = performance.now();
      if (after !== undefined) void wait(after).then(() => child.kill('SIGKILL'));
    }
    if (line === 'done') done = true;
  }
  await closed;
  return { done, ms: performance.now() - began, said: said.replaceAll(/\(.*ExperimentalWarning.*\n?.*\n?/gu, '') };
}

/** What is listed holds, and holds each row once. @returns how many rows there are */
async function check(): Promise<number> {
  const file = openCase(place);
  const findings = [];
  for await (const finding of examineEvents(file, true)) if (finding.weight === 'damage') findings.push(finding);
  expect(findings).toEqual([]);
  const stored = importedFiles(file).reduce((sum, one) => sum + one.stored, 0);
  expect(eventParts(file, 'rows').reduce((sum, { rows }) => sum + rows, 0)).toBe(stored);
  const store = await openEventStore(file, { threads: 1 });
  const ids = new Set<string>();
  let rows = 0;
  for await (const { id } of store.rows({ withFlagged: true, withRepeated: true })) {
    ids.add(id);
    rows++;
  }
  expect([rows, ids.size], 'rows, and how many of them are different').toEqual([stored, stored]);
  // The sums are those of the same rows.
  const [sums, same] = [await store.dailyVolume({}), await store.dailyVolume({ categories: [''] })];
  for (const column of ['day', 'quad', 'n', 'mentions'] as const) expect(sums[column]).toEqual(same[column]);
  // Sums of fractions depend on their order.
  const rounded = ({ sum }: DailyCounts): readonly string[] => [...sum].map((value) => value.toFixed(6));
  expect(rounded(sums)).toEqual(rounded(same));
  await store.close();
  file.close();
  return rows;
}

describe('an import that is killed', () => {
  it(`${KILLS} times at any moment leaves no torn file, and loses and doubles no row`, async () => {
    mkdirSync(files);
    createCase(place).close();
    const random = seededRandom(SEED);
    let next = 1;
    const addFile = (): void => {
      writeFileSync(join(files, `${String(next).padStart(8, '0')}.CSV`), gdeltFile(ROWS, next));
      next += ROWS;
    };
    addFile();
    const first = await runImport();
    expect([first.done, first.said]).toEqual([true, '']);
    expect(await check()).toBe(ROWS);
    let amid = 0;
    let unfinished = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // Another file every second time, so that many imports go on with what was begun.
      if (kill % 2 === 0) addFile();
      const { done, said } = await runImport(random() * first.ms);
      expect(said).toBe('');
      if (!done) amid++;
      await check();
      const file = openCase(place);
      if (importedFiles(file).some((one) => !one.done && one.stored > 0)) unfinished++;
      file.close();
    }
    expect((await runImport()).done).toBe(true);
    expect(await check()).toBe(next - 1);
    const file = openCase(place);
    expect(importedFiles(file).every(({ done }) => done)).toBe(true);
    openEventImport(file);
    expect(strayFiles(file)).toEqual([]);
    file.close();
    process.stderr.write(
      `${KILLS} kills, ${amid} amid an import, ${unfinished} of them within a file; ${next - 1} rows, each once.\n`,
    );
    // Otherwise nothing was tried.
    expect(amid).toBeGreaterThanOrEqual(KILLS / 3);
    expect(unfinished).toBeGreaterThan(0);
  }, 3_600_000);
});
