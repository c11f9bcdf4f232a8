import { z } from 'zod';
import type { EventStore } from '../../casefile/events/event-store.ts';
import { askDyad, between, DYAD_LOOK, type DyadAnswer } from '../../questions/dyads/ask-dyad.ts';
import { dyadData, dyadRows } from '../../questions/dyads/dyad-forms.ts';
import { reportDyad } from '../../questions/dyads/report-dyad.ts';
import { type AskedEvents, eventFilterOf } from '../../questions/kit/asked-events.ts';
import { ASKED_EVENTS, Yes } from '../../questions/kit/asked-events-form.ts';
import { type DataRange, ofWhatThereIs, sourceWords, withEvents } from '../../questions/kit/event-data.ts';
import { rowItems } from '../../questions/kit/rows-behind.ts';
import { dyadOf, named } from '../../questions/kit/state-words.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { PROGRAM } from '../kit/program.ts';
import { BehindItemForm, behindRow, ReportForm, reportAnswer } from '../kit/report-answer.ts';
import { type Desk, listOf, PAGE, page, route } from '../kit/route.ts';

const params = { id: z.string().min(1).max(200).describe('the two states: CHN-RUS') } as const;
const LOOK = {
  ...DYAD_LOOK,
  undirected: Yes.default(false).describe('both directions together only'),
  ...ASKED_EVENTS,
} as const;
type Look = { readonly [K in keyof typeof LOOK]: z.output<(typeof LOOK)[K]> };

/** A series is short beside what lists hold: all of it comes at once, unless less is asked for. */
const SERIES_PAGE = { ...PAGE, limit: z.coerce.number().int().min(1).max(200_000).default(200_000) } as const;

const State = z.strictObject({ code: z.string(), name: z.string() });
const Pair = z.array(State).length(2);

const DyadRow = z
  .strictObject({
    id: z.string(),
    a: State,
    b: State,
    events: z.number().int(),
    tone: z.number().optional().describe('mean score of the events that have one'),
  })
  .meta({ id: 'DyadRow' });

/** Columns of a series, in the order of `dyadRows`. */
const PERIOD_COLUMNS = [
  ...['from', 'to', 'partial', 'events', 'reports'],
  ...['tone', 'conflict', 'volume'].flatMap((name) => [name, `${name}_low`, `${name}_high`, `${name}_raw`]),
  ...['events_forth', 'tone_forth', 'events_back', 'tone_back', 'verbal_conflict', 'material_conflict'],
  ...['events_of_all', 'share_of_all'],
];

