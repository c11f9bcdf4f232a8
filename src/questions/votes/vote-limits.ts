import type { Likeness } from './asked-votes.ts';

const LIKENESS =
  'S and agreement are high for nearly all pairs, since most states mostly say yes; kappa and pi ask for more likeness than chance gives. S shows change best, pi the level.';
const LINE =
  'An ideal point is a place on the one line that best tells the votes; what does not lie on it (a bloc of neutrals, a quarrel of neighbours) is not seen. Two states can stand at one point and still differ. The scale is held by the states themselves: nothing fixes it from outside.';

/** What no measure of votes shows. */
const LIMITS: readonly string[] = [
  'Votes are on what came to a vote: when the agenda changes, values change although no state did. Compare with other pairs before saying that two drew closer (entente impact).',
  'Most resolutions pass without a vote and are not here; what is voted on is what divides.',
  'The interval says how far a value hangs on which resolutions came to a vote. It says nothing of motives: votes are also bought, traded and cast with a bloc.',
  'Absence counts as no answer. In unvotes’ tables an absence cannot be told from having no seat.',
];

/** What a measure of votes cannot show. */
export function limitsOf(measure: Likeness): readonly string[] {
  return [measure === 'ideal' ? LINE : LIKENESS, ...LIMITS];
}
