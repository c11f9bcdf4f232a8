import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../records/event.ts';
import { mergeReports, type ReportedEvent, type SameAct } from './merge-reports.ts';
import { AGREED_RULE } from './reports/act-reports.ts';
import { REPORT_RULES } from './reports/report-rule.ts';

let count = 0;
function report(
  document: string,
  source: string,
  target: string,
  more: Partial<Event> = {},
  published?: string,
): ReportedEvent {
  count++;
  const event: Event = {
    kind: 'event',
    id: `e-${count}`,
    source: [{ actor: source }],
    target: [{ actor: target }],
    category: 'ACCUSE',
    quad: 3,
    score: -2,
    contexts: [],
    reality: 'actual',
    trigger: { start: 0, end: 1 },
    sentence: { index: 0, span: { start: 0, end: 1 } },
    also: [],
    provenance: { stage: 'events', by: 'rule', rule: 'accuse', grade: 'strong' },
    ...more,
  };
  return { document, event, ...(published ? { published } : {}) };
}
const on = (first: string, last = first): Partial<Event> => ({
  date: { first, last, precision: 'day', how: 'stated' },
});

describe('mergeReports', () => {
  it('counts one act told by three papers once, with three reports and the days on which they agree', () => {
    const [act, ...others] = mergeReports([
      report('a', 'FRA', 'ITA', on('2024-03-04')),
      report('b', 'FRA', 'ITA', on('2024-03-01', '2024-03-31')),
      report('c', 'FRA', 'ITA', on('2024-03-04')),
    ]);
    expect(others).toEqual([]);
    expect(act).toMatchObject({ reports: 3, date: { first: '2024-03-04', last: '2024-03-04' } });
    expect(act?.events).toHaveLength(3);
  });

  it('gives an act the same days in whatever order papers tell it', () => {
    const days = [on('2024-03-04'), on('2024-03-05', '2024-03-06'), on('2024-03-04', '2024-03-06')] as const;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const;
    for (const order of orders) {
      const acts = mergeReports(order.map((i) => report(`${i}`, 'FRA', 'ITA', days[i])));
      expect(acts).toHaveLength(1);
      expect(acts[0]?.date).toEqual({ first: '2024-03-04', last: '2024-03-05' });
    }
  });

  it('makes days, place and mode of the reports by the rule that is asked for', () => {
    const told = [
      { ...on('2024-03-04', '2024-03-05'), mode: 'disapprove', place: { name: 'Lyon', span: { start: 0, end: 1 } } },
      { ...on('2024-03-04'), mode: 'disapprove' },
      { ...on('2024-03-03', '2024-03-04'), mode: 'investigate' },
    ].map((more, i) => report(`${i}`, 'FRA', 'ITA', more));
    const under = (options: SameAct): unknown => {
      const [{ mode, date, place } = {}] = mergeReports(told, options);
      return [mode, date?.first, date?.last, place];
    };
    expect(under({})).toEqual([undefined, '2024-03-04', '2024-03-04', 'Lyon']);
    expect(under({ rule: AGREED_RULE })).toEqual(under({}));
    expect(under({ rule: REPORT_RULES.conservative })).toEqual(['disapprove', '2024-03-03', '2024-03-05', undefined]);
    expect(under({ rule: REPORT_RULES.representative })).toEqual(['disapprove', '2024-03-04', '2024-03-04', undefined]);
  });

  it('joins no act of which a side is open: in another text somebody else may be meant', () => {
    const open: Partial<Event> = {
      open: [{ side: 'source', span: { start: 0, end: 1 } }],
      source: [],
      ...on('2024-03-04'),
    };
    expect(mergeReports([report('a', 'FRA', 'ITA', open), report('b', 'FRA', 'ITA', open)])).toHaveLength(2);
  });

  it('keeps acts apart that differ in side, category, reality, day or place', () => {
    const place = (name: string): Partial<Event> => ({
      place: { name, span: { start: 0, end: 1 } },
      ...on('2024-03-04'),
    });
    const acts = mergeReports([
      report('a', 'FRA', 'ITA', on('2024-03-04')),
      report('b', 'ITA', 'FRA', on('2024-03-04')),
      report('c', 'FRA', 'ITA', { category: 'REJECT', ...on('2024-03-04') }),
      report('d', 'FRA', 'ITA', { reality: 'planned', ...on('2024-03-04') }),
      report('e', 'FRA', 'ITA', on('2024-03-08')),
      report('f', 'FRA', 'ESP', place('Lyon')),
      report('g', 'FRA', 'ESP', place('Nice')),
    ]);
    expect(acts.map((act) => act.reports)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const loose = mergeReports(
      acts.flatMap((act) => act.events),
      { days: 4, place: false },
    );
    expect(loose.map((act) => act.reports)).toEqual([2, 1, 1, 1, 2]);
  });

  it('keeps acts apart to which a codebook gives different names, and tells the name that one report has', () => {
    const acts = mergeReports([
      report('a', 'FRA', 'ITA', { ...on('2024-03-04'), code: 'SLIGHT' }),
      report('b', 'FRA', 'ITA', on('2024-03-04')),
      report('c', 'FRA', 'ITA', { ...on('2024-03-04'), code: 'CHARGE' }),
    ]);
    expect(acts.map(({ code, reports }) => [code, reports])).toEqual([
      ['SLIGHT', 2],
      ['CHARGE', 1],
    ]);
  });

  it('meets a report without a date by the day of its document, and leaves one without any alone', () => {
    const acts = mergeReports([
      report('a', 'FRA', 'ITA', on('2024-03-04')),
      report('b', 'FRA', 'ITA', {}, '2024-03-05'),
      report('c', 'FRA', 'ITA', {}, '2024-06-01'),
      report('d', 'FRA', 'ITA'),
    ]);
    expect(acts.map((act) => [act.reports, act.date?.first])).toEqual([
      [2, '2024-03-04'],
      [1, undefined],
      [1, undefined],
    ]);
  });

  it('joins nothing inside a document', () => {
    expect(
      mergeReports([report('a', 'FRA', 'ITA', on('2024-03-04')), report('a', 'FRA', 'ITA', on('2024-03-04'))]),
    ).toHaveLength(2);
  });

  it('loses no report, and no act holds a document twice', () => {
    const day = integer({ min: 1, max: 9 }).map((n) => `2024-03-0${n}`);
    const one = record({ document: constantFrom('a', 'b', 'c'), target: constantFrom('ITA', 'ESP'), day });
    assert(
      property(array(one, { maxLength: 30 }), integer({ min: 0, max: 3 }), (rows, days) => {
        const reports = rows.map((row) => report(row.document, 'FRA', row.target, on(row.day)));
        const acts = mergeReports(reports, { days });
        const events = acts.flatMap((act) => act.events);
        expect(new Set(events)).toEqual(new Set(reports));
        expect(events).toHaveLength(reports.length);
        for (const act of acts) expect(new Set(act.events.map((e) => e.document)).size).toBe(act.events.length);
      }),
    );
  });
});
