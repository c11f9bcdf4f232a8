import { findActors } from '../../src/reading/actors/actors.ts';
import type { ActorsContext } from '../../src/reading/actors/actors-context.ts';
import { antecedentFeatures, noneFeatures } from '../../src/reading/actors/antecedent-features.ts';
import { mayMeanNobody } from '../../src/reading/actors/antecedent-model.ts';
import { nearestCandidate } from '../../src/reading/actors/coreference.ts';
import type { RankingExample } from '../../training/learn/antecedents.ts';

/** A mention of an annotated text; offsets are those of the document in the context. */
export interface AnnotatedMention {
  readonly start: number;
  readonly end: number;
  readonly cluster: string;
}

/**
 * Reads an annotated document and notes, for each pronoun, its candidates and which are right. The right one is followed,
 * so that later pronouns meet a history without errors.
 */
export function antecedentExamples(
  context: ActorsContext,
  mentions: readonly AnnotatedMention[],
): readonly RankingExample[] {
  const examples: RankingExample[] = [];
  const { sentences } = context.analysis;
  const clusterAt = (offset: number): string | undefined =>
    mentions
      .filter((mention) => mention.start <= offset && offset < mention.end)
      .reduce<AnnotatedMention | undefined>((a, b) => (a && a.end - a.start <= b.end - b.start ? a : b), undefined)
      ?.cluster;
  findActors({
    ...context,
    coreference: {
      givenNames: context.coreference?.givenNames ?? new Map(),
      choose: (pronoun, candidates) => {
        const cluster = mentions.find(
          (mention) => mention.start === pronoun.token.start && mention.end === pronoun.token.end,
        )?.cluster;
        const right = candidates.flatMap(({ mentions: met }, i) => {
          const latest = met.at(-1);
          const offset = latest && sentences[latest.sentence]?.tokens[latest.token]?.start;
          return cluster !== undefined && offset !== undefined && clusterAt(offset) === cluster ? [i] : [];
        });
        const options = [...antecedentFeatures(pronoun, candidates)];
        if (mayMeanNobody(pronoun)) {
          options.push(noneFeatures(pronoun));
          examples.push({ options, right: right.length ? right : [candidates.length] });
          return { index: right.at(-1) ?? -1, grade: 'weak' };
        }
        examples.push({ options, right });
        const last = right.at(-1);
        return last === undefined ? nearestCandidate(pronoun, candidates) : { index: last, grade: 'weak' };
      },
    },
  });
  return examples;
}
