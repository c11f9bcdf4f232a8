import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../measures/agreement/cohen-kappa.ts';
import { krippendorffAlpha } from '../../measures/agreement/krippendorff-alpha.ts';
import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import type { Decision, Json, PlacedEntry } from '../journal/entry.ts';
import { compareStatements } from './compare-statements.ts';
import { alphaOf, kappaOf, pairIntervals, pairSum, pairTables } from './pair-table.ts';
import { type StatementCoding, statementCodings } from './statement-codings.ts';

const TYPE = {
  name: 'Claim',
  concept: 'concept',
  variables: [
    { name: 'concept', kind: 'short text' },
    { name: 'agreement', kind: 'boolean' },
    { name: 'strength', kind: 'integer' },
    { name: 'note', kind: 'long text' },
  ],
} as const;

let made = 0;
function statement(start: number, end: number, values: Readonly<Record<string, StatementValue>>): DiscourseStatement {
  return {
    ...{ kind: 'discourse-statement', id: `k-${++made}`, type: 'Claim', values, evidence: { start, end } },
    sentence: { index: 0, span: { start: 0, end: 100 } },
    provenance: { stage: 'person', by: 'person', rule: 'coded', grade: 'strong' },
  } as DiscourseStatement;
}

const coding = (coder: string, document: string, statements: readonly DiscourseStatement[]): StatementCoding => ({
  ...{ coder, document, statements },
});
const peace = { concept: 'peace', agreement: true };
const war = { concept: 'war', agreement: false };

describe('agreement on discourse statements', () => {
  const codings = [
    coding('ada', 'd-1', [
      statement(0, 20, { ...peace, strength: 1 }),
      statement(30, 50, war),
      statement(60, 70, peace),
    ]),
    coding('bo', 'd-1', [statement(5, 25, { ...peace, strength: 3 }), statement(28, 45, { ...war, agreement: true })]),
    // Nobody else coded this one, so that nothing is known of it.
    coding('ada', 'd-2', [statement(0, 20, war)]),
  ];
  const [one] = compareStatements(codings, [TYPE]);
  const of = (name: string) => one?.agreements.find((each) => each.name === name);

  it('compares values of passages that both made a statement of', () => {
    expect(one).toMatchObject({ raters: ['ada', 'bo'], type: 'Claim', documents: 1, units: 3, together: 2 });
    expect(of('concept')).toMatchObject({
      of: 'variable',
      n: 2,
      observed: 1,
      kappa: { value: 1 },
      alpha: { value: 1 },
    });
    expect(of('agreement')).toMatchObject({ n: 2, observed: 0.5, kappa: { value: 0 } });
    expect(of('strength')).toMatchObject({ n: 1, observed: 0 });
    expect(of('note')).toBeUndefined();
  });

  it('compares concepts over all passages, also those that one of them passed over', () => {
    // peace: yes and yes, no and no, yes and no.
    const units = [
      ['true', 'true'],
      ['false', 'false'],
      ['true', 'false'],
    ];
    expect(of('peace')).toMatchObject({ of: 'concept', n: 3, kappa: { value: cohenKappa(units).value } });
    expect(of('peace')?.alpha.value).toBeCloseTo(krippendorffAlpha(units, { draws: 0 }).value ?? 0, 12);
    expect(of('war')).toMatchObject({ n: 3, observed: 1, kappa: { value: 1 } });
  });

  it('puts those together that say the same, where several share words', () => {
    const both = [statement(0, 20, peace), statement(0, 20, war)];
    const [pair] = compareStatements(
      [coding('ada', 'd-1', both), coding('bo', 'd-1', [statement(0, 20, war), statement(0, 20, peace)])],
      [TYPE],
    );
    expect(pair).toMatchObject({ units: 2, together: 2 });
    expect(pair?.agreements.every(({ n, observed }) => n === 0 || observed === 1)).toBe(true);
  });

  it('asks of a blind sample only the sentences that were coded', () => {
    const sample = { ...coding('bo', 'd-1', []), sentences: [{ start: 0, end: 25 }] };
    const [pair] = compareStatements([codings[0] as StatementCoding, sample], [TYPE]);
    expect(pair).toMatchObject({ units: 1, together: 0 });
  });

  it('compares three coders, of whom each pair and all', () => {
    const third = coding('cy', 'd-1', [statement(0, 20, peace)]);
    const all = compareStatements([...codings, third], [TYPE]);
    expect(all.map(({ raters }) => raters.length)).toEqual([2, 2, 2, 3]);
    expect(all[3]?.agreements[0]).not.toHaveProperty('kappa');
  });
});

