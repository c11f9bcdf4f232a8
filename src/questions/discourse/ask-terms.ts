import { createContext, Script } from 'node:vm';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { keptDnas, keptHashes } from '../../casefile/store/kept-dna.ts';
import type { Span } from '../../records/span.ts';
import type { DnaRow } from '../../sources/index.ts';

/** What a regular expression of a .dna file finds in a text. */
export interface FoundTerm {
  /** The expression, which DNA uses as its name. */
  readonly label: string;
  /** As `#rrggbb`. */
  readonly colour: string;
  /** UTF-16 code units of the text, end exclusive. */
  readonly spans: readonly Span[];
  /** Why it finds nothing or not all, in a sentence. */
  readonly problem?: string;
}

/** So long may one expression search, in milliseconds: it came with a file, and may be made to search for ever. */
const LONGEST = 200;
/** And all of one text. */
const ALL = 1000;
/** So many places of a term are marked. */
const MOST = 2000;

/** Runs in a context of its own, whose time is limited. */
const SEARCH = new Script(`(() => {
  let expression;
  try { expression = new RegExp(label, 'giu'); } catch { expression = new RegExp(label, 'gi'); }
  const found = [];
  for (const { 0: words, index } of text.matchAll(expression)) {
    if (words !== '') found.push(index, index + words.length);
    if (found.length > ${2 * MOST}) break;
  }
  return JSON.stringify(found);
})()`);

/**
 * Where the regular expressions of the .dna files of a case find words in a text, large and small letters being alike, as DNA colours them.
 * An expression that is none, or searches too long, has a problem and finds nothing.
 */
export function askTerms(file: CaseFile, text: string): readonly FoundTerm[] {
  const rows = expressionsOf(file);
  let left = ALL;
  return [...rows].map(([label, row]) => {
    const began = performance.now();
    const found = left > 0 ? search(label, text, Math.min(left, LONGEST)) : { spans: [], problem: TOO_LONG };
    left -= performance.now() - began;
    return { label, colour: colourOf(row), ...found };
  });
}

/** Expressions of the files that a case held when they were asked for last, which are packed with all else of these files. */
const held = new WeakMap<CaseFile, { readonly files: string; readonly rows: ReadonlyMap<string, DnaRow> }>();

function expressionsOf(file: CaseFile): ReadonlyMap<string, DnaRow> {
  const files = keptHashes(file).join(' ');
  const last = held.get(file);
  if (last?.files === files) return last.rows;
  const rows = new Map(
    keptDnas(file).flatMap(({ tables }) => tables.REGEXES.map((row) => [String(row.Label), row] as const)),
  );
  held.set(file, { files, rows });
  return rows;
}

const TOO_LONG = 'It searches too long in this text, and was stopped.';

function search(label: string, text: string, timeout: number): Pick<FoundTerm, 'spans' | 'problem'> {
  let places: readonly number[];
  try {
    places = JSON.parse(String(SEARCH.runInContext(createContext({ label, text }), { timeout: Math.ceil(timeout) })));
  } catch (cause) {
    const stopped = (cause as { readonly code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return { spans: [], problem: stopped ? TOO_LONG : 'It is no regular expression that is understood here.' };
  }
  const spans = places.flatMap((start, n) => (n % 2 === 0 ? [{ start, end: places[n + 1] as number }] : []));
  return spans.length <= MOST
    ? { spans }
    : { spans: spans.slice(0, MOST), problem: `Only the first ${MOST} places are marked.` };
}

function colourOf({ Red, Green, Blue }: DnaRow): string {
  const shade = (value: unknown): string =>
    Math.min(255, Math.max(0, Math.round(Number(value) || 0)))
      .toString(16)
      .padStart(2, '0');
  return `#${[Red, Green, Blue].map(shade).join('')}`;
}
