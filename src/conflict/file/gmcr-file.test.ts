import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFormula } from '../model/logic.ts';
import type { Model } from '../model/model.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { readGmcr, writeGmcr } from './gmcr-file.ts';

/** As the program writes it since 0.4: rankings, misperceptions, statements of several patterns. */
const recent = JSON.stringify({
  program: 'gmcr-py',
  version: '0.4.1',
  useManualPreferenceRanking: false,
  options: [
    { name: 'Build dam', permittedDirection: 'fwd' },
    { name: 'Protest', permittedDirection: 'both' },
    { name: 'Pay', permittedDirection: 'back' },
  ],
  decisionMakers: [
    {
      name: 'Upstream',
      options: [0, 2],
      preferences: [
        [[1, 'N']],
        {
          compound: true,
          members: [
            [[0, 'Y']],
            [
              [2, 'N'],
              [1, 'Y'],
            ],
          ],
        },
      ],
      misperceptions: [[[2, 'Y']]],
      payoffs: [1, 2],
    },
    { name: 'Downstream', options: [1], preferences: [[[0, 'N']], [[0, 'N']]], misperceptions: [] },
  ],
  infeasibles: [
    [
      [0, 'Y'],
      [2, 'Y'],
    ],
  ],
  coalitions: [0, 1],
});

/** As the program wrote it before: vectors. */
const old = JSON.stringify({
  program: 'gmcr-py',
  useManualPreferenceVectors: true,
  options: [
    { name: 'Full', permittedDirection: 'both' },
    { name: 'Full', permittedDirection: 'both' },
  ],
  decisionMakers: [
    { name: 'US Support', options: [0], preferences: [], preferenceVector: [3, [1, 2], 4] },
    { name: 'IJC', options: [1], preferences: [], preferenceVector: [[1, 2, 3, 4]] },
  ],
  infeasibles: [],
});

describe('.gmcr files', () => {
  it('a recent one gives options by decision maker, directions, statements, exclusions and what is not perceived', () => {
    const { result, notes } = readGmcr(recent, 'cases/Dam.gmcr');
    expect(result.title).toBe('Dam');
    expect(result.form).toMatchObject({
      options: [
        { id: 'buildDam', name: 'Build dam', owners: ['upstream'], direction: 'forward' },
        { id: 'pay', direction: 'back' },
        { id: 'protest', owners: ['downstream'] },
      ],
      rules: [{ kind: 'exclude' }],
    });
    const [upstream, downstream] = result.decisionMakers;
    const levels = upstream?.preference.kind === 'statements' ? upstream.preference.levels : [];
    expect(levels.map(([one]) => one && formatFormula(one.formula))).toEqual([
      'not protest',
      'buildDam or not pay and protest',
    ]);
    expect(downstream?.preference).toMatchObject({ levels: [[{ id: '1' }]] });
    expect(upstream?.unseen).toHaveLength(1);
    expect(notes.join(' ')).toMatch(/ordered by decision maker/);
    expect(solve(result).space.size).toBe(6);
  });

  it('exclusions are said as people would: at most, at least and exactly one of a group', () => {
    const options = ['a', 'b', 'c', 'd'].map((name) => ({ name, permittedDirection: 'both' }));
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
    ].map(([x, y]) => [
      [x, 'Y'],
      [y, 'Y'],
    ]);
    const infeasibles = [
      ...pairs,
      [
        [0, 'N'],
        [1, 'N'],
        [2, 'N'],
      ],
      [
        [1, 'N'],
        [3, 'N'],
      ],
      [
        [0, 'Y'],
        [3, 'N'],
      ],
    ];
    const decisionMakers = [{ name: 'M', options: [0, 1, 2, 3], preferences: [] }];
    const { form } = readGmcr(
      JSON.stringify({ program: 'gmcr-py', options, decisionMakers, infeasibles }),
      'x.gmcr',
    ).result;
    const rules = form.kind === 'options' ? form.rules : [];
    expect(rules.map(({ kind, formula }) => `${kind} ${formatFormula(formula)}`)).toEqual([
      'require exactly one of (a, b, c)',
      'exclude c and d',
      'require at least one of (b, d)',
      'exclude a and not d',
    ]);
  });

  it('an old one gives rankings with ties, and options of one name different ids', () => {
    const { result } = readGmcr(old, 'Old.gmcr');
    expect(result.form).toMatchObject({ options: [{ id: 'usSupportFull' }, { id: 'ijcFull' }] });
    expect(result.decisionMakers[0]?.preference).toEqual({ kind: 'ranking', order: [[3], [1, 2], [4]] });
    expect(solve(result).equilibria.Nash).toEqual([1, 2, 3]);
  });

  it.each<readonly [string, string, RegExp]>([
    ['is cut off', recent.slice(0, 300), /^x\.gmcr, line 1, column \d+: the file is damaged; it is no whole JSON\.$/],
    ['is no JSON', 'hello', /^x\.gmcr.*: the file is damaged/],
    ['is another JSON', '{"a": 1}', /no save file of GMCR\+/],
    [
      'has a sign other than Y and N',
      recent.replace('[1,"N"]', '[1,"X"]'),
      /line 1, column \d+: the file is damaged at “decisionMakers 1 preferences 1/,
    ],
    [
      'names an option that is not there',
      recent.replace('"options":[0,2]', '"options":[0,7]'),
      /Upstream has option 7, but there are only 3/,
    ],
    [
      'has a condition on such an option',
      recent.replace('[[[0,"Y"],[2,"Y"]]]', '[[[0,"Y"],[9,"Y"]]]'),
      /names option 9/,
    ],
    [
      'leaves an option to nobody',
      recent.replace('"options":[0,2]', '"options":[0]'),
      /“Pay” belongs to no decision maker/,
    ],
  ])('one that %s gets one clear sentence', (_, text, said) => {
    expect(() => readGmcr(text, 'x.gmcr')).toThrow(said);
  });

  it('what is written and read again has the same equilibria', () => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 5] }), (model) => {
        const solution = solve(model);
        const { result } = writeGmcr(model);
        const again = solve(readGmcr(result, 'again.gmcr').result);
        // GMCR+ numbers states after it has ordered the options; what counts is what is taken.
        const key = ({ space, equilibria }: typeof again) =>
          Object.entries(equilibria).map(([concept, states]) => [
            concept,
            states.map((state) => takenNames(space.model, space.placeOf[state - 1] ?? 0)).sort(),
          ]);
        expect(key(again)).toEqual(key(solution));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('what the format cannot hold is refused, and what stays behind is said', () => {
    const { result } = readGmcr(recent, 'Dam.gmcr');
    const { notes } = writeGmcr({ ...result, statusQuo: 1 });
    expect(notes.join(' ')).toMatch(/status quo/);
    const merges = [{ id: 'm', formula: { kind: 'atom', id: 'pay' } as const }];
    const merged: Model = { ...result, form: { ...result.form, merges } as Model['form'] };
    expect(() => writeGmcr(merged)).toThrow(/cannot be written as \.gmcr, which knows no merged states/);
  });
});

function takenNames({ form }: Model, code: number): string {
  return form.kind === 'options'
    ? form.options
        .filter((_, j) => (code >>> j) & 1)
        .map(({ name }) => name)
        .sort()
        .join(',')
    : '';
}
