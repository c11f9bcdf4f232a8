import { z } from 'zod';
import { fieldsOf, statementFields } from '../../casefile/journal/record-field-table.ts';
import { decide } from '../../casefile/store/decide.ts';
import { addDecision, editDecisions, suggestDecision } from '../../casefile/store/make-decisions.ts';
import { documentOfRecord, stateOf } from '../../casefile/store/state.ts';
import { statementTypes } from '../../casefile/store/statement-types.ts';
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
    type: z.string().describe('choice, text, texts, number, whole, truth, actor, actors, sides, date, span, spans'),
    choices: z.array(z.string()).optional(),
    needed: z.literal(true).optional(),
    list: z.literal(true).optional(),
    of: z.array(z.string()).optional().describe('names of the statement types that have it'),
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
    run: ({ file }) => ({
      ...Object.fromEntries(KINDS.map((kind) => [kind, fieldsOf(kind)])),
      'discourse-statement': statementFields(statementTypes(file)),
    }),
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
  route({
    method: 'post',
    path: '/documents/{id}/suggestions',
    name: 'suggestRecord',
    summary:
      'Suggest a record on words of a text: it waits in the queue under the name of who suggests it, and counts for nothing until a person accepts it',
    params: { id: Id.describe('id of the document') },
    query: {},
    body: z.strictObject({
      kind: z.enum(KINDS),
      words: z
        .string()
        .min(1)
        .max(2000)
        .describe('the words on which it stands, copied letter for letter from the text'),
      within: z
        .string()
        .min(1)
        .max(5000)
        .optional()
        .describe('a longer passage of the text that has these words, where the text has them several times'),
      fields: changes,
      coder,
    }),
    answer: StepAnswer,
    run: (desk, { params, body: { coder: named, ...suggested } }) => {
      known(desk.file, params.id);
      const hand = handOf(desk, named);
      const decision = suggestDecision(desk.file, { ...suggested, document: params.id, coder: hand.coder });
      return stepAnswer(decide(desk.file, [decision], hand));
    },
  }),
];