describe('tables of pairs', () => {
  it('give the kappa and alpha of the ratings, of two coders and of more, and are the same each time', () => {
    const rating = fc.option(fc.constantFrom('1', '2', '5'), { nil: undefined });
    const unit = (n: number) =>
      fc.record({
        document: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        ratings: fc.array(rating, { minLength: n, maxLength: n }),
      });
    fc.assert(
      fc.property(
        fc.constantFrom(2, 3),
        fc.boolean(),
        fc.array(unit(2)),
        fc.array(unit(3)),
        (n, isNumber, two, three) => {
          const units = n === 2 ? two : three;
          const ratings = units.map((each) => each.ratings);
          const tables = pairTables(units, isNumber);
          const sum = pairSum(tables);
          const alpha = isNumber
            ? krippendorffAlpha(
                ratings.map((each) => each.map((one) => (one === undefined ? one : Number(one)))),
                { level: 'interval', draws: 0 },
              )
            : krippendorffAlpha(ratings, { draws: 0 });
          const found = alphaOf(sum, tables.size, tables.numbers);
          if (alpha.value === undefined || found === undefined) expect(found).toBe(alpha.value);
          else expect(found).toBeCloseTo(alpha.value, 9);
          if (n === 3) return;
          const kappa = kappaOf(sum, tables.size);
          const expected = cohenKappa(ratings).value;
          if (kappa === undefined || expected === undefined) expect(kappa).toBe(expected);
          else expect(kappa).toBeCloseTo(expected, 9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('draw documents, not passages, and say nothing of fewer than five', () => {
    const units = (documents: number) =>
      Array.from({ length: 60 }, (_, n) => ({
        document: `${n % documents}`,
        ratings: [`${n % 2}`, `${n % 3 === 0 ? 1 : n % 2}`],
      }));
    expect(pairIntervals(pairTables(units(4), false))).toEqual({});
    const found = pairIntervals(pairTables(units(20), false), 200);
    expect(found).toEqual(pairIntervals(pairTables(units(20), false), 200));
    const [low = 0, high = 0] = found.alpha ?? [];
    expect(low < high && low > 0 && high < 1).toBe(true);
  });
});

describe('what a coder coded', () => {
  const entry = (coder: string, said: Decision, place: number): PlacedEntry => ({
    place,
    entry: { ...said, id: `j-${place}`, step: `j-${place}`, coder, at: '2026-01-01T00:00:00.000Z' },
  });
  const record = statement(0, 20, peace);
  const target = { type: 'record', id: record.id, document: 'd-1' } as const;
  const add: Decision = { action: 'add', target, after: record as unknown as Json };

  it('is what he added, as he left it, and not what others made of it', () => {
    const mend: Decision = { action: 'edit', target, field: 'values.concept', after: 'talks' };
    const entries = [entry('ada', add, 1), entry('ada', mend, 2), entry('bo', { ...mend, after: 'war' }, 3)];
    const [ada, ...others] = statementCodings(entries);
    expect(ada?.statements[0]?.values).toEqual({ concept: 'talks', agreement: true });
    expect(others).toEqual([]);
    const merged = statementCodings(entries, (variable, value) => (variable === 'concept' ? `${value}!` : value));
    expect(merged[0]?.statements[0]?.values.concept).toBe('talks!');
    expect(statementCodings([...entries, entry('ada', { action: 'reject', target }, 4)])).toEqual([]);
  });

  it('counts a sentence that was coded blind and holds nothing', () => {
    const coded: Decision = {
      ...{ action: 'code', target: { type: 'document', id: 'd-1' }, aside: true },
      after: { start: 0, end: 20, kinds: ['discourse-statement'] },
    };
    expect(statementCodings([entry('bo', coded, 1)])).toEqual([
      {
        coder: 'bo',
        document: 'd-1',
        statements: [],
        sentences: [{ start: 0, end: 20, kinds: ['discourse-statement'] }],
      },
    ]);
  });
});
