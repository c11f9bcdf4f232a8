import type { Span } from '../../records/span.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { Terminal } from '../kit/terminal.ts';

/** A stretch of text as one line in quotation marks, with some of its words in brackets, or bold in a terminal. */
export function markedWords(terminal: Terminal, text: string, span: Span, marks: readonly Span[]): string {
  let at = span.start;
  let out = '';
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > span.end || mark.end <= mark.start) continue;
    const words = plainText(text.slice(mark.start, mark.end));
    out += `${spaced(text.slice(at, mark.start))}${terminal.colour ? `\u001b[1m${words}\u001b[22m` : `[${words}]`}`;
    at = mark.end;
  }
  return `“${(out + spaced(text.slice(at, span.end))).trim()}”`;
}

/** One harmless line that keeps a space at either end. */
function spaced(text: string): string {
  const plain = plainText(text);
  if (plain === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${plain}${/\s$/.test(text) ? ' ' : ''}`;
}
