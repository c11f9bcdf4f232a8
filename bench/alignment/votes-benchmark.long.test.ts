import { describe, expect, it } from 'vitest';
import { idealPoints } from '../../src/measures/votes/ideal-points.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import { hasSharedData, readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { readPublishedPoints, scoreIdealPoints, shiftDirections } from './score-ideal-points.ts';
import { type SimilarityExamples, scoreSimilarity } from './score-similarity.ts';

const found = hasSharedData();
if (!found) console.warn('SKIPPED: no shared data; set ENTENTE_SHARED to compare votes with published values.');

describe('values that others computed', () => {
  it.runIf(found)('are ours: similarities to all digits', () => {
    const checked = scoreSimilarity(
      readJson(sharedFile('data/alignment/similarity_examples.json')) as SimilarityExamples,
    );
    expect(checked.filter(({ agree }) => !agree)).toEqual([]);
    expect(checked).toHaveLength(94);
  });

  it.runIf(found)('are near ours: ideal points of all sessions, and the directions of labelled shifts', () => {
    const text = readText(sharedFile('data/alignment/un_votes.tsv.gz'));
    const points = idealPoints(readVotes([{ name: 'un_votes.tsv.gz', text }]).calls);
    const score = scoreIdealPoints(
      points,
      readPublishedPoints(readText(sharedFile('data/alignment/ideal_points_bsv2015.csv'))),
    );
    expect(points.converged).toBe(true);
    expect(score.n).toBe(9119);
    expect(score.r).toBeGreaterThan(0.95);
    expect(score.rho).toBeGreaterThan(0.97);
    expect(score.worstYear[1]).toBeGreaterThan(0.9);
    const { unCases } = readJson(sharedFile('data/alignment/shifts.json')) as {
      unCases: Parameters<typeof shiftDirections>[1];
    };
    expect(
      shiftDirections(points, unCases)
        .filter(({ right }) => !right)
        .map(({ id }) => id),
    ).toEqual(['UN-Brazil-UnitedStates-1965']);
  });

  it('differ where one is wrong in its last digit', () => {
    const un = [
      {
        a: 'A',
        b: 'B',
        year: 2000,
        confusion_yes_abstain_no: [
          [3, 0, 0],
          [0, 0, 0],
          [1, 0, 2],
        ],
        agreement: 0.833,
        S_abs: 0.667,
        S_sq: 0.668,
      },
    ];
    expect(scoreSimilarity({ un }).map(({ what, agree }) => [what, agree])).toEqual([
      ['A-B 2000 agreement', true],
      ['A-B 2000 S_abs', true],
      ['A-B 2000 S_sq', false],
    ]);
  });
});
