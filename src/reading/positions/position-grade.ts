import { isPerson, isState } from '../../records/actor-id.ts';
import type { Grade } from '../../records/grade.ts';
import type { Position } from '../../records/position.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';

/** Fitted on 1,622 positions in 282 documents. */
const ODDS: Odds<'margin' | 'loose' | 'plain' | 'group' | 'reported'> = {
  none: -0.6,
  margin: 0.63,
  loose: -0.83,
  plain: 0.61,
  group: -0.39,
  reported: -0.46,
};
/** Margins of the weights are counted from and up to here; where rules alone decided, a position counts as one in the middle. */
const MARGIN = { least: -1.1, most: 3, ruled: 0.1 } as const;

/** Rules whose words are often about something else than a stand. */
const LOOSE: ReadonlySet<string> = new Set([
  'attribute',
  'will',
  'adjective-support',
  'adjective-accept',
  'noun-demand',
  'verb-threaten',
  'verb-propose',
]);
/** Rules whose words say a stand outright. */
const PLAIN: ReadonlySet<string> = new Set(['verb-oppose', 'adjective-oppose', 'rating', 'judgement', 'will-not']);

/**
 * The grade of a position by how often such positions are right in actor, stance and issue.
 *
 * @param margin how much more speaks for it than against it, by the weights; undefined where rules alone decided
 * @param link how surely the words mean the actor
 */
export function positionGrade(
  { actor, speaker }: Pick<Position, 'actor' | 'speaker'>,
  { rule, margin = MARGIN.ruled }: { readonly rule: string; readonly margin?: number },
  link: Grade | undefined,
): Grade {
  const share = shareRight(ODDS, {
    margin: Math.min(MARGIN.most, Math.max(MARGIN.least, margin)),
    loose: LOOSE.has(rule),
    plain: PLAIN.has(rule),
    group: !isState(actor) && !isPerson(actor),
    reported: speaker !== 'author' && speaker !== actor,
  });
  return gradeByShare(share, link);
}
