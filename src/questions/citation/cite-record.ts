import { z } from 'zod';
import { exportBibtex, exportCsl } from '../../casefile/export/export-bibliography.ts';
import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { anchorWords } from '../../casefile/journal/record-name.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { documentRow } from '../../casefile/store/documents.ts';
import { offsetMap } from '../../records/offsets.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { decidedWords, provenanceWords } from './decided-words.ts';

/** All that a footnote needs. */
export const CitationForm = z
  .strictObject({
    id: z.string(),
    quote: z.string().describe('the sentence, letter for letter'),
    words: z.string().describe('the words in it on which the record stands'),
    says: z.string().describe('what the record says, in a line'),
    document: z.string(),
    address: z.string().describe('where the workbench shows it'),
    title: z.string().optional(),
    authors: z.array(z.string()),
    publisher: z.string().optional(),
    date: z.string().optional().describe('day of publication'),
    file: z.string().describe('where the text came from'),
    version: z.number().int(),
    original: z.string().describe('SHA-256 of the original'),
    start: z.number().int().describe('where the sentence begins, in characters'),
    end: z.number().int(),
    status: z.enum(['open', 'accepted', 'rejected']),
    foundBy: z.string(),
    reader: z.string(),
    decided: z.string().nullable().describe('who decided what about it, or suggested it; null: nobody did'),
    csl: z.record(z.string(), z.json()).describe('the text for reference managers, as CSL-JSON'),
    bibtex: z.string(),
  })
  .meta({ id: 'Citation' });
type Citation = Readonly<z.input<typeof CitationForm>>;

/** Where the workbench shows a record in its text. */
export function recordAddress(document: string, record: string): string {
  return `/read/${document}?rec=${record}`;
}

/** A record as a footnote has it: its words, their source, who found and who decided it. */
export function citeRecord(file: CaseFile, state: DocumentState, record: CaseRecord): Citation {
  const row = documentRow(file, record.document);
  const { reading } = state;
  const { document } = reading;
  const { toCodePoint } = offsetMap(document.text);
  const { span } = record.record.sentence;
  const [csl] = JSON.parse(exportCsl({ readings: [reading] })) as [Citation['csl']];
  return {
    id: record.id,
    quote: plainText(document.text.slice(span.start, span.end)),
    words: plainText(anchorWords(record.record, document.text)),
    says: plainText(recordWords(record.record, reading)),
    document: document.id,
    address: recordAddress(document.id, record.id),
    ...(document.title === undefined ? {} : { title: document.title }),
    authors: [...document.authors],
    ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
    ...(document.date === undefined ? {} : { date: document.date }),
    file: row.origin,
    version: row.version,
    original: row.source,
    start: toCodePoint(span.start),
    end: toCodePoint(span.end),
    status: record.status,
    foundBy: provenanceWords(record),
    reader: row.reader,
    decided: decidedWords(record) || null,
    csl,
    bibtex: exportBibtex({ readings: [reading] }),
  };
}
