import type { Document } from '../records/document.ts';
import { EntenteError } from '../records/failure.ts';
import { findDates } from './article/calendar-date.ts';
import type { Metadata } from './article/metadata.ts';
import type { Block } from './blocks.ts';
import { composeBlocks } from './blocks.ts';
import { decodeBytes } from './decode-bytes.ts';
import { detectType, type SourceType } from './detect-type.ts';
import { lacksFunctionWords } from './language-guess.ts';
import { MAX_BYTES, MAX_MEGABYTES } from './size-limit.ts';
import { documentFromText, documentFromUnits, type TextDocumentOptions } from './text-document.ts';

export interface ReadBytesOptions {
  /** File name, or `-` for standard input: for messages, for the record, and as a hint of the type and date. */
  readonly name: string;
  /** Overrides what content and name say. */
  readonly type?: SourceType;
  /** Overrides what the document says of itself. */
  readonly given?: Metadata;
}

/** What a format's reader makes of the bytes. */
interface Content {
  readonly blocks?: readonly Block[];
  readonly text?: string;
  readonly encoding?: string;
  readonly markup?: Metadata;
  readonly file?: Metadata;
  /** ISO 639-1 code that the markup states. */
  readonly language?: string;
}

/**
 * Reads one file into a document: finds out its type and encoding, divides its text into regions and reads its metadata.
 * The same bytes give the same document.
 * @throws EntenteError('unreadable') with a sentence that says what is wrong and what to do: empty, binary, damaged or
 * encrypted files, scans without text, types that are not read, more than 64 MB
 * @example
 * const bytes = new TextEncoder().encode('# Envoys meet\n\nTwo envoys met in Geneva.');
 * (await readBytes(bytes, { name: 'talks.md' })).title; // 'Envoys meet'
 */
export async function readBytes(bytes: Uint8Array, options: ReadBytesOptions): Promise<Document> {
  const shown = options.name === '-' ? 'Standard input' : options.name;
  if (bytes.length === 0) throw new EntenteError('unreadable', `${shown} is empty; give a file with text in it.`);
  if (bytes.length > MAX_BYTES)
    throw new EntenteError(
      'unreadable',
      `${shown} is larger than ${MAX_MEGABYTES} MB, the limit for one document; split it into several files.`,
    );
  const type = options.type ?? detectType(bytes, shown);
  const content = await readContent(bytes, type, shown);
  const composed = content.blocks ? composeBlocks(content.blocks) : undefined;
  if (!/\S/.test(composed?.text ?? content.text ?? ''))
    throw new EntenteError('unreadable', `${shown} holds no text; give a file with text in it.`);
  const textOptions: TextDocumentOptions = {
    name: options.name,
    type,
    ...(content.encoding && { encoding: content.encoding }),
    ...(options.given && { given: options.given }),
    ...(content.markup && { markup: content.markup }),
    file: { ...fileDate(options.name), ...content.file },
  };
  const document = composed
    ? documentFromUnits(composed.text, composed.units, textOptions)
    : documentFromText(content.text ?? '', textOptions);
  return withLanguage(document, content.language);
}

async function readContent(bytes: Uint8Array, type: SourceType, name: string): Promise<Content> {
  switch (type) {
    case 'txt':
      return decodeBytes(bytes, name);
    case 'md': {
      const { text, encoding } = await decodeBytes(bytes, name);
      const { readMarkdown } = await import('./markdown-blocks.ts');
      const { blocks, metadata, language } = readMarkdown(text);
      return { blocks, markup: metadata, encoding, ...(language && { language }) };
    }
    case 'html': {
      const { text, encoding } = await decodeBytes(bytes, name, declaredCharset(bytes));
      const { readHtml } = await import('./read-html.ts');
      const { blocks, metadata, language } = await readHtml(text);
      return { blocks, markup: metadata, encoding, ...(language && { language }) };
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts');
      return readPdf(bytes, name);
    }
    case 'docx': {
      const { readDocx } = await import('./read-docx.ts');
      return readDocx(bytes, name);
    }
  }
}

/** The charset that an HTML or XML declaration names in the first bytes. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head)?.[1]
  );
}

/** A day that the file's name states ("2017-07-06_talks.txt", "20170706.html"). */
function fileDate(name: string): Metadata {
  const base = name.replace(/^.*[\\/]/, '').replace(/_/g, ' ');
  const compact = /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(base);
  const date = findDates(base)[0]?.day ?? (compact && findDates(`${compact[1]}-${compact[2]}-${compact[3]}`)[0]?.day);
  return date ? { date } : {};
}

/** What the words say of the language wins over what the markup says: templates often say `en` of everything. */
async function withLanguage(document: Document, stated: string | undefined): Promise<Document> {
  const found = document.language ?? (await detectedLanguage(document));
  const language = found ?? stated;
  if (!language) return document;
  const origin = stated === language ? 'markup' : 'detected';
  return { ...document, language, origins: { ...document.origins, language: origin } };
}

/**
 * Below so many letters their statistics are a guess. In the Latin script they take the names of an English sentence for
 * Dutch or Turkish; another script is itself a hint.
 */
const FEWEST_LETTERS = { latin: 200, other: 60 };

/**
 * Statistics of letter groups (franc), for texts whose function words leave it open. Short texts stay undecided, and so do
 * those in the Latin script that hold next to none of the function words of the language that the letters suggest: lists of names.
 * English is not told from letters alone: its words would have told it.
 */
async function detectedLanguage(document: Document): Promise<string | undefined> {
  const read = document.regions.filter(({ kind }) => kind === 'body' || kind === 'heading' || kind === 'title');
  const sample = read
    .slice(0, 60)
    .map(({ span }) => document.text.slice(span.start, Math.min(span.end, span.start + 2000)))
    .join('\n')
    .slice(0, 10_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = (sample.match(/\p{sc=Latin}/gu)?.length ?? 0) * 2 > letters;
  if (letters < (latin ? FEWEST_LETTERS.latin : FEWEST_LETTERS.other)) return undefined;
  const { franc } = await import('franc');
  const { language } = new Intl.Locale(franc(sample));
  if (language === 'en' || !/^[a-z]{2}$/.test(language)) return undefined;
  return latin && lacksFunctionWords(sample, language) ? undefined : language;
}
