/** What is known of one thing that is to be decided. */
export interface Evidence {
  /** Facts that hold, each once. */
  readonly facts: readonly string[];
  /** Words in their roles, of which the meaning counts: [role, word]. */
  readonly words: readonly (readonly [string, string])[];
}

/** Takes evidence down, piece by piece. */
export interface EvidenceTaker {
  /**
   * A fact that holds, as a tagged template: its name need not be made where only its weights are wanted. A fact that is
   * told again counts once.
   *
   * @example fact`sides ${by} ${to}`
   */
  readonly fact: (parts: TemplateStringsArray, ...values: readonly (string | number)[]) => void;
  /** A word in its role. */
  readonly word: (role: string, word: string) => void;
}

/** Tells all that is known of one thing. */
export type Telling = (take: EvidenceTaker) => void;