/** Pairs of states by imported event data. */
export const DYAD_ROUTES = [
  route({
    method: 'get',
    path: '/dyads',
    name: 'listDyads',
    summary: 'Pairs of states between which events are counted, those with most events first',
    params: {},
    query: { ...PAGE, ...ASKED_EVENTS },
    answer: listOf(DyadRow, { sources: z.string().describe('which event data these are') }),
    columns: ['id', 'events', 'tone'],
    run: async (desk, { query: { limit, after, ...asked } }) => ({
      ...page(await pairsOf(desk, asked), { limit, after }),
      sources: sourceWords(desk.file),
    }),
  }),
  route({
    method: 'get',
    path: '/dyads/{id}',
    name: 'getDyad',
    summary: 'What passed between two states over time: each period with its values, intervals and numbers of events',
    params,
    query: LOOK,
    answer: z.looseObject({ pair: Pair, headline: z.string(), periods: z.array(z.looseObject({})) }),
    run: async (desk, { params: { id }, query }) => {
      const answer = await asked(desk, id, query);
      return { headline: shown(answer, query).headline, ...dyadData(answer) };
    },
  }),
  route({
    method: 'get',
    path: '/dyads/{id}/report',
    name: 'getDyadReport',
    summary: 'The same in words, tables and figures; periods open by their place in the series',
    params,
    query: LOOK,
    answer: z.strictObject({
      pair: Pair,
      periods: z.array(z.strictObject({ from: z.string(), to: z.string(), words: z.string() })),
      report: ReportForm,
    }),
    run: async (desk, { params: { id }, query }) => {
      const answer = await asked(desk, id, query);
      const [, ...rows] = dyadRows(answer);
      return {
        pair: answer.question.pair,
        periods: rows.map(([from, to, , events]) => ({ from, to, words: `${from} to ${to}: ${events} events` })),
        report: reportAnswer(shown(answer, query)),
      };
    },
  }),
  route({
    method: 'get',
    path: '/dyads/{id}/periods',
    name: 'listDyadPeriods',
    summary: 'The series as a table, a row for each period',
    params,
    query: { ...SERIES_PAGE, ...LOOK },
    answer: listOf(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
    columns: PERIOD_COLUMNS,
    run: async (desk, { params: { id }, query: { limit, after, ...look } }) => {
      const [head = [], ...rows] = dyadRows(await asked(desk, id, look));
      return page(
        rows.map((cells) => periodRow(head, cells)),
        { limit, after },
      );
    },
  }),
  route({
    method: 'get',
    path: '/dyads/{id}/events',
    name: 'listDyadEvents',
    summary: 'The events between two states, by day: rows of files, and sentences of the case',
    params,
    query: { ...PAGE, ...ASKED_EVENTS },
    answer: listOf(z.strictObject({ item: BehindItemForm }).catchall(z.string())),
    columns: ['day', 'sides', 'what', 'notes', 'source', 'place', 'document', 'record'],
    run: async (desk, { params: { id }, query: { limit, after, ...look } }) => {
      const pair = await dyadOf(id);
      const filter = ofWhatThereIs(desk.file, eventFilterOf(look));
      const sides = between(filter, [pair[0].code, pair[1].code]);
      return await withEvents(PROGRAM, desk.file, filter, async (store) => {
        const total = (await store.range(sides))?.n ?? 0;
        const rows = await taken(store, sides, { limit, after });
        const items = rowItems(desk.file, rows).map((item) => ({ item, ...behindRow(item) }));
        const end = after + items.length;
        return { items, total, truncated: items.length < total, next: end < total && items.length > 0 ? end : null };
      });
    },
  }),
];

async function pairsOf({ file }: Desk, asked: AskedEvents): Promise<readonly z.input<typeof DyadRow>[]> {
  const { openEventStore } = await import('../../casefile/events/open-event-store.ts');
  const store = await openEventStore(file);
  try {
    const found = await store.countBy({ ...ofWhatThereIs(file, eventFilterOf(asked)), undirected: true }, 'dyad');
    return found.flatMap(({ key, n, score }) => {
      const [a = '', b = ''] = key.split('-');
      if (a === '' || b === '') return [];
      return [{ id: key, a: named(a), b: named(b), events: n, ...(score === undefined ? {} : { tone: score }) }];
    });
  } finally {
    await store.close();
  }
}

async function asked(
  { file }: Desk,
  id: string,
  { measure, grain, undirected: _, ...look }: Look,
): Promise<DyadAnswer> {
  const pair = await dyadOf(id);
  const filter = ofWhatThereIs(file, eventFilterOf(look));
  return await withEvents(PROGRAM, file, filter, async (store: EventStore, range: DataRange) =>
    askDyad(file, store, range, { pair, measure, grain, filter }),
  );
}

/** The report; a period that has events opens by its place in the series. */
function shown(answer: DyadAnswer, { undirected }: Pick<Look, 'undirected'>): ReturnType<typeof reportDyad> {
  const { question, dyad } = answer;
  const [a, b] = question.pair.map(({ code }) => code);
  const some = Array.from(dyad.both.n, (n, t) => [t, n] as const).filter(([, n]) => n > 0);
  return reportDyad(answer, {
    undirected,
    behind: [],
    behindNote: '',
    opens: new Map(some.map(([t]) => [t, [t]])),
    next: [
      `${PROGRAM.program} dyad ${a} ${b} --html page.html`,
      `${PROGRAM.program} impact --event DATE --dyad ${a}-${b}`,
    ],
  });
}

/** A row of the series by the names of its columns; what is not known is left out. */
function periodRow(head: readonly Cell[], cells: readonly Cell[]): Readonly<Record<string, Cell>> {
  const all = head.map((name, n) => [String(name), cells[n]] as const);
  return Object.fromEntries(all.filter(([, cell]) => cell !== undefined));
}

/** So many rows from one on, by day. */
async function taken(
  store: EventStore,
  filter: Parameters<EventStore['rows']>[0],
  { limit, after }: { readonly limit: number; readonly after: number },
) {
  const rows = [];
  let n = 0;
  for await (const row of store.rows(filter, { limit: after + limit })) if (n++ >= after) rows.push(row);
  return rows;
}
