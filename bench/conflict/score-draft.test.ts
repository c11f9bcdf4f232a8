import { describe, expect, it } from 'vitest';
import { toldText } from '../../src/conflict/draft/draft.fixture.ts';
import { draftModel } from '../../src/conflict/draft/draft-model.ts';
import { type DraftKey, scoreDraft } from './score-draft.ts';

const source = toldText({
  proposals: [
    {
      by: ['CCC'],
      terms: [
        { words: 'freezes tests', doers: ['AAA'], kind: 'weapon test', ends: true, underWay: true },
        { words: 'halts drills', doers: ['BBB'], kind: 'exercise', ends: true, underWay: true },
      ],
      answers: [{ actor: 'BBB', answer: 'reject' }],
    },
  ],
});
const key: DraftKey = {
  sides: { a: ['Arland'], b: ['Borsk'], c: ['Cordia'] },
  options: {
    freeze: { by: ['a'], does: ['freezes tests'] },
    drill: { by: ['b'], does: [], undoes: ['halts drills'] },
  },
  statements: [
    { of: 'c', want: 'freeze' },
    { of: 'c', want: 'not drill' },
    { of: 'b', want: 'drill' },
    { of: 'a', want: 'freeze unless drill' },
  ],
};
const score = (more: Partial<DraftKey> = {}) =>
  scoreDraft('x', { ...key, ...more }, source.reading.document.text, draftModel([source]));

describe('the score of a draft', () => {
  it('knows options by their words, also turned round, and statements by what they say', () => {
    expect(score().options).toEqual({ right: 2, drafted: 2, found: 2, wanted: 2 });
    expect(score().statements).toEqual({ right: 3, drafted: 3, found: 3, wanted: 4 });
    expect(score().conditional).toMatchObject({ found: 0, wanted: 1 });
  });

  it('counts an option of another owner as none of the key', () => {
    const options = { ...key.options, freeze: { by: ['b'], does: ['freezes tests'] } };
    expect(score({ options }).options).toMatchObject({ right: 1, drafted: 2 });
    expect(score({ options }).statements.right).toBe(2);
  });

  it('tells what is lost by who acts from what is lost by what is said', () => {
    const options = { ...key.options, freeze: { by: ['b'], does: ['freezes tests'] } };
    expect(score({ options }).whoever).toMatchObject({ right: 2, found: 2, wanted: 2 });
    // Of the four statements two are of the option that was found, and both are.
    expect(score({ options }).reachable).toMatchObject({ found: 2, wanted: 2 });
    expect(score().reachable).toMatchObject({ found: 3, wanted: 4 });
  });

  it('counts what must not be said, and leaves assumptions out', () => {
    const statements = key.statements.filter(({ of }) => of !== 'b');
    expect(score({ statements, never: [{ of: 'b', want: 'drill', why: 'nobody says so' }] }).forbidden).toBe(1);
    expect(score({ never: [{ of: 'a', want: 'not drill' }] }).forbidden).toBe(0);
  });

  it('counts a condition that was lost, and not one that nothing was made of', () => {
    const tied = (want: string) => [{ of: 'b', want }];
    expect(score({ statements: tied('drill unless freeze') }).bare).toBe(1);
    expect(score({ statements: tied('if drill then freeze') }).bare).toBe(0);
    expect(score({ statements: [...tied('drill'), ...tied('drill unless freeze')] }).bare).toBe(0);
  });

  it('takes the longer of two quotes that the words hold, as it says more', () => {
    const options = {
      ...key.options,
      drill: { by: ['b'], does: ['drills'], undoes: ['halts drills'] },
    };
    expect(score({ options }).statements).toMatchObject({ right: 3, found: 3 });
  });
});
