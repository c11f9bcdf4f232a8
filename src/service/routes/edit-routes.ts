import { z } from 'zod';
import { fieldsOf } from '../../casefile/journal/record-field-table.ts';
import { decide } from '../../casefile/store/decide.ts';
import { addDecision, editDecisions } from '../../casefile/store/make-decisions.ts';
import { documentOfRecord, stateOf } from '../../casefile/store/state.ts';
import { offsetMap } from '../../records/offsets.ts';
import { Id, KINDS } from '../kit/forms.ts';
import { coder, handOf } from '../kit/hand.ts';
import { known } from '../kit/known.ts';
import { RequestError } from '../kit/problem.ts';
import { route } from '../kit/route.ts';
import { StepAnswer, stepAnswer } from '../kit/step-answer.ts';

const changes = z
  .array(z.string().min(1).max(2000))
  .max(50)
  .describe('each as `field=value`, as `entente decide edit` takes them: category=REJECT, source=USA,KOR');

const Field = z
  .looseObject({
    type: z.string().describe('choice, text, texts, number, truth, actor, actors, sides, date, span, spans'),
    choices: z.array(z.string()).optional(),
    needed: z.literal(true).optional(),
    list: z.literal(true).optional(),
  })
  .meta({ id: 'Field' });

/** What people may change in records, and add to texts. */
export const EDIT_ROUTES = [
  route({
    method: 'get',
    path: '/fields',
    name: 'listFields',
    summary: 'What may be changed in records of each kind, and what may stand there',
    params: {},
    query: {},
    answer: z.record(z.string(), z.record(z.string(), Field)),
    run: () => Object.fromEntries(KINDS.map((kind) => [kind, fieldsOf(kind)])),
  }),
  route({
    method: 'post',
    path: '/records/{id}/edits',
    name: 'editRecord',
    summary: 'Give fields of a record other values, in the words in which a person writes them; one step',
    params: { id: Id },
    query: {},
    body: z.strictObject({ changes: changes.min(1), coder }),
    answer: StepAnswer,
    run: (desk, { params, body }) => {
      if (documentOfRecord(desk.file, params.id) === undefined)
        throw new RequestError('not-found', `There is no record ${params.id} in this case.`, 'id');
      const hand = handOf(desk, body.coder);
      return stepAnswer(decide(desk.file, editDecisions(desk.file, params.id, body.changes), hand));
    },
  }),
  route({
    method: 'post',
    path: '/documents/{id}/records',
    name: 'addRecord',
    summary: 'Add a record that no reader found, on words of the text',
    params: { id: Id },
    query: {},
    body: z.strictObject({
      kind: z.enum(KINDS),
      start: z.number().int().min(0).describe('where its words begin, in UTF-16 code units'),
      end: z.number().int().min(1),
      fields: changes,
      coder,
    }),
    answer: StepAnswer,
    run: (desk, { params, body }) => {
      known(desk.file, params.id);
      const { text } = stateOf(desk.file, params.id).reading.document;
      if (body.start >= body.end || body.end > text.length)
        throw new RequestError('bad-request', 'The words lie outside the text.', 'start');
      const { toCodePoint } = offsetMap(text);
      const hand = handOf(desk, body.coder);
      const added = addDecision(desk.file, {
        document: params.id,
        kind: body.kind,
        words: `${toCodePoint(body.start)}-${toCodePoint(body.end)}`,
        fields: body.fields,
        coder: hand.coder,
      });
      return stepAnswer(decide(desk.file, [added], hand));
    },
  }),
];
