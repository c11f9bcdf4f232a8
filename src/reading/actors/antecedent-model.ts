import { loadOptionalAsset } from '#load-asset';
import { readWeights, weightByName } from '../../learning/read-weights.ts';
import { loadGivenNames } from '../../lexicon/words/given-names.ts';
import type { Grade } from '../../records/grade.ts';
import { isSayer } from '../quotes/quote-speakers.ts';
import type { ChooseAntecedent, Coreference } from './actors-context.ts';
import { antecedentFeatures, type Features, noneFeatures, type PronounPlace } from './antecedent-features.ts';

/** Weight of a feature; 0 for one that has none. */
export type AntecedentWeights = (feature: string) => number;

const WEIGHTS = 'models/english/antecedents.weights';

/** What comes with the package: given names, and weights unless they were removed. Throws as `loadGivenNames` does. */
export async function loadCoreference(): Promise<Coreference> {
  const [givenNames, bytes] = await Promise.all([loadGivenNames(), loadOptionalAsset(WEIGHTS)]);
  if (!bytes) return { givenNames };
  const file = readWeights(bytes, WEIGHTS);
  return { givenNames, model: file.header.model, choose: chooseBy(weightByName(file.table(WEIGHTS_TABLE))) };
}

/** The table of the file: a number a feature. */
export const WEIGHTS_TABLE = 'weights';

/** How much speaks for a candidate with these features. */
export function scoreAntecedent(weightOf: AntecedentWeights, features: Features): number {
  let sum = 0;
  for (const [name, value] of features) sum += value * weightOf(name);
  return sum;
}

/** "He" and "she" mean somebody; "it" and "they" may mean what is no actor. */
export function mayMeanNobody({ kind }: PronounPlace): boolean {
  return kind !== 'he';
}

/** Texts about politics speak more of actors than those that the weights were learnt from; set on GUM's training part. */
const ACTORS_LIKELIER = 1.5;

/** Margins over the next likeliest from which an antecedent is fair, and from which it is about as sure as a name. */
const LEAST_MARGIN = { fair: 0.5, strong: 1 } as const;

/** Chooses by the weights. Whoever says something is somebody; where a thing is likelier to be meant, that is not sure. */
export function chooseBy(weightOf: AntecedentWeights): ChooseAntecedent {
  return (pronoun, candidates) => {
    const none = mayMeanNobody(pronoun)
      ? scoreAntecedent(weightOf, noneFeatures(pronoun)) - ACTORS_LIKELIER
      : Number.NEGATIVE_INFINITY;
    let index = -1;
    let best = isSayer(pronoun.sentence, pronoun.token.index) ? Number.NEGATIVE_INFINITY : none;
    let next = Number.NEGATIVE_INFINITY;
    antecedentFeatures(pronoun, candidates).forEach((features, i) => {
      const own = scoreAntecedent(weightOf, features);
      if (own > best) [index, best, next] = [i, own, best];
      else next = Math.max(next, own);
    });
    return { index, grade: gradeOf(best - Math.max(next, none)) };
  };
}

function gradeOf(margin: number): Grade {
  return margin >= LEAST_MARGIN.strong ? 'strong' : margin >= LEAST_MARGIN.fair ? 'fair' : 'weak';
}
