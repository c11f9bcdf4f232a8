/** What a rule answers that ends the search: there is nothing to be found here. */
export const NOTHING = 'nothing';

/** One case of a table of rules. */
export interface Rule<Sight, Found> {
  /** What the case is, in a few words. */
  readonly name: string;
  /** A text on which the rule has something to say; it runs as a test. */
  readonly example: string;
  /** What it finds, {@link NOTHING} where later rules are not to be asked either, and undefined where it is not its case. */
  readonly find: (sight: Sight) => Found | typeof NOTHING | undefined;
}

/** What the first rule of a table finds whose case it is. */
export function firstFound<Sight, Found>(rules: readonly Rule<Sight, Found>[], sight: Sight): Found | undefined {
  for (const rule of rules) {
    const found = rule.find(sight);
    if (found !== undefined) return found === NOTHING ? undefined : found;
  }
  return undefined;
}
