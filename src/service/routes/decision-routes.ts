import { z } from 'zod';
import type { Decision } from '../../casefile/journal/entry.ts';
import { decide, redo, type Step, undo } from '../../casefile/store/decide.ts';
import { documentNumber } from '../../casefile/store/documents.ts';
import { lastSteps, stepCount } from '../../casefile/store/log.ts';
import { documentOfRecord } from '../../casefile/store/state.ts';
import { DecisionForm, Id, RECORD_FILTER, StepForm } from '../kit/forms.ts';
import { coder, handOf } from '../kit/hand.ts';
import { withFigure } from '../kit/picture-rests.ts';
import { RequestError } from '../kit/problem.ts';
import { type Desk, listOf, PAGE, pageOf, route } from '../kit/route.ts';
import { StepAnswer, stepAnswer } from '../kit/step-answer.ts';

const answerOf = ({ id, active, entries }: Step): object => ({ step: id, active, entries });

/** Decisions are only ever added; undo takes a step back. */
export const DECISION_ROUTES = [
  route({
    method: 'post',
    path: '/decisions',
    name: 'decide',
    summary: 'Decide: all of it or nothing, as one step that one undo takes back',
    params: {},
    query: {},
    body: z.strictObject({ decisions: z.array(DecisionForm).min(1).max(1000), coder }),
    answer: StepAnswer,
    run: (desk, { body }) => {
      for (const { action, target } of body.decisions) {
        if (target.type === 'record' && action !== 'add') hasRecord(desk, target.id, target.document);
        if (target.type === 'document' && documentNumber(desk.file, target.id) === undefined)
          throw new RequestError('not-found', `There is no document ${target.id} in this case.`, 'decisions');
      }
      const entries = decide(desk.file, body.decisions as readonly Decision[], handOf(desk, body.coder));
      return stepAnswer(entries);
    },
  }),
  route({
    method: 'post',
    path: '/decisions/bulk',
    name: 'decideMany',
    summary:
      'Accept or reject all records that a filter chooses, as one step; refused unless exactly as many fit as were shown',
    params: {},
    query: {},
    body: z.strictObject({
      action: z.enum(['accept', 'reject']),
      filter: z.strictObject(RECORD_FILTER),
      expect: z.number().int().min(1).describe('how many records the person was told that this touches'),
      coder,
    }),
    answer: z.strictObject({ step: Id, active: z.boolean(), touched: z.number().int() }),
    run: (desk, { body }) => {
      const chosen = desk.index.all(withFigure(desk, body.filter));
      if (chosen.length !== body.expect) {
        throw new RequestError(
          'conflict',
          `${chosen.length} records fit now, and not ${body.expect}; look at them again before deciding on all.`,
          'expect',
        );
      }
      const decisions = chosen.map(
        ({ id, document, says }): Decision => ({
          action: body.action,
          target: { type: 'record', id, document },
          words: says.length > 120 ? `${says.slice(0, 119)}…` : says,
        }),
      );
      const entries = decide(desk.file, decisions, handOf(desk, body.coder));
      return { step: entries[0]?.step, active: true, touched: entries.length };
    },
  }),
  ...(['undo', 'redo'] as const).map((what) =>
    route({
      method: 'post',
      path: `/${what}`,
      name: what,
      summary: what === 'undo' ? 'Take a step back: the last one, or the one that is named' : 'Make a step again',
      params: {},
      query: {},
      body: z.strictObject({ step: Id.optional(), coder }),
      answer: StepAnswer,
      run: (desk, { body }) =>
        answerOf((what === 'undo' ? undo : redo)(desk.file, handOf(desk, body.coder), body.step)),
    }),
  ),
  route({
    method: 'get',
    path: '/journal',
    name: 'listSteps',
    summary: 'The steps of the journal, newest first',
    params: {},
    query: { ...PAGE },
    answer: listOf(StepForm),
    run: ({ file }, { query }) => pageOf(lastSteps(file, query.limit, query.after), stepCount(file), query.after),
  }),
];

function hasRecord({ file }: Desk, id: string, document: string): void {
  if (documentOfRecord(file, id, document) !== undefined) return;
  throw new RequestError('not-found', `There is no record ${id} in ${document}.`, 'decisions');
}
