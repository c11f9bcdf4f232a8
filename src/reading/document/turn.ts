import type { Span } from '../../records/span.ts';

/** What one voice says without a break, over any number of paragraphs. */
export interface Turn {
  /** The words that name who speaks ("MR. PRICE", "A"); absent where questions alone divide an interview. */
  readonly label?: Span;
  /** What is said, a stretch for each paragraph. */
  readonly content: readonly Span[];
  /** Whether it only asks: a journalist's question, a moderator's words. */
  readonly asks: boolean;
}
