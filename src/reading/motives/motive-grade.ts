import { isState } from '../../records/actor-id.ts';
import type { Grade } from '../../records/grade.ts';
import type { Motive } from '../../records/motive.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';

/** Fitted on 528 motives in 282 documents. */
const ODDS: Odds<'short' | 'group' | 'reported' | 'verb' | 'adjective'> = {
  none: -0.31,
  short: -0.75,
  group: -0.5,
  reported: -0.41,
  verb: 0.38,
  adjective: -0.55,
};
/** Of fewer words a content says little. */
const SHORT = 5;

/**
 * The grade of a motive by how often such motives are right in actor and content.
 *
 * @param words number of words of the content
 * @param link how surely the words mean the actor
 */
export function motiveGrade(
  { actor, speaker }: Pick<Motive, 'actor' | 'speaker'>,
  { rule, words }: { readonly rule: string; readonly words: number },
  link: Grade | undefined,
): Grade {
  const share = shareRight(ODDS, {
    short: words < SHORT,
    group: !isState(actor),
    reported: speaker !== 'author' && speaker !== actor,
    verb: rule.startsWith('verb'),
    adjective: rule.startsWith('adjective'),
  });
  return gradeByShare(share, link);
}
