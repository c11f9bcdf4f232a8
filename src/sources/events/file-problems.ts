/** Something that is wrong in a file of events, told once however often it occurs. */
export interface EventFileProblem {
  readonly kind: string;
  /** Line on which it occurs first, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** On how many lines it occurs. */
  readonly count: number;
  /** What is wrong, as a sentence without a full stop. */
  readonly reason: string;
}

/** The most different problems that are told of one file; of more, how many there are. */
const MOST = 200;

/** Problems of a file, gathered while it is read. */
export class FileProblems {
  readonly #found = new Map<string, { kind: string; line: number; count: number; reason: string }>();
  #beyond: { kind: string; line: number; count: number; reason: string } | undefined;

  get list(): readonly EventFileProblem[] {
    return [...this.#found.values(), ...(this.#beyond ? [this.#beyond] : [])];
  }

  /**
   * Counts a problem.
   * @param key what makes two occurrences the same problem
   * @param reason asked for at the first occurrence only
   */
  tell(kind: string, key: string, line: number, reason: () => string): void {
    const known = this.#found.get(`${kind} ${key}`);
    if (known) known.count++;
    else if (this.#found.size < MOST) this.#found.set(`${kind} ${key}`, { kind, line, count: 1, reason: reason() });
    else {
      this.#beyond ??= {
        kind: 'more',
        line,
        count: 0,
        reason: 'there are further problems, which are not told one by one',
      };
      this.#beyond.count++;
    }
  }
}

/**
 * A problem as a sentence with its file and line.
 *
 * @example
 * const problem = { kind: 'unreadable', line: 7, count: 2, reason: 'the row has 3 columns' };
 * problemSentence('a.csv', problem); // 'a.csv, line 7: the row has 3 columns (2 lines).'
 */
export function problemSentence(name: string, { line, count, reason }: EventFileProblem): string {
  const place = line > 0 ? `${name}, line ${line}` : name;
  return `${place}: ${reason}${count > 1 ? ` (${count.toLocaleString('en')} lines)` : ''}.`;
}
