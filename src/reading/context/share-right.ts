import type { Mention } from '../../records/actor.ts';
import { GRADES, type Grade } from '../../records/grade.ts';
import type { ActorIndex } from './context.ts';

/**
 * What facts about a record add to the logarithm of the odds that it is right, beside `none`, where no fact holds. Fitted
 * by logistic regression on records that the reader found in documents marked by others; see training/README.md.
 */
export type Odds<F extends string> = Readonly<Record<F | 'none', number>>;

/**
 * The share of right records among those of which these facts hold, 0 to 1.
 *
 * @param odds of facts that are missing there nothing is known: they add nothing
 * @param facts how much of each fact holds; a number counts so many times, `true` once
 */
export function shareRight<F extends string>(
  odds: Partial<Odds<NoInfer<F>>>,
  facts: Readonly<Record<F, boolean | number>>,
): number {
  let sum: number = odds.none ?? 0;
  for (const fact of Object.keys(facts) as F[]) sum += (odds[fact] ?? 0) * Number(facts[fact]);
  return 1 / (1 + Math.exp(-sum));
}

/** Shares from which a grade is given: of strong records more than half are right, of fair ones about two in five. */
const LEAST = { strong: 0.45, fair: 0.3 } as const;

/** The grade of a record by how often such records are right, no surer than the link of those it is about. */
export function gradeByShare(share: number, link?: Grade): Grade {
  if (share < LEAST.fair) return 'weak';
  return share < LEAST.strong || link === 'weak' ? 'fair' : 'strong';
}

/** How surely the words of a sentence mean all of these actors: by the weakest of the best; undefined if one is not named there. */
export type LinkIn = (sentence: number, actors: readonly string[]) => Grade | undefined;

/** Looks up links by sentence and actor; made once for a document. */
export function linksIn({ mentions }: Pick<ActorIndex, 'mentions'>): LinkIn {
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const known = bySentence.get(mention.sentence);
    if (known) known.push(mention);
    else bySentence.set(mention.sentence, [mention]);
  }
  const best = (sentence: number, actor: string): number =>
    (bySentence.get(sentence) ?? [])
      .filter(({ actors, actsFor }) => actors.includes(actor) || actsFor.includes(actor))
      .reduce((rank, { provenance }) => Math.min(rank, GRADES.indexOf(provenance.grade)), Number.POSITIVE_INFINITY);
  return (sentence, actors) => GRADES[Math.max(...actors.map((actor) => best(sentence, actor)))];
}
