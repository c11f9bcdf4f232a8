import { EntenteError } from '../src/records/failure.ts';
import { overlaps } from '../src/records/offsets.ts';
import type { Span } from '../src/records/span.ts';
import type { SideTokens } from './score-spans.ts';

/** A sentence whose tokens are known, written out again, with the tokens that name its sides. */
export interface SpanRow {
  readonly text: string;
  /** UTF-16 code units of `text`, one for each token of the data. */
  readonly tokens: readonly Span[];
  readonly gold: SideTokens;
}

const NO_SPACE_BEFORE = /^(?:[,.;:!?)\]%}]|['’](?:s|re|ve|ll|d|m)?|n['’]t)$/i;
const NO_SPACE_AFTER = /^[([{$£€#]$/;

/** The sentence that tokens came from, as well as can be said, and where each lies in it. */
export function writeTokens(tokens: readonly string[]): { readonly text: string; readonly tokens: readonly Span[] } {
  let text = '';
  let inQuote = false;
  let glue = true;
  const spans = tokens.map((token): Span => {
    const closing = token === '"' && inQuote;
    if (!glue && !NO_SPACE_BEFORE.test(token) && !closing) text += ' ';
    const start = text.length;
    text += token;
    if (token === '"') inQuote = !inQuote;
    glue = NO_SPACE_AFTER.test(token) || (token === '"' && inQuote);
    return { start, end: text.length };
  });
  return { text, tokens: spans };
}

interface RawSpan {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

function isRawSpan(value: unknown): value is RawSpan {
  if (typeof value !== 'object' || value === null) return false;
  const span = value as Partial<Record<keyof RawSpan, unknown>>;
  return typeof span.role === 'string' && typeof span.start === 'number' && typeof span.end === 'number';
}

/**
 * A row of `cameo_conflibert_train_clean.jsonl` or a file like it: `tokens`, and `spans` in tokens, end exclusive.
 * The data's own `text` is sometimes another version of the sentence, so the tokens are what is read.
 *
 * @returns undefined for a row whose sides nobody marked
 * @throws EntenteError (unreadable)
 */
export function readSpanRow(row: Readonly<Record<string, unknown>>, file: string, number: number): SpanRow | undefined {
  if (row.spans === null || row.spans === undefined) return undefined;
  if (
    !Array.isArray(row.spans) ||
    !row.spans.every(isRawSpan) ||
    !Array.isArray(row.tokens) ||
    !row.tokens.every((token) => typeof token === 'string')
  ) {
    throw new EntenteError(
      'unreadable',
      `${file}, row ${number}: "tokens" must be texts, "spans" must have role, start and end.`,
    );
  }
  const marked: readonly RawSpan[] = row.spans;
  const side = (role: string): ReadonlySet<number> => {
    const tokens = new Set<number>();
    for (const span of marked) if (span.role === role) for (let i = span.start; i < span.end; i++) tokens.add(i);
    return tokens;
  };
  return { ...writeTokens(row.tokens), gold: { source: side('source'), target: side('target') } };
}

/** The tokens that share a character with any of the spans. */
export function tokensUnder(tokens: readonly Span[], spans: readonly Span[]): ReadonlySet<number> {
  return new Set(tokens.flatMap((token, i) => (spans.some((span) => overlaps(token, span)) ? [i] : [])));
}
