import type { Sentence, Token } from '../../language/tree.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten, textWidth, wrapText } from '../kit/text-width.ts';

/** How a tree is drawn as text. */
export interface TreeTextOptions {
  /** Cells of a line; at least 40. */
  readonly width?: number;
  /** Dresses up a part; by default nothing is. */
  readonly style?: (tone: 'strong' | 'dim', text: string) => string;
}

/** Directions that a line leaves a cell in, as bits, and the characters for their sums. */
const UP = 1;
const DOWN = 2;
const LEFT = 4;
const RIGHT = 8;
const STROKES = ' ╵╷│╴┘┐┤╶└┌├─┴┬┼';
const MOST_FORM = 24;
const UPOS_WIDTH = 6;

/**
 * Draws a sentence as a tree for a terminal: one word a line in the order of the text, its number, tag, relation and the
 * number of its head; each line of the drawing leads from a word to the left, to the upright line of its head. The names
 * stand below. Fits `width`; words deeper than there is room for are marked "…", their heads still told by number.
 *
 * @returns lines, each with its line end
 */
export function drawTreeText(sentence: Sentence, options: TreeTextOptions = {}): string {
  const width = Math.max(40, options.width ?? 80);
  const style = options.style ?? ((_tone, text) => text);
  const { tokens } = sentence;
  const forms = tokens.map(({ form }) => clip(plainText(form)) || '�');
  const relations = tokens.map(({ deprel, head }) => (head < 0 ? deprel : `${deprel} → ${head + 1}`));
  const digits = String(tokens.length).length;
  const relationWidth = Math.max(...relations.map(textWidth), 0);
  const longest = Math.min(Math.max(...forms.map(textWidth), 1), MOST_FORM);
  const depths = tokens.map((token) => depthOf(tokens, token));
  // number, form and relation with a space before each of the last two; tags only where the tree has room too
  const needed = digits + relationWidth + 3;
  const uposWidth = needed + longest + UPOS_WIDTH + Math.max(...depths, 0) + 3 <= width ? UPOS_WIDTH : 0;
  const taken = needed + uposWidth;
  const formWidth = Math.max(6, Math.min(longest, width - taken - 4));
  const arcs = drawArcs(tokens, depths, width - taken - formWidth);
  const lines = tokens.map((_, i) => {
    const form = shorten(forms[i] ?? '', formWidth);
    const parts = [
      style('dim', `${arcs[i]}${String(i + 1).padStart(digits)}`),
      ` ${style('strong', form)}${' '.repeat(Math.max(0, formWidth - textWidth(form)))}`,
      ...(uposWidth > 0 ? [` ${(tokens[i]?.upos ?? '').padEnd(uposWidth - 1)}`] : []),
      ` ${relations[i]}`,
    ];
    return parts.join('');
  });
  const names = sentence.names.map(
    ({ first, last, type }) => `${clip(plainText(joined(tokens.slice(first, last + 1))))} (${type})`,
  );
  if (names.length > 0) lines.push(...wrapText(`names: ${names.join(', ')}`, width));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** Letters may carry any number of marks that take no cell. */
function clip(text: string): string {
  return text.length > 200 ? `${[...text].slice(0, 100).join('')}…` : text;
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ form, start }, i) => (i > 0 && tokens[i - 1]?.end !== start ? ` ${form}` : form)).join('');
}

/** The drawing to the left of each word, all of one width. */
function drawArcs(tokens: readonly Token[], depths: readonly number[], room: number): string[] {
  const deepest = Math.max(...depths, 0);
  if (room < 3) return tokens.map(() => '');
  const step = (deepest + 1) * 2 + 1 <= room ? 2 : 1;
  const shown = Math.min(deepest, Math.floor((room - 2) / step) - 1);
  const cells = tokens.map(() => new Uint8Array((shown + 1) * step));
  const add = (row: number, column: number, bits: number): void => {
    const line = cells[row];
    if (line !== undefined && column < line.length) line[column] = (line[column] ?? 0) | bits;
  };
  for (const { index, head } of tokens) {
    const depth = depths[index] ?? 0;
    if (depth > shown) continue;
    const from = Math.max(0, depth - 1) * step;
    if (head >= 0) {
      add(index, from, RIGHT | (head < index ? UP : DOWN));
      for (let row = Math.min(head, index) + 1; row < Math.max(head, index); row++) add(row, from, UP | DOWN);
      add(head, from, head < index ? DOWN : UP);
    }
    for (let column = from + (head < 0 ? 0 : 1); column < (shown + 1) * step; column++)
      add(index, column, LEFT | RIGHT);
    if (head < 0 && cells[index] !== undefined) cells[index][0] = (cells[index][0] ?? 0) & ~LEFT;
  }
  return cells.map((line, i) => {
    const strokes = Array.from(line, (bits) => STROKES.charAt(bits)).join('');
    return `${strokes}${(depths[i] ?? 0) > shown ? '… ' : '─ '}`;
  });
}

function depthOf(tokens: readonly Token[], token: Token): number {
  let depth = 0;
  for (let at = token.head; at >= 0 && depth < tokens.length; at = tokens[at]?.head ?? -1) depth++;
  return depth;
}
