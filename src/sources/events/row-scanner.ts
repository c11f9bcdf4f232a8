import { Buffer } from 'node:buffer';
import { textOf } from './text-table.ts';

/** A line of more bytes is no row; it is passed over without being kept. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** How far a quoted cell is followed. A quote that is opened by mistake costs no more than this. */
const MAX_QUOTED_BYTES = 256 * 1024;
/** Fields whose place is remembered; more are only counted. */
export const MAX_FIELDS = 1024;

/** Why a row cannot be read as a row. */
export type RowFault = 'too long' | 'open quote';

/** A row in the window of the scanner. The next row overwrites everything in it. */
export interface ScannedRow {
  readonly bytes: Buffer;
  /** Field `i` is the bytes from `starts[i]` to `starts[i + 1] - 1`, its quotes with it. */
  readonly starts: Int32Array;
  readonly fields: number;
  /** Where the row begins in the window. */
  readonly start: number;
  /** Byte of the file at which it begins, its length in bytes without the line end, its line from 1. */
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  /** There is a byte 0 in it. */
  readonly nul: boolean;
  readonly fault: RowFault | undefined;
}

export interface RowForm {
  /** Byte between fields. */
  readonly separator: number;
  /** Whether a cell in double quotes may hold separators and line ends (RFC 4180). */
  readonly quotes: boolean;
  /** Fields of a row, where that is known: a row in quotes over several lines that has other ones ends with its line. */
  readonly fields?: number | undefined;
}

/** The closing quote is not there yet. */
const MORE = -2;
/** The longest length that a batch can tell. */
const MAX_LENGTH = 2_147_483_647;
const LF = 10;
const CR = 13;
const MARK = 34;
const SEPARATOR = 1;
const LINE_END = 2;
const QUOTE = 3;
const NUL = 4;

/**
 * Cuts a stream of bytes into rows and fields where they stand, without making a string of them. Empty lines are counted
 * and give no row; the last line needs no line end. Memory: a chunk and the longest line that is a row.
 */
export class RowScanner {
  /** Empty lines so far. */
  blank = 0;
  /** Bytes so far. */
  bytes = 0;
  readonly #row: { -readonly [K in keyof ScannedRow]: ScannedRow[K] };
  readonly #take: (row: ScannedRow) => void;
  readonly #kinds = new Uint8Array(256);
  readonly #starts = new Int32Array(MAX_FIELDS + 2);
  #fieldsWanted: number | undefined;
  #window = Buffer.alloc(2 * MAX_ROW_BYTES);
  #filled = 0;
  /** Byte of the file at which the window begins. */
  #base = 0;
  /** Up to where the window has been scanned, and where the row at hand begins. */
  #at = 0;
  #start = 0;
  #field = 0;
  #line = 1;
  /** Line ends inside quotes of the row at hand. */
  #inner = 0;
  /** The row at hand is too long; this many bytes of it have left the window. */
  #passed = -1;
  #lastPassed = 0;
  /** The row at hand is read without quotes, since one of them is never closed. */
  #plain = false;

