import { z } from 'zod';
import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { decide } from '../../casefile/store/decide.ts';
import { documentOfRecord } from '../../casefile/store/state.ts';
import {
  type ActorCorrection,
  correctionDecisions,
  correctionOf,
  fitsCorrection,
} from '../../questions/review/ask-same.ts';
import { Id } from '../kit/forms.ts';
import { coder, handOf } from '../kit/hand.ts';
import { RequestError } from '../kit/problem.ts';
import { namingsOf } from '../kit/record-row.ts';
import { type Desk, route } from '../kit/route.ts';

/** So many documents are opened to look for the same words. */
const MOST_DOCUMENTS = 500;

const SameAnswer = z
  .strictObject({
    field: z.string().optional().describe('in which the record was corrected; absent where it was not'),
    before: z.array(z.string()),
    after: z.array(z.string()),
    words: z.array(z.string()).describe('by which its sentence names those who stood there'),
    records: z.array(Id).describe('others that name them by the same words and on which nobody decided'),
    documents: z.number().int(),
  })
  .meta({ id: 'Same' });

/** After an actor was corrected: the other records in which the same words were read in the same way. */
export const SAME_ROUTES = [
  route({
    method: 'get',
    path: '/records/{id}/same',
    name: 'listSame',
    summary: 'After an actor of a record was corrected: others whose words were read in the same way',
    params: { id: Id },
    query: {},
    answer: SameAnswer,
    run: (desk, { params }) => sameAs(desk, params.id).answer,
  }),
  route({
    method: 'post',
    path: '/records/{id}/same',
    name: 'correctSame',
    summary: 'Correct those others in the same way, as one step; refused unless exactly as many fit as were shown',
    params: { id: Id },
    query: {},
    body: z.strictObject({ expect: z.number().int().min(1), coder }),
    answer: z.strictObject({ step: Id, active: z.boolean(), touched: z.number().int() }),
    run: (desk, { params, body }) => {
      const { answer, correction } = sameAs(desk, params.id);
      const { records } = answer;
      if (!correction || records.length !== body.expect) {
        throw new RequestError(
          'conflict',
          `${records.length} records fit now, and not ${body.expect}; look at them again before correcting all.`,
          'expect',
        );
      }
      const entries = decide(desk.file, correctionDecisions(desk.file, records, correction), handOf(desk, body.coder));
      return { step: entries[0]?.step, active: true, touched: records.length };
    },
  }),
];

function sameAs(
  desk: Desk,
  id: string,
): { readonly answer: z.output<typeof SameAnswer>; readonly correction: ActorCorrection | undefined } {
  const { state, record } = openRecord(desk, id);
  const correction = correctionOf(desk.file, record);
  if (!correction) return { answer: { before: [], after: [], words: [], records: [], documents: 0 }, correction };
  const { reading } = state;
  const namings = namingsOf(reading);
  const named = correction.before.flatMap((actor) => namings(actor, record.record.sentence.span));
  const rows = named.flatMap((naming) => desk.index.all({ naming, kind: record.record.kind, status: 'open' }));
  const byDocument = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.id !== id) byDocument.set(row.document, (byDocument.get(row.document) ?? new Set()).add(row.id));
  }
  const found = [...byDocument].slice(0, MOST_DOCUMENTS).flatMap(([document, ids]) => {
    return desk.index.state(document).records.filter((one) => ids.has(one.id) && fitsCorrection(one, correction));
  });
  return {
    correction,
    answer: {
      ...correction,
      before: [...correction.before],
      after: [...correction.after],
      words: [...new Set(named.map((naming) => naming.slice(naming.indexOf('=') + 1)))],
      records: found.map((one) => one.id),
      documents: new Set(found.map(({ document }) => document)).size,
    },
  };
}

function openRecord({ file, index }: Desk, id: string): { readonly state: DocumentState; readonly record: CaseRecord } {
  const document = documentOfRecord(file, id, index.documentOf(id));
  const state = document === undefined ? undefined : index.state(document);
  const record = state?.records.find((one) => one.id === id);
  if (state && record) return { state, record };
  throw new RequestError('not-found', `There is no record ${id} in this case.`, 'id');
}
