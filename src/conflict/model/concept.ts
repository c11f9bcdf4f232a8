/**
 * The stability concepts, by what the mover expects of the others (Nash 1950; Howard 1971 for GMR and SMR; Fraser and
 * Hipel 1979 for SEQ and SIM; in one frame: Fang, Hipel and Kilgour 1993).
 */
export const CONCEPTS = ['Nash', 'GMR', 'SMR', 'SEQ', 'SIM'] as const;

export type Concept = (typeof CONCEPTS)[number];

/** A state's concepts in one number: bit 0 for Nash, bit 1 for GMR and so on. */
export function conceptBit(concept: Concept): number {
  return 1 << CONCEPTS.indexOf(concept);
}
