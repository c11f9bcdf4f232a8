import type { Document, DocumentOrigin, Region } from '../records/document.ts';
import { recordId, textHash } from '../records/identify.ts';
import { articleParts } from './article/article-parts.ts';
import type { Metadata } from './article/metadata.ts';
import { textUnits, type Unit } from './article/text-units.ts';
import { canonicalText } from './canonical-text.ts';
import { guessLanguage } from './language-guess.ts';

export interface TextDocumentOptions {
  /** File name, or `-` for standard input. */
  readonly name?: string;
  /** Default `string`. */
  readonly type?: Document['source']['type'];
  readonly encoding?: string;
  /** What the caller knows; wins over everything that is found. */
  readonly given?: Metadata;
  /** What markup states (HTML metadata, front matter); wins over the head of the text. */
  readonly markup?: Metadata;
  /** What a file says of itself (its name, its properties); used where nothing better is found. */
  readonly file?: Metadata;
  /** ISO 639-1 code; without it the language is guessed from script and function words. */
  readonly language?: { readonly code: string; readonly origin: DocumentOrigin };
}

/**
 * Makes a document of a plain text: brings it into its canonical form, divides it into title, paragraphs, byline,
 * captions and boilerplate, and reads title, authors and date from its head. Pure; runs in a browser tab.
 *
 * An empty text gives a document without regions.
 *
 * @example
 * const text = 'Envoys meet\n\nBy Given Surname\n6 July 2017\n\nTwo envoys met in Geneva.';
 * documentFromText(text).authors; // ['Given Surname']
 */
export function documentFromText(text: string, options: TextDocumentOptions = {}): Document {
  const canonical = canonicalText(text);
  return documentFromUnits(canonical, textUnits(canonical), options);
}

/**
 * Makes a document of a text whose paragraphs are known.
 * @param text in canonical form (see canonicalText)
 * @param units its paragraphs, in order, not overlapping
 */
export function documentFromUnits(text: string, units: readonly Unit[], options: TextDocumentOptions = {}): Document {
  const parts = articleParts(text, units, { ...options.file, ...options.markup, ...options.given });
  const ranked: readonly (readonly [DocumentOrigin, Metadata | undefined])[] = [
    ['given', options.given],
    ['markup', options.markup],
    ['head', parts.head],
    ['file', options.file],
    ['detected', parts.detected],
  ];
  const best = <K extends keyof Metadata>(key: K): { value?: NonNullable<Metadata[K]>; origin?: DocumentOrigin } => {
    for (const [origin, metadata] of ranked) {
      const value = metadata?.[key];
      if (value !== undefined && value.length > 0) return { value: value as NonNullable<Metadata[K]>, origin };
    }
    return {};
  };
  const title = best('title');
  const authors = best('authors');
  const date = best('date');
  const publisher = best('publisher');
  const guessed = options.language ? undefined : guessLanguage(readText(text, parts.regions));
  const language = options.language ?? (guessed ? { code: guessed, origin: 'detected' as const } : undefined);
  const sha256 = textHash(text);
  return {
    id: recordId('document', sha256),
    text,
    sha256,
    regions: [...parts.regions],
    ...(title.value !== undefined && { title: title.value }),
    authors: [...(authors.value ?? [])],
    ...(date.value !== undefined && { date: date.value }),
    ...(publisher.value !== undefined && { publisher: publisher.value }),
    ...(language && { language: language.code }),
    origins: {
      ...(title.origin && { title: title.origin }),
      ...(authors.origin && { authors: authors.origin }),
      ...(date.origin && { date: date.origin }),
      ...(publisher.origin && { publisher: publisher.origin }),
      ...(language && { language: language.origin }),
    },
    source: {
      name: options.name ?? '-',
      type: options.type ?? 'string',
      ...(options.encoding && { encoding: options.encoding }),
    },
  };
}

/** The first part of the text that is read, enough to tell its language. */
function readText(text: string, regions: readonly Region[]): string {
  let words = '';
  for (const { kind, span } of regions) {
    if (kind !== 'body' && kind !== 'heading' && kind !== 'title') continue;
    words += `${text.slice(span.start, Math.min(span.end, span.start + 20_000))}\n`;
    if (words.length > 20_000) break;
  }
  return words;
}
