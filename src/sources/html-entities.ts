/** Names of characters in HTML, without those that are a letter and an accent. */
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
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return namedCharacter(name, whole.endsWith(';')) ?? whole;
      return characterOf(decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16));
    },
  );
}

/** @param ended whether a semicolon follows; only then a name may be written in capitals */
function namedCharacter(name: string, ended: boolean): string | undefined {
  const known = NAMED.get(name) ?? (ended ? NAMED.get(name.toLowerCase()) : undefined);
  if (known !== undefined) return known;
  const [, letter, mark = ''] = /^([A-Za-z])(acute|grave|circ|uml|tilde|caron)$/.exec(name) ?? [];
  const accent = ACCENTS[mark];
  return letter && accent ? `${letter}${accent}`.normalize('NFC') : undefined;
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? '\ufffd';
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
