import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { parseModelFile } from './model-file.ts';
import { writeNfg } from './nfg.ts';

const dilemma = parseModelFile(
  `conflict: "a dilemma of \\"two\\""
decisionMakers: { a: Ann, b: Ben }
options: { tellA: { by: a, text: tells }, tellB: { by: b, text: tells } }
preferences:
  a: [ not tellB, tellA ]
  b: [ not tellA, tellB ]
`,
  'dilemma.yaml',
).model;

describe('.nfg files for Gambit', () => {
  it('hold players, strategies and payoffs, the first player running fastest', () => {
    expect(writeNfg(dilemma).result).toBe(`NFG 1 R "a dilemma of \\"two\\""
{ "Ann" "Ben" }
{
  { "none" "tellA" }
  { "none" "tellB" }
}
"The payoffs are ranks: only their order means anything, so mixed strategies do not."

3 3
4 1
1 4
2 2
`);
  });

  it('have the Nash equilibria of the model where all combinations can be', () => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 4], makers: [2, 3] }), (model) => {
        const { form } = model;
        fc.pre(form.kind === 'options' && form.options.every(({ owners }) => owners.length === 1));
        const free = {
          ...model,
          decisionMakers: model.decisionMakers.map(({ unseen: _, ...maker }) => maker),
          form: {
            ...form,
            rules: [],
            options: form.kind === 'options' ? form.options.map((o) => ({ ...o, direction: 'both' as const })) : [],
          },
        } as typeof model;
        fc.pre(model.decisionMakers.every(({ preference }) => preference.kind !== 'ranking'));
        const { result, notes } = writeNfg(free);
        expect(notes).toHaveLength(1);
        expect(pureEquilibria(result)).toBe(solve(free).equilibria.Nash?.length);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('refuse what is no such game', () => {
    const shared = {
      ...dilemma,
      form: { ...dilemma.form, options: [{ id: 'x', name: 'x', owners: ['a', 'b'], direction: 'both' }] },
    } as typeof dilemma;
    const plain = {
      ...shared,
      decisionMakers: shared.decisionMakers.map((maker) => ({
        ...maker,
        preference: { kind: 'statements' as const, levels: [] },
      })),
    };
    expect(() => writeNfg(plain)).toThrow(/the option “x” has several owners/);
  });
});

/** Counts pure equilibria of an .nfg text from the definition. */
function pureEquilibria(text: string): number {
  const strategies = [...text.matchAll(/^ {2}\{ (.*) \}$/gm)].map(
    ([, list = '']) => (list.match(/"/g)?.length ?? 0) / 2,
  );
  const rows = text
    .split('"\n\n')[1]
    ?.trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number));
  if (!rows) return -1;
  const steps = strategies.map((_, i) => strategies.slice(0, i).reduce((product, n) => product * n, 1));
  return rows.filter((row, cell) =>
    strategies.every((count, player) => {
      const step = steps[player] ?? 1;
      const own = Math.floor(cell / step) % count;
      return Array.from({ length: count }, (_, choice) => rows[cell + (choice - own) * step]?.[player] ?? 0).every(
        (payoff) => payoff <= (row[player] ?? 0),
      );
    }),
  ).length;
}
