import { isState } from '../../records/actor-id.ts';
import type { Grade } from '../../records/grade.ts';
import type { Relation } from '../../records/relation.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';

/** Fitted on 238 relations in 282 documents. */
const ODDS: Odds<'group' | 'patron' | 'hostile' | 'act'> = {
  none: 0.84,
  group: -0.71,
  patron: -1.01,
  hostile: -1.12,
  act: -0.88,
};

/** Rules that take what one does for the other for what they are to each other. */
const OF_ACTS: ReadonlySet<string> = new Set(['support', 'link', 'act']);

/**
 * The grade of a relation by how often such relations are right in both actors and in quality or change.
 *
 * @param link how surely the words mean both
 */
export function relationGrade(
  { a, b, quality }: Pick<Relation, 'a' | 'b' | 'quality'>,
  rule: string,
  link: Grade | undefined,
): Grade {
  const share = shareRight(ODDS, {
    group: !isState(a) || !isState(b),
    patron: quality === 'patron',
    hostile: quality === 'hostile',
    act: OF_ACTS.has(rule),
  });
  return gradeByShare(share, link);
}
