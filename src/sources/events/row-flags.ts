import { NO_DAY, ROW_FLAGS } from '../../records/event-row.ts';
import type { EventColumns } from './event-columns.ts';
import { finish, mix } from './hash-bytes.ts';
import { RowKeys } from './row-keys.ts';

/** More than so many days from the file's own are far. */
const FAR = 7;

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
  readonly #rows = new RowKeys();
  readonly #sentences = new RowKeys();

  /** The flags (bits of ROW_FLAGS) of a row whose columns are filled. */
  flagsOf(columns: EventColumns, i: number, facts: RowFacts): number {
    const day = columns.day[i] as number;
    const source = columns.source[i] as number;
    const target = columns.target[i] as number;
    let flags = 0;
    if (day === NO_DAY) flags |= ROW_FLAGS.badDate;
    else if (facts.first !== NO_DAY && (day < facts.first - FAR || day > facts.last + FAR)) flags |= ROW_FLAGS.farDate;
    if (source === 0 || target === 0) flags |= ROW_FLAGS.noCountry;
    else if (source === target) flags |= ROW_FLAGS.sameCountry;
    if (this.#isRepeated(columns, i, facts)) flags |= ROW_FLAGS.repeated;
    if (this.#isMirrored(columns, i, facts)) flags |= ROW_FLAGS.mirrored;
    return flags;
  }

  #isRepeated(columns: EventColumns, i: number, facts: RowFacts): boolean {
    const rest = mix(columns.day[i] as number, columns.code[i] as number);
    const high = sides(columns, i, mix(rest, facts.sourceHigh), false);
    const low = sides(columns, i, mix(facts.sourceLow, rest), false);
    return !this.#rows.add(high, low);
  }

  #isMirrored(columns: EventColumns, i: number, facts: RowFacts): boolean {
    if (facts.sentenceHigh === 0 && facts.sentenceLow === 0) return false;
    const sourceActor = columns.sourceActor[i] as number;
    const targetActor = columns.targetActor[i] as number;
    if (sourceActor === 0 || targetActor === 0 || sourceActor === targetActor) return false;
    const rest = mix(columns.day[i] as number, columns.code[i] as number);
    const high = mix(rest, facts.sentenceHigh);
    const low = mix(facts.sentenceLow, rest);
    if (this.#sentences.has(sides(columns, i, high, true), sides(columns, i, low, true))) return true;
    // A mirrored row is not taken in, so that of rows that stand there twice each way the same direction is kept.
    this.#sentences.add(sides(columns, i, high, false), sides(columns, i, low, false));
    return false;
  }
}

function sides(columns: EventColumns, i: number, seed: number, turned: boolean): number {
  const first = turned
    ? mix(columns.targetActor[i] as number, columns.target[i] as number)
    : mix(columns.sourceActor[i] as number, columns.source[i] as number);
  const second = turned
    ? mix(columns.sourceActor[i] as number, columns.source[i] as number)
    : mix(columns.targetActor[i] as number, columns.target[i] as number);
  return finish(mix(mix(seed, first), second));
}
