import type { Grade } from '../../records/grade.ts';

/**
 * Rules that take a plan that is spoken of for one that is made. In 282 documents 2 of 43 proposals that these found were
 * right in what they ask, of the 53 others 18 were; in three sets apart 1 of 8 and 18 of 27. They are too few to fit more.
 */
const OF_PLANS: ReadonlySet<string> = new Set(['noun-plan', 'noun-idea', 'told-plan', 'plan-colon']);

/** The grade of a proposal by how often those that its rule finds are right; none is strong. */
export function proposalGrade(rule: string): Grade {
  return OF_PLANS.has(rule) ? 'weak' : 'fair';
}
