import { CATEGORIES, type Category, quadOf } from '../../src/records/plover.ts';
import { accuracyOf, f1ByLabel, type LabelScore, macroF1 } from '../kit/macro-f1.ts';

/** The 15 roots of the labelled pairs: PLOVER's categories, with CONCEDE and RETREAT as one, YIELD. */
export const ROOTS: readonly string[] = [
  ...new Set<string>(CATEGORIES.map((category) => rootOf(category) ?? category)),
].sort();

/** @returns the root of a category; null for a name that is none */
export function rootOf(category: string | null): string | null {
  if (category === 'CONCEDE' || category === 'RETREAT' || category === 'YIELD') return 'YIELD';
  return CATEGORIES.some((name) => name === category) ? category : null;
}

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. YIELD counts as 2. */
function quadOfRoot(root: string): string {
  return root === 'YIELD' ? '2' : String(quadOf(root as Category));
}

function sideOfQuad(quad: string): string {
  return quad <= '2' ? 'cooperation' : 'conflict';
}

export interface EventScores {
  /** Macro-F1 over the 15 roots, the four quad classes, cooperation against conflict. */
  readonly root: number;
  readonly quad: number;
  readonly binary: number;
  readonly rootAccuracy: number;
  readonly unanswered: number;
  readonly byRoot: readonly LabelScore[];
}

/**
 * Quad and binary classes follow from the roots on both sides.
 *
 * @param gold a root or a category for each row
 * @param predicted the same, or null for no answer
 * @throws RangeError for a gold label that is neither
 */
export function scoreEvents(gold: readonly string[], predicted: readonly (string | null)[]): EventScores {
  const goldRoots = gold.map((label) => {
    const root = rootOf(label);
    if (root === null) throw new RangeError(`${label} is none of the roots ${ROOTS.join(', ')}`);
    return root;
  });
  const roots = predicted.map(rootOf);
  const goldQuads = goldRoots.map(quadOfRoot);
  const quads = roots.map((root) => (root === null ? null : quadOfRoot(root)));
  return {
    root: macroF1(goldRoots, roots),
    quad: macroF1(goldQuads, quads),
    binary: macroF1(
      goldQuads.map(sideOfQuad),
      quads.map((quad) => (quad === null ? null : sideOfQuad(quad))),
    ),
    rootAccuracy: accuracyOf(goldRoots, roots),
    unanswered: roots.filter((root) => root === null).length,
    byRoot: f1ByLabel(goldRoots, roots),
  };
}
