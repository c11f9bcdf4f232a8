import { type Anchor, AUTHOR } from '../heads/anchors.ts';
import { sigmoid } from '../heads/record-heads.ts';
import type { Sides } from './event-sides.ts';

/**
 * What the heads' probabilities add to the logarithm of the odds that an event is right: category and both sides. Fitted by
 * logistic regression (ridge of 1) on the 325 events that the heads found in the 37 marked documents of the development part,
 * which they never learnt from; out of five folds the error of calibration is .05, see docs/encoder.md.
 */
const ODDS = {
  none: -2.58,
  act: 0.288,
  category: 0.194,
  sides: { source: 0.316, target: 0.047 },
  empty: { source: -1.798, target: 0 },
  others: { source: 0, target: 0.193 },
};
/** Probabilities are taken for no surer than this. */
const SUREST = 0.001;

/** The share of right events among those of which the heads are as sure, 0 to 1. */
export function shareOfTold(anchor: Anchor, sides: Sides): number {
  const side = (role: 'source' | 'target'): number => {
    const taken = new Set(sides[role].map(({ actor }) => actor));
    const players = anchor.players(role).filter(({ actor }) => actor !== AUTHOR);
    const least = Math.min(1, ...players.flatMap(({ actor, probability }) => (taken.has(actor) ? probability : [])));
    const other = Math.max(0, ...players.flatMap(({ actor, probability }) => (taken.has(actor) ? [] : probability)));
    const own = taken.size > 0 ? ODDS.sides[role] * odds(least) : ODDS.empty[role];
    return own + ODDS.others[role] * odds(1 - other);
  };
  const { act, category, none } = ODDS;
  const sum = none + act * odds(anchor.probability) + category * odds(anchor.likeliest('event').probability);
  return sigmoid(sum + side('source') + side('target'));
}

function odds(probability: number): number {
  return Math.log(Math.max(probability, SUREST) / Math.max(1 - probability, SUREST));
}
