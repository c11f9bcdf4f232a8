import actors from '../data/word-classes/actors.json' with { type: 'json' };
import acts from '../data/word-classes/acts.json' with { type: 'json' };
import attribution from '../data/word-classes/attribution.json' with { type: 'json' };
import causes from '../data/word-classes/causes.json' with { type: 'json' };
import claims from '../data/word-classes/claims.json' with { type: 'json' };
import clause from '../data/word-classes/clause.json' with { type: 'json' };
import dates from '../data/word-classes/dates.json' with { type: 'json' };
import document from '../data/word-classes/document.json' with { type: 'json' };
import events from '../data/word-classes/events.json' with { type: 'json' };
import forecasts from '../data/word-classes/forecasts.json' with { type: 'json' };
import parties from '../data/word-classes/parties.json' with { type: 'json' };
import petrarch from '../data/word-classes/petrarch.json' with { type: 'json' };
import positions from '../data/word-classes/positions.json' with { type: 'json' };
import proposals from '../data/word-classes/proposals.json' with { type: 'json' };
import quantities from '../data/word-classes/quantities.json' with { type: 'json' };
import relations from '../data/word-classes/relations.json' with { type: 'json' };

/** All classes, by the room of the reader that asks for them; a new file of `data/word-classes` is named here. */
const FILES = {
  ...actors,
  ...acts,
  ...attribution,
  ...causes,
  ...claims,
  ...clause,
  ...dates,
  ...document,
  ...events,
  ...forecasts,
  ...parties,
  ...petrarch,
  ...positions,
  ...proposals,
  ...quantities,
  ...relations,
};

export type WordClassName = keyof typeof FILES;

/** A class of words as its data file has it. */
export interface WordClass {
  /** What the class is for, with an example. */
  readonly note: string;
  /** In lower case: lemmas, or forms where the class says so. */
  readonly words: readonly string[];
}

const sets = new Map<WordClassName, ReadonlySet<string>>();

/**
 * A class of English words that grammar or the codebook names ("object-control verbs"). The lists are data
 * (`src/lexicon/data/word-classes`), so that one who writes no TypeScript can mend them.
 *
 * @example
 * const CONTROL = wordClass('object-control verbs');
 * CONTROL.has('urge'); // true
 */
export function wordClass(name: WordClassName): ReadonlySet<string> {
  const known = sets.get(name) ?? new Set((FILES[name] satisfies WordClass).words);
  sets.set(name, known);
  return known;
}

/** Every class with its name, for tests and tools. */
export const WORD_CLASSES: Readonly<Record<WordClassName, WordClass>> = FILES;
