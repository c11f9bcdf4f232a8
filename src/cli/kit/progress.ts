/**
 * One line on standard error that says which document is being read, how many there are and how long it may take;
 * plain lines where standard error is no terminal. Silent for a single document.
 */
export class Progress {
  private readonly total: number;
  private readonly live: boolean;
  private readonly began = performance.now();
  private done = -1;
  private shown = false;

  /** @param total number of documents; 0 keeps it silent */
  constructor(total: number) {
    this.total = total;
    this.live = process.stderr.isTTY === true;
  }

  /** The next document begins. */
  start(name: string): void {
    this.done++;
    if (!this.total || !this.live) return;
    const seconds = (performance.now() - this.began) / 1000;
    const left =
      this.done > 2 && seconds > 2
        ? `, about ${Math.ceil((seconds / this.done) * (this.total - this.done))} s left`
        : '';
    const line = `reading ${this.done + 1} of ${this.total}${left}: ${name}`;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    this.shown = true;
  }

  /** Prints a sentence without breaking the line of progress. */
  note(text: string): void {
    this.clear();
    process.stderr.write(`${text}\n`);
  }

  end(): void {
    this.clear();
  }

  private clear(): void {
    if (!this.shown) return;
    process.stderr.write('\r\u001b[2K');
    this.shown = false;
  }
}
