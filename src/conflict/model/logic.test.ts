import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atomsOf, evaluate, type Formula, formatFormula, nearestName, parseFormula, readFormula } from './logic.ts';
import { hasBit, truthOf } from './truth.ts';

const NAMES = ['test', 'haltExercises', 'strike', 'c3'];

function plain(text: string): string {
  return formatFormula(parseFormula(text, NAMES));
}

function where(text: string): string {
  const formula = parseFormula(text, NAMES.slice(0, 2));
  const truth = (a: boolean, b: boolean): string =>
    evaluate(formula, (id) => (id === 'test' ? a : b), NAMES.slice(0, 2)) ? '1' : '0';
  return [truth(false, false), truth(true, false), truth(false, true), truth(true, true)].join('');
}

describe('reading formulas', () => {
  it('reads conditions as people write them', () => {
    expect(where('not test or haltExercises')).toBe('1011');
    expect(where('if test then haltExercises')).toBe('1011');
    expect(where('haltExercises if test')).toBe('1011');
    expect(where('test implies haltExercises')).toBe('1011');
    expect(where('test only if haltExercises')).toBe('1011');
    expect(where('test -> haltExercises')).toBe('1011');
    expect(where('test iff haltExercises')).toBe('1001');
    expect(where('test unless haltExercises')).toBe('0111');
    expect(where('NOT (test AND haltExercises)')).toBe('1110');
    expect(where('!test & !haltExercises')).toBe('1000');
    expect(where('at most one of test, haltExercises')).toBe('1110');
    expect(where('at least 1 of (test, haltExercises)')).toBe('0111');
    expect(where('exactly one of (test, haltExercises)')).toBe('0110');
    expect(where('none of (test, haltExercises)')).toBe('1000');
    expect(where('all of (test, haltExercises)')).toBe('0001');
    expect(where('Y-')).toBe('0101');
    expect(where('-N')).toBe('1100');
    expect(where('true')).toBe('1111');
  });

  it('binds not before and before or before if', () => {
    expect(plain('not test and strike or c3')).toBe('not test and strike or c3');
    expect(plain('(not test and strike) or c3')).toBe('not test and strike or c3');
    expect(plain('not (test and (strike or c3))')).toBe('not (test and (strike or c3))');
    expect(plain('test implies strike implies c3')).toBe('if test then if strike then c3');
    expect(plain('(test implies strike) implies c3')).toBe(
      'if if test then strike then c3'.replace('if if test then strike', 'if (if test then strike)'),
    );
  });

  it('takes quoted names for options whose ids are words of the language or have spaces', () => {
    const names = ['not', 'no first use'];
    expect(formatFormula(parseFormula('"not" and not "no first use"', names))).toBe('"not" and not "no first use"');
  });

  it.each([
    ['not tset or strike', 5, '“tset” is not known; did you mean test?'],
    ['test and', 9, 'the formula breaks off; something must follow'],
    ['(test or strike', 1, 'this bracket is not closed'],
    ['test strike', 6, '“strike” cannot stand here'],
    ['test )', 6, 'this bracket closes nothing'],
    ['test § strike', 6, 'the sign § means nothing here'],
    ['if test', 8, 'after “if …” a “then …” must follow'],
    ['YN-', 1, 'the pattern YN- has 3 places, but there are 4 options'],
    ['at most of test', 9, 'a number must follow'],
    ['at most one of test, strike and c3', 1, 'it is unclear whether the list ends before “and”'],
    ['"test', 1, 'a quotation mark is not closed'],
    ['', 1, 'there is no formula'],
    ['test or or strike', 9, '“or” cannot stand here'],
  ])('says what is wrong in %s', (text, column, message) => {
    const read = readFormula(text, NAMES);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problem.column).toBe(column);
    expect(read.problem.message).toContain(message);
    expect(() => parseFormula(text, NAMES)).toThrow(`column ${column}`);
  });

  it('refuses what would exhaust it', () => {
    const read = readFormula(`${'('.repeat(1000)}test${')'.repeat(1000)}`, NAMES);
    expect(read).toMatchObject({ ok: false, problem: { message: expect.stringContaining('nested') } });
    expect(readFormula(`${'test iff '.repeat(10_000)}test`, NAMES)).toMatchObject({ ok: false });
  });

  it('finds the name that was meant, if one is near', () => {
    expect(nearestName('haltExcercises', NAMES)).toBe('haltExercises');
    expect(nearestName('submarine', NAMES)).toBeUndefined();
  });
});

const formulas = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...NAMES).map((id): Formula => ({ kind: 'atom', id })),
    fc.boolean().map((value): Formula => ({ kind: 'constant', value })),
    fc.constantFrom('Y-N-', '----', 'YYYY').map((pattern): Formula => ({ kind: 'pattern', pattern })),
    tie('formula').map((of): Formula => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('formula'), { minLength: 1, maxLength: 3 }))
      .map(([kind, of]): Formula => ({ kind, of })),
    fc
      .tuple(fc.constantFrom('implies', 'iff'), tie('formula'), tie('formula'))
      .map(([kind, left, right]): Formula => ({ kind, left, right })),
    fc
      .tuple(
        fc.constantFrom('atMost', 'atLeast', 'exactly'),
        fc.nat(3),
        fc.array(tie('formula'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, count, of]): Formula => ({ kind, count, of })),
  ),
})).formula;

function truthTable(formula: Formula): readonly boolean[] {
  return Array.from({ length: 16 }, (_, code) =>
    evaluate(formula, (id) => ((code >>> NAMES.indexOf(id)) & 1) === 1, NAMES),
  );
}

describe('formulas', () => {
  it('mean the same after they are written and read again', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(truthTable(parseFormula(formatFormula(formula), NAMES))).toEqual(truthTable(formula));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('hold in the same places, asked one by one or all at once', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const bits = truthOf(formula, { kind: 'options', names: NAMES, count: 16 });
        expect(Array.from({ length: 16 }, (_, code) => hasBit(bits, code))).toEqual(truthTable(formula));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('name their atoms once', () => {
    expect(atomsOf(parseFormula('if test then (strike or not test)', NAMES))).toEqual(['test', 'strike']);
  });
});
