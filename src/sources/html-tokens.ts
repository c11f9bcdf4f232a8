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

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '\u200c',
    zwj: '\u200d',
    shy: '\u00ad',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    pound: '£',
    euro: '€',
    yen: '¥',
    cent: '¢',
    sect: '§',
    para: '¶',
    dagger: '†',
    times: '×',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    plusmn: '±',
    minus: '−',
    prime: '′',
    iexcl: '¡',
    iquest: '¿',
    ordf: 'ª',
    ordm: 'º',
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oslash: 'ø',
    Oslash: 'Ø',
    aring: 'å',
    Aring: 'Å',
    eth: 'ð',
    ETH: 'Ð',
    thorn: 'þ',
    THORN: 'Þ',
    oelig: 'œ',
    OElig: 'Œ',
    scaron: 'š',
    Scaron: 'Š',
    ccedil: 'ç',
    Ccedil: 'Ç',
    ntilde: 'ñ',
    Ntilde: 'Ñ',
    hearts: '♥',
    rarr: '→',
    larr: '←',
    lsqb: '[',
    rsqb: ']',
    num: '#',
    comma: ',',
    period: '.',
    colon: ':',
    excl: '!',
  }),
);
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  caron: '\u030c',
};
/** What browsers read for the code points that only Windows-1252 fills. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Replaces character references; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,10}));?/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) {
        const known = NAMED.get(name) ?? (whole.endsWith(';') ? NAMED.get(String(name).toLowerCase()) : undefined);
        if (known !== undefined) return known;
        const accented = /^([A-Za-z])(acute|grave|circ|uml|tilde|caron)$/.exec(name);
        const accent = accented ? ACCENTS[accented[2] ?? ''] : undefined;
        return accented && accent ? `${accented[1]}${accent}`.normalize('NFC') : whole;
      }
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? '\ufffd';
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '\ufffd';
    },
  );
}
