import { textWidth } from '../../report/kit/text-width.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Narrower than this, tables leave out what a command for one thing shows. */
export const NARROW = 80;

/**
 * A line, broken between words where the terminal ends; into a file or a pipe it goes as it is.
 * @param indent what each line begins with
 */
export function wrapped({ columns }: Pick<Terminal, 'columns'>, text: string, indent = ''): string {
  if (columns === undefined) return `${indent}${text}`;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + shownWidth(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((one) => indent + one).join('\n');
}

/** Marks for colour and weight take no room. */
function shownWidth(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what such marks begin with
  return textWidth(text.replace(/\u001b\[\d+m/g, ''));
}
