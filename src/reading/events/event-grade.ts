import type { Grade } from '../../records/grade.ts';
import { gradeTold } from '../heads/share-told.ts';
import type { Party, Sides } from './event-sides.ts';

/** How sure it is who a side is; `open` where the text does not tell it. */
export type LinkGrade = Grade | 'open';

/** What bears on whether an event is right: category and both sides. */
export interface GradeEvidence {
  /** How sure it is who the least sure side is. */
  readonly link: LinkGrade;
  /** The share of right events among those that the heads are as sure of; absent where a user's word names the act. */
  readonly share?: number;
  /** Whether the words leave no doubt of it. */
  readonly plain?: true;
}

/** Grades from the surest. */
const ORDER = ['strong', 'fair', 'weak'] as const satisfies readonly Grade[];

/** The grade of an event by how often such events are right; it is never surer than its least sure side. */
export function eventGrade({ link, share, plain }: GradeEvidence): Grade {
  const grade = share === undefined ? (plain ? 'strong' : 'fair') : gradeTold(share);
  return noSurer(grade, link);
}

/** A grade that is no surer than who the sides are; with an open side it is weak, for such events are right in a tenth. */
function noSurer(grade: Grade, link: LinkGrade): Grade {
  return weaker(grade, link === 'open' ? 'weak' : link);
}

function weaker(a: Grade, b: Grade): Grade {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** How sure it is who the least sure of some is. */
function leastLink(parties: readonly Party[]): LinkGrade {
  if (parties.some(({ link }) => link === undefined)) return 'open';
  return parties.map(({ grade }) => grade).reduce(weaker, 'strong');
}

/**
 * The evidence of one mention of an act.
 *
 * @param open whether a pronoun stands where nobody is found
 */
export function gradeEvidence({ source, target }: Sides, open: boolean): GradeEvidence {
  return { link: open ? 'open' : leastLink([...source, ...target]) };
}
