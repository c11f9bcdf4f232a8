/** What decided whether an act happened where it is one thing. */
type SingleRule =
  | 'asserted'
  | 'question'
  | 'bare infinitive'
  | 'purpose'
  | 'kept from'
  | 'negation'
  | 'no longer'
  | 'perhaps'
  | 'inverted condition'
  | 'no'
  | 'any';

/** What it begins with where it is a word. `link` is a conjunction or a preposition ("without"). */
type WordRule =
  | 'complement of'
  | 'infinitive under'
  | 'infinitive after'
  | 'object of'
  | 'noun'
  | 'adjective'
  | 'link'
  | 'modal'
  | 'auxiliary';

/** What decided whether an act happened, such as `modal would` or `complement of refuse`. */
export type RealityRule = SingleRule | `${WordRule} ${string}`;
