import { expect, it } from 'vitest';
import { featureNames } from './feature-names.ts';

it('names are given once', () => {
  const [lemma, rest] = ['say', 'ay'];
  expect(featureNames((feature) => [feature`cue=${lemma}`, feature`cue=s${rest}`, feature`quoted`])).toEqual([
    'cue=say',
    'quoted',
  ]);
});
