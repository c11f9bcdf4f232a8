import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workedExamples } from '../worked-examples.fixture.ts';
import * as library from './index.ts';

const address = new URL('../../docs/conflict-engine.md', import.meta.url);

describe('docs/conflict-engine.md', () => {
  it.each(workedExamples(address, 'ententejs/conflict', true))(
    'has examples that give what they say',
    async ({ run }) => {
      let checks = 0;
      await run(library, (actual, expected, line) => {
        checks++;
        expect(actual, line).toEqual(expected);
      });
      expect(checks).toBeGreaterThanOrEqual(12);
    },
  );

  it('names every question that the library answers', () => {
    const page = readFileSync(address, 'utf8');
    for (const name of [
      ...['solve', 'explain', 'proofSentences', 'evolution', 'stabilityCondition', 'countRankings', 'smallestEdits'],
      ...['whatIf', 'sensitivity', 'solveHypergame', 'issueLine', 'limitedMove', 'nonMyopic', 'coalitionStability'],
      ...[
        'blockEquilibria',
        'findProblems',
        'readFormula',
        'formatFormula',
        'movesFrom',
        'stateAt',
        'takenIn',
        'patternOf',
      ],
    ]) {
      expect(library).toHaveProperty(name);
      expect(page).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});
