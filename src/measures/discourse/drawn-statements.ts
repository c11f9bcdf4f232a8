import type { Selection } from './select-statements.ts';

/** What is drawn anew: documents, the statements of all documents together, or documents and then statements within each. */
export const DRAWN = ['documents', 'statements', 'both'] as const;
export type Drawn = (typeof DRAWN)[number];

/**
 * Draws statements with replacement, as often as there are (Efron 1979; documents as wholes, Davison and Hinkley 1997, 3.8).
 * @returns how often each statement of `selection.kept` was drawn
 */
export function statementDraws(selection: Selection, drawn: Drawn, random: () => number): () => Float64Array {
  const { kept, data } = selection;
  const whole = [Int32Array.from(kept.keys())];
  const byDocument = new Map<number, number[]>();
  for (const [n, s] of kept.entries()) {
    const document = data.document[s] as number;
    const members = byDocument.get(document);
    if (members) members.push(n);
    else byDocument.set(document, [n]);
  }
  const parts = drawn === 'statements' ? whole : [...byDocument.values()].map((members) => Int32Array.from(members));
  const weight = new Float64Array(kept.length);
  const again = (members: Int32Array): void => {
    for (let n = 0; n < members.length; n++) {
      const place = members[Math.floor(random() * members.length)] as number;
      weight[place] = (weight[place] as number) + 1;
    }
  };
  const once = (members: Int32Array): void => {
    for (const place of members) weight[place] = (weight[place] as number) + 1;
  };
  return () => {
    weight.fill(0);
    if (drawn === 'statements') again(parts[0] as Int32Array);
    else {
      for (let n = 0; n < parts.length; n++) {
        const members = parts[Math.floor(random() * parts.length)] as Int32Array;
        if (drawn === 'both') again(members);
        else once(members);
      }
    }
    return weight;
  };
}
