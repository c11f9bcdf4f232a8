import type { RegionKind } from '../records/document.ts';
import type { Block } from './blocks.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';

/** Elements whose content is never part of an article. */
const DROPPED = new Set(
  'nav footer aside form button select option menu dialog svg math iframe object canvas audio video noscript template map head label input'.split(
    ' ',
  ),
);
/** Of those, the ones without content. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const BLOCK = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table caption tbody td tfoot th thead tr ul time-line'.split(
    ' ',
  ),
);

/** Marks of footnotes, and links back from them. */
const NOTE_LINK =
  /\bhref\s*=\s*["']?[^"'\s>]{0,100}#(?:(?:foot|end)note[\w:.-]*\d|fn(?:ref)?[-:\d]|_ftn|_edn|cite_(?:note|ref)|ref[-_]?\d)/i;
const NOTE = /\bid\s*=\s*["']?(?:(?:foot|end)note|fn[:-]|cite_note)/i;

export interface HtmlBlockOptions {
  /** Whether h1 is the title of the piece; else it is a heading among others. Default true. */
  readonly titled?: boolean;
}

/** What an element does to the blocks besides beginning or ending one. */
interface ElementRule {
  readonly opens?: (page: BlockWriter, source: string) => void;
  readonly closes?: (page: BlockWriter) => void;
}

const HEADING = {
  opens: (page) => page.heading('heading'),
  closes: (page) => page.heading(undefined),
} satisfies ElementRule;
const CAPTION: ElementRule = {
  opens: (page) => page.nest('captions', 1),
  closes: (page) => page.nest('captions', -1),
};
const PARAGRAPH: ElementRule = {
  opens: (page) => page.nest('paragraphs', 1),
  closes: (page) => page.nest('paragraphs', -1),
};

const ELEMENTS: ReadonlyMap<string, ElementRule> = new Map<string, ElementRule>([
  ['br', { opens: (page) => page.write('\n') }],
  [
    'a',
    {
      opens: (page, source) => (NOTE_LINK.test(source) ? page.drop('a') : page.nest('links', 1)),
      closes: (page) => page.nest('links', -1),
    },
  ],
  // Footnote marks of encyclopedias.
  [
    'sup',
    {
      opens: (page, source) => {
        if (/\b(?:reference|footnote|cite)/i.test(source)) page.drop('sup');
      },
    },
  ],
  ['code', { opens: (page) => page.listing() }],
  ['pre', { opens: (page) => page.nest('preformatted', 1), closes: (page) => page.nest('preformatted', -1) }],
  ['h1', { opens: (page) => page.heading('title'), closes: HEADING.closes }],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, ElementRule] => [name, HEADING]),
  ...['figure', 'figcaption', 'caption'].map((name): [string, ElementRule] => [name, CAPTION]),
  ...['p', 'blockquote'].map((name): [string, ElementRule] => [name, PARAGRAPH]),
  [
    'li',
    {
      opens: (page, source) => {
        page.note(NOTE.test(source));
        page.nest('paragraphs', 1);
      },
      closes: (page) => {
        page.nest('paragraphs', -1);
        page.note(false);
      },
    },
  ],
  ['ol', { closes: (page) => page.note(false) }],
]);

/**
 * The paragraphs, headings, list items and captions of an HTML text. Runs in one pass and survives any markup. A block
 * that is nothing but a link, and no sentence, is boilerplate.
 */
export function htmlBlocks(html: string, options: HtmlBlockOptions = {}): Block[] {
  const page = new BlockWriter(options.titled !== false);
  for (const token of htmlTokens(html)) {
    if (page.isDropping(token)) continue;
    if (token.kind === 'text') page.write(page.isPreformatted ? token.text : token.text.replace(/[^\S\u00a0]+/g, ' '));
    else if (token.kind === 'close') {
      if (BLOCK.has(token.name)) page.flush();
      ELEMENTS.get(token.name)?.closes?.(page);
    } else if (token.kind === 'open') {
      const isDropped = DROPPED.has(token.name) && !VOID.has(token.name) && !token.closed;
      if (isDropped || BLOCK.has(token.name)) page.flush();
      if (isDropped) page.drop(token.name);
      else {
        if (BLOCK.has(token.name)) page.leaveLinks();
        ELEMENTS.get(token.name)?.opens?.(page, token.source);
      }
    }
  }
  page.flush();
  return page.blocks;
}

/** Collects the words of a page in blocks. */
class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #titled: boolean;
  #text = '';
  /** How many characters of the block are words of links. */
  #linked = 0;
  /** How many elements of a kind are open. */
  readonly #open = { links: 0, captions: 0, paragraphs: 0, preformatted: 0 };
  #heading: RegionKind | undefined;
  #isNote = false;
  #isListing = false;
  #dropped: { readonly name: string; depth: number } | undefined;

  constructor(titled: boolean) {
    this.#titled = titled;
  }

  get isPreformatted(): boolean {
    return this.#open.preformatted > 0;
  }

  /** Leaves out everything up to the end of an element that begins here. */
  drop(name: string): void {
    this.#dropped = { name, depth: 1 };
  }

  /** Whether a token lies in an element that is left out. */
  isDropping(token: HtmlToken): boolean {
    const dropped = this.#dropped;
    if (!dropped) return false;
    if (token.kind === 'open' && token.name === dropped.name && !token.closed) dropped.depth++;
    else if (token.kind === 'close' && token.name === dropped.name && --dropped.depth === 0) this.#dropped = undefined;
    return true;
  }

  write(words: string): void {
    if (this.#open.links > 0) this.#linked += words.trim().length;
    this.#text += words;
  }

  nest(what: 'links' | 'captions' | 'paragraphs' | 'preformatted', by: 1 | -1): void {
    this.#open[what] = Math.max(0, this.#open[what] + by);
    if (what === 'preformatted' && by < 0) this.#isListing = false;
  }

  leaveLinks(): void {
    this.#open.links = 0;
  }

  heading(kind: 'title' | 'heading' | undefined): void {
    this.#heading = kind === 'title' && !this.#titled ? 'heading' : kind;
  }

  /** Whether what follows is a footnote. */
  note(isNote: boolean): void {
    this.#isNote = isNote;
  }

  /** Preformatted text is code from here on. */
  listing(): void {
    if (this.isPreformatted) this.#isListing = true;
  }

  /** Ends the block. */
  flush(): void {
    const words = this.isPreformatted
      ? this.#text.trim()
      : this.#text
          .replace(/[^\S\u00a0\n]+/g, ' ')
          .replace(/ ?\n ?/g, '\n')
          .trim();
    if (words !== '') {
      const kind = this.#kindOf(words);
      // Two line breaks end a paragraph; one is a mere wrap, or a line of an address or a poem.
      for (const part of words.split(/\n\s*\n/)) this.blocks.push({ text: part, ...(kind && { kind }) });
    }
    this.#text = '';
    this.#linked = 0;
  }

  #kindOf(words: string): RegionKind | undefined {
    if (this.#isNote || this.#isListing) return 'boilerplate';
    if (this.#heading) return this.#heading;
    if (this.#open.captions > 0) return 'caption';
    const isLink = this.#linked >= words.length * 0.9 && words.length < 200 && !/[.!?…]["”’)]*$/u.test(words);
    if (isLink) return 'boilerplate';
    return this.#open.paragraphs > 0 ? 'body' : undefined;
  }
}
