import type { Reading } from '../../records/reading.ts';
import type { LeftOut } from '../../records/shown.ts';
import type { ActorNames } from '../words/naming.ts';
import type { Reference } from './references.ts';

/** What the parts of a page about one reading share. */
export interface Sheet {
  /** Without the records that are not sure enough. */
  readonly reading: Reading;
  readonly names: ActorNames;
  /** Every record: the list and the text also hold those that a box brings out. */
  readonly all: readonly Reference[];
  /** What is drawn, counted and put into tables. */
  readonly shown: readonly Reference[];
  readonly left: LeftOut;
  /** Whether weak records were asked for from the start. */
  readonly weak: boolean;
  /** Comes before every id on the page: `d0-`. */
  readonly prefix: string;
  /** Place of an actor in the reading's list, -1 if it is not there. */
  readonly place: (id: string) => number;
}
