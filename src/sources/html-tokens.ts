import { decodeEntities } from './html-entities.ts';

/** A piece of an HTML source. `name` is in lower case; `source` is the tag as written. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly source: string; readonly closed: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'raw'; readonly name: string; readonly source: string; readonly text: string };

/** Elements whose content is not markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes']);

/**
 * Splits HTML into tags and texts in one pass, without recursion, so that no nesting and no missing end tag can stop it.
 * Comments, doctypes and processing instructions are left out. Texts come with their entities decoded.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const tagStart = /<(?:\/?[a-z]|[!?])/gi;
  const source = new HtmlSource(html);
  let from = 0;
  while (from < html.length) {
    tagStart.lastIndex = from;
    const open = tagStart.exec(html)?.index ?? html.length;
    if (open > from) yield { kind: 'text', text: decodeEntities(html.slice(from, open)) };
    if (open === html.length) return;
    const { token, next } = /[!?]/.test(html.charAt(open + 1)) ? source.declaration(open) : source.tag(open);
    if (token) yield token;
    from = next;
  }
}

/** What stands at a place of a source, and where the next piece begins. */
interface Piece {
  readonly token?: HtmlToken;
  readonly next: number;
}

/** An HTML text in which pieces are looked up by their place. */
class HtmlSource {
  readonly #html: string;
  #lower: string | undefined;

  constructor(html: string) {
    this.#html = html;
  }

  /** A comment, a doctype, a processing instruction or a CDATA section. */
  declaration(open: number): Piece {
    if (this.#html.startsWith('<!--', open)) return { next: this.#behind('-->', open + 4) };
    if (!this.#html.startsWith('<![CDATA[', open)) return { next: this.#behind('>', open) };
    const end = this.#html.indexOf(']]>', open);
    const text = this.#html.slice(open + 9, end < 0 ? this.#html.length : end);
    return { token: { kind: 'text', text }, next: this.#behind(']]>', open) };
  }

  tag(open: number): Piece {
    const isClosing = this.#html.charAt(open + 1) === '/';
    const nameStart = open + (isClosing ? 2 : 1);
    const end = tagEnd(this.#html, nameStart);
    const source = this.#html.slice(open, end);
    const name = (/^[a-z][^\s/>]{0,40}/i.exec(this.#html.slice(nameStart, nameStart + 42))?.[0] ?? '').toLowerCase();
    if (isClosing) return { token: { kind: 'close', name }, next: end };
    if (!RAW.has(name)) return { token: { kind: 'open', name, source, closed: source.endsWith('/>') }, next: end };
    const close = this.#closeOf(name, end);
    const text = this.#html.slice(end, close < 0 ? this.#html.length : close);
    const next = close < 0 ? this.#html.length : tagEnd(this.#html, close + 2);
    return { token: { kind: 'raw', name, source, text }, next };
  }

  /** Where the end tag of an element begins; -1 if it has none. */
  #closeOf(name: string, from: number): number {
    this.#lower ??= this.#html.toLowerCase();
    // Lower-casing can lengthen a text (İ); then the places no longer fit.
    const isAligned = this.#lower.length === this.#html.length;
    return (isAligned ? this.#lower : this.#html).indexOf(`</${name}`, from);
  }

  #behind(mark: string, from: number): number {
    const at = this.#html.indexOf(mark, from);
    return at < 0 ? this.#html.length : at + mark.length;
  }
}

/** Behind the `>` that ends a tag; quoted attribute values may hold one. */
function tagEnd(html: string, from: number): number {
  let quote = 0;
  // A tag longer than this is a stray quotation mark.
  const limit = Math.min(html.length, from + 100_000);
  for (let i = from; i < limit; i++) {
    const code = html.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return i + 1;
    else if ((code === 0x22 || code === 0x27) && html.charCodeAt(i - 1) === 0x3d) quote = code;
  }
  const plain = html.indexOf('>', from);
  return plain < 0 ? html.length : plain + 1;
}

/** The attributes of a tag, names in lower case, values with their entities decoded. */
export function attributesOf(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const match of source
    .slice(0, 20_000)
    .matchAll(/\s([a-z_:@][\w:.@-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return attributes;
}
