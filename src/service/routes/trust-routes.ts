import { z } from 'zod';
import { judgedOf } from '../../casefile/store/judged.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { learnAcceptance } from '../../casefile/trust/acceptance-model.ts';
import { compareBlind } from '../../casefile/trust/blind-check.ts';
import { trustReport } from '../../casefile/trust/trust-report.ts';
import { GROUPINGS } from '../../casefile/trust/verdict.ts';
import { route } from '../kit/route.ts';

const Share = z.looseObject({
  n: z.number().optional(),
  value: z.number().optional(),
  interval: z.tuple([z.number(), z.number()]),
});
const Row = z.strictObject({
  group: z.string(),
  n: z.number().int(),
  right: Share.describe('accepted as the reader made them'),
  mended: z.number().int(),
  wrong: z.number().int(),
});
const Table = z.strictObject({
  all: Row,
  by: z.record(z.enum(GROUPINGS), z.array(Row)),
});

const Trust = z
  .strictObject({
    chosen: Table.describe('all decisions taken one by one; biased, since people chose what to look at'),
    documents: z.number().int(),
    samples: z
      .array(z.looseObject({ name: z.string(), documents: z.number().int(), table: Table }))
      .describe('drawn at random, and so unbiased for what they were drawn from'),
    blind: z.looseObject({ n: z.number().int() }).describe('records answered both blind and shown'),
    learnt: z
      .strictObject({ kinds: z.array(z.looseObject({})), lacking: z.array(z.looseObject({})) })
      .optional()
      .describe('what was learnt of the decisions, where entente.yaml says so'),
  })
  .meta({ id: 'Trust' });

/** How often the reader is right on these texts. */
export const TRUST_ROUTES = [
  route({
    method: 'get',
    path: '/trust',
    name: 'getTrust',
    summary: 'How often the reader is right on these texts, by what people decided',
    params: {},
    query: {},
    answer: Trust,
    run: ({ file }) => {
      const { judged, records, asked, blind } = judgedOf(file);
      const learns = readSettings(file.place, file.folder).learn === true;
      const { kinds, lacking } = learns ? learnAcceptance(judged) : { kinds: [], lacking: [] };
      return {
        ...trustReport(judged, asked),
        blind: compareBlind(blind, records),
        ...(learns ? { learnt: { kinds, lacking } } : {}),
      };
    },
  }),
];
