import { NO_DAY, ROW_FLAGS } from '../../records/event-row.ts';
import type { EventColumns } from './event-columns.ts';
import { finish, mix } from './hash-bytes.ts';
import { RowKeys } from './row-keys.ts';

/** More than so many days from the file's own are far. */
const FAR = 7;
/** What keys of rows and of sentences begin with, so that they are told apart. */
const ROW = 1;
const SENTENCE = 2;

/** What a reader of a format knows of a row beside its columns; one object, filled anew for each row. */
export interface RowFacts {
  /** First and last day that the file (or the row's own day of entry) stands for; NO_DAY where that is not known. */
  first: number;
  last: number;
  /** Two hashes of who reported it: the address, the publisher. */
  sourceHigh: number;
  sourceLow: number;
  /** Two hashes of the sentence (story and its number, or what stands for them); 0 and 0 where that is not known. */
  sentenceHigh: number;
  sentenceLow: number;
}

/** Facts of which nothing is known. */
export function rowFacts(): RowFacts {
  return { first: NO_DAY, last: NO_DAY, sourceHigh: 0, sourceLow: 0, sentenceHigh: 0, sentenceLow: 0 };
}

/** Finds what is odd about the rows of one file, which it must be given in their order. */
export class RowFlagger {
  /**
   * Keys of rows and of sentences by day: rows that are alike have one day, and most files are sorted by it, so that a
   * small table is looked into again and again instead of a large one here and there.
   */
  readonly #days = new Map<number, RowKeys>();
  #day = Number.NaN;
  #keys = new RowKeys();

  /** The flags (bits of ROW_FLAGS) of a row whose columns are filled. */
  flagsOf(columns: EventColumns, i: number, facts: RowFacts): number {
    const day = columns.day[i] as number;
    const source = columns.source[i] as number;
    const target = columns.target[i] as number;
    let flags = 0;
    if (day !== this.#day) this.#turn(day);
    if (day === NO_DAY) flags |= ROW_FLAGS.badDate;
    else if (facts.first !== NO_DAY && (day < facts.first - FAR || day > facts.last + FAR)) flags |= ROW_FLAGS.farDate;
    if (source === 0 || target === 0) flags |= ROW_FLAGS.noCountry;
    else if (source === target) flags |= ROW_FLAGS.sameCountry;
    if (this.#isRepeated(columns, i, facts)) flags |= ROW_FLAGS.repeated;
    if (this.#isMirrored(columns, i, facts)) flags |= ROW_FLAGS.mirrored;
    return flags;
  }

  #turn(day: number): void {
    let keys = this.#days.get(day);
    if (!keys) {
      keys = new RowKeys();
      this.#days.set(day, keys);
    }
    this.#day = day;
    this.#keys = keys;
  }

  #isRepeated(columns: EventColumns, i: number, facts: RowFacts): boolean {
    const rest = mix(ROW, columns.code[i] as number);
    const source = sideOf(columns.sourceActor, columns.source, i);
    const target = sideOf(columns.targetActor, columns.target, i);
    const high = pairKey(mix(rest, facts.sourceHigh), source, target);
    return this.#keys.add(high, pairKey(mix(facts.sourceLow, rest), source, target)) >= 0;
  }

  #isMirrored(columns: EventColumns, i: number, facts: RowFacts): boolean {
    if (facts.sentenceHigh === 0 && facts.sentenceLow === 0) return false;
    const sourceActor = columns.sourceActor[i] as number;
    const targetActor = columns.targetActor[i] as number;
    if (sourceActor === 0 || targetActor === 0 || sourceActor === targetActor) return false;
    const rest = mix(SENTENCE, columns.code[i] as number);
    // One key for both ways round: the direction that comes first is kept, the other one is mirrored each time.
    const turned = sourceActor > targetActor;
    const source = sideOf(columns.sourceActor, columns.source, i);
    const target = sideOf(columns.targetActor, columns.target, i);
    const [first, second] = turned ? [target, source] : [source, target];
    const high = pairKey(mix(rest, facts.sentenceHigh), first, second);
    const low = pairKey(mix(facts.sentenceLow, rest), first, second);
    const before = this.#keys.add(high, low, turned ? 1 : 0);
    return before === (turned ? 0 : 1);
  }
}

function sideOf(actors: Int32Array, states: Int32Array, i: number): number {
  return mix(actors[i] as number, states[i] as number);
}

function pairKey(seed: number, first: number, second: number): number {
  return finish(mix(mix(seed, first), second));
}
