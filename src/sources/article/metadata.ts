/** What is known about an article besides its text. */
export interface Metadata {
  readonly title?: string;
  readonly authors?: readonly string[];
  /** Publication day, YYYY-MM-DD. */
  readonly date?: string;
  readonly publisher?: string;
}
