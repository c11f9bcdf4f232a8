/** Rules on reality that are one thing each. */
export const SINGLE_RULES = [
  'asserted',
  'question',
  'bare infinitive',
  'purpose',
  'kept from',
  'negation',
  'no longer',
  'perhaps',
  'inverted condition',
  'no',
  'any',
] as const;

/** Rules on reality that a word belongs to: what they begin with. `link` is a conjunction or a preposition ("without"). */
export const WORD_RULES = [
  'complement of',
  'infinitive under',
  'infinitive after',
  'object of',
  'noun',
  'adjective',
  'link',
  'modal',
  'auxiliary',
] as const;

/**
 * What decided whether an act happened, such as `modal would` or `complement of refuse`. These are keys: the learnt weights
 * of reality know them (feature `why`), so one that is renamed here must be renamed there too; a test tells.
 */
export type RealityRule = (typeof SINGLE_RULES)[number] | `${(typeof WORD_RULES)[number]} ${string}`;

/** Whether a text is such a key. */
export function isRealityRule(text: string): text is RealityRule {
  return (
    SINGLE_RULES.some((rule) => rule === text) ||
    WORD_RULES.some((rule) => text.startsWith(`${rule} `) && text.length > rule.length + 1)
  );
}
