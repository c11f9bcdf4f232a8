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
  let from = 0;
  let lower: string | undefined;
  while (from < html.length) {
    tagStart.lastIndex = from;
    const open = tagStart.exec(html)?.index ?? -1;
    if (open < 0) {
      yield { kind: 'text', text: decodeEntities(html.slice(from)) };
      return;
    }
    if (open > from) yield { kind: 'text', text: decodeEntities(html.slice(from, open)) };
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      from = end < 0 ? html.length : end + 3;
      continue;
    }
    const next = html.charCodeAt(open + 1);
    if (next === 0x21 || next === 0x3f) {
      const cdata = html.startsWith('<![CDATA[', open);
      const end = html.indexOf(cdata ? ']]>' : '>', open);
      if (cdata) yield { kind: 'text', text: html.slice(open + 9, end < 0 ? html.length : end) };
      from = end < 0 ? html.length : end + (cdata ? 3 : 1);
      continue;
    }
    const closing = next === 0x2f;
    const nameStart = open + (closing ? 2 : 1);
    const end = tagEnd(html, nameStart);
    const source = html.slice(open, end);
    const name = (/^[a-z][^\s/>]{0,40}/i.exec(html.slice(nameStart, nameStart + 42))?.[0] ?? '').toLowerCase();
    from = end;
    if (closing) {
      yield { kind: 'close', name };
      continue;
    }
    if (RAW.has(name)) {
      lower ??= html.toLowerCase();
      // Lower-casing can lengthen a text (İ); then the places no longer fit.
      const aligned = lower.length === html.length;
      const close = aligned ? lower.indexOf(`</${name}`, end) : html.indexOf(`</${name}`, end);
      const stop = close < 0 ? html.length : close;
      yield { kind: 'raw', name, source, text: html.slice(end, stop) };
      from = close < 0 ? html.length : tagEnd(html, close + 2);
      continue;
    }
    yield { kind: 'open', name, source, closed: source.endsWith('/>') };
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
