import type { Gender } from '../../lexicon/words/given-names.ts';
import type { Grade } from '../../records/grade.ts';
import type { ReadingContext } from '../context/context.ts';
import type { Candidate, PronounPlace } from './antecedent-features.ts';
import type { PlaceModel } from './metonymy-model.ts';

/** What the resolution of pronouns knows beforehand; without it the nearest fitting actor wins. */
export interface Coreference {
  readonly givenNames: ReadonlyMap<string, Gender>;
  readonly choose?: ChooseAntecedent;
  /** Name of what chooses, for the provenance of records. */
  readonly model?: string;
}

/** What the stage of actors sees: the document, and what tells one actor from another. */
export interface ActorsContext extends ReadingContext {
  /** Weights that tell a place from those who act from it; without them a rule of grammar does. */
  readonly metonymy?: PlaceModel;
  readonly coreference?: Coreference;
}

/** Whom a pronoun means: the number of a candidate, or -1 for none of them, and how sure that is. */
export interface ChosenAntecedent {
  readonly index: number;
  readonly grade: Grade;
}

/** Picks whom a pronoun means. */
export type ChooseAntecedent = (pronoun: PronounPlace, candidates: readonly Candidate[]) => ChosenAntecedent;
