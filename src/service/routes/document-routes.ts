import { z } from 'zod';
import { foldDocument } from '../../casefile/journal/document-decisions.ts';
import { documentPage } from '../../casefile/store/documents.ts';
import { placedEntries } from '../../casefile/store/journal-rows.ts';
import { CaseRecordForm, DocumentAnswer, DocumentRow, Id, KINDS } from '../kit/forms.ts';
import { known } from '../kit/known.ts';
import { recordAnswers } from '../kit/record-answer.ts';
import { listOf, PAGE, page, pageOf, route } from '../kit/route.ts';

const id = Id.describe('id of the document');

/** Texts, and what stands in each. */
export const DOCUMENT_ROUTES = [
  route({
    method: 'get',
    path: '/documents',
    name: 'listDocuments',
    summary: 'The documents, in the order in which they were added',
    params: {},
    query: { ...PAGE },
    answer: listOf(DocumentRow),
    columns: ['id', 'date', 'title', 'publisher', 'name', 'type', 'version', 'records', 'reader'],
    run: ({ file }, { query }) => {
      const { items, total } = documentPage(file, query);
      return pageOf(
        items.map(({ origin: _, source: __, ...row }) => row),
        total,
        query.after,
      );
    },
  }),
  route({
    method: 'get',
    path: '/documents/{id}',
    name: 'getDocument',
    summary: 'A document: its text, its sentences, who is named in it',
    params: { id },
    query: {},
    answer: DocumentAnswer,
    run: ({ file, index }, { params }) => {
      known(file, params.id);
      const { reading } = index.state(params.id);
      const { memo } = foldDocument(placedEntries(file, 'j.document = ?', params.id));
      return {
        document: reading.document,
        sentences: reading.sentences,
        warnings: reading.warnings,
        actors: reading.actors.map((actor) => ({
          id: actor.id,
          name: actor.name,
          kind: actor.kind,
          mentions: actor.mentions,
        })),
        ...(memo ? { memo: memo.text } : {}),
      };
    },
  }),
  route({
    method: 'get',
    path: '/documents/{id}/text',
    name: 'readText',
    summary: 'The text of a document, page by page',
    params: { id },
    query: {
      limit: z.coerce.number().int().min(200).max(50_000).default(8000).describe('how many UTF-16 code units at most'),
      after: z.coerce.number().int().min(0).default(0).describe('where to begin, as `next` said it'),
    },
    answer: z.strictObject({
      document: Id,
      title: z.string().optional(),
      date: z.string().optional().describe('day of publication'),
      publisher: z.string().optional(),
      text: z.string().describe('a page; it ends at the end of a line or a word where there is one'),
      start: z.number().int(),
      end: z.number().int(),
      total: z.number().int().describe('how long the text is, in UTF-16 code units'),
      truncated: z.boolean().describe('whether some of the text is not on this page'),
      next: z.number().int().nullable().describe('what to ask for as `after`; null at the end'),
    }),
    run: ({ file, index }, { params, query }) => {
      known(file, params.id);
      const { document } = index.state(params.id).reading;
      const { title, date, publisher, text } = document;
      const start = wholeFrom(text, query.after);
      const end = pageEnd(text, start, query.limit);
      return {
        document: document.id,
        ...(title === undefined ? {} : { title }),
        ...(date === undefined ? {} : { date }),
        ...(publisher === undefined ? {} : { publisher }),
        text: text.slice(start, end),
        start,
        end,
        total: text.length,
        truncated: end - start < text.length,
        next: end < text.length ? end : null,
      };
    },
  }),
  route({
    method: 'get',
    path: '/documents/{id}/records',
    name: 'listDocumentRecords',
    summary: 'All records of a document as they stand, also rejected ones, in the order of the text',
    params: { id },
    query: { ...PAGE, kind: z.enum(KINDS).optional() },
    answer: listOf(CaseRecordForm),
    run: ({ file, index }, { params, query }) => {
      known(file, params.id);
      const state = index.state(params.id);
      const chosen = state.records.filter(({ record }) => query.kind === undefined || record.kind === query.kind);
      const { items, ...rest } = page(chosen, query);
      return { items: items.map(recordAnswers(state)), ...rest };
    },
  }),
];

/** No page begins in the middle of a character. */
function wholeFrom(text: string, at: number): number {
  const start = Math.min(at, text.length);
  return /[\uDC00-\uDFFF]/u.test(text.charAt(start)) && start > 0 ? start - 1 : start;
}

/** Where a page ends: behind the last line of its second half, or else its last word, or else where it is full. */
function pageEnd(text: string, start: number, most: number): number {
  const full = start + most;
  if (full >= text.length) return text.length;
  const half = start + most / 2;
  const line = text.lastIndexOf('\n', full - 1) + 1;
  if (line > half) return line;
  const word = text.lastIndexOf(' ', full - 1) + 1;
  return word > half ? word : wholeFrom(text, full);
}