  constructor(form: RowForm, take: (row: ScannedRow) => void) {
    this.#take = take;
    this.#fieldsWanted = form.fields;
    this.#kinds[form.separator] = SEPARATOR;
    this.#kinds[LF] = LINE_END;
    this.#kinds[0] = NUL;
    if (form.quotes) this.#kinds[MARK] = QUOTE;
    this.#row = {
      bytes: this.#window,
      starts: this.#starts,
      fields: 0,
      start: 0,
      offset: 0,
      length: 0,
      line: 1,
      nul: false,
      fault: undefined,
    };
  }
  /** Takes in the next bytes of the file and gives the rows that end in them. */
  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += MAX_ROW_BYTES) {
      this.#pushPiece(chunk.subarray(from, Math.min(chunk.length, from + MAX_ROW_BYTES)));
    }
  }

  /** Gives the last row, if the file does not end in a line end. */
  finish(): void {
    if (this.#passed >= 0) this.#endLong();
    this.#scan(true);
    while (this.#start < this.#filled) {
      this.#at = this.#endRow(this.#filled) + 1;
      this.#scan(true);
    }
  }

  #pushPiece(piece: Uint8Array): void {
    let rest = piece;
    this.bytes += piece.length;
    if (this.#passed >= 0) {
      const end = piece.indexOf(LF);
      this.#pass(end < 0 ? piece : piece.subarray(0, end));
      if (end < 0) return;
      this.#endLong();
      this.#base++;
      this.#line++;
      rest = piece.subarray(end + 1);
    }
    this.#shift();
    this.#window.set(rest, this.#filled);
    this.#filled += rest.length;
    this.#scan(false);
    if (this.#filled - this.#start > MAX_ROW_BYTES) {
      this.#passed = 0;
      const tail = this.#window.subarray(this.#start, this.#filled);
      this.#base += this.#start;
      this.#start = this.#filled = this.#at = 0;
      this.#pass(tail);
    }
  }

  /** Moves the row at hand to the beginning of the window. */
  #shift(): void {
    const by = this.#start;
    if (by === 0) return;
    this.#window.copyWithin(0, by, this.#filled);
    for (let i = 0; i <= Math.min(this.#field, MAX_FIELDS); i++) this.#starts[i] = (this.#starts[i] as number) - by;
    this.#base += by;
    this.#filled -= by;
    this.#at -= by;
    this.#start = 0;
  }

  #scan(last: boolean): void {
    const bytes = this.#window;
    const kinds = this.#kinds;
    const starts = this.#starts;
    const end = this.#filled;
    let field = this.#field;
    let at = this.#at;
    for (; at < end; at++) {
      const kind = kinds[bytes[at] as number] as number;
      if (kind === 0) continue;
      if (kind === SEPARATOR) {
        field++;
        starts[Math.min(field, MAX_FIELDS)] = at + 1;
      } else if (kind === NUL) {
        this.#row.nul = true;
      } else {
        this.#field = field;
        const next = kind === LINE_END ? this.#endRow(at) : this.#quoted(at, last);
        field = this.#field;
        if (next === MORE) break;
        at = next;
      }
    }
    this.#field = field;
    this.#at = at;
  }

  /** @returns the place of the closing quote, or of what is to be read again without quotes; -1 if more bytes are needed */
  #quoted(at: number, last: boolean): number {
    const starts = this.#starts;
    if (this.#plain || at !== starts[Math.min(this.#field, MAX_FIELDS)]) return at;
    const bytes = this.#window;
    const filled = this.#filled;
    for (let close = at; ; ) {
      close = bytes.indexOf(MARK, close + 1);
      const open = close < 0 || close >= filled;
      if ((open ? filled : close) - at > MAX_QUOTED_BYTES) return this.#readPlain();
      if (open || (close + 1 === filled && !last)) return last ? this.#readPlain() : MORE;
      if (close + 1 < filled && bytes[close + 1] === MARK) {
        close++;
        continue;
      }
      for (let end = bytes.indexOf(LF, at); end >= 0 && end < close; end = bytes.indexOf(LF, end + 1)) this.#inner++;
      return close;
    }
  }

  /** Begins the row at hand again, with quotes as characters like others. @returns the place before it */
  #readPlain(): number {
    this.#plain = true;
    this.#field = 0;
    this.#inner = 0;
    return this.#start - 1;
  }

  /** @returns the place of the last byte that is done with */
  #endRow(at: number): number {
    const wanted = this.#fieldsWanted;
    if (this.#inner > 0 && wanted !== undefined && this.#field + 1 !== wanted) return this.#readPlain();
    const start = this.#start;
    const end = at > start && this.#window[at - 1] === CR ? at - 1 : at;
    if (end === start) this.blank++;
    else {
      const row = this.#row;
      row.fields = this.#field + 1;
      this.#starts[Math.min(row.fields, MAX_FIELDS + 1)] = end + 1;
      row.start = start;
      row.fault = end - start > MAX_ROW_BYTES ? 'too long' : this.#plain ? 'open quote' : undefined;
      this.#emit(this.#base + start, end - start);
    }
    this.#line += 1 + this.#inner;
    this.#begin(at + 1);
    return at;
  }

  #begin(start: number): void {
    this.#start = start;
    this.#starts[0] = start;
    this.#field = 0;
    this.#inner = 0;
    this.#plain = false;
    this.#row.nul = false;
  }

  #emit(offset: number, length: number): void {
    const row = this.#row;
    row.offset = offset;
    row.length = length;
    row.line = this.#line;
    this.#take(row);
  }

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#passed += bytes.length;
    this.#lastPassed = bytes[bytes.length - 1] as number;
  }

  #endLong(): void {
    const row = this.#row;
    row.fields = 0;
    row.start = 0;
    row.fault = 'too long';
    // The place and length of a row are numbers of 32 bits in a batch.
    this.#emit(this.#base, Math.min(this.#passed - (this.#lastPassed === CR ? 1 : 0), MAX_LENGTH));
    this.#base += this.#passed;
    this.#passed = -1;
    this.#begin(0);
  }
}

/** Where a field ends in the window. */
export function fieldEnd(row: ScannedRow, field: number): number {
  return (row.starts[field + 1] as number) - 1;
}

/** The fields of a row as texts, without regard to quotes. */
export function fieldTexts(row: ScannedRow): readonly string[] {
  return Array.from({ length: Math.min(row.fields, MAX_FIELDS) }, (_, field) =>
    textOf(row.bytes, row.starts[field] as number, fieldEnd(row, field)),
  );
}
