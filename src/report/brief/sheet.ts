import type { Reading } from '../../records/reading.ts';
import type { ActorNames } from '../words/naming.ts';
import type { Reference } from './references.ts';

/** What the parts of a page about one reading share. */
export interface Sheet {
  readonly reading: Reading;
  readonly names: ActorNames;
  readonly all: readonly Reference[];
  /** Comes before every id on the page: `d0-`. */
  readonly prefix: string;
  /** Place of an actor in the reading's list, -1 if it is not there. */
  readonly place: (id: string) => number;
}
