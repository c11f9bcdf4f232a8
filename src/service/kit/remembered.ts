/**
 * Answers that are kept for whoever asks the same again, as long as there is room: those that nobody asked for longest go
 * first.
 *
 * @example
 * const answers = new Remembered(2);
 * answers.keep('a', 1, 1);
 * answers.keep('b', 2, 2); // no room for both
 * answers.get('a'); // undefined
 */
export class Remembered {
  private readonly room: number;
  private readonly kept = new Map<string, { readonly answer: unknown; readonly size: number }>();
  private size = 0;

  /** @param room what the sizes of all answers may add up to */
  constructor(room: number) {
    this.room = room;
  }

  get(question: string): unknown {
    const found = this.kept.get(question);
    if (!found) return undefined;
    this.kept.delete(question);
    this.kept.set(question, found);
    return found.answer;
  }

  keep(question: string, answer: unknown, size: number): void {
    this.size += size - (this.kept.get(question)?.size ?? 0);
    this.kept.delete(question);
    this.kept.set(question, { answer, size });
    for (const [oldest, { size: freed }] of this.kept) {
      if (this.size <= this.room) break;
      this.kept.delete(oldest);
      this.size -= freed;
    }
  }

  clear(): void {
    this.kept.clear();
    this.size = 0;
  }
}
