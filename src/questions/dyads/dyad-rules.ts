import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventRow, EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { states } from '../../casefile/store/state.ts';
import { digestReading } from '../../measures/digest.ts';
import { dyadName } from '../../measures/reports/compare-dyads.ts';
import { dailyCountsUnderRules, type RowSource } from '../../measures/reports/event-rows.ts';
import { tonesOverRules } from '../../measures/tone-over-rules.ts';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { type EventBatch, type EventOrigin, NO_DAY, ROW_FLAGS } from '../../records/event-row.ts';
import type { RuleTone } from '../../report/measures/dyad-report.ts';

/** Rows above which the range is not made: each is held in memory. */
const MOST_ROWS = 50_000;

/**
 * The tone of a pair under each rule by which reports become events: of imported rows, and of the texts where these are counted.
 * @param sides what of the data lies between the two
 * @returns nothing where there are too many rows
 */
export async function dyadRules(
  file: CaseFile,
  store: EventStore,
  sides: EventFilter,
  [a, b]: readonly [string, string],
): Promise<readonly RuleTone[]> {
  const texts = sides.origins?.includes('case') ? textTones(file, dyadName(a, b)) : [];
  const rows: EventRow[] = [];
  // Rows that repeat another are reports of its event, and make none of their own under any rule but the last.
  for await (const row of store.rows({ ...sides, withRepeated: true })) {
    if (row.origin === 'case') continue;
    if (rows.push(row) > MOST_ROWS) return texts;
  }
  if (rows.length === 0) return texts;
  const { conservative, representative, informative, everyReport } = dailyCountsUnderRules(sourcesOf(rows));
  return [
    ruleTone('rows', 'one event a day and quad class, whoever tells it (conservative)', conservative),
    ruleTone('rows', 'one a day and code of each data set (representative)', representative),
    ruleTone('rows', 'one a day, code and place of each data set (most informative)', informative),
    ruleTone('rows', 'every row, repeats too', everyReport),
    ...texts,
  ];
}

function ruleTone(of: RuleTone['of'], rule: string, { n, scored = n, sum }: DailyCounts): RuleTone {
  const total = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  return { of, rule, events: total(n), tone: total(sum) / total(scored) };
}

function textTones(file: CaseFile, dyad: string): readonly RuleTone[] {
  const digests = [...states(file)].map(({ reading }) => digestReading(reading));
  const range = tonesOverRules(digests).find((one) => one.dyad === dyad);
  if (!range) return [];
  const row = (rule: string, events: number, tone: number): RuleTone => ({ of: 'texts', rule, events, tone });
  return [
    row('mildest report of each act (conservative)', range.n, range.conservative),
    row('commonest report of each act (representative)', range.n, range.representative),
    row('sharpest report of each act (most informative)', range.n, range.informative),
    row('every report', range.reports, range.everyReport),
  ];
}

/** Rows as a reader of their files would give them, those of each data set together. */
function sourcesOf(rows: readonly EventRow[]): readonly RowSource[] {
  const origins = new Map<EventOrigin, EventRow[]>();
  for (const row of rows) {
    const own = origins.get(row.origin);
    if (own) own.push(row);
    else origins.set(row.origin, [row]);
  }
  return [...origins].map(([origin, own]) => ({ origin, file: origin, batch: batchOf(own) }));
}

function batchOf(rows: readonly EventRow[]): EventBatch {
  const texts: string[] = [''];
  const places = new Map<string, number>([['', 0]]);
  const text = (of: (row: EventRow) => string): Int32Array =>
    Int32Array.from(rows, (row) => {
      const words = of(row);
      const place = places.get(words) ?? texts.push(words) - 1;
      places.set(words, place);
      return place;
    });
  return {
    length: rows.length,
    // What a report is found by: rows of several files are told apart by their order.
    offset: Float64Array.from(rows, (_, i) => i),
    bytes: Int32Array.from(rows, ({ bytes }) => bytes),
    day: Int32Array.from(rows, ({ day }) => day ?? NO_DAY),
    source: text(({ source }) => source),
    target: text(({ target }) => target),
    sourceActor: text(({ sourceActor }) => sourceActor),
    targetActor: text(({ targetActor }) => targetActor),
    sourceSectors: text(({ sourceSectors }) => sourceSectors),
    targetSectors: text(({ targetSectors }) => targetSectors),
    code: text(({ code }) => code),
    quad: Uint8Array.from(rows, ({ quad }) => quad),
    score: Float64Array.from(rows, ({ score }) => score ?? Number.NaN),
    mentions: Int32Array.from(rows, ({ mentions }) => mentions),
    root: Uint8Array.from(rows, ({ root }) => (root ? 1 : 0)),
    flags: Uint16Array.from(rows, ({ flags }) => flags.reduce((bits, flag) => bits | ROW_FLAGS[flag], 0)),
    place: text(({ place }) => place),
    id: rows.map(({ id }) => id),
    address: rows.map(({ address }) => address),
    texts,
  };
}
