import { type Grade, weakest } from '../../records/grade.ts';
import { gradeTold } from '../heads/share-told.ts';
import type { Party, Sides } from './event-sides.ts';

/** How sure it is who a side is; `open` where the text does not tell it. */
export type LinkGrade = Grade | 'open';

/** What bears on whether an event is right: category and both sides. */
export interface GradeEvidence {
  /** How sure it is who the least sure side is. */
  readonly link: LinkGrade;
  /** The share of right events among those that the heads are as sure of; absent where a user's word names the act. */
  readonly share?: number | undefined;
  /** Whether the words leave no doubt of it. */
  readonly plain?: true;
}

/** The grade of an event by how often such events are right; it is never surer than its least sure side. */
export function eventGrade({ link, share, plain }: GradeEvidence): Grade {
  const grade = share === undefined ? (plain ? 'strong' : 'fair') : gradeTold(share);
  // With an open side it is weak, for such events are right in a tenth.
  return weakest(grade, link === 'open' ? 'weak' : link);
}

/** How sure it is who the least sure of some is. */
function leastLink(parties: readonly Party[]): LinkGrade {
  if (parties.some(({ link }) => link === undefined)) return 'open';
  return weakest(...parties.map(({ grade }) => grade));
}

/**
 * The evidence of one mention of an act.
 *
 * @param open whether a pronoun stands where nobody is found
 */
export function gradeEvidence({ source, target }: Sides, open: boolean): GradeEvidence {
  return { link: open ? 'open' : leastLink([...source, ...target]) };
}
