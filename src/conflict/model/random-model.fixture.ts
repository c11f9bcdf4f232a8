import fc from 'fast-check';
import type { Formula } from './logic.ts';
import type { BarredMove, Condition, DecisionMaker, Model, Option, OptionForm, Preference, Rule } from './model.ts';
import { compile } from './state-space.ts';

/** What random models may hold. */
export interface RandomModelShape {
  readonly makers?: readonly [least: number, most: number];
  readonly options?: readonly [least: number, most: number];
  /** Merged states and barred moves, which take moves that must be listed one by one. */
  readonly listed?: boolean;
}

const makerId = (i: number): string => `maker${i}`;
const optionId = (j: number): string => `o${j}`;

function formulas(names: readonly string[]): fc.Arbitrary<Formula> {
  const atom = fc.constantFrom(...names).map((id): Formula => ({ kind: 'atom', id }));
  const pair = fc.tuple(atom, atom);
  return fc.oneof(
    { weight: 4, arbitrary: atom },
    { weight: 3, arbitrary: atom.map((of): Formula => ({ kind: 'not', of })) },
    { weight: 2, arbitrary: pair.map((of): Formula => ({ kind: 'and', of })) },
    { weight: 1, arbitrary: pair.map(([left, right]): Formula => ({ kind: 'implies', left, right })) },
    { weight: 1, arbitrary: pair.map(([left, right]): Formula => ({ kind: 'iff', left, right })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('atMost', 'atLeast', 'exactly'),
          fc.nat(3),
          fc.array(atom, { minLength: 1, maxLength: 4 }),
        )
        .map(([kind, count, of]): Formula => ({ kind, count, of })),
    },
  );
}

function patterns(width: number): fc.Arbitrary<Formula> {
  return fc
    .array(fc.constantFrom('Y', 'N', '-', '-'), { minLength: width, maxLength: width })
    .map((signs): Formula => ({ kind: 'pattern', pattern: signs.join('') }));
}

function preferences(
  formula: fc.Arbitrary<Formula>,
  states: number,
  listed: readonly string[] | undefined,
): fc.Arbitrary<Preference> {
  const statements = fc
    .array(fc.array(formula, { minLength: 1, maxLength: 3 }), { maxLength: 6 })
    .map((levels): Preference => {
      let id = 0;
      return {
        kind: 'statements',
        levels: levels.map((level) => level.map((of) => ({ id: String(++id), formula: of }))),
      };
    });
  const weights = fc.array(fc.tuple(formula, fc.integer({ min: -30, max: 30 })), { maxLength: 5 }).map(
    (all): Preference => ({
      kind: 'weights',
      weights: all.map(([of, tenths], i) => ({ id: String(i), formula: of, weight: tenths / 10 })),
    }),
  );
  const ranking = fc
    .array(fc.nat(Math.max(1, Math.floor(states * 0.8))), { minLength: states, maxLength: states })
    .map((levels): Preference => {
      const order = [...new Set(levels)]
        .sort((a, b) => a - b)
        .map((level) => levels.flatMap((own, s) => (own === level ? [listed?.[s] ?? s + 1] : [])));
      return { kind: 'ranking', order };
    });
  return fc.oneof(
    { weight: 3, arbitrary: ranking },
    { weight: 2, arbitrary: statements },
    { weight: 1, arbitrary: weights },
  );
}

function makersOf(count: number, preference: fc.Arbitrary<Preference>, unseen: fc.Arbitrary<readonly Condition[]>) {
  return fc
    .array(fc.tuple(preference, unseen), { minLength: count, maxLength: count })
    .map((all) =>
      all.map(
        ([own, hidden], i): DecisionMaker => ({ id: makerId(i), name: makerId(i), preference: own, unseen: hidden }),
      ),
    );
}

