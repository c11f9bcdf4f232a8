import { z } from 'zod';
import { importedFiles } from '../../casefile/events/event-files.ts';
import { votesStatus } from '../../casefile/votes/stored-votes.ts';
import { listOf, PAGE, page, route } from '../kit/route.ts';

const DataFile = z
  .strictObject({
    name: z.string(),
    member: z.string().optional().describe('name within an archive'),
    format: z.string(),
    origin: z.string(),
    sha: z.string().describe('SHA-256'),
    rows: z.number().int(),
    kept: z.number().int().describe('rows without a flag'),
    flagged: z.number().int().describe('rows with a flag; they are kept too'),
    flags: z.record(z.string(), z.number()).describe('rows by what is odd about them'),
    finished: z.boolean(),
    problems: z.array(z.string()),
  })
  .meta({ id: 'DataFile' });

/** Event data and votes that were imported. */
export const DATA_ROUTES = [
  route({
    method: 'get',
    path: '/data/files',
    name: 'listDataFiles',
    summary: 'Files of event data that were imported, with how many of their rows are odd, and in what',
    params: {},
    query: { ...PAGE },
    answer: listOf(DataFile),
    columns: ['name', 'member', 'format', 'origin', 'rows', 'kept', 'flagged', 'flags', 'finished', 'sha'],
    run: ({ file }, { query }) =>
      page(
        importedFiles(file).map(({ name, member, format, origin, sha, counts, done, problems }) => ({
          name,
          ...(member === '' ? {} : { member }),
          format,
          origin,
          sha,
          rows: counts.rows,
          kept: counts.kept,
          flagged: counts.flagged,
          flags: counts.flags,
          finished: done,
          problems,
        })),
        query,
      ),
  }),
  route({
    method: 'get',
    path: '/data/votes',
    name: 'getVotesStatus',
    summary: 'How much of votes the case holds',
    params: {},
    query: {},
    answer: z.strictObject({ rollCalls: z.number().int(), states: z.number().int(), files: z.array(z.string()) }),
    run: ({ file }) => votesStatus(file) ?? { rollCalls: 0, states: 0, files: [] },
  }),
];
