import { EntenteError } from '../records/failure.ts';

export type SourceType = 'txt' | 'md' | 'html' | 'pdf' | 'docx';

/** File name extensions that are read, in lower case, and what they say. */
export const EXTENSIONS: ReadonlyMap<string, SourceType> = new Map([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
]);

const READ = 'Entente reads .txt, .md, .html, .pdf and .docx';

/** Kinds of file that are known and not read: how they begin (Latin-1), what they are called, what to do. */
const FOREIGN: readonly { readonly begins: RegExp; readonly what: string; readonly todo: string }[] = [
  { begins: /^\{\\rtf/, what: 'a rich text (RTF) file', todo: 'save it as .docx or .txt' },
  {
    begins:
      /^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF....WEBP|^II\*\0|^MM\0\*|^BM.{4}\0\0\0\0|^....ftyp(?:heic|heif|mif1|avif)/s,
    what: 'an image',
    todo: 'run text recognition on it first and give the text',
  },
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes mark the formats.
    begins: /^....ftyp|^ID3|^OggS|^RIFF....(?:WAVE|AVI )|^\x1aE\xdf\xa3|^fLaC|^\xff[\xfb\xf3\xf2]/s,
    what: 'a sound or film',
    todo: 'give a transcript as text',
  },
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes mark the formats.
    begins: /^\x1f\x8b|^7z\xbc\xaf|^Rar!|^BZh|^\xfd7zXZ|^\x28\xb5\x2f\xfd/,
    what: 'a compressed archive',
    todo: 'unpack it first',
  },
  {
    begins: /^\x7fELF|^MZ[\s\S]{58}|^\xcf\xfa\xed\xfe|^\xca\xfe\xba\xbe/,
    what: 'a program',
    todo: 'give a text or a document',
  },
  { begins: /^SQLite format 3|^PAR1|^\x89HDF/, what: 'a database', todo: 'export its texts first' },
  { begins: /^%!PS/, what: 'a PostScript file', todo: 'convert it to PDF first' },
];

/** Files of data, by their extensions or by how their text begins. */
const DATA: readonly {
  readonly extensions: readonly string[];
  readonly begins?: RegExp;
  readonly what: string;
  readonly todo: string;
}[] = [
  { extensions: ['json', 'jsonl', 'geojson'], what: 'a JSON file', todo: 'extract its texts first' },
  { extensions: ['csv', 'tsv'], what: 'a table', todo: 'extract its texts first' },
  {
    extensions: ['xml', 'rss', 'atom'],
    begins: /^<\?xml\s/i,
    what: 'an XML file',
    todo: 'extract its text first or save the page as .html',
  },
];

/** Documents that are zip archives, by a member that all of a kind have. */
const ZIPPED: readonly { readonly member: string; readonly what: string; readonly todo: string }[] = [
  { member: 'opendocument.text', what: 'an OpenDocument text (.odt)', todo: 'save it as .docx' },
  { member: 'application/epub+zip', what: 'an e-book (.epub)', todo: 'export its text first' },
  { member: 'xl/workbook', what: 'an Excel workbook', todo: 'save the text you need as .txt' },
  { member: 'ppt/presentation', what: 'a PowerPoint file', todo: 'export it as PDF' },
];

/**
 * What kind of document the bytes are, judged by their content first and by the name second.
 * @param name file name, or `-` for standard input
 * @throws EntenteError('unreadable') for kinds that are not read, with what to do instead
 * @example
 * detectType(new TextEncoder().encode('<!doctype html><p>Envoys met.'), 'talks'); // 'html'
 */
export function detectType(bytes: Uint8Array, name: string): SourceType {
  const head = latin1(bytes.subarray(0, 4096));
  const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (/^[\s\S]{0,1024}%PDF-\d/.test(head)) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipType(bytes, name, extension);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw oldOffice(bytes, name);
  const foreign = FOREIGN.find((kind) => kind.begins.test(head));
  if (foreign) throw refusal(name, foreign.what, foreign.todo);
  const named = EXTENSIONS.get(extension);
  if (named === 'pdf')
    throw new EntenteError('unreadable', `${name} is called a PDF but does not hold one; download or export it again.`);
  if (named === 'docx')
    throw new EntenteError(
      'unreadable',
      `${name} is called a Word document but does not hold one; save it again as .docx.`,
    );
  const text = head
    .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
    .replace(/\0/g, '')
    .trimStart();
  if (named === 'html' || looksLikeHtml(text)) return 'html';
  if (named) return named;
  const data = DATA.find(({ extensions, begins }) => extensions.includes(extension) || begins?.test(text));
  if (data) throw refusal(name, data.what, data.todo);
  return 'txt';
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function looksLikeHtml(head: string): boolean {
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return true;
  // A fragment of a page: opens with a tag and has several more.
  return (
    /^<(?:div|p|article|main|section|h1|meta|title|table|header)\b/i.test(head) &&
    (head.match(/<\/?[a-z][^<>]*>/gi)?.length ?? 0) >= 4
  );
}

function zipType(bytes: Uint8Array, name: string, extension: string): SourceType {
  // Names of members stand uncompressed in the local headers and again in the directory at the end.
  const members = `${latin1(bytes.subarray(0, 65_536))}\n${latin1(bytes.subarray(Math.max(0, bytes.length - 262_144)))}`;
  if (members.includes('word/document')) return 'docx';
  const foreign = ZIPPED.find(({ member }) => members.includes(member));
  if (foreign) throw refusal(name, foreign.what, foreign.todo);
  if (extension === 'docx')
    throw new EntenteError(
      'unreadable',
      `${name} is damaged: the document inside it is missing; save it again as .docx.`,
    );
  throw refusal(name, 'a zip archive', 'unpack it first and give the folder');
}

function oldOffice(bytes: Uint8Array, name: string): EntenteError {
  const start = latin1(bytes.subarray(0, 65_536)).replace(/\0/g, '');
  if (/EncryptedPackage|EncryptionInfo/.test(start))
    return new EntenteError('unreadable', `${name} is protected by a password; save a copy without it.`);
  return refusal(name, 'an old Office file (.doc)', 'save it as .docx');
}

function refusal(name: string, what: string, todo: string): EntenteError {
  return new EntenteError('unreadable', `${name} is ${what}, which is not read: ${todo} (${READ}).`);
}
