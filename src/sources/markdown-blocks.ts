import { parseByline } from './article/byline.ts';
import { findDates, parseDateLine } from './article/calendar-date.ts';
import type { Metadata } from './article/metadata.ts';
import type { Block } from './blocks.ts';
import { decodeEntities } from './html-entities.ts';
import { authorNames } from './markup-fields.ts';

/** A Markdown text without its markup. */
export interface MarkdownArticle {
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
  readonly language?: string;
}

/**
 * Reads Markdown (the common core of CommonMark with tables, footnotes and YAML front matter): keeps the words of
 * emphasis, links, headings, quotations and list items and drops the marks. Code blocks become boilerplate.
 */
export function readMarkdown(source: string): MarkdownArticle {
  const { fields, rest } = frontMatter(source.replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''));
  const blocks = markdownBlocks(rest);
  const one = (...keys: string[]): string | undefined => keys.flatMap((key) => fields.get(key) ?? [])[0];
  const title = one('title', 'headline');
  const authors = authorNames(['author', 'authors', 'byline', 'by'].flatMap((key) => fields.get(key) ?? []));
  const stated = one('date', 'published', 'pubdate', 'publishdate', 'publish_date', 'created', 'datepublished');
  const date = stated ? findDates(stated)[0]?.day : undefined;
  const publisher = one('publisher', 'source', 'publication', 'site');
  const language = /^[a-z]{2}\b/i.exec(one('lang', 'language') ?? '')?.[0].toLowerCase();
  const hasTitle = blocks.some((block) => block.kind === 'title');
  return {
    blocks: title && !hasTitle ? [{ text: title, kind: 'title' }, ...blocks] : blocks,
    metadata: {
      ...(title && { title }),
      ...(authors.length > 0 && { authors }),
      ...(date && { date }),
      ...(publisher && !/^https?:/.test(publisher) && { publisher }),
    },
    ...(language && { language }),
  };
}

/** Simple YAML between `---` lines: `key: value`, `key: [a, b]`, and lists below a key. Anything else is passed over. */
function frontMatter(source: string): { fields: ReadonlyMap<string, string[]>; rest: string } {
  const fields = new Map<string, string[]>();
  const match = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source);
  if (!match?.[1] || !/^[\w-]+\s*:/m.test(match[1])) return { fields, rest: source };
  let key = '';
  for (const line of match[1].split('\n')) {
    const pair = /^([\w-]+)\s*:\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(?:name\s*:\s*)?(.+)$/.exec(line) ?? /^\s+name\s*:\s*(.+)$/.exec(line);
    if (pair) {
      key = (pair[1] ?? '').toLowerCase();
      const value = pair[2] ?? '';
      const list = /^\[(.*)\]\s*$/.exec(value);
      const values = (list?.[1]?.match(/"[^"]*"|'[^']*'|[^,]+/g) ?? [value])
        .map(unquote)
        .filter((words) => words !== '');
      fields.set(key, values);
    } else if (item?.[1] && key) fields.set(key, [...(fields.get(key) ?? []), unquote(item[1])]);
  }
  return { fields, rest: source.slice(match[0].length) };
}

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/\s+#\s.*$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^ {0,8}(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]+\]:\s+\S+/;

/** Reads one kind of line; false if the line is of another kind. */
type LineReader = (line: string, page: MarkdownReading) => boolean;

/** The kinds of line in the order in which they are tried; any other line belongs to a paragraph. */
const LINE_READERS: readonly LineReader[] = [readFence, readHeading, readUnderline, readBreak, readItem, readRow];

/** The blocks of a Markdown text without front matter. The first heading of the first level is the title. */
function markdownBlocks(source: string): Block[] {
  const page = new MarkdownReading(source.split('\n'));
  for (let line = page.nextLine(); line !== undefined; line = page.nextLine()) {
    const words = line.replace(/^(?: {0,3}>[ \t]?)+/, '');
    if (!LINE_READERS.some((read) => read(words, page))) page.paragraph.push(words);
  }
  page.flush();
  return page.blocks;
}

/** A Markdown text that is being read line by line. */
class MarkdownReading {
  readonly blocks: Block[] = [];
  /** Lines of the paragraph that is not yet a block. */
  paragraph: string[] = [];
  /** Whether that paragraph is an item of a list. */
  listed = false;
  readonly #lines: readonly string[];
  #at = 0;
  #titled = false;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  nextLine(): string | undefined {
    return this.#lines[this.#at++];
  }

  /** Makes blocks of the paragraph. */
  flush(): void {
    const raw = this.paragraph.join('\n');
    this.paragraph = [];
    if (raw.trim() === '') return;
    const image = /^\s*!\[([^\]]*)\]\([^)]*\)\s*$/.exec(raw);
    if (image) {
      if (image[1]) this.blocks.push({ text: image[1], kind: 'caption' });
    } else {
      // Without an own line break in the source, lines of a paragraph are a wrap; heads keep theirs.
      for (const part of splitHard(raw)) {
        const text = inlineText(part);
        if (text) this.blocks.push({ text, ...(this.listed && { kind: 'body' as const }) });
      }
    }
    this.listed = false;
  }

  heading(source: string, isFirstLevel: boolean): void {
    const words = inlineText(source);
    const isTitle = isFirstLevel && !this.#titled;
    if (words) this.blocks.push({ text: words, kind: isTitle ? 'title' : 'heading' });
    if (isTitle) this.#titled = true;
  }
}

