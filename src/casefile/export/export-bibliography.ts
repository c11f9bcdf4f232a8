import type { Document } from '../../records/document.ts';
import { type Exported, sourceName } from './exported.ts';

/** One source as reference managers read it (Citation Style Language, CSL-JSON 1.0). */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper' | 'document';
  readonly title?: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly 'container-title'?: string;
  readonly language?: string;
  readonly note: string;
}

/** The documents as CSL-JSON, for Zotero, Pandoc and the like. Authors stay as they are written. */
export function exportCsl({ readings }: Exported): string {
  const items = readings.map(({ document }): CslItem => {
    const { id, title, authors, date, publisher, language } = document;
    return {
      id,
      type: publisher ? 'article-newspaper' : 'document',
      ...(title ? { title: title.replace(/\s+/gu, ' ') } : {}),
      ...(authors.length > 0 ? { author: authors.map((literal) => ({ literal })) } : {}),
      ...(date ? { issued: { 'date-parts': [date.split('-').map(Number)] } } : {}),
      ...(publisher ? { 'container-title': publisher } : {}),
      ...(language ? { language } : {}),
      note: noteOf(document),
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** The documents as BibTeX; `date` is for BibLaTeX, `year` and `month` for the older one. Keys are ids of documents. */
export function exportBibtex({ readings }: Exported): string {
  return readings.map(({ document }) => bibtexEntry(document)).join('\n');
}

function bibtexEntry(document: Document): string {
  const { id, title, authors, date, publisher, language } = document;
  const fields: (readonly [name: string, value: string])[] = [];
  if (title) fields.push(['title', `{${latex(title)}}`]);
  if (authors.length > 0) fields.push(['author', authors.map(bibtexName).join(' and ')]);
  if (publisher) fields.push(['journal', latex(publisher)]);
  if (date) fields.push(['date', date], ['year', date.slice(0, 4)], ['month', String(Number(date.slice(5, 7)))]);
  if (language) fields.push(['langid', language === 'en' ? 'english' : latex(language)]);
  fields.push(['note', latex(noteOf(document))]);
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${publisher ? 'article' : 'misc'}{${id},\n${lines.join('')}}\n`;
}

/** A name that BibTeX would cut in the wrong place is kept together. */
function bibtexName(name: string): string {
  const words = latex(name);
  return /,|\band\b/iu.test(name) || !/\s/u.test(name.trim()) ? `{${words}}` : words;
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latex(words: string): string {
  return words.replace(/[\\{}&%$#_~^]/gu, (sign) => LATEX[sign] ?? sign).replace(/\s+/gu, ' ');
}

function noteOf(document: Document): string {
  return `Read from ${sourceName(document)}; SHA-256 of the cleaned text: ${document.sha256}`;
}
