import { describe, expect, it } from 'vitest';
import { proposalGrade } from './proposal-grade.ts';

const action = { start: 0, end: 10 };

describe('the grade of a proposal', () => {
  it('is fair where somebody is asked to act, and weak for a plan that is only spoken of', () => {
    expect(proposalGrade({ by: ['NOR'], terms: [{ actors: ['SWE'], action }] }, 'verb-offer')).toBe('fair');
    expect(proposalGrade({ by: ['NOR'], terms: [{ actors: [], action }] }, 'verb-offer')).toBe('weak');
    expect(proposalGrade({ by: ['NOR'], terms: [{ actors: ['SWE'], action }] }, 'noun-plan')).toBe('weak');
    expect(proposalGrade({ by: ['NOR'], terms: [{ actors: ['SWE'], action }] }, 'told-plan')).toBe('weak');
  });
});
