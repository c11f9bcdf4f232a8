import { z } from 'zod';
import { anchorWords, oneLine } from '../../casefile/journal/record-name.ts';
import { decide } from '../../casefile/store/decide.ts';
import { judgedOf } from '../../casefile/store/judged.ts';
import { documentOfRecord } from '../../casefile/store/state.ts';
import { type BlindComparison, blindDecision, compareBlind, NONE } from '../../casefile/trust/blind-check.ts';
import { oddDecisions } from '../../casefile/trust/odd-decisions.ts';
import { AgreementQuestion, askAgreement } from '../../questions/review/ask-agreement.ts';
import { blindQuestionOf, blindShare } from '../../questions/review/ask-blind.ts';
import { askConflicts } from '../../questions/review/ask-conflicts.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { Id, Json, RecordRowForm } from '../kit/forms.ts';
import { coder, handOf } from '../kit/hand.ts';
import { RequestError } from '../kit/problem.ts';
import { type Desk, listOf, PAGE, page, route } from '../kit/route.ts';
import { StepAnswer, stepAnswer } from '../kit/step-answer.ts';

const Interval = z.array(z.number()).describe('95 % interval: low, high');
const Measured = z.strictObject({ value: z.number().optional(), interval: Interval.optional() });
const Share = z.strictObject({
  n: z.number().int(),
  value: z.number().optional(),
  interval: Interval,
});
const Agreed = z.strictObject({
  n: z.number().int().describe('units that at least two rated'),
  observed: z.number(),
  kappa: Measured.optional(),
  alpha: Measured,
  ac1: Measured,
});
const Comparison = z
  .looseObject({
    raters: z.array(z.string()),
    kind: z.string(),
    basis: z.enum(['sentences', 'records']),
    there: Agreed,
    what: Agreed,
  })
  .meta({ id: 'Comparison' });

const Blind = z.strictObject({
  share: z.number().describe('of records that are asked blind first'),
  n: z.number().int().describe('records that were answered both ways'),
  same: Share,
  blindAsMachine: Share,
  shownAsMachine: Share,
  wonOver: Share,
  kappa: Measured,
  ac1: Measured,
});

const Say = z.strictObject({ coder: z.string(), at: z.string(), says: Json });
const Conflict = z
  .strictObject({
    id: Id,
    type: z.string(),
    document: Id.optional(),
    of: z.string().describe('`status`, or the field in which they differ; `coded` for what was coded blind'),
    words: z.string(),
    sentence: z.string(),
    what: z.string().describe('the record in a line, as it holds'),
    says: z.array(Say),
    holds: Json,
  })
  .meta({ id: 'Conflict' });

