import { z } from 'zod';
import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { actorsOf } from '../../casefile/journal/record-actors.ts';
import { entriesAbout } from '../../casefile/store/log.ts';
import { documentOfRecord } from '../../casefile/store/state.ts';
import { CitationForm, citeRecord } from '../../questions/citation/cite-record.ts';
import { blindFor, blindQuestionOf } from '../../questions/review/ask-blind.ts';
import { RECORD_ORDERS } from '../kit/chosen-records.ts';
import { CaseRecordForm, EntryForm, Id, RECORD_FILTER, RecordRowForm } from '../kit/forms.ts';
import { byWorth, withFigure } from '../kit/picture-rests.ts';
import { RequestError } from '../kit/problem.ts';
import { recordAnswers } from '../kit/record-answer.ts';
import type { RecordRow } from '../kit/record-row.ts';
import { type Desk, PAGE, page, pageOf, recordList, route } from '../kit/route.ts';

/** Whether a person is to be asked about a record before the machine's answer is shown; nobody is who has no name. */
function isBlind(
  { index, file, coder }: Desk,
  row: Pick<RecordRow, 'id' | 'status'> & { readonly grade?: RecordRow['grade'] | undefined },
): boolean {
  if (coder === undefined || row.grade === undefined) return false;
  return index.whileUnchanged(`blind ${coder}`, () => blindFor(file, coder))(row);
}

function withBlind(desk: Desk, rows: readonly RecordRow[]): readonly RecordRow[] {
  return rows.map((row) => (isBlind(desk, row) ? { ...row, blind: true } : row));
}

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
      sort: z
        .enum([...RECORD_ORDERS, 'worth'])
        .default('text')
        .describe('`unsure`: first those whose chance is nearest to one in two'),
    },
    answer: recordList(RecordRowForm),
    columns: ['id', 'document', 'date', 'kind', 'status', 'grade', 'probability', 'says', 'actors', 'decidedBy'],
    run: (desk, { query }) => {
      const { sort, limit, after, ...filter } = query;
      const chosen = withFigure(desk, filter);
      if (sort === 'worth') {
        const key = JSON.stringify(['worth', chosen]);
        const { items, ...rest } = page(
          desk.index.whileUnchanged(key, () => byWorth(desk, chosen)),
          { limit, after },
        );
        return { items: withBlind(desk, items), ...rest, behind: desk.index.behind };
      }
      const { items, total } = desk.index.find(chosen, sort, { limit, after });
      return { ...pageOf(withBlind(desk, items), total, after), behind: desk.index.behind };
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
      blind: z
        .strictObject({ asks: z.string(), field: z.string().optional(), choices: z.array(z.string()) })
        .optional()
        .describe("what is to be asked before the machine's answer is shown"),
    }),
    run: (desk, { params }) => {
      const { file } = desk;
      const { state, record } = found(desk, params.id);
      const { text } = state.reading.document;
      const { start, end } = record.record.sentence.span;
      const names = new Map(state.reading.actors.map((actor) => [actor.id, actor.name]));
      return {
        record: recordAnswers(state)(record),
        sentence: text.slice(start, end),
        actors: [...new Set(actorsOf(record.record))].map((id) => ({ id, name: names.get(id) ?? id })),
        history: entriesAbout(file, params.id),
        ...(isBlind(desk, { ...record, grade: record.machine?.provenance.grade })
          ? { blind: blindQuestionOf(state, record) }
          : {}),
      };
    },
  }),
  route({
    method: 'get',
    path: '/records/{id}/citation',
    name: 'citeRecord',
    summary: 'All that a footnote about a record needs: its words, their source, who found and who decided it',
    params: { id: Id.describe('id of the record') },
    query: {},
    answer: CitationForm,
    run: (desk, { params }) => {
      const { state, record } = found(desk, params.id);
      return citeRecord(desk.file, state, record);
    },
  }),
];

/** @throws RequestError `not-found` */
function found({ file, index }: Desk, id: string): { readonly state: DocumentState; readonly record: CaseRecord } {
  const document = documentOfRecord(file, id, index.documentOf(id));
  const state = document === undefined ? undefined : index.state(document);
  const record = state?.records.find((one) => one.id === id);
  if (state && record) return { state, record };
  throw new RequestError('not-found', `There is no record ${id} in this case.`, 'id');
}
