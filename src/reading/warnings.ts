import type { Analysis } from '../language/tree.ts';
import type { Document } from '../records/document.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The language of a document in words, if it is one that is not read. */
export function otherLanguage(document: Document): string | undefined {
  const { language } = document;
  return language && language !== 'en' ? (NAMES.of(language) ?? language) : undefined;
}

/** What a person should know before trusting the records of a document: sentences, not codes. */
export function readingWarnings(document: Document, analysis: Analysis): readonly string[] {
  const warnings: string[] = [];
  const other = otherLanguage(document);
  if (other) {
    warnings.push(
      `The text is in ${other}. Entente reads English; what is shown here is only what could be made out, mostly names.`,
    );
  }
  const damage = /\((.*unreadable bytes?)\)/.exec(document.source.encoding ?? '')?.[1];
  if (damage) {
    warnings.push(
      `The file holds ${damage}; each is shown as \ufffd. Save the file again as UTF-8 if words are missing.`,
    );
  }
  if (!document.date) {
    warnings.push(
      'The text does not tell when it was published, so roles and relative dates are uncertain; give the day with --date.',
    );
  }
  if (!analysis.sentences.length) {
    warnings.push('No sentence was found to read: the text holds only a title, captions or boilerplate.');
  }
  return warnings;
}
