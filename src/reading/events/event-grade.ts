import type { Grade } from '../../records/grade.ts';
import { gradeTold } from '../heads/share-told.ts';
import type { Party, Sides } from './event-sides.ts';

/** How much spoke for an act and for its sides, in margins of the weights above their thresholds. */
export interface Surety {
  readonly act: number;
  /** That of the least sure side that somebody stands on. */
  readonly sides: number;
}

/** How sure it is who a side is; `open` where the text does not tell it. */
export type LinkGrade = Grade | 'open';

/** What bears on whether an event is right: category and both sides. */
export interface GradeEvidence {
  /** How sure it is who the least sure side is. */
  readonly link: LinkGrade;
  /** Whether all who take part are states, bodies of states, armed groups or act for one. */
  readonly strong: boolean;
  readonly source: boolean;
  /** Whether somebody stands on the other side, or acts with the one who acts. */
  readonly both: boolean;
  /** Whether several act together. */
  readonly together: boolean;
  /** Undefined where rules alone decided. */
  readonly surety: Surety | undefined;
  /** Whether the text tells the act more than once. */
  readonly toldAgain: boolean;
  /** The share of right events among those that the heads are as sure of, where they decided; it stands for the rest. */
  readonly share?: number;
}

/**
 * What each piece of evidence adds to the logarithm of the odds that an event is right. Fitted by logistic regression
 * (ridge of 1) on 3,112 events that the reader found in 282 documents marked by others; on four sets of documents the
 * grades keep their order, see docs/accuracy.md. A model with calibrated probabilities is to replace it.
 */
const ODDS = {
  none: -5.75,
  link: { strong: 1.15, fair: 0.44, weak: 0.34, open: 0 },
  strong: 1.06,
  source: 0.83,
  both: 1.25,
  together: 0.4,
  act: 0.67,
  sides: 0.5,
  toldAgain: 0.93,
} as const;
/** Margins are counted up to here; where rules alone decided, the act counts as one in the middle. */
const MOST = { act: 2.5, sides: 1 } as const;
const RULED: Surety = { act: 1.5, sides: 0.5 };

/** Shares of right events from which a grade is given: of strong ones more than half are right, of weak ones a sixth. */
const LEAST = { strong: 0.39, fair: 0.25 } as const;

/** The share of right events among those with such evidence, 0 to 1. */
export function shareRight({ link, strong, source, both, together, surety = RULED, toldAgain }: GradeEvidence): number {
  const odds =
    ODDS.none +
    ODDS.link[link] +
    (strong ? ODDS.strong : 0) +
    (source ? ODDS.source : 0) +
    (both ? ODDS.both : 0) +
    (together ? ODDS.together : 0) +
    (toldAgain ? ODDS.toldAgain : 0) +
    ODDS.act * Math.min(MOST.act, Math.max(0, surety.act)) +
    ODDS.sides * Math.min(MOST.sides, Math.max(-1, surety.sides));
  return 1 / (1 + Math.exp(-odds));
}

/** Grades from the surest. */
const ORDER = ['strong', 'fair', 'weak'] as const satisfies readonly Grade[];

/** The grade of an event by how often such events are right; it is never surer than its least sure side. */
export function eventGrade(evidence: GradeEvidence): Grade {
  if (evidence.share !== undefined) return noSurer(gradeTold(evidence.share), evidence.link);
  const share = shareRight(evidence);
  return noSurer(share >= LEAST.strong ? 'strong' : share >= LEAST.fair ? 'fair' : 'weak', evidence.link);
}

/** A grade that is no surer than who the sides are; with an open side it is weak, for such events are right in a tenth. */
export function noSurer(grade: Grade, link: LinkGrade): Grade {
  return weaker(grade, link === 'open' ? 'weak' : link);
}

function weaker(a: Grade, b: Grade): Grade {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** How sure it is who the least sure of some is. */
export function leastLink(parties: readonly Party[]): LinkGrade {
  if (parties.some(({ link }) => link === undefined)) return 'open';
  return parties.map(({ grade }) => grade).reduce(weaker, 'strong');
}

/**
 * The evidence of one mention of an act.
 * @param open whether a pronoun stands where nobody is found
 */
export function gradeEvidence({ source, target }: Sides, surety: Surety | undefined, open: boolean): GradeEvidence {
  const parties = [...source, ...target];
  return {
    link: open ? 'open' : leastLink(parties),
    strong: parties.every((party) => party.strong),
    source: source.length > 0,
    both: source.length > 1 || (source.length > 0 && target.length > 0),
    together: source.length > 1,
    surety,
    toldAgain: false,
  };
}
