import { z } from 'zod';
import { actorsOf } from '../../casefile/journal/record-actors.ts';
import { entriesAbout } from '../../casefile/store/log.ts';
import { documentOfRecord, findRecord } from '../../casefile/store/state.ts';
import { gradeProbability } from '../../casefile/trust/acceptance-features.ts';
import { chosenRecords } from '../kit/chosen-records.ts';
import { CaseRecordForm, EntryForm, Id, RECORD_FILTER, RecordRowForm } from '../kit/forms.ts';
import { RequestError } from '../kit/problem.ts';
import { recordAnswer } from '../kit/record-answer.ts';
import type { RecordRow } from '../kit/record-index.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

const SORTS = ['text', 'unsure', 'probability', 'date'] as const;

/** How likely a record is right; what a person added is. */
function chanceOf({ probability, grade }: RecordRow): number {
  return probability ?? (grade === undefined ? 1 : gradeProbability(grade));
}

/** How unsure a record is: most where it has one chance in two. */
function doubt(row: RecordRow): number {
  const chance = chanceOf(row);
  return chance * (1 - chance);
}

const ORDERS: Readonly<Record<(typeof SORTS)[number], (a: RecordRow, b: RecordRow) => number>> = {
  text: () => 0,
  unsure: (a, b) => doubt(b) - doubt(a),
  probability: (a, b) => chanceOf(b) - chanceOf(a),
  date: (a, b) => (b.date ?? '').localeCompare(a.date ?? '', 'en'),
};

/** Records of all documents, and one with its history. */
export const RECORD_ROUTES = [
  route({
    method: 'get',
    path: '/records',
    name: 'listRecords',
    summary: 'Records of all documents, in the order of the texts unless another is asked for',
    params: {},
    query: {
      ...PAGE,
      ...RECORD_FILTER,
      sort: z.enum(SORTS).default('text').describe('`unsure`: first those whose chance is nearest to one in two'),
    },
    answer: listOf(RecordRowForm),
    columns: ['id', 'document', 'date', 'kind', 'status', 'grade', 'probability', 'says', 'actors', 'decidedBy'],
    run: ({ index }, { query }) => {
      const chosen = chosenRecords(index.rows(), query);
      return page(query.sort === 'text' ? chosen : chosen.toSorted(ORDERS[query.sort]), query);
    },
  }),
  route({
    method: 'get',
    path: '/records/{id}',
    name: 'getRecord',
    summary: 'A record as it stands, with all that was ever decided about it',
    params: { id: Id.describe('id of the record') },
    query: {},
    answer: z.strictObject({
      record: CaseRecordForm,
      sentence: z.string().describe('the sentence in which it stands'),
      actors: z.array(z.strictObject({ id: Id, name: z.string() })),
      history: z.array(z.strictObject({ entry: EntryForm, active: z.boolean() })),
    }),
    run: ({ file }, { params }) => {
      if (documentOfRecord(file, params.id) === undefined) {
        throw new RequestError('not-found', `There is no record ${params.id} in this case.`, 'id');
      }
      const { state, record } = findRecord(file, params.id);
      const { text } = state.reading.document;
      const { start, end } = record.record.sentence.span;
      const names = new Map(state.reading.actors.map((actor) => [actor.id, actor.name]));
      return {
        record: recordAnswer(state, record),
        sentence: text.slice(start, end),
        actors: [...new Set(actorsOf(record.record))].map((id) => ({ id, name: names.get(id) ?? id })),
        history: entriesAbout(file, params.id),
      };
    },
  }),
];
