import type { Terminal } from './terminal.ts';

/** Nothing is said of work that takes less than this. */
const QUIET_MS = 2000;
/** How often a line is written where it cannot be written over, and where it can. */
const PLAIN_MS = 10_000;
const LINE_MS = 200;

/**
 * Says on standard error how far long work has come, from its third second on: one line that is written over and over
 * on a terminal, else a line every ten seconds. The work itself is not interrupted, so Ctrl-C ends the program at once.
 */
export class LongWork {
  private readonly terminal: Terminal;
  private readonly clock: () => number;
  private part = '';
  private began: number;
  private next: number;
  private shown = false;

  constructor(terminal: Terminal, clock: () => number = () => performance.now()) {
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock();
    this.next = this.began + QUIET_MS;
  }

  /** Takes note of how far it has come: what is being counted, how many are done, of how many. */
  readonly tell = (part: string, done: number, of: number): void => {
    const now = this.clock();
    if (part !== this.part) {
      this.part = part;
      this.began = now;
    }
    if (now < this.next) return;
    const columns = this.terminal.progressColumns;
    this.next = now + (columns === undefined ? PLAIN_MS : LINE_MS);
    const seconds = (now - this.began) / 1000;
    const left = done > 0 && seconds > 1 ? `, about ${Math.ceil((seconds / done) * (of - done))} s left` : '';
    const line = `working: ${part} ${(done + 1).toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}${left}`;
    this.terminal.err(columns === undefined ? `${line}\n` : `\r\u001b[2K${line.slice(0, columns - 1)}`);
    this.shown = columns !== undefined;
  };

  /** Takes the line away. */
  end(): void {
    if (this.shown) this.terminal.err('\r\u001b[2K');
    this.shown = false;
  }
}

/** Does long work and says how far it has come. */
export function tellingProgress<T>(terminal: Terminal, work: (tell: LongWork['tell']) => T): T {
  const progress = new LongWork(terminal);
  try {
    return work(progress.tell);
  } finally {
    progress.end();
  }
}
