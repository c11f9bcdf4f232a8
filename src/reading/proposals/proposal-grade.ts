import type { Proposal } from '../../records/proposal.ts';
import type { Grade } from '../../records/provenance.ts';
import { gradeByShare, type Odds, shareRight } from '../context/share-right.ts';

/** Fitted on no more than 96 proposals in 282 documents: rough, and never strong. */
const ODDS: Odds<'asked' | 'named' | 'noun'> = { none: -1.34, asked: 0.73, named: 0.21, noun: -0.79 };

/** Rules that take a plan that is spoken of for one that is made. */
const OF_PLANS = /^(?:noun-|told-plan|under-plan|plan-)/u;

/** The grade of a proposal by how often such proposals are right in what they ask. */
export function proposalGrade({ by, terms }: Pick<Proposal, 'by' | 'terms'>, rule: string): Grade {
  const share = shareRight(ODDS, {
    asked: terms.some(({ actors }) => actors.length > 0),
    named: by.length > 0,
    noun: OF_PLANS.test(rule),
  });
  return gradeByShare(share);
}
