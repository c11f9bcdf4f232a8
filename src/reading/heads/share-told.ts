import type { Decision } from '../../records/decision.ts';
import { type Grade, weakest } from '../../records/grade.ts';
import type { Provenance } from '../../records/provenance.ts';
import { shareRight } from '../context/share-right.ts';
import { type Anchor, AUTHOR } from './anchors.ts';
import type { ToldOdds } from './record-heads.ts';

/** Who was taken into a record, by the part they play: ids of actors. */
export type Taken = Readonly<Record<string, readonly string[]>>;

/** Probabilities are taken for no surer than this. */
const SUREST = 0.001;
/** Logarithms of the probabilities of stretches count down to here. */
const LEAST_LOG = -8;
/** Probabilities from which a grade is given. */
const LEAST = { strong: 0.8, fair: 0.5 } as const;

/**
 * How often records of which the heads are as sure are right, 0 to 1.
 *
 * @param classes of the anchor whose likeliest values the record takes
 * @param stretches of the anchor that the record takes
 */
export function shareTold(
  odds: ToldOdds,
  anchor: Anchor,
  taken: Taken,
  classes: readonly string[],
  stretches: readonly string[] = [],
): number {
  const facts: Record<string, number> = { anchor: logOdds(anchor.probability) };
  for (const name of classes) facts[`class ${name}`] = logOdds(anchor.likeliest(name).probability);
  for (const [role, actors] of Object.entries(taken)) {
    const players = anchor.players(role).filter(({ actor }) => actor !== AUTHOR || actors.includes(actor));
    const own = players.filter(({ actor }) => actors.includes(actor)).map(({ probability }) => probability);
    const rest = players.filter(({ actor }) => !actors.includes(actor)).map(({ probability }) => probability);
    if (own.length > 0) facts[role] = logOdds(Math.min(...own));
    else facts[`${role} none`] = -1;
    facts[`${role} rest`] = logOdds(1 - Math.max(0, ...rest));
  }
  for (const name of stretches) facts[`span ${name}`] = Math.max(LEAST_LOG, anchor.stretch(name).log);
  return shareRight(odds, facts);
}

/**
 * Who decided on a record, and how likely it is right.
 *
 * @param link how surely its words mean the actor whom it is about; a record is never surer
 */
export function toldBy(stage: string, decision: Decision, share: number, link: Grade = 'strong'): Provenance {
  const grade = weakest(gradeTold(share), link);
  return { stage, ...decision, grade, probability: rounded(share) };
}

/** A probability as a record tells it: to the hundredth. */
export function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}

/** The grade of a record that the heads read: strong where four of five are right, fair where half are. */
export function gradeTold(share: number): Grade {
  if (share >= LEAST.strong) return 'strong';
  return share >= LEAST.fair ? 'fair' : 'weak';
}

/** The logarithm of the odds of a probability, which counts as no surer than one in a thousand. */
export function logOdds(probability: number): number {
  return Math.log(Math.max(probability, SUREST) / Math.max(1 - probability, SUREST));
}