/** Random models in option form: shared and ownerless options, one-way options, holes, ties, states not perceived. */
export function randomOptionModel({
  makers = [1, 5],
  options = [2, 6],
  listed = false,
}: RandomModelShape = {}): fc.Arbitrary<Model> {
  return fc
    .tuple(fc.integer({ min: makers[0], max: makers[1] }), fc.integer({ min: options[0], max: options[1] }))
    .chain(([n, k]) => {
      const names = Array.from({ length: k }, (_, j) => optionId(j));
      const formula = fc.oneof(formulas(names), patterns(k));
      const owners = fc.oneof(
        { weight: 5, arbitrary: fc.nat(n - 1).map((i) => [makerId(i)]) },
        {
          weight: 1,
          arbitrary: fc.subarray(
            Array.from({ length: n }, (_, i) => makerId(i)),
            { minLength: 1, maxLength: Math.min(3, n) },
          ),
        },
      );
      const option = fc.tuple(owners, fc.constantFrom('both', 'both', 'both', 'forward', 'back'));
      const rule = fc.tuple(formula, fc.constantFrom('require', 'exclude', 'exclude'));
      const barred = fc.record({
        by: fc.option(
          fc.nat(n - 1).map((i) => [makerId(i)]),
          { nil: undefined },
        ),
        from: fc.option(formula, { nil: undefined }),
        to: formula,
      });
      const hidden = fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: formula.map((of): Condition[] => [{ formula: of }]) },
      );
      return fc
        .tuple(
          fc.array(option, { minLength: k, maxLength: k }),
          fc.array(rule, { maxLength: 3 }),
          fc.array(barred, { maxLength: listed ? 2 : 0 }),
          fc.array(formula, { maxLength: listed ? 2 : 0 }),
        )
        .map(
          ([all, rules, bars, merges]): OptionForm => ({
            kind: 'options',
            options: all.map(
              ([own, direction], j): Option => ({ id: optionId(j), name: optionId(j), owners: own, direction }),
            ),
            rules: rules.map(([of, kind], i): Rule => ({ id: `rule${i}`, kind, formula: of })),
            barred: bars.map(
              ({ by, from, to }, i): BarredMove => ({
                id: `bar${i}`,
                to,
                ...(by ? { by } : {}),
                ...(from ? { from } : {}),
              }),
            ),
            merges: merges.map((of, i) => ({ id: `merge${i}`, formula: of })),
          }),
        )
        .filter((form) => sizeOf(form) > 0)
        .chain((form) =>
          makersOf(n, preferences(formula, sizeOf(form), undefined), hidden).map(
            (decisionMakers): Model => ({ title: 'random', decisionMakers, form }),
          ),
        );
    });
}

function sizeOf(form: OptionForm): number {
  const owners = [
    ...new Set(form.options.flatMap((option) => option.owners)),
    ...(form.barred ?? []).flatMap(({ by }) => by ?? []),
  ];
  const decisionMakers = [...new Set(owners)].map(
    (id): DecisionMaker => ({
      id,
      name: id,
      preference: { kind: 'statements', levels: [] },
    }),
  );
  try {
    return compile({ title: 'size', decisionMakers, form }).size;
  } catch {
    return 0;
  }
}

/** Random general graphs, where two moves of one decision maker need not make one. */
export function randomGraphModel(makers: readonly [number, number] = [1, 5], most = 7): fc.Arbitrary<Model> {
  return fc.tuple(fc.integer({ min: makers[0], max: makers[1] }), fc.integer({ min: 2, max: most })).chain(([n, m]) => {
    const names = Array.from({ length: m }, (_, s) => `s${s + 1}`);
    const move = fc
      .tuple(fc.nat(n - 1), fc.nat(m - 1), fc.nat(m - 1))
      .filter(([, from, to]) => from !== to)
      .map(([by, from, to]) => ({ by: makerId(by), from: `s${from + 1}`, to: `s${to + 1}` }));
    const preference = preferences(formulas(names), m, names);
    return fc.tuple(fc.array(move, { maxLength: 4 * m }), makersOf(n, preference, fc.constant([]))).map(
      ([moves, decisionMakers]): Model => ({
        title: 'random graph',
        decisionMakers,
        form: { kind: 'graph', states: names.map((id) => ({ id, name: id })), moves },
      }),
    );
  });
}
