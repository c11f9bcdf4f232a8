import { readWeights, weightByName } from '../learning/read-weights.ts';

/**
 * Does a sentence end between two words of a line? A logistic regression over the words about the gap, learnt from the
 * treebanks' raw text by training/sentences.ts. Line ends are not its business: see sentences.ts.
 */

/** What is known at a gap between words. */
export interface Gap {
  readonly before2: string;
  readonly before: string;
  readonly after: string;
  readonly after2: string;
  /** White space stands in the gap. */
  readonly spaced: boolean;
  /** Words in the sentence so far. */
  readonly length: number;
  /** A quotation mark, a bracket is open. */
  readonly quoted: boolean;
  readonly bracketed: boolean;
}

/** Weight of a feature; positive speaks for a boundary, 0 for nothing. */
export type BoundaryModel = (feature: string) => number;

/** The table of the file of weights: hundredths, one number a feature. */
export const BOUNDARIES = 'boundaries';

/** The model in the bytes of its file. Throws as `readWeights` does. */
export function readBoundaryModel(bytes: Uint8Array): BoundaryModel {
  return weightByName(readWeights(bytes, 'boundaries.weights').table(BOUNDARIES));
}

/** Whether the gap is worth asking about: closing punctuation before it or something that can begin a sentence after it. */
export function mayEnd({ before, after }: Gap): boolean {
  const last = before.charCodeAt(before.length - 1);
  const next = after.charCodeAt(0);
  const letterOrDigit = (c: number): boolean =>
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c > 0x2fff || (c > 127 && c < 0x2000);
  if (!letterOrDigit(last)) return before !== ',' && before !== '-';
  return !(next >= 97 && next <= 122) && letterOrDigit(next);
}

/** A word for the eyes of the model: its kind of letters. */
function kind(word: string): string {
  if (word === '') return '';
  if (/^\p{Lu}\.$/u.test(word)) return 'X.';
  if (/^(?:\p{L}\.)+$/u.test(word)) return 'x.x.';
  if (/^\p{Lu}\p{Lu}/u.test(word)) return 'XX';
  if (/^\p{Lu}$/u.test(word)) return 'X';
  if (/^\p{Lu}/u.test(word)) return word.endsWith('.') ? 'Xx.' : 'Xx';
  if (/^\p{Ll}/u.test(word)) return word.endsWith('.') ? 'x.' : 'x';
  if (/^\d/.test(word)) return 'd';
  return plainMark(word);
}

const plainMark = (word: string): string =>
  word.slice(0, 3).replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...').slice(0, 3);

/** Calls `visit` with each feature of a gap. */
export function boundaryFeatures(gap: Gap, visit: (feature: string) => void): void {
  const b = gap.before.toLowerCase();
  const a = gap.after.toLowerCase();
  const kb = kind(gap.before);
  const ka = kind(gap.after);
  const kb2 = kind(gap.before2);
  const s = gap.spaced ? ' ' : '_';
  const open = `${gap.quoted ? 'q' : ''}${gap.bracketed ? 'b' : ''}`;
  const length =
    gap.length < 4 ? String(gap.length) : gap.length < 8 ? '4' : gap.length < 16 ? '8' : gap.length < 40 ? '16' : '40';
  visit('');
  visit(`b${plainMark(b) === kb ? kb : b}`);
  visit(`a${a}`);
  visit(`k${kb}${s}${ka}`);
  visit(`K${kb2}|${kb}${s}${ka}`);
  visit(`3${kb}${s}${ka}|${kind(gap.after2)}`);
  visit(`m${kb}|${a}`);
  visit(`w${b}|${ka}`);
  visit(`p${gap.before2.toLowerCase()}|${kb}|${ka}`);
  visit(`o${open}|${kb}|${ka}`);
  visit(`l${length}|${kb}|${ka}`);
  visit(`L${length}|${kb2}|${kb}`);
  visit(`n${ka}|${gap.after2.toLowerCase()}`);
}

/** The score of a gap: above 0 it is likelier than not that a sentence ends there. */
export function boundaryScore(gap: Gap, model: BoundaryModel): number {
  let score = 0;
  boundaryFeatures(gap, (feature) => {
    score += model(feature);
  });
  return score;
}

/** Follows quotation marks and brackets through a text. */
export interface Openness {
  quoted: boolean;
  bracketed: number;
}

/** Takes a word into account. */
export function openOrClose(state: Openness, word: string): void {
  if (word === '"' || word === "''" || word === '``') state.quoted = !state.quoted;
  else if (word === '“' || word === '„') state.quoted = true;
  else if (word === '”') state.quoted = false;
  else if (word === '(' || word === '[') state.bracketed++;
  else if (word === ')' || word === ']') state.bracketed = Math.max(0, state.bracketed - 1);
}
