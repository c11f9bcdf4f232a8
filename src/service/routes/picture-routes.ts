import { z } from 'zod';
import { type ActsBetween, actsBetween, openActs, windowAsked } from '../../questions/picture/acts-between.ts';
import { ACT_SOURCES, ASKED_PICTURE, type AskedPicture } from '../../questions/picture/asked-picture.ts';
import { rowsOfCell } from '../../questions/picture/event-acts.ts';
import { sentencesOfCell } from '../../questions/picture/text-acts.ts';
import { Id } from '../kit/forms.ts';
import { PROGRAM } from '../kit/program.ts';
import { BehindForm } from '../kit/report-answer.ts';
import { listOf, page, route, WHOLE_PAGE } from '../kit/route.ts';
import { SpanForm, WindowForm } from '../kit/window-forms.ts';

/** A side of a pair or a cell. */
const Side = Id.describe('id of an actor');

const ActingActorForm = z
  .strictObject({
    id: Id,
    name: z.string(),
    short: z.string(),
    state: z.boolean(),
    acts: z.number().int().describe('acts in which it takes part, in the window'),
  })
  .meta({ id: 'ActingActor' });

/** How one actor acts towards another. */
const ActsCellForm = z
  .strictObject({
    a: Id,
    b: Id,
    a_name: z.string(),
    b_name: z.string(),
    acts: z.number().int(),
    cooperation: z.number().int(),
    conflict: z.number().int(),
    restraint: z.number().int().describe('calls for restraint: neither of the two'),
    together: z.number().int().describe('acts that the two did together: they stand in both directions'),
    mean: z.number().optional().describe('mean score, -10 to 10'),
    low: z.number().optional(),
    high: z.number().optional(),
    texts: z.number().int().optional(),
  })
  .meta({ id: 'ActsCell' });
const MonthForm = z
  .strictObject({
    month: z.string(),
    acts: z.number().int(),
    cooperation: z.number().int(),
    conflict: z.number().int(),
  })
  .meta({ id: 'MonthOfActs' });
const COLUMNS = Object.keys(ActsCellForm.shape);

/** Who acts towards whom. */
export const PICTURE_ROUTES = [
  route({
    method: 'get',
    path: '/picture',
    name: 'getPicture',
    summary: 'Who acts towards whom in a window, by texts or event data: a cell for each direction of each pair',
    params: {},
    query: { ...WHOLE_PAGE, ...ASKED_PICTURE },
    answer: listOf(ActsCellForm, {
      source: z.enum(ACT_SOURCES),
      span: SpanForm,
      window: WindowForm,
      acts: z.number().int().describe('acts of the window that have two sides'),
      actors: z.array(ActingActorForm).describe('those of the cells, with most acts first'),
      among: z.number().int().describe('how many act in all'),
      limits: z.array(z.string()),
    }),
    columns: COLUMNS,
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const found = await actsBetween(PROGRAM, file, asked as AskedPicture);
      const { source, span, window, acts, actors, among, limits } = found;
      return { ...page(cellRows(found), { limit, after }), source, span, window, acts, actors, among, limits };
    },
  }),
  route({
    method: 'get',
    path: '/picture/months',
    name: 'listPictureMonths',
    summary: 'How many acts between two each month tells of, by texts or event data: the strip above a slider of time',
    params: {},
    query: { ...WHOLE_PAGE, ...ASKED_PICTURE },
    answer: listOf(MonthForm, { source: z.enum(ACT_SOURCES) }),
    columns: Object.keys(MonthForm.shape),
    run: async ({ file }, { query: { limit, after, ...asked } }) => {
      const { source, months } = await openActs(PROGRAM, file, asked as AskedPicture);
      return { ...page(months(), { limit, after }), source };
    },
  }),
  route({
    method: 'get',
    path: '/picture/cell',
    name: 'getPictureCell',
    summary: 'The sentences or rows that tell how one actor acts towards another',
    params: {},
    query: { a: Side, b: Side, ...ASKED_PICTURE },
    answer: BehindForm,
    run: async ({ file }, { query: { a, b, ...words } }) => {
      const asked = words as AskedPicture;
      const opened = await openActs(PROGRAM, file, asked);
      const window = windowAsked(asked, opened.span);
      return {
        note: `Acts of ${window.name}.`,
        groups:
          opened.source === 'texts'
            ? sentencesOfCell(file, asked, window, [a, b])
            : await rowsOfCell(PROGRAM, file, asked, window, [a, b]),
      };
    },
  }),
];

function cellRows({ cells, actors }: ActsBetween): readonly z.input<typeof ActsCellForm>[] {
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return cells.map(({ a, b, n, cooperation, conflict, neutral, together, mean, interval, documents }) => ({
    a,
    b,
    a_name: names.get(a) ?? a,
    b_name: names.get(b) ?? b,
    acts: n,
    cooperation,
    conflict,
    restraint: neutral,
    together,
    ...(mean === undefined ? {} : { mean }),
    ...(interval ? { low: interval[0], high: interval[1] } : {}),
    ...(documents === undefined ? {} : { texts: documents }),
  }));
}
