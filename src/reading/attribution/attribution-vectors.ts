import { addVector, scoreHidden, type VectorNet } from '../../learning/vector-net.ts';
import type { AttributionCandidate } from './candidate.ts';

/** Words of a candidate whose vectors in the text bear on whether it is an attribution. */
export const STATEMENT_ROLES = ['cue', 'source', 'content', 'above'] as const;

/** A word in its role, by its vector in the text. */
export type StatementVector = readonly [role: (typeof STATEMENT_ROLES)[number], vector: Int16Array];

/** The vectors of the cue, of who speaks, of what the content hangs on and of what the cue hangs on; none where words have none. */
export function statementVectors({ tree, cue, source, content }: AttributionCandidate): readonly StatementVector[] {
  const root = content.find((at) => tree.token(at).head === cue) ?? content[0];
  const words: Readonly<Record<(typeof STATEMENT_ROLES)[number], number | undefined>> = {
    cue,
    source: source?.antecedent ?? source?.head,
    content: root,
    above: tree.token(cue).head,
  };
  return STATEMENT_ROLES.flatMap((role): StatementVector[] => {
    const word = words[role];
    const vector = word === undefined ? undefined : tree.vectorInText(word);
    return vector ? [[role, vector]] : [];
  });
}

/** What the words in their text add to the logarithm of the odds of an attribution; 0 where they have no vectors. */
export function oddsInText(net: VectorNet, vectors: readonly StatementVector[]): number {
  if (vectors.length === 0) return 0;
  const sums = new Float64Array(net.hidden.length);
  for (const [role, vector] of vectors) addVector(net, role, vector, sums);
  return scoreHidden(net, sums)[0] ?? 0;
}
