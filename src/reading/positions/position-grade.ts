import { isPerson, isState } from '../../records/actor-id.ts';
import type { Grade } from '../../records/grade.ts';
import type { Position } from '../../records/position.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';
import { sigmoid } from '../heads/record-heads.ts';
import { logOdds } from '../heads/share-told.ts';

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

/** What bears on whether a position that a rule found is right, beside who takes it. */
interface PositionEvidence {
  readonly rule: string;
  /** How much more speaks for it than against it, by the weights; undefined where rules alone decided. */
  readonly margin?: number;
}

/** How often positions of such evidence are right in actor, stance and issue, 0 to 1. */
export function positionShare(
  { actor, speaker }: Pick<Position, 'actor' | 'speaker'>,
  { rule, margin = MARGIN.ruled }: PositionEvidence,
): number {
  return shareRight(ODDS, {
    margin: Math.min(MARGIN.most, Math.max(MARGIN.least, margin)),
    loose: LOOSE.has(rule),
    plain: PLAIN.has(rule),
    group: !isState(actor) && !isPerson(actor),
    reported: speaker !== 'author' && speaker !== actor,
  });
}

/**
 * The grade of a position by how often such positions are right.
 *
 * @param link how surely the words mean the actor
 */
export function positionGrade(
  who: Pick<Position, 'actor' | 'speaker'>,
  evidence: PositionEvidence,
  link: Grade | undefined,
): Grade {
  return gradeByShare(positionShare(who, evidence), link);
}

/**
 * How often a position that a rule found is right where heads read the text too and did not find it, from {@link positionShare}. Fitted,
 * as {@link shareAgreed}, on 1,443 positions of 157 marked texts from which no head had learnt.
 */
export function shareBesideHeads(share: number): number {
  return sigmoid(-0.93 + 0.63 * logOdds(share));
}

/** How often a position is right that heads and rules found, each as sure as this: they err together too often to be independent. */
export function shareAgreed(told: number, ruled: number): number {
  return sigmoid(0.54 + 0.46 * logOdds(told) + 0.57 * logOdds(ruled));
}
