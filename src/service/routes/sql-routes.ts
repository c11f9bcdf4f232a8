import { z } from 'zod';
import { askSql } from '../../casefile/store/ask-sql.ts';
import { route } from '../kit/route.ts';

/** How long a statement may take, in seconds. */
const SECONDS = 30;

/** A box for questions that no screen asks. */
export const SQL_ROUTES = [
  route({
    method: 'get',
    path: '/sql',
    name: 'askSql',
    summary: `Ask the case in SQL: one statement that only looks, in a process of its own that is ended after ${SECONDS} s; of the tables \`document\` and \`record\`, and those of the database`,
    params: {},
    query: {
      q: z.string().min(1).max(10_000).describe('SELECT ...'),
      limit: z.coerce.number().int().min(1).max(10_000).default(100).describe('how many rows at most'),
    },
    answer: z.strictObject({
      items: z.array(z.record(z.string(), z.unknown())),
      truncated: z.boolean().describe('whether there are more rows'),
    }),
    run: async ({ file }, { query: { q, limit } }) => {
      const items: unknown[] = [];
      for await (const line of askSql(file.place, file.folder, q, SECONDS)) {
        if (items.length === limit) return { items, truncated: true };
        items.push(JSON.parse(line));
      }
      return { items, truncated: false };
    },
  }),
];
