import type { Terminal } from './terminal.ts';

/**
 * One line on standard error that says which document is being read, how many there are and how long it may take;
 * plain lines where standard error is no terminal. Silent for a single document.
 */
export class Progress {
  private readonly terminal: Terminal;
  private readonly total: number;
  private readonly began = performance.now();
  private done = -1;
  private shown = false;

  /** @param total number of documents; 0 keeps it silent */
  constructor(terminal: Terminal, total: number) {
    this.terminal = terminal;
    this.total = total;
  }

  /** The next document begins. */
  start(name: string): void {
    this.done++;
    const columns = this.terminal.progressColumns;
    if (!this.total || columns === undefined) return;
    const seconds = (performance.now() - this.began) / 1000;
    const left =
      this.done > 2 && seconds > 2
        ? `, about ${Math.ceil((seconds / this.done) * (this.total - this.done))} s left`
        : '';
    const line = `reading ${this.done + 1} of ${this.total}${left}: ${name}`;
    this.terminal.err(`\r\u001b[2K${line.slice(0, columns - 1)}`);
    this.shown = true;
  }

  /** What is being done of a document that takes long, also where it is the only one. */
  part(words: string): void {
    const columns = this.terminal.progressColumns;
    if (columns === undefined) return;
    this.terminal.err(`\r\u001b[2K${words.slice(0, columns - 1)}`);
    this.shown = true;
  }

  /** Prints a sentence without breaking the line of progress. */
  note(text: string): void {
    this.clear();
    this.terminal.err(`${text}\n`);
  }

  end(): void {
    this.clear();
  }

  private clear(): void {
    if (!this.shown) return;
    this.terminal.err('\r\u001b[2K');
    this.shown = false;
  }
}
