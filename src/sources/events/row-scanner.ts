import { Buffer } from 'node:buffer';
import { textOf } from './text-table.ts';

/** A line of more bytes is no row; it is passed over without being kept. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** How far a quoted cell is followed. A quote that is opened by mistake costs no more than this. */
const MAX_QUOTED_BYTES = 256 * 1024;
/** A row of more fields is none. A power of two. */
const MAX_FIELDS = 1024;

/** Why a row cannot be read as a row. */
export type RowFault = 'too long' | 'open quote';

/** A row in the window of the scanner. The next row overwrites everything in it. */
export interface ScannedRow {
  readonly bytes: Buffer;
  /** Field `i` is the bytes from `starts[i]` to `starts[i + 1] - 1`, its quotes with it. */
  readonly starts: Int32Array;
  readonly fields: number;
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
  /** Bytes at the beginning of the file that are no text: a byte order mark. */
  readonly skip?: number;
}

const LF = 10;
const CR = 13;
const MARK = 34;
/** The end of a row is not in the window yet. */
const MORE = -1;
/** A quote is opened and not closed, so that the row is to be read without quotes. */
const UNCLOSED = -2;
/** The longest length that a batch can tell. */
const MAX_LENGTH = 2_147_483_647;

/**
 * Cuts a stream of bytes into rows and fields where they stand, without making a string of them. Empty lines are counted
 * and give no row; the last line needs no line end. Memory: a chunk and the longest line that is a row.
 */
export class RowScanner {
  /** Empty lines so far, and all bytes. */
  blank = 0;
  bytes = 0;
  readonly #row: { -readonly [K in keyof ScannedRow]: ScannedRow[K] };
  readonly #take: (row: ScannedRow) => void;
  readonly #separator: number;
  /** 1 for the separator, so that fields are counted without a branch, which would be guessed wrong at each of them. */
  readonly #steps = new Uint8Array(256);
  readonly #quotes: boolean;
  readonly #fieldsWanted: number | undefined;
  readonly #starts = new Int32Array(MAX_FIELDS);
  readonly #window = Buffer.alloc(2 * MAX_ROW_BYTES);
  #filled = 0;
  /** Byte of the file at which the window begins. */
  #base = 0;
  /** Where the row at hand begins, and up to where its end has been looked for. */
  #start = 0;
  #seen = 0;
  #line = 1;
  /** Place of the first byte 0 in the window that has not been passed; none: Infinity. */
  #nul = Number.POSITIVE_INFINITY;
  /** Bytes of a row that is too long and has left the window, and the last of them; -1 where there is none. */
  #passed = -1;
  #skip: number;
  #lastPassed = 0;

