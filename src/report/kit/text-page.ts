import { md } from './markdown-text.ts';
import { plainText } from './plain-text.ts';
import { type Column, printTable } from './table.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Kinds of words that a terminal may colour; signs and words say the same without colour. */
export type PageTone = 'heading' | 'strong' | 'dim' | 'warning';

/** An entry of a list: a short label, what it says, and remarks of lesser weight. */
export interface PageItem {
  readonly label: string;
  readonly text: string;
  readonly notes?: readonly string[];
  /** Weighs more than its neighbours. */
  readonly strong?: boolean;
}

/** A piece of a page, before it is drawn for a terminal or as Markdown. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly about: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: PageTone }
  | { readonly kind: 'list'; readonly items: readonly PageItem[] }
  /** Numbered steps of an argument, one under the other. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  /** Lines that stand as they are, drawn for so many cells; they hold no words of others. */
  | { readonly kind: 'drawing'; readonly lines: (width: number) => readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

export interface PageOptions {
  /** Terminal cells; held between 50 and 140. Default 80. */
  readonly width?: number;
  /** Colours a text without changing its visible width. Default: none. */
  readonly style?: (tone: PageTone, text: string) => string;
}

/** Drawings in Markdown are as wide as most readers show code without scrolling. */
const MARKDOWN_WIDTH = 76;

/** Labels wider than this stand on a line of their own. */
const WIDEST_LABEL = 22;

/** A page for the terminal: lines joined by `\n`, with a line break at the end. Control characters are dropped. */
export function renderPageText(blocks: readonly Block[], options: PageOptions = {}): string {
  const width = Math.min(140, Math.max(50, Math.floor(options.width ?? 80)));
  const paint = options.style ?? ((_: PageTone, text: string) => text);
  const parts = blocks.map((block) =>
    blockLines(block, width, paint)
      .map((line) => line.trimEnd())
      .join('\n'),
  );
  let page = '';
  parts.forEach((part, i) => {
    if (part === '') return;
    // A heading stands close to what it heads.
    const close = i > 0 && blocks[i - 1]?.kind === 'heading';
    page += page === '' ? part : `${close ? '\n' : '\n\n'}${part}`;
  });
  return `${page}\n`;
}

function blockLines(block: Block, width: number, paint: (tone: PageTone, text: string) => string): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [
        ...wrapText(plainText(block.text), width).map((line) => paint('strong', line)),
        ...block.about.flatMap((line) => wrapText(plainText(line), width)).map((line) => paint('dim', line)),
      ];
    case 'heading':
      return wrapText(plainText(block.text), width).map((line) => paint('heading', line));
    case 'text': {
      const lines = wrapText(plainText(block.text), width);
      return block.tone ? lines.map((line) => paint(block.tone ?? 'dim', line)) : lines;
    }
    case 'drawing':
      return block.lines(width);
    case 'steps':
      return block.steps.flatMap((step, i) => hanging(`${i + 1}.`, plainText(step), 3, width, 2));
    case 'list': {
      const labels = block.items.map(({ label }) => textWidth(plainText(label)));
      const room = Math.min(WIDEST_LABEL, Math.max(0, ...labels));
      return block.items.flatMap((item) => itemLines(item, room, width, paint));
    }
    case 'table': {
      const rows = block.rows.map((row) => row.map(plainText));
      const head = block.head.map(plainText);
      const lines = printTable([head, ...rows], block.columns, width);
      const [first = '', ...others] = lines;
      return [paint('dim', first), ...others];
    }
  }
}

function itemLines(
  item: PageItem,
  room: number,
  width: number,
  paint: (tone: PageTone, text: string) => string,
): readonly string[] {
  const label = plainText(item.label);
  const notes = (item.notes ?? []).map(plainText).filter((note) => note !== '');
  const indent = room + 4;
  const own = textWidth(label) > room;
  const lines = own
    ? [`  ${label}`, ...wrapText(plainText(item.text), width - indent).map((line) => ' '.repeat(indent) + line)]
    : hanging(label, plainText(item.text), room, width, 2);
  return [
    ...lines.map((line) => (item.strong ? paint('strong', line) : line)),
    ...notes.flatMap((note) => wrapText(note, width - indent).map((line) => paint('dim', ' '.repeat(indent) + line))),
  ];
}

/** A text with its label to the left of the first line. */
function hanging(label: string, text: string, room: number, width: number, gap: number): readonly string[] {
  const indent = 2 + room + gap;
  return wrapText(text, Math.max(20, width - indent)).map((line, i) =>
    i === 0 ? `  ${label}${' '.repeat(Math.max(1, room - textWidth(label) + gap))}${line}` : ' '.repeat(indent) + line,
  );
}

/** The same page as Markdown (CommonMark with GitHub's tables). */
export function renderPageMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockMarkdown)
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function safe(text: string): string {
  return md(plainText(text));
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return [`# ${safe(block.text)}`, ...block.about.map(safe)].join('\n\n');
    case 'heading':
      return `## ${safe(block.text)}`;
    case 'text':
      return safe(block.text);
    case 'drawing': {
      const lines = block.lines(MARKDOWN_WIDTH);
      return lines.length === 0 ? '' : ['```text', ...lines, '```'].join('\n');
    }
    case 'steps':
      return block.steps.map((step, i) => `${i + 1}. ${safe(step)}`).join('\n');
    case 'list':
      return block.items
        .map(({ label, text, notes = [] }) => {
          const remarks = notes.filter((note) => note !== '').map((note) => `  \n  ${safe(note)}`);
          return `- **${safe(label)}** ${safe(text)}${remarks.join('')}`;
        })
        .join('\n');
    case 'table': {
      const line = (cells: readonly string[]): string => `| ${cells.map(safe).join(' | ')} |`;
      const rule = block.head.map((_, i) => (block.columns[i]?.align === 'right' ? '---:|' : '---|')).join('');
      return [line(block.head), `|${rule}`, ...block.rows.map(line)].join('\n');
    }
  }
}