/** Code between fences. */
function readFence(line: string, page: MarkdownReading): boolean {
  const fence = FENCE.exec(line)?.[1];
  if (!fence) return false;
  page.flush();
  const code: string[] = [];
  for (let next = page.nextLine(); next !== undefined && !next.trimStart().startsWith(fence); next = page.nextLine())
    code.push(next);
  if (code.join('').trim()) page.blocks.push({ text: code.join('\n'), kind: 'boilerplate' });
  return true;
}

/** "## Words". */
function readHeading(line: string, page: MarkdownReading): boolean {
  const [whole, marks, words = ''] = HEADING.exec(line) ?? [];
  if (whole === undefined) return false;
  page.flush();
  page.heading(words, marks === '#');
  return true;
}

/** A row of equals signs or hyphens below a paragraph makes it a heading. */
function readUnderline(line: string, page: MarkdownReading): boolean {
  const { paragraph } = page;
  const marks = paragraph.length > 0 && paragraph.length <= 2 ? UNDERLINE.exec(line)?.[1] : undefined;
  if (!marks) return false;
  page.paragraph = [];
  page.heading(paragraph.join(' '), marks.startsWith('='));
  return true;
}

/** What ends a paragraph and is none: blank lines, rules, definitions of links, the line below the head of a table. */
function readBreak(line: string, page: MarkdownReading): boolean {
  if (line.trim() !== '' && ![RULE, DEFINITION, TABLE_RULE].some((form) => form.test(line))) return false;
  page.flush();
  return true;
}

/** "- Words" and "1. Words". */
function readItem(line: string, page: MarkdownReading): boolean {
  const item = ITEM.exec(line);
  if (!item) return false;
  page.flush();
  page.listed = true;
  page.paragraph = [item[1] ?? ''];
  return true;
}

/** A row of a table. */
function readRow(line: string, page: MarkdownReading): boolean {
  if (!/^\s*\|.*\|\s*$/.test(line)) return false;
  page.flush();
  const row = inlineText(line.replace(/^\s*\||\|\s*$/g, '').replace(/\|/g, ' · '));
  if (row) page.blocks.push({ text: row, kind: 'body' });
  return true;
}

/** Hard line breaks (two spaces or a backslash at the end) part lines, and so do a byline and a date in a head. */
const splitHard = (raw: string): string[] => {
  const lines = raw.split('\n');
  const isHead =
    lines.length <= 6 && lines.some((line) => parseByline(inlineText(line)) || parseDateLine(inlineText(line)));
  return isHead ? lines : raw.split(/(?: {2,}|\\)\n/);
};

/** The words of a line without emphasis, links, code marks, footnote marks, tags and escapes. */
export function inlineText(source: string): string {
  const kept: string[] = [];
  const keep = (text: string): string => `\ue000${kept.push(text) - 1}\ue000`;
  return decodeEntities(
    source
      .replace(/\ue000/g, ' ')
      .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => keep(mark))
      .replace(/([*_~`])\1{3,}/g, (run) => keep(run))
      .replace(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, (_, _marks: string, code: string) => keep(code.trim()))
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(https?:\/\/[^\s<>]+|[^\s<>@]+@[^\s<>]+)>/g, '$1')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/?[a-z][^<>]{0,500}>/gi, '')
      .replace(/\[\^[^\]\s]{1,40}\]:?/g, '')
      .replace(/!\[[^\]]{0,500}\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+["'][^"']*["'])?\)|\[[^\]]*\])/g, '')
      .replace(
        /\[((?:[^[\]]|\[[^[\]]*\]){1,1000})\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+(?:"[^"]*"|'[^']*'))?\)|\[[^\]]{0,200}\])/g,
        '$1',
      )
      .replace(/(\*{1,3})(?=\S)([^*\n]*(?:\n[^*\n]+)*?[^\s*])\1/g, '$2')
      .replace(/(\*{1,3})(?=\S)([^*\n]*(?:\n[^*\n]+)*?[^\s*])\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]*(?:\n[^_\n]+)*?[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
      .replace(/~~(?=\S)([^~]+)~~/g, '$1'),
  )
    .replace(/\ue000(\d+)\ue000/g, (_, index: string) => kept[Number(index)] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
