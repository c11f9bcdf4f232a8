import type { LanguageEngine } from '../../src/language/tree.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { offsetMap } from '../../src/records/offsets.ts';
import type { Span } from '../../src/records/span.ts';
import { type ActorTokens, actorTokens, asOneSentence } from '../../training/marked/sides-in-tree.ts';
import { readJsonLines } from '../kit/shared-data.ts';

/** A sentence with two marked entities. */
export interface StanceRow {
  readonly text: string;
  /** UTF-16 offsets. */
  readonly p: Span;
  readonly q: Span;
  /** Number of the label in the data's order. */
  readonly label: number;
}

/** A row with its tree; `p` and `q` are undefined where no token lies under them. */
export interface ParsedStanceRow {
  readonly label: number;
  readonly tree: Tree;
  readonly p: ActorTokens | undefined;
  readonly q: ActorTokens | undefined;
}

/**
 * Rows of DSE files: `text`, `p` and `q` as [start, end] in code points, `label` 0 to 4.
 * @throws EntenteError (unreadable) that names the row
 */
export function readStanceRows(file: string): readonly StanceRow[] {
  return readJsonLines(file).map((row, i) => {
    const { text, p, q, label } = row;
    const isPair = (value: unknown): value is readonly [number, number] =>
      Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
    if (
      typeof text !== 'string' ||
      !isPair(p) ||
      !isPair(q) ||
      typeof label !== 'number' ||
      !(label >= 0 && label <= 4)
    )
      throw new EntenteError(
        'unreadable',
        `${file}, row ${i + 1}: a row needs "text", "p" and "q" as [start, end], and "label" from 0 to 4.`,
      );
    const { toUtf16 } = offsetMap(text);
    const span = ([start, end]: readonly [number, number]): Span => ({ start: toUtf16(start), end: toUtf16(end) });
    return { text, p: span(p), q: span(q), label };
  });
}

export async function parseStanceRow(
  { text, p, q, label }: StanceRow,
  engine: LanguageEngine,
): Promise<ParsedStanceRow> {
  const tree = asOneSentence(await engine.analyse(text));
  return { label, tree, p: actorTokens(tree, p), q: actorTokens(tree, q) };
}
