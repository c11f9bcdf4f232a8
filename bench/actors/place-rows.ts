import type { LanguageEngine } from '../../src/language/tree.ts';
import type { Lexicon } from '../../src/lexicon/who/entry.ts';
import { headWithin } from '../../src/reading/actors/expressions.ts';
import type { PlaceName } from '../../src/reading/actors/metonymy-features.ts';
import type { PlaceReading } from '../../src/reading/actors/metonymy-model.ts';
import { treesOf } from '../../src/reading/clause/tree.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { offsetMap } from '../../src/records/offsets.ts';

/** A sentence with a marked place name and what the name means there. */
export interface PlaceRow {
  readonly text: string;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly label: PlaceReading;
}

/**
 * One row of the metonymy data: `text`, code points `s` and `e`, and `reading`.
 * @throws EntenteError (unreadable), naming the row
 */
export function readPlaceRow(row: Readonly<Record<string, unknown>>, file: string, number: number): PlaceRow {
  const { text, s, e, reading } = row;
  if (typeof text !== 'string' || typeof s !== 'number' || typeof e !== 'number' || !(s >= 0 && e > s)) {
    throw new EntenteError('unreadable', `${file}, row ${number}: a place needs "text", "s" and "e" with s < e.`);
  }
  if (reading !== 'lit' && reading !== 'met') {
    throw new EntenteError('unreadable', `${file}, row ${number}: "reading" must be lit or met.`);
  }
  const { toUtf16 } = offsetMap(text);
  return { text, start: toUtf16(s), end: toUtf16(e), label: reading };
}

/** The marked name in the tree of its sentence; undefined where no word lies under the mark. */
export async function locatePlace(
  { text, start, end }: Pick<PlaceRow, 'text' | 'start' | 'end'>,
  engine: LanguageEngine,
  lexicon: Lexicon,
): Promise<PlaceName | undefined> {
  const { sentences } = treesOf(await engine.analyse(text));
  for (const sentence of sentences) {
    const under = sentence.tokens.filter((token) => token.start < end && token.end > start);
    const first = under[0]?.index;
    const last = under.at(-1)?.index;
    if (first === undefined || last === undefined) continue;
    const match = lexicon.match(
      sentence.tokens.map((token) => token.form),
      first,
    );
    const candidates = match && match.length > last - first ? match.candidates : [];
    return { sentence, first, last, head: headWithin(sentence, first, last), candidates };
  }
  return undefined;
}
