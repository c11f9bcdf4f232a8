import { openVocabulary } from './vocabulary.ts';

/**
 * Words to pieces of words, as BERT's uncased WordPiece cuts them. `training/encoder/pieces.py` computes the same numbers; a
 * test compares the two on words of every kind.
 */
export interface Pieces {
  /** Rows of a word's pieces; at least one. */
  readonly of: (form: string) => readonly number[];
  /** Rows of the signs that stand at both ends of a window. */
  readonly first: number;
  readonly last: number;
}

/** Shapes of words: the cases of letters, which the pieces do not keep. */
const SHAPES = 8;
/** The shape of what is no word: the ends of a window. */
export const NO_SHAPE = 2 * SHAPES;

/** Pieces of one word at most: what is longer is no word. */
const MOST_PIECES = 24;
/** Words that are remembered at most: texts repeat their words. */
const REMEMBERED = 20_000;

const MARK = /\p{Mn}/gu;
const PART = /[^\s\p{P}$+<=>^`|~]+|[\p{P}$+<=>^`|~]/gu;

/**
 * Opens a list of pieces.
 *
 * @param bytes UTF-8, a piece a line, `##` before those that go on a word; rows are numbers of lines from 0
 */
export function openPieces(bytes: Uint8Array): Pieces {
  const vocabulary = openVocabulary(bytes);
  const row = (piece: string): number | undefined => {
    const line = vocabulary.get(piece);
    return line === undefined ? undefined : line - 1;
  };
  const unknown = row('[UNK]') ?? 0;
  const longest = longestLine(bytes);
  const known = new Map<string, readonly number[]>();

  /** The longest piece that fits, again and again; a part that cannot be cut to its end is unknown as a whole. */
  const cut = (part: string): readonly number[] => {
    const letters = [...part];
    const rows: number[] = [];
    for (let start = 0; start < letters.length; ) {
      let end = Math.min(letters.length, start + longest);
      let found: number | undefined;
      for (; end > start; end--) {
        found = row((start > 0 ? '##' : '') + letters.slice(start, end).join(''));
        if (found !== undefined) break;
      }
      if (found === undefined) return [unknown];
      rows.push(found);
      start = end;
    }
    return rows;
  };

  return {
    first: row('[CLS]') ?? 0,
    last: row('[SEP]') ?? 0,
    of(form) {
      let rows = known.get(form);
      if (rows) return rows;
      const plain = form.toLowerCase().normalize('NFD').replace(MARK, '');
      // What has more letters than this has more pieces than are kept, or is unknown.
      const parts = plain.slice(0, 400).match(PART) ?? [];
      rows = parts.flatMap(cut).slice(0, MOST_PIECES);
      if (rows.length === 0) rows = [unknown];
      if (known.size > REMEMBERED) known.clear();
      known.set(form, rows);
      return rows;
    },
  };
}

/** Bytes of the longest line: no piece has more letters. */
function longestLine(bytes: Uint8Array): number {
  let longest = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    longest = Math.max(longest, (end < 0 ? bytes.length : end) - start);
    if (end < 0) break;
    start = end + 1;
  }
  return longest;
}

/** The number of a word's shape, from 0. */
export function shapeOf(form: string, glued: boolean): number {
  return letterShape(form) + (glued ? 0 : SHAPES);
}

function letterShape(form: string): number {
  if (/\p{Nd}/u.test(form)) return 5;
  const letters = form.match(/\p{L}/gu);
  if (!letters) return 7;
  const upper = letters.map((letter) => /\p{Lu}/u.test(letter));
  if (!upper.includes(true)) return 1;
  if (!upper.includes(false)) return upper.length === 1 ? 6 : 3;
  return upper[0] && !upper.includes(true, 1) ? 2 : 4;
}
