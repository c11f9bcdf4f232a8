/** Something odd in a file of votes: once for each kind and word, with the first line and how often. */
export interface VotesProblem {
  readonly file: string;
  readonly line: number;
  readonly count: number;
  /** What is odd and what became of it. */
  readonly reason: string;
}

/** What was read of files of votes. */
export interface VotesReport {
  readonly files: readonly { readonly name: string; readonly kind: string; readonly rows: number }[];
  readonly rollCalls: number;
  readonly states: number;
  /** Answers that were kept: yes, abstain, no; and absences. */
  readonly answers: number;
  readonly absences: number;
  /** Rows of votes that could not be kept, for the reasons that the problems tell. */
  readonly leftOut: number;
  readonly problems: readonly VotesProblem[];
}

/** Collects problems, each kind once. */
export class Problems {
  readonly #found = new Map<string, { file: string; line: number; count: number; reason: string }>();

  add(file: string, line: number, reason: string, count = 1): void {
    const key = `${file}\n${reason}`;
    const known = this.#found.get(key);
    if (known) known.count += count;
    else this.#found.set(key, { file, line, count, reason });
  }

  list(): readonly VotesProblem[] {
    return [...this.#found.values()];
  }
}

/**
 * A problem as a sentence for people.
 * @example
 * const problem = { file: 'v.csv', line: 7, count: 3, reason: 'no roll call is named' };
 * votesProblemSentence(problem); // 'v.csv, line 7 (and 2 more): no roll call is named'
 */
export function votesProblemSentence({ file, line, count, reason }: VotesProblem): string {
  const more = count > 1 ? ` (and ${(count - 1).toLocaleString('en-GB')} more)` : '';
  return `${file}, line ${line}${more}: ${reason}`;
}
