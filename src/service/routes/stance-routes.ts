import { z } from 'zod';
import type { PositionMean } from '../../measures/stances/position-mean.ts';
import { ASKED_COMPARE, ASKED_POSITIONS, type AskedPositions } from '../../questions/stances/asked-stances.ts';
import { sentencesOfStands } from '../../questions/stances/case-positions.ts';
import { pairAnswer } from '../../questions/stances/pair-answer.ts';
import { pairData } from '../../questions/stances/pair-data.ts';
import { type PositionsAnswer, positionsAnswer } from '../../questions/stances/positions-answer.ts';
import { keyOf, saysDoesAnswer } from '../../questions/stances/says-does-answer.ts';
import { compareReport } from '../../report/measures/compare-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { saysDoesReport } from '../../report/measures/says-does-report.ts';
import { Id } from '../kit/forms.ts';
import { PROGRAM } from '../kit/program.ts';
import { BehindForm, ReportForm, reportAnswer } from '../kit/report-answer.ts';
import { listOf, page, route, WHOLE_PAGE } from '../kit/route.ts';

const Stand = z
  .strictObject({
    actor: Id,
    name: z.string(),
    short: z.string(),
    issue: Id,
    issue_name: z.string(),
    mean: z.number().optional().describe('-1 against to 1 for'),
    low: z.number().optional(),
    high: z.number().optional(),
    records: z.number().int(),
    documents: z.number().int(),
    for: z.number().int(),
    against: z.number().int(),
    on_terms: z.number().int(),
    change: z.string().describe('what the test of change says'),
  })
  .meta({ id: 'Stand' });

const PartingPair = z
  .strictObject({
    a: Id,
    b: Id,
    name_a: z.string(),
    name_b: z.string(),
    reading: z.string().describe('friends in words, foes in words, alike, or open'),
    words: z.string(),
    words_value: z.number(),
    shared_issues: z.number().int(),
    deeds: z.string(),
    tone: z.number(),
    events: z.number().int(),
  })
  .meta({ id: 'PartingPair' });

/** What says which positions are read, without who and what. */
const { actor: _, issue: __, ...OF_TEXTS } = ASKED_POSITIONS;

const PAIR = { a: Id.describe('an actor: CHN, China, igo:UN'), b: Id.describe('another') } as const;

/** Where actors stand, and where their words and deeds part. */
export const STANCE_ROUTES = [
  route({
    method: 'get',
    path: '/positions',
    name: 'listPositions',
    summary: 'Where actors stand on issues by the texts: a row for each actor and issue',
    params: {},
    query: { ...WHOLE_PAGE, ...ASKED_POSITIONS },
    answer: listOf(Stand, {
      span: z
        .strictObject({ from: z.string(), to: z.string() })
        .optional()
        .describe('days of the texts that tell them'),
      method: z.string(),
      weak: z.number().int().describe('records with weak evidence that are left out'),
      undated: z.number().int().describe('records of texts without a date, where a time is asked for'),
    }),
    columns: Object.keys(Stand.shape),
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const found = await positionsAnswer(PROGRAM, file, asked as AskedPositions);
      const { texts, positions } = found;
      const span = spanOf(texts.stands.flatMap(({ day }) => day ?? []));
      const left = asked.weak ? 0 : texts.weak;
      const more = { method: positions.method, weak: left, undated: positions.undated, ...(span ? { span } : {}) };
      return { ...page(standRows(found), { limit, after }), ...more };
    },
  }),
  route({
    method: 'get',
    path: '/positions/cell',
    name: 'getPositionsCell',
    summary: 'The sentences that tell where one actor stands on one issue',
    params: {},
    query: { actor: Id, issue: Id, ...OF_TEXTS },
    answer: BehindForm,
    run: async ({ file }, { query: { actor, issue, ...asked } }) => {
      const found = await positionsAnswer(PROGRAM, file, asked as AskedPositions);
      const cell = found.positions.cells.find((one) => one.actor === actor && one.issue === issue);
      return { note: found.positions.method, groups: sentencesOfStands(found.texts, cell?.stands ?? []) };
    },
  }),
  route({
    method: 'get',
    path: '/says-does',
    name: 'listSaysDoes',
    summary: 'Of all states of the texts, how they speak of issues beside how they act: the pairs that part first',
    params: {},
    query: { ...WHOLE_PAGE, ...ASKED_COMPARE },
    answer: listOf(PartingPair, { from: z.string(), to: z.string(), report: ReportForm }),
    columns: Object.keys(PartingPair.shape),
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const { texts, said, both, when, own } = await saysDoesAnswer(PROGRAM, file, asked);
      const places = new Map(both.pairs.map(({ a, b }, n) => [keyOf(a, b), n]));
      const report = saysDoesReport({
        both,
        ...when.window,
        names: texts.names,
        spoken: texts.spoken,
        documentsOf: (a, b) => said.pairs.find((pair) => pair.a === a && pair.b === b)?.documents ?? [0, 0],
        actors: said.actors.length,
        own,
        behind: [],
        // A pair opens by its place in the list.
        opens: ({ a, b }) => [places.get(keyOf(a, b)) ?? 0],
        next: [`${PROGRAM.program} compare --html page.html`],
      });
      const rows = both.pairs.map(({ a, b, reading, said: words, done }) => ({
        a,
        b,
        name_a: texts.names.full(a),
        name_b: texts.names.full(b),
        reading,
        words: words.state,
        words_value: words.value,
        shared_issues: words.n,
        deeds: done.state,
        tone: done.value,
        events: done.n,
      }));
      return { ...page(rows, { limit, after }), ...when.window, report: reportAnswer(report) };
    },
  }),
  route({
    method: 'get',
    path: '/compare',
    name: 'comparePair',
    summary: 'Votes, words and deeds of two actors side by side, with what stands behind each',
    params: {},
    query: { ...PAIR, ...ASKED_COMPARE },
    answer: z.looseObject({ report: ReportForm, behind: BehindForm }),
    run: async ({ file }, { query: { a, b, ...asked } }) => {
      const answer = await pairAnswer(PROGRAM, file, [a, b], asked, { rows: true });
      const { found, pair } = answer;
      const next = [`${PROGRAM.program} compare ${pair[0].id} ${pair[1].id} --html page.html`];
      const report = compareReport({ ...found, next });
      return {
        ...pairData(answer),
        report: reportAnswer(report),
        behind: { note: report.behindNote, groups: found.behind },
      };
    },
  }),
];

function spanOf(days: readonly number[]): { readonly from: string; readonly to: string } | undefined {
  const sorted = days.toSorted((x, y) => x - y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? undefined : { from: isoDay(first), to: isoDay(last) };
}

function standRows({ positions, texts }: PositionsAnswer): readonly z.input<typeof Stand>[] {
  const names = new Map(texts.issues.map(({ id, name }) => [id, name]));
  return positions.cells.map(({ actor, issue, whole, change, onTerms, ...cell }) => ({
    actor,
    name: texts.names.full(actor),
    short: texts.names.short(actor),
    issue,
    issue_name: names.get(issue) ?? issue,
    ...meanOf(whole),
    records: whole.n,
    documents: whole.documents,
    for: cell.for,
    against: cell.against,
    on_terms: onTerms,
    change: change.verdict,
  }));
}

function meanOf({ value, interval }: PositionMean): { mean?: number; low?: number; high?: number } {
  return {
    ...(Number.isFinite(value) ? { mean: value } : {}),
    ...(interval ? { low: interval[0], high: interval[1] } : {}),
  };
}
