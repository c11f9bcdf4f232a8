import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, type MadeRow } from '../../casefile/events/event-batch.fixture.ts';
import { openEventImport } from '../../casefile/events/import-events.ts';
import { createCase } from '../../casefile/store/case-file.ts';
import type { EventOrigin } from '../../records/event-row.ts';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const dyad = async (...args: string[]) => {
  const run = await folder.entente(['dyad', 'Chile', 'Peru', '--case', 'case', ...args]);
  return { ...run, words: run.stdout.replace(/\s+/g, ' ') };
};

/** So many events of a pair each month. */
function monthly(source: string, target: string, from: number, to: number, many: number): MadeRow[] {
  const rows: MadeRow[] = [];
  for (let month = from; month < to; month++) {
    const first = new Date(Date.UTC(2010, month, 1)).toISOString().slice(0, 7);
    for (let n = 0; n < many; n++) {
      const day = `${first}-${String(1 + ((n * 7 + month) % 28)).padStart(2, '0')}`;
      rows.push({
        id: `${source}${month}-${n}`,
        day,
        source,
        target,
        code: n % 2 ? '040' : '112',
        score: n % 2 ? 1 : -2,
      });
    }
  }
  return rows;
}

async function take(place: string, files: readonly (readonly [EventOrigin, readonly MadeRow[]])[]): Promise<void> {
  const file = createCase(join(folder.path, place));
  const importing = openEventImport(file);
  for (const [origin, rows] of files) await importing.take(...fileOf(`invented ${origin}`, rows, origin));
  await importing.finish();
  file.close();
}

beforeAll(async () => {
  const icews = [...monthly('CHL', 'PER', 0, 60, 6), ...monthly('BRA', 'ARG', 0, 60, 60)];
  const polecat = [...monthly('PER', 'CHL', 30, 60, 20), ...monthly('ARG', 'BRA', 30, 60, 20)];
  await take('case', [
    ['icews', icews],
    ['polecat', polecat],
  ]);
});

describe('a data set that begins within the time of a series', () => {
  it('is shown as such, and never as a rise', async () => {
    const { words } = await dyad('--measure', 'volume');
    expect(words).toContain('The volume between Chile and Peru shows no lasting change but where sources begin or end');
    expect(words).not.toMatch(/it rises|rises from/u);
    expect(words).toMatch(
      /July 2012 \([\d.]+ before, [\d.]+ after\): POLECAT begins here; the sources that run on both sides show no such change: it is one of sources, not of events\./u,
    );
    expect(words).toMatch(/2012-07 POLECAT begins 6(?:\.00?)? → 26(?:\.00?)? 6(?:\.00?)? → 6/u);
    // The same data set alone has no such change.
    const alone = await dyad('--measure', 'volume', '--origin', 'icews');
    expect(alone.words).toMatch(/shows no lasting change \(/u);
    expect(alone.words).not.toContain('begins');
  });

  it('is drawn on the page and given as data', async () => {
    await dyad('--measure', 'volume', '--html', 'page.html');
    expect(readFileSync(join(folder.path, 'page.html'), 'utf8')).toContain('POLECAT begins');
    const { stdout } = await dyad('--measure', 'volume', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      sources: {
        spans: [{ source: 'ICEWS' }, { source: 'POLECAT', first: 30 }],
        steps: [{ period: 30, begin: ['POLECAT'], end: [] }],
        changes: [{ verdict: 'source' }],
      },
    });
  });
});

describe('the tone of a pair under other rules', () => {
  it('is a range, from one event a day and class to every row', async () => {
    const { words, stdout } = await dyad();
    expect(words).toMatch(/Under other rules of what one event is The tone is −0\.50 under every rule/u);
    expect(stdout).toMatch(/rows: every row, repeats too +960/u);
    const { rules } = JSON.parse((await dyad('--json')).stdout) as { rules: readonly { events: number }[] };
    expect(rules).toHaveLength(4);
    const [least = 0, , , most = 0] = rules.map(({ events }) => events);
    expect(least).toBeLessThan(most);
    expect(most).toBe(960);
  });
});
