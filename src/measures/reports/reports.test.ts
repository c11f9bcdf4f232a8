import { array, assert, constantFrom, integer, option, property, record, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntenteError } from '../../records/failure.ts';
import { divergence } from './divergence.ts';
import { eventsOfReports } from './events-of-reports.ts';
import { overRules, sumOf } from './over-rules.ts';
import { type EventReport, REPORT_RULE_NAMES, REPORT_RULES, type ReportField } from './report-rule.ts';

const FIELDS: readonly ReportField[] = [
  { name: 'deaths', kind: 'number' },
  { name: 'score', kind: 'number', aroundZero: true },
  { name: 'first', kind: 'date' },
  { name: 'last', kind: 'date', last: true },
  { name: 'town', kind: 'place', precision: 'precision', along: ['latitude'] },
  { name: 'actor', kind: 'text' },
];

/** Reports of one shooting: a newspaper, an agency and a commission of inquiry. */
const SHOOTING: readonly EventReport[] = [
  {
    id: 'paper',
    event: 'shooting',
    sourceClass: 1,
    certainty: 1,
    values: { deaths: 3, score: -8, first: '2024-03-01', last: '2024-03-01', town: null, precision: 1, actor: 'army' },
  },
  {
    id: 'agency',
    event: 'shooting',
    sourceClass: 2,
    certainty: 1,
    values: {
      deaths: 5,
      score: -9,
      first: '2024-03-02',
      last: '2024-03-05',
      town: 'Tamale',
      precision: 4,
      latitude: 9.4,
      actor: 'police',
    },
  },
  {
    id: 'commission',
    event: 'shooting',
    sourceClass: 4,
    certainty: 3,
    values: {
      deaths: 5,
      score: -10,
      first: '2024-02-27',
      last: '2024-03-02',
      town: 'Tamale',
      precision: 3,
      latitude: 9.5,
      actor: 'army',
    },
  },
];

