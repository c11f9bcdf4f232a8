import type { Grade } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import type { Party, Sides } from './event-sides.ts';

/** How much spoke for an act and for its sides, in margins of the weights above their thresholds. */
export interface Surety {
  readonly act: number;
  /** That of the least sure side that somebody stands on. */
  readonly sides: number;
}

/** What bears on whether an event is right: category and both sides. */
export interface GradeEvidence {
  /** Whether every side is somebody whom its words name, no guess of a pronoun, a set or a role. */
  readonly linked: boolean;
  /** Whether all who take part are states, bodies of states, armed groups or act for one. */
  readonly strong: boolean;
  readonly source: boolean;
  readonly both: boolean;
  /** Undefined where rules alone decided. */
  readonly surety: Surety | undefined;
  /** Whether the text tells the act more than once. */
  readonly toldAgain: boolean;
}

/**
 * What each piece of evidence adds to the logarithm of the odds that an event is right. Fitted by logistic regression
 * (ridge of 1) on 3,113 events that the reader found in 282 documents marked by others; on four sets of documents the
 * grades keep their order, see docs/accuracy.md. A model with calibrated probabilities is to replace it.
 */
const ODDS = {
  none: -5.04,
  linked: 0.43,
  strong: 1.48,
  source: 1.13,
  both: 0.66,
  act: 0.58,
  sides: 0.49,
  toldAgain: 0.9,
} as const;
/** Margins are counted up to here; where rules alone decided, the act counts as one in the middle. */
const MOST = { act: 2.5, sides: 1 } as const;
const RULED: Surety = { act: 1.5, sides: 0.5 };

/** Shares of right events from which a grade is given: of strong ones more than half are right, of weak ones a sixth. */
const LEAST = { strong: 0.42, fair: 0.25 } as const;

/** The share of right events among those with such evidence, 0 to 1. */
export function shareRight({ linked, strong, source, both, surety = RULED, toldAgain }: GradeEvidence): number {
  const odds =
    ODDS.none +
    (linked ? ODDS.linked : 0) +
    (strong ? ODDS.strong : 0) +
    (source ? ODDS.source : 0) +
    (both ? ODDS.both : 0) +
    (toldAgain ? ODDS.toldAgain : 0) +
    ODDS.act * Math.min(MOST.act, Math.max(0, surety.act)) +
    ODDS.sides * Math.min(MOST.sides, Math.max(-1, surety.sides));
  return 1 / (1 + Math.exp(-odds));
}

/** The grade of an event by how often such events are right. */
export function eventGrade(evidence: GradeEvidence): Grade {
  const share = shareRight(evidence);
  return share >= LEAST.strong ? 'strong' : share >= LEAST.fair ? 'fair' : 'weak';
}

/** The evidence of one mention of an act. */
export function gradeEvidence(
  sentence: Tree,
  actors: ActorIndex,
  { source, target }: Sides,
  surety: Surety | undefined,
): GradeEvidence {
  const parties = [...source, ...target];
  return {
    linked: parties.every((party) => isLinked(sentence, actors, party)),
    strong: parties.every((party) => party.strong),
    source: source.length > 0,
    both: source.length > 0 && target.length > 0,
    surety,
    toldAgain: false,
  };
}

/** Whether the words of a party name it: the widest mention over them is no guess. */
function isLinked(sentence: Tree, actors: ActorIndex, { span }: Party): boolean {
  const mentions = sentence.tokens
    .filter(({ start, end }) => start < span.end && span.start < end)
    .flatMap(({ index }) => [actors.covering(sentence.index, index), actors.headedBy(sentence.index, index)])
    .filter((mention) => mention !== undefined);
  const [widest] = mentions.toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  return widest !== undefined && widest.provenance.grade !== 'weak';
}
