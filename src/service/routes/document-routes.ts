import { z } from 'zod';
import { foldDocument } from '../../casefile/journal/document-decisions.ts';
import { documents } from '../../casefile/store/documents.ts';
import { placedEntries } from '../../casefile/store/journal-rows.ts';
import { stateOf } from '../../casefile/store/state.ts';
import { CaseRecordForm, DocumentAnswer, DocumentRow, Id, KINDS } from '../kit/forms.ts';
import { known } from '../kit/known.ts';
import { recordAnswer } from '../kit/record-answer.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

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
    run: ({ file }, { query }) =>
      page(
        [...documents(file)].map(({ id: document, title, date, publisher, name, type, version, records, reader }) => ({
          id: document,
          ...(title === undefined ? {} : { title }),
          ...(date === undefined ? {} : { date }),
          ...(publisher === undefined ? {} : { publisher }),
          name,
          type,
          version,
          records,
          reader,
        })),
        query,
      ),
  }),
  route({
    method: 'get',
    path: '/documents/{id}',
    name: 'getDocument',
    summary: 'A document: its text, its sentences, who is named in it',
    params: { id },
    query: {},
    answer: DocumentAnswer,
    run: ({ file }, { params }) => {
      known(file, params.id);
      const { reading } = stateOf(file, params.id);
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
    path: '/documents/{id}/records',
    name: 'listDocumentRecords',
    summary: 'All records of a document as they stand, also rejected ones, in the order of the text',
    params: { id },
    query: { ...PAGE, kind: z.enum(KINDS).optional() },
    answer: listOf(CaseRecordForm),
    run: ({ file }, { params, query }) => {
      known(file, params.id);
      const state = stateOf(file, params.id);
      const chosen = state.records.filter(({ record }) => query.kind === undefined || record.kind === query.kind);
      const { items, ...rest } = page(chosen, query);
      return { items: items.map((record) => recordAnswer(state, record)), ...rest };
    },
  }),
];
