import { describe, expect, it } from 'vitest';
import { type EventBatch, ROW_FLAGS } from '../../records/event-row.ts';
import { dailyCountsUnderRules, ROW_RULES, reportsOfRows } from './event-rows.ts';

interface Row {
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly quad: number;
  readonly score: number;
  readonly place?: string;
  readonly flags?: number;
  readonly mentions?: number;
}

function batchOf(rows: readonly Row[]): EventBatch {
  const texts = [''];
  const number = (text: string): number => {
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  };
  const column = (pick: (row: Row) => string): Int32Array => Int32Array.from(rows, (row) => number(pick(row)));
  const nothing = new Int32Array(rows.length);
  return {
    length: rows.length,
    offset: Float64Array.from(rows, (_, i) => i * 100),
    bytes: new Int32Array(rows.length).fill(100),
    day: Int32Array.from(rows, ({ day }) => day),
    source: column(({ from }) => from),
    target: column(({ to }) => to),
    sourceActor: nothing,
    targetActor: nothing,
    sourceSectors: nothing,
    targetSectors: nothing,
    code: column(({ code }) => code),
    quad: Uint8Array.from(rows, ({ quad }) => quad),
    score: Float64Array.from(rows, ({ score }) => score),
    mentions: Int32Array.from(rows, ({ mentions = 1 }) => mentions),
    root: new Uint8Array(rows.length).fill(1),
    flags: Uint16Array.from(rows, ({ flags = 0 }) => flags),
    place: column(({ place = '' }) => place),
    id: rows.map((_, i) => `${i}`),
    address: rows.map(() => ''),
    texts,
  };
}

const threat = { day: 100, from: 'CHN', to: 'IND', code: '130', quad: 3, score: -4.4 };

describe('rows of event files as reports', () => {
  it('makes one event of rows that repeat it, under every rule, and keeps all reports', () => {
    const batch = batchOf([threat, { ...threat, flags: ROW_FLAGS.repeated, mentions: 4 }]);
    const under = dailyCountsUnderRules([{ origin: 'gdelt', file: 'f', batch }]);
    expect([...under.representative.n]).toEqual([1]);
    expect([...under.representative.mentions]).toEqual([5]);
    expect([...under.everyReport.n]).toEqual([2]);
  });

  it('joins two origins only in the careful rule, where quad classes are compared', () => {
    const gdelt = batchOf([threat]);
    const polecat = batchOf([{ ...threat, code: 'THREATEN', score: -6 }]);
    const under = dailyCountsUnderRules([
      { origin: 'gdelt', file: 'f', batch: gdelt },
      { origin: 'polecat', file: 'g', batch: polecat },
    ]);
    expect([...under.conservative.n]).toEqual([1]);
    expect([...under.conservative.sum]).toEqual([-4.4]);
    expect([...under.representative.n]).toEqual([2]);
  });

  it('takes rows in different places for different events where the rule says so', () => {
    const batch = batchOf([
      { ...threat, place: 'CHN' },
      { ...threat, place: 'IND' },
    ]);
    const under = dailyCountsUnderRules([{ origin: 'gdelt', file: 'f', batch }]);
    expect([[...under.representative.n], [...under.informative.n]]).toEqual([[1], [2]]);
  });

  it('makes one event of a mirrored pair where the dyad has no direction', () => {
    const consult = { ...threat, code: '040', quad: 1, score: 1 };
    const batch = batchOf([consult, { ...consult, from: 'IND', to: 'CHN', flags: ROW_FLAGS.mirrored }]);
    const events = (undirected: boolean): number =>
      new Set(
        reportsOfRows([{ origin: 'icews', file: 'f', batch }], {
          ...ROW_RULES.representative.same,
          undirected,
        }).map(({ event }) => event),
      ).size;
    expect([events(false), events(true)]).toEqual([2, 1]);
  });

  it('counts an event without a score, but not in the mean', () => {
    const batch = batchOf([threat, { ...threat, code: '173', score: Number.NaN }]);
    const { representative } = dailyCountsUnderRules([{ origin: 'csv', file: 'f', batch }]);
    expect([[...representative.n], [...(representative.scored ?? [])], [...representative.sum]]).toEqual([
      [2],
      [1],
      [-4.4],
    ]);
  });

  it('leaves out rows without day or country, which no other row can meet', () => {
    const batch = batchOf([threat, { ...threat, flags: ROW_FLAGS.badDate }, { ...threat, flags: ROW_FLAGS.noCountry }]);
    const reports = reportsOfRows([{ origin: 'gdelt', file: 'f', batch }], ROW_RULES.representative.same);
    expect(reports.map(({ id }) => id)).toEqual(['f:0']);
  });
});
