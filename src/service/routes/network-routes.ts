import { z } from 'zod';
import { NETWORK_SOURCES, type SignedNetwork } from '../../measures/networks/signed-network.ts';
import { blocsAnswer } from '../../questions/networks/blocs-answer.ts';
import { blocsOverTimeData, blocsRows } from '../../questions/networks/blocs-data.ts';
import { keptNetwork } from '../../questions/networks/kept-network.ts';
import { type AlikePair, likenessAnswer } from '../../questions/networks/likeness.ts';
import { type NetworkAnswer, networkAnswer } from '../../questions/networks/network-answer.ts';
import { networkData } from '../../questions/networks/network-data.ts';
import { windowed, withSource } from '../../questions/networks/network-source.ts';
import { windowOf } from '../../questions/networks/network-windows.ts';
import { type AskedNetwork, AskedNetworkForm, type OpenSource } from '../../questions/networks/open-source.ts';
import { tieAnswer } from '../../questions/networks/tie-answer.ts';
import { blocsReport } from '../../report/networks/blocs-report.ts';
import { BLOC_LIMITS, networkWords } from '../../report/networks/network-report.ts';
import { Id } from '../kit/forms.ts';
import { RequestError } from '../kit/problem.ts';
import { PROGRAM } from '../kit/program.ts';
import { BehindForm, ReportForm, reportAnswer } from '../kit/report-answer.ts';
import { listOf, page, route, WHOLE_PAGE } from '../kit/route.ts';
import { SpanForm, WindowForm } from '../kit/window-forms.ts';

const { since, sure, ...ONE_WINDOW } = AskedNetworkForm.shape;
const { thresholds: _, from: __, ...ALL_SOURCES } = ONE_WINDOW;

const State = z.enum(['+', '-', 'unknown']);
const Bounds = {
  value: z.number().describe('weight of ties that the best division found violates'),
  lower: z.number().describe('no division violates less'),
  proved: z.boolean().describe('whether both are the same, so that no better division exists'),
};

const NetworkActor = z.strictObject({
  id: Id,
  name: z.string(),
  short: z.string(),
  spoken: z.string().describe('as it stands in a sentence'),
  side: z.union([z.literal(1), z.literal(-1), z.null()]),
  margin: z.number().nullable().describe('what it costs at most that it stands on the other side'),
  bloc: z.number().int().nullable(),
  between: z.boolean(),
  friends: z.number().int(),
  foes: z.number().int(),
  unknown: z.number().int(),
});

const TieForm = z.strictObject({
  a: Id,
  b: Id,
  state: State,
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  weight: z.number(),
});

/** A network of one window with its blocs. */
export const NetworkForm = z
  .looseObject({
    source: z.enum(NETWORK_SOURCES),
    from: z.string(),
    to: z.string(),
    thresholds: z.strictObject({ minus: z.number(), plus: z.number() }),
    method: z.string(),
    span: SpanForm,
    window: WindowForm,
    frustration: z.looseObject({ ...Bounds, by: z.string(), balance: z.number() }),
    blocs: z.strictObject({ sizes: z.array(z.number().int()), ...Bounds }),
    actors: z.array(NetworkActor),
    ties: z.array(TieForm),
    whole: z.boolean().describe('whether the search for a proof went to its end'),
    title: z.string(),
    headline: z.string(),
    sentences: z.array(z.string()),
    limits: z.array(z.string()),
  })
  .meta({ id: 'Network' });

const TieRow = TieForm.extend({
  name_a: z.string(),
  name_b: z.string(),
  low: z.number().optional(),
  high: z.number().optional(),
}).meta({ id: 'TieRow' });

/** Where an actor stands in one of the windows. */
const StandRow = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    actor: Id,
    name: z.string(),
    side: z.string().optional().describe('A or B, the same letter over time'),
    bloc: z.number().int().optional().describe('number of its bloc of free number, from 1, the same over time'),
    margin: z.number().optional(),
    between: z.boolean(),
    friends: z.number().int(),
    foes: z.number().int(),
    unknown: z.number().int(),
    changed: z.boolean().describe('whether it changes side in this window'),
    beyond: z.boolean().describe('whether it does so beyond the margin'),
  })
  .meta({ id: 'BlocStand' });

/** What one kind of evidence says: its sign, its value, and what it rests on. */
const likeForm = <S extends string>(source: S) =>
  ({
    [source]: State.optional(),
    [`${source}_value`]: z.number().optional(),
    [`${source}_n`]: z.number().int().optional(),
  }) as Readonly<Record<string, z.ZodType>>;

