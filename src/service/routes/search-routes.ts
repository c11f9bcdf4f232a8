import { z } from 'zod';
import { search } from '../../casefile/store/search.ts';
import { GRADES } from '../../records/grade.ts';
import { Span } from '../../records/span.ts';
import { Day, Id, KINDS, STATUSES } from '../kit/forms.ts';
import { route } from '../kit/route.ts';

const Hit = z.strictObject({
  span: Span.describe('the sentence'),
  text: z.string(),
  words: z.array(Span).describe('where the words stand in the text of the document'),
  records: z.array(
    z.strictObject({
      id: Id,
      kind: z.enum(KINDS),
      status: z.enum(STATUSES),
      grade: z.enum(GRADES),
      orphan: z.literal(true).optional(),
    }),
  ),
});

const Found = z
  .strictObject({
    document: z.strictObject({ id: Id, title: z.string().optional(), date: z.string().optional() }),
    hits: z.array(Hit),
    memos: z.array(z.string()),
  })
  .meta({ id: 'Found' });

/** Words in texts, titles and memos. */
export const SEARCH_ROUTES = [
  route({
    method: 'get',
    path: '/search',
    name: 'search',
    summary: 'Look for words in texts, titles and memos, the newest documents first',
    params: {},
    query: {
      q: z.string().min(1).max(1000).describe('words, "words in a row", or the beginning of one with *'),
      actor: Id.optional().describe('id of an actor that a record on the place names'),
      kind: z.enum(KINDS).optional().describe('kind of a record on the place'),
      from: Day.optional(),
      to: Day.optional(),
      source: z.string().min(1).max(500).optional().describe('part of the name of the publisher or of the file'),
      limit: z.coerce.number().int().min(1).max(200).default(20).describe('how many documents at most'),
    },
    answer: z.strictObject({
      items: z.array(Found),
      truncated: z.boolean().describe('whether more documents fit than are shown'),
    }),
    run: ({ file, index }, { query }) => {
      const { q, limit, ...filter } = query;
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const asked = JSON.stringify(['search', query]);
      const found = index.whileUnchanged(asked, () => [...search(file, q, { ...given, most: limit + 1 })]);
      return {
        items: found.slice(0, limit).map(({ document: { text, ...document }, hits, memos }) => ({
          document,
          hits: hits.map((hit) => ({ ...hit, text: text.slice(hit.span.start, hit.span.end) })),
          memos,
        })),
        truncated: found.length > limit,
      };
    },
  }),
];
