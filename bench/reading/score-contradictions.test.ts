import { describe, expect, it } from 'vitest';
import { type DossierKey, type ListedContradiction, scoreContradictions } from './score-contradictions.ts';

const key: DossierKey = {
  dossier: 'ships',
  contradictions: [
    { kind: 'act', actor: ['IRN'], about: ['Iran had attacked', 'it did not attack'] },
    { kind: 'stance', actor: ['JPN'], about: ['for it', 'against it'] },
  ],
};
const told: ListedContradiction = {
  kind: 'act',
  actors: ['IRN'],
  says: ['claimed', 'denied'],
  sentences: [['He said that Iran had attacked two ships.'], ['Iran said that it did not attack them.']],
};

describe('listed contradictions', () => {
  it('are right where kind, actor and the words of both sides agree', () => {
    expect(scoreContradictions(key, [told])).toMatchObject({ right: 1, given: 1, found: 1, wanted: 2 });
  });

  it.each([
    ['another kind', { kind: 'stance' }],
    ['another actor', { actors: ['USA'] }],
    ['one side only', { sentences: [['Iran had attacked.'], ['Oil rose.']] }],
    ['both sides on one', { sentences: [['Iran had attacked.', 'it did not attack'], ['Oil rose.']] }],
  ] as const)('are wrong with %s', (_, change) => {
    const { right, lines } = scoreContradictions(key, [{ ...told, ...change } as ListedContradiction]);
    expect(right).toBe(0);
    expect(lines.filter((line) => line.includes('\tmissed\t'))).toHaveLength(2);
  });
});