  constructor(form: RowForm, take: (row: ScannedRow) => void) {
    this.#take = take;
    this.#separator = form.separator;
    this.#steps[form.separator] = 1;
    this.#quotes = form.quotes;
    this.#fieldsWanted = form.fields;
    this.#skip = form.skip ?? 0;
    this.#base = this.#skip;
    this.#row = {
      bytes: this.#window,
      starts: this.#starts,
      fields: 0,
      offset: 0,
      length: 0,
      line: 1,
      nul: false,
      fault: undefined,
    };
  }

  /** Takes in the next bytes of the file and gives the rows that end in them. */
  push(chunk: Uint8Array): void {
    const skipped = Math.min(this.#skip, chunk.length);
    this.#skip -= skipped;
    this.bytes += skipped;
    for (let from = skipped; from < chunk.length; from += MAX_ROW_BYTES / 2) {
      this.#pushPiece(chunk.subarray(from, Math.min(chunk.length, from + MAX_ROW_BYTES / 2)));
    }
  }

  /** Gives the last row, if the file does not end in a line end. */
  finish(): void {
    if (this.#passed >= 0) this.#endLong();
    this.#scan(true);
  }

  #pushPiece(piece: Uint8Array): void {
    this.bytes += piece.length;
    const rest = this.#passed >= 0 ? this.#passLong(piece) : piece;
    this.#shift();
    this.#window.set(rest, this.#filled);
    this.#filled += rest.length;
    this.#findNul(this.#filled - rest.length);
    this.#scan(false);
    while (this.#filled - this.#start > MAX_ROW_BYTES) {
      // Cells in quotes that together are longer than a row: it ends with its first line.
      const end = this.#quotes ? this.#plainRow(false) : MORE;
      if (end === MORE) this.#beginLong();
      else {
        this.#endRow(end, 'open quote');
        this.#scan(false);
      }
    }
  }

  #beginLong(): void {
    this.#passed = 0;
    this.#pass(this.#window.subarray(this.#start, this.#filled));
    this.#base += this.#start;
    this.#start = this.#filled = this.#seen = 0;
    this.#nul = Number.POSITIVE_INFINITY;
  }

  /** Moves the row at hand to the beginning of the window. */
  #shift(): void {
    const by = this.#start;
    if (by === 0) return;
    this.#window.copyWithin(0, by, this.#filled);
    this.#base += by;
    this.#filled -= by;
    this.#seen = Math.max(0, this.#seen - by);
    this.#nul -= by;
    this.#start = 0;
  }

  #findNul(from: number): void {
    if (this.#nul !== Number.POSITIVE_INFINITY && this.#nul >= this.#start) return;
    const at = this.#window.indexOf(0, from);
    this.#nul = at < 0 || at >= this.#filled ? Number.POSITIVE_INFINITY : at;
  }

  #scan(last: boolean): void {
    while (this.#start < this.#filled) {
      let fault: RowFault | undefined;
      let end = this.#quotes ? this.#quotedRow(last) : this.#plainRow(last);
      if (end === UNCLOSED) {
        fault = 'open quote';
        end = this.#plainRow(last);
      }
      if (end === MORE) return;
      this.#endRow(end, fault);
    }
  }

  /** Finds the fields of the row at hand. @returns the place of its line end, or MORE */
  #plainRow(last: boolean): number {
    const bytes = this.#window;
    let end = bytes.indexOf(LF, Math.max(this.#start, this.#seen));
    if (end < 0 || end >= this.#filled) {
      this.#seen = this.#filled;
      if (!last) return MORE;
      end = this.#filled;
    }
    const steps = this.#steps;
    const starts = this.#starts;
    let field = 0;
    starts[0] = this.#start;
    for (let at = this.#start; at < end; at++) {
      starts[(field + 1) & (MAX_FIELDS - 1)] = at + 1;
      field = (field + (steps[bytes[at] as number] as number)) | 0;
    }
    this.#row.fields = field + 1;
    return end;
  }

  /** The same where cells may stand in quotes. */
  #quotedRow(last: boolean): number {
    const bytes = this.#window;
    const starts = this.#starts;
    const separator = this.#separator;
    const filled = this.#filled;
    let field = 0;
    let at = this.#start;
    let inner = false;
    starts[0] = at;
    for (; at < filled && bytes[at] !== LF; at++) {
      if (bytes[at] === separator) starts[++field & (MAX_FIELDS - 1)] = at + 1;
      else if (bytes[at] === MARK && at === starts[field & (MAX_FIELDS - 1)]) {
        const close = this.#closingQuote(at, last);
        if (close < 0) return close;
        const lineEnd = bytes.indexOf(LF, at);
        if (lineEnd >= 0 && lineEnd < close) {
          if (!this.#endsCell(close + 1)) return UNCLOSED;
          inner = true;
        }
        at = close;
      }
    }
    if (at === filled && !last) return MORE;
    if (inner && this.#fieldsWanted !== undefined && field + 1 !== this.#fieldsWanted) return UNCLOSED;
    this.#row.fields = field + 1;
    return at;
  }

  /** Whether a cell may end before this place: what follows a closing quote in a cell of several lines shows that it opens another. */
  #endsCell(at: number): boolean {
    const byte = this.#window[at];
    return at >= this.#filled || byte === this.#separator || byte === LF || byte === CR;
  }

  /** The place of the quote that closes a cell. */
  #closingQuote(open: number, last: boolean): number {
    const bytes = this.#window;
    const filled = this.#filled;
    for (let close = bytes.indexOf(MARK, open + 1); ; close = bytes.indexOf(MARK, close + 2)) {
      const found = close >= 0 && close < filled;
      if ((found ? close : filled) - open > MAX_QUOTED_BYTES) return UNCLOSED;
      if (!found) return last ? UNCLOSED : MORE;
      if (close + 1 === filled && !last) return MORE;
      if (close + 1 === filled || bytes[close + 1] !== MARK) return close;
    }
  }

  #endRow(at: number, fault: RowFault | undefined): void {
    const row = this.#row;
    const start = this.#start;
    const end = at > start && this.#window[at - 1] === CR ? at - 1 : at;
    if (end === start) this.blank++;
    else {
      this.#starts[row.fields & (MAX_FIELDS - 1)] = end + 1;
      row.nul = this.#nul < end;
      row.fault = end - start > MAX_ROW_BYTES || row.fields >= MAX_FIELDS ? 'too long' : fault;
      this.#emit(this.#base + start, end - start);
    }
    this.#line++;
    if (this.#quotes) this.#line += this.#lineEnds(start, end);
    this.#start = at + 1;
    if (this.#nul <= at) this.#findNul(at + 1);
  }

  #lineEnds(from: number, to: number): number {
    let n = 0;
    for (let at = this.#window.indexOf(LF, from); at >= 0 && at < to; at = this.#window.indexOf(LF, at + 1)) n++;
    return n;
  }

  #emit(offset: number, length: number): void {
    const row = this.#row;
    row.offset = offset;
    row.length = length;
    row.line = this.#line;
    this.#take(row);
  }

  /** Passes over bytes of a row that is too long. @returns what is behind its end */
  #passLong(piece: Uint8Array): Uint8Array {
    const end = piece.indexOf(LF);
    this.#pass(end < 0 ? piece : piece.subarray(0, end));
    if (end < 0) return piece.subarray(piece.length);
    this.#endLong();
    this.#base++;
    this.#line++;
    return piece.subarray(end + 1);
  }

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#passed += bytes.length;
    this.#lastPassed = bytes[bytes.length - 1] as number;
  }

  #endLong(): void {
    const row = this.#row;
    row.fields = 0;
    row.nul = false;
    row.fault = 'too long';
    this.#emit(this.#base, Math.min(this.#passed - (this.#lastPassed === CR ? 1 : 0), MAX_LENGTH));
    this.#base += this.#passed;
    this.#passed = -1;
  }
}

/** Where a field ends in the window. */
export function fieldEnd(row: ScannedRow, field: number): number {
  return (row.starts[field + 1] as number) - 1;
}

/** The fields of a row as texts, without regard to quotes. */
export function fieldTexts(row: ScannedRow): readonly string[] {
  return Array.from({ length: row.fields }, (_, field) =>
    textOf(row.bytes, row.starts[field] as number, fieldEnd(row, field)),
  );
}
