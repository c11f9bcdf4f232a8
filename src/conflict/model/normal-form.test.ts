import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Formula, parseFormula } from './logic.ts';
import { disjunctiveTerms } from './normal-form.ts';

const names = ['a', 'b', 'c', 'd'];

const formula = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...names).map((id): Formula => ({ kind: 'atom', id })),
    fc.boolean().map((value): Formula => ({ kind: 'constant', value })),
    fc.constantFrom('YN--', '-Y-N', '----').map((pattern): Formula => ({ kind: 'pattern', pattern })),
    tie('formula').map((of): Formula => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('formula'), { maxLength: 3 }))
      .map(([kind, of]): Formula => ({ kind, of })),
    fc
      .tuple(fc.constantFrom('implies', 'iff'), tie('formula'), tie('formula'))
      .map(([kind, left, right]): Formula => ({ kind, left, right })),
    fc
      .tuple(fc.constantFrom('atMost', 'atLeast', 'exactly'), fc.nat(4), fc.array(tie('formula'), { maxLength: 4 }))
      .map(([kind, count, of]): Formula => ({ kind, count, of })),
  ),
})).formula;

describe('the disjunctive form of a formula', () => {
  it('holds exactly where the formula holds', () => {
    fc.assert(
      fc.property(formula, (given) => {
        const terms = disjunctiveTerms(given, names);
        for (let code = 0; code < 16; code++) {
          const holds = (id: string): boolean => ((code >>> names.indexOf(id)) & 1) === 1;
          const some = terms.some((term) => [...term].every(([id, value]) => holds(id) === value));
          expect(some).toBe(evaluate(given, holds, names));
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('holds no term that another one makes superfluous', () => {
    const terms = disjunctiveTerms(parseFormula('a or (a and b) or (not a and c)', names), names);
    expect(terms.map((term) => [...term])).toEqual([[['a', true]], expect.arrayContaining([['c', true]])]);
  });

  it('refuses what would take a book', () => {
    const many = Array.from({ length: 12 }, (_, i) => `x${i}`);
    const text = many.reduce((left, right) => `(${left}) iff ${right}`);
    expect(() => disjunctiveTerms(parseFormula(text, many), many)).toThrow(/more than 1000 parts/);
  });
});
