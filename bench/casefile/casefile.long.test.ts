import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedRecords } from '../../src/casefile/journal/reading-records.ts';
import { anchorOf } from '../../src/casefile/journal/record-name.ts';
import { recordId } from '../../src/records/identify.ts';
import { Reading } from '../../src/records/reading.ts';
import { loadReader } from '../kit/reader.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { measureCasefile } from './measure-casefile.ts';
import { variedReading, wordsOf } from './vary-reading.ts';

const TEXTS = [
  'Norway recalled its envoy from Russia after months of angry talks. Finland rejected the plan.',
  'Sweden accused Denmark of breaking their treaty. Norway offered to halt large exercises if Sweden withdraws.',
];

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const readings: Reading[] = [];
beforeAll(async () => {
  const reader = await loadReader('fast');
  for (const [i, text] of TEXTS.entries()) {
    const reading = await reader.read(text, { name: `${i}.txt` });
    readings.push(reading);
    writeFileSync(join(folder, `${i}.json`), JSON.stringify(reading));
  }
});

describe('a varied reading', () => {
  it('is a whole reading of another text, whose offsets and names are those of the old one', () => {
    const words = wordsOf(TEXTS);
    const random = seededRandom(3);
    const varied = readings.flatMap((one) => Array.from({ length: 8 }, () => variedReading(one, words, random)));
    expect(new Set(varied.map(({ document }) => document.text)).size).toBeGreaterThan(4);
    for (const [i, one] of varied.entries()) {
      Reading.parse(one);
      const before = readings[Math.floor(i / 8)];
      expect(one.document.text).toHaveLength(before?.document.text.length ?? 0);
      expect(one.document.text.match(/[A-Z]\w+/g)).toEqual(before?.document.text.match(/[A-Z]\w+/g));
      expect(listedRecords(one).map(({ record }) => anchorOf(record))).toEqual(
        listedRecords(before ?? one).map(({ record }) => anchorOf(record)),
      );
      for (const { id, span } of one.mentions)
        expect(id).toBe(recordId('mention', one.document.id, span.start, span.end));
    }
  });
});

describe('the measurement of a case', () => {
  it('builds, decides, undoes and replays, and says what each took', async () => {
    const place = mkdtempSync(join(tmpdir(), 'entente-bench-test-case-'));
    const cost = await measureCasefile(folder, place, { documents: 12, decisions: 300 });
    rmSync(place, { recursive: true });
    expect(cost.documents).toBeGreaterThan(4);
    expect(cost.decisions).toBeGreaterThanOrEqual(300);
    expect(cost.bulkRecords).toBe(cost.records);
    for (const figure of ['addMs', 'undoBulkMs', 'replayS', 'peakMB', 'caseBytes'] as const) {
      expect(cost[figure], figure).toBeGreaterThan(0);
    }
    expect(cost.searchMs.p95).toBeGreaterThanOrEqual(cost.searchMs.median);
  });
});