const AlikeRow = z
  .strictObject({
    a: Id,
    b: Id,
    name_a: z.string(),
    name_b: z.string(),
    ...likeForm('votes'),
    ...likeForm('positions'),
    ...likeForm('events'),
    parts: z.boolean().describe('one kind of evidence calls them friends and another foes'),
  })
  .meta({ id: 'AlikePair' });

/** Proof ends after so many milliseconds unless all of it is asked for: whoever moves through time need not wait. */
const PROOF_MS = 1500;
const proof = z
  .enum(['quick', 'whole'])
  .default('quick')
  .describe('whole: with the proof that no division violates less sought to its end, which is work (`prove-network`)');
const NOT_PROVED =
  'The proof was not sought to its end on the data as they are now, and may take long; ask for the work prove-network.';

/** Who stands with whom. */
export const NETWORK_ROUTES = [
  route({
    method: 'get',
    path: '/network',
    name: 'getNetwork',
    summary: 'Who stands with whom in a window, by events, votes or positions, and which blocs that makes',
    params: {},
    query: { ...ONE_WINDOW, proof },
    answer: NetworkForm,
    run: async ({ file, jobs }, { query: { proof: how, ...asked } }) => {
      const asking = windowed(file, asked as AskedNetwork);
      const kept = keptNetwork(file, asking);
      if (kept) return networkForm(await networkAnswer(PROGRAM, file, asking, { kept }), true);
      if (how === 'whole' && jobs) throw new RequestError('conflict', NOT_PROVED, 'proof');
      const until = how === 'whole' ? Number.POSITIVE_INFINITY : performance.now() + PROOF_MS;
      let whole = true;
      const goOn = (): boolean => {
        whole &&= performance.now() < until;
        return whole;
      };
      const answer = await networkAnswer(PROGRAM, file, asking, { goOn });
      return networkForm(answer, whole);
    },
  }),
  route({
    method: 'get',
    path: '/network/span',
    name: 'getNetworkSpan',
    summary: 'Which time the source of a network covers',
    params: {},
    query: ONE_WINDOW,
    answer: z.strictObject({ source: z.enum(NETWORK_SOURCES), span: SpanForm }),
    run: async ({ file }, { query }) =>
      await withSource(PROGRAM, file, query as AskedNetwork, async ({ source, span }) => ({ source, span })),
  }),
  route({
    method: 'get',
    path: '/network/grid',
    name: 'getNetworkGrid',
    summary: 'What blocs there would be at other thresholds',
    params: {},
    query: ONE_WINDOW,
    answer: z.strictObject({ grid: z.array(z.looseObject({})) }),
    run: async ({ file }, { query }) => {
      const answer = await networkAnswer(PROGRAM, file, windowed(file, query as AskedNetwork), { grid: true });
      return { grid: (networkData(answer) as { readonly grid: unknown }).grid };
    },
  }),
  route({
    method: 'get',
    path: '/network/ties',
    name: 'listTies',
    summary: 'The ties of a window as a table',
    params: {},
    query: { ...WHOLE_PAGE, ...ONE_WINDOW },
    answer: listOf(TieRow),
    columns: ['a', 'b', 'name_a', 'name_b', 'state', 'value', 'low', 'high', 'n', 'weight'],
    run: async ({ file }, { query: { limit, after, ...words } }) => {
      const asked = windowed(file, words as AskedNetwork);
      return await withSource(PROGRAM, file, asked, async (source) => {
        const network = source.network(windowOf(source.source, asked, source.span), source.thresholds);
        return page(tieRows(network, source), { limit, after });
      });
    },
  }),
  route({
    method: 'get',
    path: '/network/tie',
    name: 'getTie',
    summary: 'What the tie of two actors rests on: rows, roll calls or sentences',
    params: {},
    query: { a: Id.describe('id of an actor'), b: Id.describe('id of another'), ...ONE_WINDOW },
    answer: BehindForm.extend({ tie: TieForm.optional(), method: z.string() }),
    run: async ({ file }, { query: { a, b, ...asked } }) => {
      const { source, network, tie, behind } = await tieAnswer(PROGRAM, file, windowed(file, asked as AskedNetwork), [
        a,
        b,
      ]);
      const form = tie && tieForm(network, tie);
      return { method: network.method, note: source.behindNote, groups: behind, ...(form ? { tie: form } : {}) };
    },
  }),
  route({
    method: 'get',
    path: '/blocs',
    name: 'getBlocs',
    summary: 'Which blocs there are over windows, and who changes side',
    params: {},
    query: { ...ONE_WINDOW, since, sure },
    answer: z.looseObject({ report: ReportForm }),
    run: async ({ file }, { query }) => {
      const answer = await blocsAnswer(PROGRAM, file, query as AskedNetwork);
      const { source, over, windows, last, gaps, sure: share, seed } = answer;
      const report = blocsReport({
        over,
        windows: windows.map(({ short }) => short),
        gaps,
        sure: share,
        names: { nameOf: source.nameOf, labelOf: source.labelOf, shortOf: source.shortOf },
        when: last?.window.name ?? '',
        by: 'sides',
        seed,
        remarks: last ? source.remarks(last.network) : [],
        behind: [],
        behindNote: '',
        limits: source.limits,
        next: [`${PROGRAM.program} blocs --export gexf --out blocs.gexf`],
      });
      return { ...blocsOverTimeData(answer), report: reportAnswer(report) };
    },
  }),
  route({
    method: 'get',
    path: '/blocs/sides',
    name: 'listSides',
    summary: 'Where each actor stands in each window, as a table',
    params: {},
    query: { ...WHOLE_PAGE, ...ONE_WINDOW, since, sure },
    answer: listOf(StandRow),
    columns: Object.keys(StandRow.shape),
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const [head = [], ...rows] = blocsRows(await blocsAnswer(PROGRAM, file, asked as AskedNetwork));
      const stands = rows.map((cells) => Object.fromEntries(head.map((name, n) => [`${name}`, cells[n]])));
      return page(stands, { limit, after });
    },
  }),
  route({
    method: 'get',
    path: '/likeness',
    name: 'listAlike',
    summary: 'Who votes, speaks and acts alike, and where these part',
    params: {},
    query: { ...WHOLE_PAGE, ...ALL_SOURCES },
    answer: listOf(AlikeRow, {
      sources: z.array(
        z.strictObject({
          source: z.enum(NETWORK_SOURCES),
          window: WindowForm.optional(),
          method: z.string().optional(),
          none: z.string().optional().describe('why there is nothing'),
          own: z.literal(true).optional().describe('deeds are the acts of the texts: ask with origin=case'),
        }),
      ),
      parting: z.number().int().describe('pairs whose votes, words and deeds part'),
    }),
    columns: Object.keys(AlikeRow.shape),
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const { sources, pairs } = await likenessAnswer(PROGRAM, file, asked as AskedNetwork);
      const rows = pairs.map(alikeRow);
      return { ...page(rows, { limit, after }), sources, parting: pairs.filter(({ parts }) => parts).length };
    },
  }),
];

