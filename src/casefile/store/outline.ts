import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { GRADES, type Grade } from '../../records/grade.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { LIST_OF, listedRecords } from '../journal/reading-records.ts';
import { actorsOf } from '../journal/record-actors.ts';

const KINDS = Object.keys(LIST_OF) as readonly AnyRecord['kind'][];
/** Bytes that stand for an actor: two of one document are taken for each other once in ten million documents. */
const MARK = 4;

/** What searches ask of a reading, so that it need not be unpacked. */
export interface Outline {
  readonly sentences: readonly Span[];
  /** In the order of the lists. */
  readonly records: readonly OutlinedRecord[];
}

export interface OutlinedRecord {
  readonly kind: AnyRecord['kind'];
  readonly grade: Grade;
  /** Number of its sentence. */
  readonly sentence: number;
  /** Marks of the actors that it names. */
  readonly actors: readonly string[];
}

/** What stands for an actor in an outline. */
export function actorMark(actor: string): string {
  return createHash('sha256')
    .update(actor)
    .digest('hex')
    .slice(0, 2 * MARK);
}

/** Packs the outline of a reading: whole numbers in columns, then the marks, which do not compress. */
export function packOutline(reading: Reading): Uint8Array {
  const actors = new Map<string, number>();
  const numberOf = (actor: string): number => {
    const known = actors.get(actor) ?? actors.size;
    actors.set(actor, known);
    return known;
  };
  const records = listedRecords(reading).map(({ record }) => record);
  const named = records.map((record) => actorsOf(record).map(numberOf));
  const columns = [
    steps(reading.sentences.flatMap(({ start, end }) => [start, end])),
    records.map(({ kind, provenance }) => KINDS.indexOf(kind) * GRADES.length + GRADES.indexOf(provenance.grade)),
    steps(records.map(({ sentence }) => sentence.index)),
    named.map(({ length }) => length),
    named.flat(),
  ];
  const numbers = packNumbers(columns.flatMap((column) => [column.length, ...column]));
  const packed = deflateRawSync(numbers, { level: 9 });
  const marks = [...actors.keys()].map((actor) => Buffer.from(actorMark(actor), 'hex'));
  return Buffer.concat([packNumbers([packed.length]), packed, ...marks]);
}

/** The outline that was packed. */
export function unpackOutline(packed: Uint8Array): Outline {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const start = bytes.findIndex((byte) => byte < 128) + 1;
  const [length = 0] = unpackNumbers(bytes.subarray(0, start));
  const numbers = unpackNumbers(inflateRawSync(bytes.subarray(start, start + length)));
  let at = 0;
  const column = (): readonly number[] => {
    const size = numbers[at] ?? 0;
    at += size + 1;
    return numbers.slice(at - size, at);
  };
  const bounds = fromSteps(column());
  const heads = column();
  const sentences = fromSteps(column());
  const counts = column();
  const named = column();
  const markOf = (n: number): string => {
    const from = start + length + n * MARK;
    return bytes.toString('hex', from, from + MARK);
  };
  let next = 0;
  return {
    sentences: Array.from({ length: bounds.length / 2 }, (_, i) => ({
      start: bounds[2 * i] ?? 0,
      end: bounds[2 * i + 1] ?? 0,
    })),
    records: heads.map((head, i) => {
      const count = counts[i] ?? 0;
      next += count;
      return {
        kind: KINDS[Math.floor(head / GRADES.length)] ?? 'event',
        grade: GRADES[head % GRADES.length] ?? 'weak',
        sentence: sentences[i] ?? 0,
        actors: named.slice(next - count, next).map(markOf),
      };
    }),
  };
}

/** Each number as the step from the one before: even where it goes up, odd where it goes down. */
function steps(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, i) => {
    const step = number - (numbers[i - 1] ?? 0);
    return step < 0 ? -2 * step - 1 : 2 * step;
  });
}

function fromSteps(numbers: readonly number[]): readonly number[] {
  let at = 0;
  return numbers.map((step) => {
    at += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
    return at;
  });
}

/** Whole numbers in groups of seven bits, the lowest first; the last group of each has no high bit. */
function packNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function unpackNumbers(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  let unit = 1;
  for (const byte of bytes) {
    number += (byte % 128) * unit;
    unit *= 128;
    if (byte >= 128) continue;
    numbers.push(number);
    number = 0;
    unit = 1;
  }
  return numbers;
}
