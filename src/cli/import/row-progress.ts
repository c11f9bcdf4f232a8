import type { Telling } from '../../intake/import-event-files.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Rows between two words of progress. */
const TOLD = 262_144;

/** One line on standard error that says how far the import has come; nothing where that is no terminal. */
export class RowProgress implements Telling {
  private readonly terminal: Terminal;
  private readonly files: number;
  private readonly began = performance.now();
  private done = 0;
  private name = '';
  private total = 0;
  private shown = false;
  private told = 0;

  constructor(terminal: Terminal, files: number) {
    this.terminal = terminal;
    this.files = files;
  }

  start(name: string): void {
    this.done++;
    this.name = name;
    this.total += this.told;
    this.told = 0;
    this.line(0);
  }

  rows(rows: number): void {
    if (rows < this.told + TOLD) return;
    this.told = rows;
    this.line(rows);
  }

  private line(rows: number): void {
    const columns = this.terminal.progressColumns;
    if (columns === undefined) return;
    const seconds = (performance.now() - this.began) / 1000;
    const speed = rows > 0 ? `, ${Math.round((this.total + rows) / seconds).toLocaleString('en-GB')} a second` : '';
    const text = `file ${this.done} of ${this.files}: ${rows.toLocaleString('en-GB')} rows${speed}: ${plainText(this.name)}`;
    this.terminal.err(`\r\u001b[2K${text.slice(0, columns - 1)}`);
    this.shown = true;
  }

  note(text: string): void {
    this.end();
    this.terminal.err(`${plainText(text)}\n`);
  }

  end(): void {
    if (this.shown) this.terminal.err('\r\u001b[2K');
    this.shown = false;
  }
}