function networkForm(answer: NetworkAnswer, whole: boolean): object {
  const { source, window, blocs } = answer;
  const { nameOf, labelOf, shortOf, span, limits } = source;
  const words = networkWords({
    blocs,
    grid: [],
    names: { nameOf, labelOf, shortOf },
    when: window.name,
    remarks: source.remarks(blocs.network),
  });
  const {
    grid: _grid,
    actors,
    ...data
  } = networkData(answer) as {
    readonly grid: unknown;
    readonly actors: readonly { readonly id: string }[];
  };
  return {
    ...data,
    whole,
    actors: actors.map((actor) => ({ ...actor, short: shortOf(actor.id), spoken: nameOf(actor.id) })),
    span,
    window,
    title: words.title,
    headline: words.headline,
    sentences: words.sentences,
    limits: [...limits, ...BLOC_LIMITS],
  };
}

function tieForm({ actors }: SignedNetwork, tie: SignedNetwork['ties'][number]): z.input<typeof TieForm> {
  const { a, b, state, value, interval, n, weight } = tie;
  const [low = null, high = null] = interval ?? [];
  return { a: actors[a] ?? '', b: actors[b] ?? '', state, value, low, high, n, weight };
}

function tieRows(network: SignedNetwork, { labelOf }: OpenSource): readonly z.input<typeof TieRow>[] {
  return network.ties.map((tie) => {
    const { low, high, ...row } = tieForm(network, tie);
    const bounds = low === null || high === null ? {} : { low, high };
    return { ...row, ...bounds, name_a: labelOf(row.a), name_b: labelOf(row.b) };
  });
}

function alikeRow({ a, b, names, parts, ...likeness }: AlikePair): object {
  const told = NETWORK_SOURCES.flatMap((source) => {
    const { state, value, n } = likeness[source] ?? {};
    return state === undefined
      ? []
      : [
          [source, state],
          [`${source}_value`, value],
          [`${source}_n`, n],
        ];
  });
  return { a, b, name_a: names[0], name_b: names[1], ...Object.fromEntries(told), parts };
}
