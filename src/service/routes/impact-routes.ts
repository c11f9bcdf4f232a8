import { z } from 'zod';
import { ImpactDesign } from '../../measures/impact/design.ts';
import { IMPACT_VERDICTS } from '../../measures/impact/result.ts';
import {
  type FixedDesign,
  fixedDesign,
  fixedDesigns,
  isSameQuestion,
  storeDesign,
} from '../../questions/impact/design-store.ts';
import { keptAnswer, takesLong } from '../../questions/impact/kept-answer.ts';
import { ImpactPlan, planDesign } from '../../questions/impact/plan-design.ts';
import { impactRows, reportImpact } from '../../questions/impact/report-impact.ts';
import { named } from '../../questions/kit/state-words.ts';
import { addJob } from '../jobs/job-store.ts';
import { RequestError } from '../kit/problem.ts';
import { BehindForm, behindAnswer, ReportForm, reportAnswer } from '../kit/report-answer.ts';
import { type Desk, listOf, PAGE, page, route } from '../kit/route.ts';
import { testedDesign } from '../kit/tested-design.ts';

const params = { id: z.string().min(1).max(100).describe('id of the design') } as const;

const DesignRow = z
  .strictObject({
    id: z.string(),
    at: z.string().optional().describe('when it was fixed, in UTC'),
    coder: z.string().optional().describe('who fixed it'),
    dyad: z.string(),
    names: z.string(),
    event: z.string(),
    measure: z.string(),
    direction: z.string(),
    before: z.number().int(),
    after: z.number().int(),
    grain: z.string(),
    others: z.number().int().describe('other designs of the same pair and event'),
  })
  .meta({ id: 'DesignRow' });

const COLUMNS = ['estimate', 'value', 'low', 'high', 'n', 'p', 'verdict'] as const;

/** Designs of impact tests, each fixed before its result, and what they show. */
export const IMPACT_ROUTES = [
  route({
    method: 'get',
    path: '/designs',
    name: 'listDesigns',
    summary: 'The designs of impact tests that were fixed in this case, those fixed last first',
    params: {},
    query: { ...PAGE },
    answer: listOf(DesignRow),
    columns: ['id', 'at', 'coder', 'dyad', 'event', 'measure', 'direction', 'before', 'after', 'others'],
    run: ({ file }, { query }) => page(fixedDesigns(file).map(designRow), query),
  }),
  route({
    method: 'post',
    path: '/designs',
    name: 'fixDesign',
    summary:
      'Fix the design of an impact test, before anything is computed; it is never changed or taken back, another plan is another design. A test that takes long is begun as work (`/jobs`)',
    params: {},
    query: {},
    body: ImpactPlan.extend({ coder: z.string().trim().min(1).max(200).optional() }),
    answer: DesignRow,
    run: async ({ file, coder, jobs }, { body: { coder: by, ...plan } }) => {
      const hand = by ?? coder;
      const stored = storeDesign(file, await planDesign(file, plan), { coder: hand });
      if (stored.path === undefined)
        throw new RequestError('conflict', 'The design could not be written into the case, so that nothing is fixed.');
      if (jobs && takesLong(file, plan.measure) && !keptAnswer(file, stored.id)) {
        addJob(file, 'test-impact', { design: stored.id }, hand);
        jobs.wake();
      }
      return designRow(fixedDesign(file, stored.id));
    },
  }),
  route({
    method: 'get',
    path: '/designs/{id}',
    name: 'getDesign',
    summary: 'A design with all that it fixes, without its result',
    params,
    query: {},
    answer: z.strictObject({ row: DesignRow, design: ImpactDesign, same: z.array(DesignRow) }),
    run: (desk, { params: { id } }) => {
      const found = known(desk, id);
      return { row: designRow(found), design: found.design, same: sameQuestion(desk, found).map(designRow) };
    },
  }),
  route({
    method: 'get',
    path: '/designs/{id}/result',
    name: 'getImpact',
    summary: 'What the test of a design shows, as data',
    params,
    query: {},
    answer: z.looseObject({ headline: z.string(), verdict: z.enum(IMPACT_VERDICTS), designHash: z.string() }),
    run: async (desk, { params: { id } }) => {
      const found = known(desk, id);
      const answer = await testedDesign(desk.file, found);
      return { headline: reportImpact(answer, found.others).headline, ...answer.result };
    },
  }),
  route({
    method: 'get',
    path: '/designs/{id}/report',
    name: 'getImpactReport',
    summary: 'The same in words, tables and figures, with the rows, roll calls and sentences behind them',
    params,
    query: {},
    answer: z.strictObject({
      verdict: z.enum(IMPACT_VERDICTS),
      moved: z.enum(['closer', 'apart']).nullable(),
      report: ReportForm,
      behind: BehindForm,
    }),
    run: async (desk, { params: { id } }) => {
      const found = known(desk, id);
      const answer = await testedDesign(desk.file, found);
      const report = reportImpact(answer, found.others);
      const { verdict, moved } = answer.result;
      return { verdict, moved, report: reportAnswer(report), behind: behindAnswer(report) };
    },
  }),
  route({
    method: 'get',
    path: '/designs/{id}/estimates',
    name: 'listEstimates',
    summary: 'Every estimate of a test as a row',
    params,
    query: { ...PAGE },
    answer: listOf(z.record(z.string(), z.union([z.string(), z.number()]))),
    columns: COLUMNS,
    run: async (desk, { params: { id }, query }) => {
      const [, ...rows] = impactRows((await testedDesign(desk.file, known(desk, id))).result);
      const items = rows.map((cells) =>
        Object.fromEntries(COLUMNS.flatMap((name, n) => (cells[n] === undefined ? [] : [[name, cells[n]]]))),
      );
      return page(items, query);
    },
  }),
];

function known({ file }: Desk, id: string): FixedDesign {
  if (fixedDesigns(file).some((one) => one.id === id)) return fixedDesign(file, id);
  throw new RequestError('not-found', `There is no design ${id} in this case.`, 'id');
}

function sameQuestion({ file }: Desk, { id, design }: FixedDesign): readonly FixedDesign[] {
  return fixedDesigns(file).filter((one) => one.id !== id && isSameQuestion(one.design, design));
}

function designRow({ id, at, coder, design, others }: FixedDesign): z.input<typeof DesignRow> {
  const { dyad, event, measure, direction, windows, grain } = design;
  return {
    id,
    ...(at === undefined ? {} : { at }),
    ...(coder === undefined ? {} : { coder }),
    dyad: dyad.join('-'),
    names: dyad.map((code) => named(code).name).join(' and '),
    event: event.title,
    measure,
    direction,
    before: windows.before,
    after: windows.after,
    grain,
    others,
  };
}