describe('eventsOfReports', () => {
  it('claims little, what most say, or the most, as the rule says', () => {
    const under = (name: (typeof REPORT_RULE_NAMES)[number]): unknown =>
      eventsOfReports(SHOOTING, FIELDS, REPORT_RULES[name])[0]?.values;
    expect(under('conservative')).toEqual({
      deaths: 3,
      score: -8,
      first: '2024-02-27',
      last: '2024-03-05',
      town: null,
      latitude: null,
      actor: 'army',
    });
    expect(under('representative')).toEqual({
      deaths: 5,
      score: -8,
      first: '2024-02-29',
      last: '2024-03-02',
      town: 'Tamale',
      latitude: 9.5,
      actor: 'army',
    });
    expect(under('informative')).toEqual({
      deaths: 5,
      score: -10,
      first: '2024-03-02',
      last: '2024-03-01',
      town: 'Tamale',
      latitude: 9.4,
      actor: 'army',
    });
  });

  it('tells which reports say what was chosen, and keeps them all', () => {
    const [event] = eventsOfReports(SHOOTING, FIELDS, REPORT_RULES.representative);
    expect(event?.reports).toEqual(['agency', 'commission', 'paper']);
    expect(event?.told).toMatchObject({ deaths: ['agency', 'commission'], first: [], latitude: ['commission'] });
  });

  it('lets the better source decide a tie, then certainty, and else leaves it open', () => {
    const told = (id: string, actor: string, sourceClass: number, certainty: number): EventReport => ({
      id,
      event: 'e',
      sourceClass,
      certainty,
      values: { actor },
    });
    const actor: ReportField = { name: 'actor', kind: 'text' };
    const of = (...reports: EventReport[]): unknown => {
      const [event] = eventsOfReports(reports, [actor], REPORT_RULES.representative);
      return event?.undecided.length ? 'open' : event?.values.actor;
    };
    expect(of(told('a', 'army', 1, 9), told('b', 'police', 4, 1))).toBe('police');
    expect(of(told('a', 'army', 4, 9), told('b', 'police', 4, 1))).toBe('army');
    expect(of(told('a', 'army', 4, 1), told('b', 'police', 4, 1))).toBe('open');
  });

  it('lets silence vote or not, as the rule says', () => {
    const reports = [null, null, 'army'].map(
      (actor, i): EventReport => ({ id: `${i}`, event: 'e', values: { actor } }),
    );
    const field: ReportField = { name: 'actor', kind: 'text' };
    expect(eventsOfReports(reports, [field], REPORT_RULES.representative)[0]?.values.actor).toBeNull();
    const rule = { ...REPORT_RULES.representative, missing: 'passed over' } as const;
    expect(eventsOfReports(reports, [field], rule)[0]?.values.actor).toBe('army');
  });

  it('names the report whose number or day is none', () => {
    const report = (values: EventReport['values']): EventReport[] => [{ id: 'r-7', event: 'e', values }];
    const run = (values: EventReport['values']) => () =>
      eventsOfReports(report(values), FIELDS, REPORT_RULES.conservative);
    expect(run({ deaths: 'many' })).toThrow(
      new EntenteError('usage', 'The report r-7 gives deaths as many, which is no number.'),
    );
    expect(run({ first: '2024-02-30' })).toThrow('r-7 gives first as 2024-02-30');
  });

  const day = integer({ min: 1, max: 9 }).map((n) => `2024-03-0${n}`);
  const someReports = array(
    record({
      event: constantFrom('e', 'f'),
      sourceClass: integer({ min: 0, max: 2 }),
      certainty: integer({ min: 0, max: 2 }),
      values: record({
        deaths: option(integer({ min: 0, max: 4 })),
        score: option(integer({ min: -3, max: 3 })),
        first: option(day),
        last: option(day),
        town: option(constantFrom('Lyon', 'Nice')),
        precision: option(integer({ min: 1, max: 3 })),
        latitude: option(integer({ min: 40, max: 50 })),
        actor: option(constantFrom('army', 'police')),
      }),
    }),
    { minLength: 1, maxLength: 8 },
  ).map((rows) => rows.map((row, i): EventReport => ({ id: `r${i}`, ...row })));

  it('does not depend on the order of reports', () => {
    const withOrder = someReports.chain((reports) =>
      shuffledSubarray([...reports], { minLength: reports.length }).map((shuffled) => ({ reports, shuffled })),
    );
    assert(
      property(withOrder, constantFrom(...REPORT_RULE_NAMES), ({ reports, shuffled }, name) => {
        const rule = REPORT_RULES[name];
        expect(eventsOfReports(shuffled, FIELDS, rule)).toEqual(eventsOfReports(reports, FIELDS, rule));
      }),
    );
  });

  it('makes of one report that report, under every rule, and puts no number outside what reports say', () => {
    assert(
      property(someReports, (reports) => {
        for (const name of REPORT_RULE_NAMES) {
          for (const { reports: ids, values } of eventsOfReports(reports, FIELDS, REPORT_RULES[name])) {
            const own = reports.filter(({ id }) => ids.includes(id));
            if (own.length === 1) expect(own[0]?.values).toMatchObject(values);
            const told = own.map((report) => report.values.deaths);
            expect(told).toContain(values.deaths);
          }
        }
      }),
    );
  });

  it('gives the same event again from the rule as it was written down', () => {
    const rule = JSON.parse(JSON.stringify(REPORT_RULES.informative));
    expect(eventsOfReports(SHOOTING, FIELDS, rule)).toEqual(
      eventsOfReports(SHOOTING, FIELDS, REPORT_RULES.informative),
    );
  });
});

describe('divergence', () => {
  it('counts different values less one, silence being a value, and names the events that differ', () => {
    const reports: readonly EventReport[] = [
      ...SHOOTING,
      { id: 'x', event: 'march', values: { town: 'Wa', actor: 'party' } },
      { id: 'y', event: 'march', values: { town: 'Wa', actor: 'party' } },
      { id: 'z', event: 'raid', values: { town: 'Ho' } },
    ];
    const towns = divergence(reports, 'town');
    expect(towns).toMatchObject({ value: 1 / 3, n: 3, several: 2, reports: 6 });
    expect(towns.differing.value).toBeCloseTo(1 / 3);
    expect(towns.differingOfSeveral.value).toBeCloseTo(1 / 2);
    expect(towns.events.map(({ event, values }) => [event, values])).toEqual([['shooting', 2]]);
    expect(towns.interval).toBeUndefined();
  });
});

describe('overRules', () => {
  it('gives a measure as a range, beside it what counting reports would give and how far they differ', () => {
    const range = overRules(SHOOTING, [{ name: 'deaths', kind: 'number' }], (events) => sumOf(events, 'deaths'));
    expect(range).toMatchObject({
      conservative: 3,
      representative: 5,
      informative: 5,
      low: 3,
      high: 5,
      everyReport: 13,
      n: 1,
      reports: 3,
    });
    expect(range.divergence[0]).toMatchObject({ field: 'deaths', value: 1 });
  });
});
