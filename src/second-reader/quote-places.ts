import type { Span } from '../records/span.ts';
import type { NumberedPiece } from './text-windows.ts';

/** A place where a quotation stands. */
export interface QuotePlace {
  readonly span: Span;
  /** Number of the piece in which it begins. */
  readonly n: number;
}

/** Scripts that part words by spaces and write no endings of grammar on names: here a quotation is whole words. */
const WORD_SCRIPTS = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}';
const ENDS_IN_WORD = new RegExp(`[${WORD_SCRIPTS}]$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^[${WORD_SCRIPTS}]`, 'u');
/** What belongs to the sign before it: combining marks, variation selectors, joiners, tones of skin, tags of flags. */
const GOES_ON = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}])/u;

/**
 * Finds quotations in a text, letter for letter (Unicode NFC); only spaces and line breaks may be others, since a model is
 * shown sentences in one line. A place never cuts a word, a letter with its marks, or an emoji in two.
 */
export class QuotePlaces {
  private readonly text: string;
  private readonly pieces: readonly NumberedPiece[];
  private readonly found = new Map<string, readonly QuotePlace[]>();

  /** @param text in canonical form */
  constructor(text: string, pieces: readonly NumberedPiece[]) {
    this.text = text;
    this.pieces = pieces;
  }

  /** All places of a quotation among the pieces, the nearest to a piece first, of equally near ones the earlier. */
  nearest(quote: string, piece: number): readonly QuotePlace[] {
    return this.all(quote).toSorted(
      (a, b) => Math.abs(a.n - piece) - Math.abs(b.n - piece) || a.span.start - b.span.start,
    );
  }

  /** The place of a quotation that is nearest to a place: within its piece, or else in the nearest piece. */
  nearestTo(quote: string, { span, n }: QuotePlace): QuotePlace | undefined {
    const gap = (other: QuotePlace): number => Math.max(other.span.start - span.end, span.start - other.span.end, 0);
    return this.all(quote)
      .toSorted((a, b) => Math.abs(a.n - n) - Math.abs(b.n - n) || gap(a) - gap(b) || a.span.start - b.span.start)
      .at(0);
  }

  private all(quote: string): readonly QuotePlace[] {
    // Half a surrogate pair is no letter.
    const words = /\p{Cs}/u.test(quote) ? '' : quote.normalize('NFC').trim();
    if (words === '') return [];
    const known = this.found.get(words);
    if (known) return known;
    const places = this.find(words);
    this.found.set(words, places);
    return places;
  }

  private find(words: string): readonly QuotePlace[] {
    const pattern = words.split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const expression = new RegExp(pattern.join('\\s+'), 'gu');
    const places: QuotePlace[] = [];
    for (let match = expression.exec(this.text); match; match = expression.exec(this.text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const piece = this.isWhole(span, words) ? this.pieceAt(span) : undefined;
      if (piece) places.push({ span, n: piece.n });
      // Places may overlap: "no, no" stands twice in "no, no, no".
      expression.lastIndex = match.index + ((this.text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    }
    return places;
  }

  /** Whether a place cuts nothing in two. */
  private isWhole({ start, end }: Span, words: string): boolean {
    const before = this.text.slice(Math.max(0, start - 2), start);
    const after = this.text.slice(end, end + 2);
    if (GOES_ON.test(after) || GOES_ON.test(this.text.slice(start, start + 2)) || before.endsWith('\u200d'))
      return false;
    if (isFlagHalf(this.text, start) || isFlagHalf(this.text, end)) return false;
    if (BEGINS_IN_WORD.test(words) && ENDS_IN_WORD.test(before)) return false;
    return !(ENDS_IN_WORD.test(words) && BEGINS_IN_WORD.test(after));
  }

  private pieceAt({ start, end }: Span): NumberedPiece | undefined {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as NumberedPiece).span.end <= start) low = middle + 1;
      else high = middle;
    }
    const piece = this.pieces[low];
    // What stands in a byline or a caption was not shown to the model.
    return piece && piece.span.start <= start && end <= (this.pieces.at(-1)?.span.end ?? 0) ? piece : undefined;
  }
}

/** Whether a place lies between the two halves of a flag: an odd number of such signs stands before it. */
function isFlagHalf(text: string, at: number): boolean {
  const signs = /[\u{1f1e6}-\u{1f1ff}]+$/u.exec(text.slice(Math.max(0, at - 400), at))?.[0] ?? '';
  return (signs.length / 2) % 2 === 1 && /^[\u{1f1e6}-\u{1f1ff}]/u.test(text.slice(at, at + 2));
}
