import type { FilePublished, PublishedConcept } from '../file/file-types.ts';
import type { Solution } from '../solve/solve.ts';
import { tableauForm } from './tableau-form.ts';

/** Equilibria as a source prints them beside those that come out. */
export interface ComparedConcept {
  readonly concept: PublishedConcept;
  readonly published: readonly number[];
  readonly found: readonly number[];
  /** States that the source names and that do not come out. */
  readonly missing: readonly number[];
  /** States that come out and that the source does not name. */
  readonly beyond: readonly number[];
}

/**
 * What the comparison says: `reproduced` or `differs` only where both the rankings and the results were read in a
 * source; `reconstructed` whatever comes out where one of them was not; `no results` where the source prints none.
 */
export type PublishedVerdict = 'reproduced' | 'differs' | 'reconstructed' | 'no results';

export interface ComparedPublished {
  readonly verdict: PublishedVerdict;
  /** Whether all that is compared agrees; also where the model is a reconstruction. */
  readonly agrees: boolean;
  readonly concepts: readonly ComparedConcept[];
}

/**
 * Sets the equilibria that a file says were published beside those of its model.
 *
 * @throws EntenteError (usage) if a tableau is compared of a model with more or fewer than two decision makers
 * @example
 * const published = { rankings: 'read', results: 'read', equilibria: { Nash: [2], SEQ: [2, 5] } };
 * const { verdict, concepts } = comparePublished(published, solution);
 * [verdict, concepts[1].missing]; // ['differs', [5]]
 */
export function comparePublished(published: FilePublished, solution: Solution): ComparedPublished {
  const given = Object.entries(published.equilibria) as readonly (readonly [PublishedConcept, readonly number[]])[];
  const concepts = given.map(([concept, states]): ComparedConcept => {
    const found = concept === 'tableau' ? tableauForm(solution).equilibria : (solution.equilibria[concept] ?? []);
    return {
      concept,
      published: states,
      found,
      missing: states.filter((state) => !found.includes(state)),
      beyond: found.filter((state) => !states.includes(state)),
    };
  });
  const agrees = concepts.every(({ missing, beyond }) => missing.length === 0 && beyond.length === 0);
  const read = published.rankings === 'read' && published.results === 'read';
  const verdict = concepts.length === 0 ? 'no results' : !read ? 'reconstructed' : agrees ? 'reproduced' : 'differs';
  return { verdict, agrees, concepts };
}
