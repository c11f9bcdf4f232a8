import type { Forecast } from '../../records/forecast.ts';
import type { Grade } from '../../records/grade.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';

/** Fitted on 656 forecasts in 282 documents. */
const ODDS: Odds<'hedged' | 'condition' | 'noun' | 'short' | 'author'> = {
  none: 0.15,
  hedged: 0.88,
  condition: 1.07,
  noun: -1.36,
  short: -0.52,
  author: -0.38,
};
/** Of fewer words an outcome says little. */
const SHORT = 6;

/**
 * The grade of a forecast by how often such forecasts are right in what is foreseen. Who foresees it bears on it only where it
 * is the author: forecasts by somebody who is meant by a pronoun were right no less often.
 *
 * @param rule the rule that found it
 * @param words number of words of the outcome
 */
export function forecastGrade(
  { by, hedge, if: condition, unless }: Pick<Forecast, 'by' | 'hedge' | 'if' | 'unless'>,
  { rule, words }: { readonly rule: string; readonly words: number },
): Grade {
  const share = shareRight(ODDS, {
    hedged: hedge === 'likely' || hedge === 'possible',
    condition: condition !== undefined || unless !== undefined,
    noun: rule === 'event' || rule === 'chance',
    short: words < SHORT,
    author: by === 'author',
  });
  return gradeByShare(share);
}
