import { EntenteError } from '../records/failure.ts';

/** A text and the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  /** Name as the web knows it (`utf-8`, `windows-1252`, `utf-16le` ...); says so where bytes could not be read. */
  readonly encoding: string;
}

/** Encodings that the detector knows and the platform's decoder does not, or under another name. */
const ALIAS: ReadonlyMap<string, string> = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
]);
/** Windows code pages by the standard that they extend, whose places 0x80 to 0x9f hold no letters. */
const EXTENDED: ReadonlyMap<string, string> = new Map([
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-5', 'windows-1251'],
  ['iso-8859-6', 'windows-1256'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-8', 'windows-1255'],
  ['iso-8859-8-i', 'windows-1255'],
  ['iso-8859-13', 'windows-1257'],
]);
/** How much of a long text the detector sees, in bytes. */
const SAMPLE = 256 * 1024;

/**
 * Turns bytes into text. A byte order mark decides; then strict UTF-8; then what the markup declares; then statistics of
 * the bytes.
 * @param declared charset that an HTML or XML declaration names
 * @param name of the input, for the message
 * @throws EntenteError('unreadable') if the bytes are no text
 */
export async function decodeBytes(bytes: Uint8Array, name: string, declared?: string): Promise<DecodedText> {
  const marked = markedEncoding(bytes);
  if (marked) return { text: decode(bytes, marked), encoding: marked };
  const wide = wideEncoding(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide };
  if (looksBinary(bytes))
    throw new EntenteError(
      'unreadable',
      `${name} holds binary data, not text; give a text, Markdown, HTML, PDF or Word (.docx) file.`,
    );
  if (hasEscapes(bytes)) {
    const text = strictly(bytes, 'iso-2022-jp');
    if (text !== undefined) return { text, encoding: 'iso-2022-jp' };
  }
  const utf8 = strictly(bytes, 'utf-8') ?? strictlyCut(bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const damaged = damagedUtf8(bytes);
  if (damaged) return damaged;
  const label = declared ? knownLabel(declared) : undefined;
  if (label && label !== 'utf-8') {
    const text = strictly(bytes, label);
    if (text !== undefined) return { text, encoding: label };
  }
  const { analyse } = await import('chardet');
  for (const match of analyse(interestingPart(bytes))) {
    const candidate = knownLabel(ALIAS.get(match.name.toLowerCase()) ?? match.name);
    if (!candidate || candidate.startsWith('utf')) continue;
    const encoding = mostlyAscii(bytes) && match.confidence < 60 ? 'windows-1252' : candidate;
    for (const each of [encoding, EXTENDED.get(encoding) ?? 'windows-1252']) {
      const text = strictly(bytes, each);
      if (text !== undefined && !/[\u0080-\u009f]/.test(text)) return { text, encoding: each };
    }
  }
  return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding === 'utf-32le');
  return new TextDecoder(encoding).decode(bytes);
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 whose last character was cut off in the middle. */
function strictlyCut(bytes: Uint8Array): string | undefined {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    if ((bytes[bytes.length - cut] ?? 0) < 0x80) return undefined;
    const text = strictly(bytes.subarray(0, bytes.length - cut), 'utf-8');
    if (text !== undefined) return cut > 1 || /\P{ASCII}/u.test(text) ? text : undefined;
  }
  return undefined;
}

/** UTF-8 with a few bad bytes in it, which no other encoding explains better. The name of the encoding says how many. */
function damagedUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (good < 10 * bad) return undefined;
  return { text, encoding: `utf-8 (${bad} unreadable ${bad === 1 ? 'byte' : 'bytes'})` };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: in text with spaces and Latin letters every second byte is zero. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 8192) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  let pairs = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
    if (bytes[i] === 0 && bytes[i + 1] === 0) pairs++;
  }
  const half = length / 2;
  if (pairs > half * 0.02) return undefined;
  if (odd > half * 0.1 && even < odd * 0.05 && controlShare(bytes, 'utf-16le') < 0.01) return 'utf-16le';
  if (even > half * 0.1 && odd < even * 0.05 && controlShare(bytes, 'utf-16be') < 0.01) return 'utf-16be';
  return undefined;
}

function controlShare(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, 8192));
  return (text.match(/[^\P{Cc}\n\r\t]|\p{Cn}|\ufffd/gu)?.length ?? 0) / Math.max(1, text.length);
}

/** Whether control bytes that no text has are common. A few are forgiven. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 16 * 1024);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b) control++;
  }
  return control > length * 0.1 || (control > 8 && control > length * 0.02);
}

/** Escape sequences that switch to Japanese characters. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let i = 0; i + 2 < Math.min(bytes.length, SAMPLE); i++) {
    if (bytes[i] === 0x1b && bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return true;
  }
  return false;
}

/** The part of the bytes to show to the detector: from shortly before the first byte beyond ASCII. */
function interestingPart(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1024);
  return bytes.subarray(start, start + SAMPLE);
}

/** Western text: few bytes beyond ASCII, and those not in long runs. */
function mostlyAscii(bytes: Uint8Array): boolean {
  let high = 0;
  const length = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < length; i++) if ((bytes[i] ?? 0) >= 0x80) high++;
  return high < length * 0.08;
}

function knownLabel(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let i = 0; i + 3 < bytes.length; i += 4) {
    const code = view.getUint32(i, little);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}
