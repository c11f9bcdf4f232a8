import { expect, it } from 'vitest';
import { thirdPerson } from './third-person.ts';

it('makes the third person of a verb', () => {
  const verbs = ['halt', 'carry', 'stay', 'push', 'veto', 'stomach', 'go', 'do', 'have', 'be'];
  expect(verbs.map(thirdPerson)).toEqual([
    'halts',
    'carries',
    'stays',
    'pushes',
    'vetoes',
    'stomachs',
    'goes',
    'does',
    'has',
    'is',
  ]);
});
