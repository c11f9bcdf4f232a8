import { expect, it } from 'vitest';
import { proposalGrade } from './proposal-grade.ts';

it('an offer that is made is fair, a plan that is only spoken of weak', () => {
  expect(['verb-offer', 'bargain', 'verb-propose'].map(proposalGrade)).toEqual(['fair', 'fair', 'fair']);
  expect(['noun-plan', 'told-plan'].map(proposalGrade)).toEqual(['weak', 'weak']);
});
