import { basename } from 'node:path';
import { z } from 'zod';
import { caseStatus } from '../../casefile/store/status.ts';
import { route } from '../kit/route.ts';

const Counts = z.record(z.string(), z.number());

const CaseAnswer = z
  .strictObject({
    name: z.string().describe('name of the folder'),
    coder: z.string().nullable().describe('whose decisions they are where a request names nobody'),
    readOnly: z.boolean(),
    documents: z.number(),
    changed: z.number().describe('documents of which there are several versions'),
    records: z.number(),
    decisions: z.number(),
    coders: z.array(z.string()),
    decided: z.number(),
    actions: Counts,
    takenBack: z.number(),
    proposals: z.number().describe('documents for which another reading waits'),
    orphans: z.array(z.looseObject({})),
    readers: Counts,
  })
  .meta({ id: 'Case' });

/** What a case holds. */
export const CASE_ROUTES = [
  route({
    method: 'get',
    path: '/case',
    name: 'getCase',
    summary: 'What the case holds, in figures',
    params: {},
    query: {},
    answer: CaseAnswer,
    run: ({ file, coder, index }) => ({
      name: basename(file.place),
      coder: coder ?? null,
      readOnly: file.readOnly,
      ...index.whileUnchanged('case', () => caseStatus(file)),
    }),
  }),
];
