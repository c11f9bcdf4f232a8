import { EntenteError } from '../../src/records/failure.ts';
import { overlaps } from '../../src/records/offsets.ts';
import type { Span } from '../../src/records/span.ts';
import type { SideTokens } from './score-spans.ts';

/** The tokens of a sentence, and those that name its sides. */
export interface SpanRow {
  readonly tokens: readonly string[];
  readonly gold: SideTokens;
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
  return { tokens: row.tokens, gold: { source: side('source'), target: side('target') } };
}

/** The tokens that share a character with any of the spans. */
export function tokensUnder(tokens: readonly Span[], spans: readonly Span[]): ReadonlySet<number> {
  return new Set(tokens.flatMap((token, i) => (spans.some((span) => overlaps(token, span)) ? [i] : [])));
}
