import { canonicalText } from '../../sources/canonical-text.ts';
import { dnaText } from '../../sources/dna/check-dna.ts';

/** Where places of a text in a .dna file lie in the canonical text, and the other way round. */
export interface DnaPlaces {
  /** The canonical text. */
  readonly text: string;
  /** Length of the text as DNA counts it. */
  readonly length: number;
  readonly toCanonical: (offset: number) => number;
  readonly toDna: (offset: number) => number;
}

/**
 * DNA counts UTF-16 code units of a text whose lines end in LF; a case counts those of the canonical text, from which soft hyphens and
 * the like are gone.
 * @example
 * dnaPlaces('so\u00adft\r\nhere').toCanonical(6); // 5
 */
export function dnaPlaces(given: string): DnaPlaces {
  const theirs = dnaText(given);
  const text = canonicalText(given);
  if (text === theirs) {
    const same = (offset: number): number => offset;
    return { text, length: theirs.length, toCanonical: same, toDna: same };
  }
  const toCanonical = (offset: number): number => Math.min(text.length, canonicalText(theirs.slice(0, offset)).length);
  return { text, length: theirs.length, toCanonical, toDna: (offset) => firstAt(offset, theirs.length, toCanonical) };
}

/** The first place of the other text that is as far as an offset. */
function firstAt(offset: number, length: number, toCanonical: (offset: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (toCanonical(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