/** Reviewing: how far coders agree, where they differ, what looks odd, and answers that are given blind. */
export const REVIEW_ROUTES = [
  route({
    method: 'get',
    path: '/agreement',
    name: 'getAgreement',
    summary:
      'How far coders agree with each other and with the machine, and with themselves when they did not see its answer',
    params: {},
    query: AgreementQuestion,
    answer: z.strictObject({ comparisons: z.array(Comparison), blind: Blind }),
    run: ({ file, index }, { query }) =>
      index.whileUnchanged(`agreement ${JSON.stringify(query)}`, () => {
        const { blind, records } = judgedOf(file);
        return {
          comparisons: askAgreement(file, query),
          blind: { share: blindShare(file), ...blindAnswer(compareBlind(blind, records)) },
        };
      }),
  }),
  route({
    method: 'get',
    path: '/conflicts',
    name: 'listConflicts',
    summary: 'Where coders differ and nobody settled it',
    params: {},
    query: { ...PAGE, kind: AgreementQuestion.kind },
    answer: listOf(Conflict),
    columns: ['id', 'document', 'of', 'words', 'what', 'says', 'holds'],
    run: (desk, { query }) => page(conflictRows(desk, query.kind), query),
  }),
  route({
    method: 'get',
    path: '/odd',
    name: 'listOdd',
    summary: 'Old decisions that look odd beside the others, each with the reason',
    params: {},
    query: { ...PAGE },
    answer: listOf((RecordRowForm as z.ZodObject).extend({ why: z.string() })),
    columns: ['id', 'document', 'kind', 'status', 'says', 'why'],
    run: ({ file, index }, { query }) => {
      const odd = index.whileUnchanged('odd', () => oddDecisions(judgedOf(file)));
      const why = new Map(odd.map((one) => [one.id, one.why]));
      const rows = index.all({ among: [...why.keys()] });
      return page(
        rows.map((row) => ({ ...row, why: why.get(row.id) ?? '' })),
        query,
      );
    },
  }),
  route({
    method: 'post',
    path: '/records/{id}/blind',
    name: 'answerBlind',
    summary: "Answer what a record's words tell, before the machine's answer is shown; it stands aside",
    params: { id: Id },
    query: {},
    body: z.strictObject({ answer: z.string().min(1).max(200), coder }),
    answer: StepAnswer,
    run: (desk, { params, body }) => {
      const { file, index } = desk;
      const document = documentOfRecord(file, params.id, index.documentOf(params.id));
      const state = document === undefined ? undefined : index.state(document);
      const record = state?.records.find(({ id }) => id === params.id);
      if (!state || !record) throw new RequestError('not-found', `There is no record ${params.id} in this case.`, 'id');
      const asked = blindQuestionOf(state, record);
      if (body.answer !== NONE && !asked.choices.includes(body.answer)) {
        const choices = [...asked.choices, NONE].join(', ');
        throw new RequestError('bad-request', `The answer is one of ${choices}.`, 'answer');
      }
      const words = anchorWords(record.machine ?? record.record, state.reading.document.text).slice(0, 120);
      const hand = handOf(desk, body.coder);
      return stepAnswer(decide(file, [blindDecision(record, asked, body.answer, words)], hand));
    },
  }),
];

/** Values that cannot be told are left out, as elsewhere. */
function blindAnswer({ kappa, ac1, ...shares }: BlindComparison): object {
  const measured = ({ value, interval }: BlindComparison['kappa']): object =>
    value === undefined ? {} : { value, ...(interval ? { interval } : {}) };
  return { ...shares, kappa: measured(kappa), ac1: measured(ac1) };
}

function conflictRows(
  { file, index }: Desk,
  kind: z.output<typeof AgreementQuestion.kind>,
): readonly z.output<typeof Conflict>[] {
  return index.whileUnchanged(`conflicts ${kind}`, () => {
    const { decided, coded, states } = askConflicts(file, kind);
    const byId = new Map(states.map((state) => [state.reading.document.id, state]));
    const settled = decided.map(({ target, of, words = '', says, holds }): z.output<typeof Conflict> => {
      const state = target.type === 'record' ? byId.get(target.document) : undefined;
      const record = state?.records.find(({ id }) => id === target.id)?.record;
      return {
        id: target.id,
        type: target.type,
        ...(target.type === 'record' ? { document: target.document } : {}),
        of,
        words,
        sentence: state && record ? sentenceIn(state.reading, record.sentence.span) : '',
        what: state && record ? recordWords(record, state.reading) : '',
        says: says.map(({ side, value, entry }) => ({ coder: side, at: entry.at, says: value })),
        holds,
      };
    });
    const blind = coded.flatMap(({ document, coder: by, coded: own, held }): readonly z.output<typeof Conflict>[] => {
      const state = byId.get(document);
      const record = own ?? held?.record;
      if (!state || !record) return [];
      const { reading } = state;
      return [
        {
          id: record.id,
          type: 'record',
          document,
          of: 'coded',
          words: anchorWords(record, reading.document.text),
          sentence: sentenceIn(reading, record.sentence.span),
          what: held ? recordWords(held.record, reading) : '',
          says: [{ coder: by, at: '', says: own ? recordWords(own, reading) : null }],
          holds: held ? recordWords(held.record, reading) : null,
        },
      ];
    });
    return [...settled, ...blind];
  });
}

function sentenceIn(
  { document }: { readonly document: { readonly text: string } },
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return oneLine(document.text.slice(start, end));
}
