import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { AskedNetworkForm } from '../../questions/networks/open-source.ts';
import { EntenteError } from '../../records/failure.ts';
import { EventMapping } from '../../sources/events/event-mapping.ts';
import { EXPORT_FORMS } from './export-forms.ts';
import { type JobKind, jobKind } from './job-kind.ts';

/** Ids of files that were dropped. */
const Uploads = z
  .array(z.string().regex(/^u-[0-9a-f]{16}$/, 'an id of an upload'))
  .min(1)
  .max(10_000);
const Line = z.string().trim().min(1).max(500);

/**
 * The kinds of long work, a row each: what it is asked, what it comes to, what does it. A row is all that a new kind needs:
 * the service, its description and the pages of jobs are made of this table.
 */
const JOB_KINDS: readonly JobKind[] = [
  jobKind({
    name: 'add',
    summary: 'Read dropped texts into the case',
    params: z.strictObject({
      uploads: Uploads,
      date: z.iso.date().optional().describe('publication date, if the text does not tell it; of one text'),
      title: Line.optional(),
      publisher: Line.optional(),
      engine: z.enum(['fast', 'encoder']).optional(),
      versions: z
        .boolean()
        .default(false)
        .describe('whether a file of a name that was dropped before is a new version of that text'),
    }),
    result: z.strictObject({
      added: z.number().int(),
      versions: z.number().int(),
      known: z.number().int(),
      failed: z.number().int(),
      documents: z.array(z.string()),
    }),
    resumes: true,
    run: async ({ file, params, signal, progress, warn }) => {
      const { addUploads } = await import('../../intake/add-uploads.ts');
      const { uploads, date, title, publisher, engine, versions } = params;
      const given = { ...(date && { date }), ...(title && { title }), ...(publisher && { publisher }) };
      // One core is left to whoever works with the case meanwhile.
      const cores = Math.max(1, availableParallelism() - 1);
      return await addUploads(file, { ids: uploads, given, engine, versions, cores, signal, progress, warn });
    },
  }),
  jobKind({
    name: 'import-events',
    summary: 'Take dropped files of event data over',
    params: z.strictObject({
      uploads: Uploads,
      mapping: EventMapping.optional().describe('which columns of a table of your own hold what'),
    }),
    result: z.strictObject({ rows: z.number().int(), complete: z.boolean() }),
    resumes: true,
    run: async ({ file, params, signal, progress, warn }) => {
      const { importUploads } = await import('../../intake/import-uploads.ts');
      const { uploads, mapping } = params;
      return await importUploads(file, { ids: uploads, mapping, signal, progress, warn });
    },
  }),
  jobKind({
    name: 'import-votes',
    summary: 'Take dropped tables of votes over',
    params: z.strictObject({
      uploads: Uploads,
      columns: z.record(z.string(), Line).default({}).describe('which columns of your own hold what'),
      values: z.record(z.string(), Line).default({}).describe('what your words for votes mean'),
      replace: z.boolean().default(false).describe('whether they take the place of the votes that the case holds'),
    }),
    result: z.strictObject({
      outcome: z.enum(['kept', 'known', 'replaced']),
      rollCalls: z.number().int(),
      states: z.number().int(),
      leftOut: z.number().int(),
    }),
    resumes: false,
    run: async ({ file, params, warn }) => {
      const { importVoteUploads } = await import('../../intake/import-uploads.ts');
      return await importVoteUploads(file, params, warn);
    },
  }),
  jobKind({
    name: 'import-dna',
    summary: 'Take dropped files of the Discourse Network Analyzer over',
    params: z.strictObject({
      uploads: Uploads,
      coders: z.record(z.string(), Line).default({}).describe('what coders of the files are called in the case'),
    }),
    result: z.strictObject({
      documents: z.number().int(),
      known: z.number().int(),
      failed: z.number().int(),
      statements: z.number().int(),
      there: z.number().int(),
      left: z.number().int(),
    }),
    resumes: true,
    run: async ({ file, params, signal, progress, warn }) => {
      const { importDnaUploads } = await import('../../intake/import-coded-uploads.ts');
      const { uploads, coders } = params;
      const cores = Math.max(1, availableParallelism() - 1);
      return await importDnaUploads(file, { ids: uploads, coders, cores, signal, progress, warn });
    },
  }),
  jobKind({
    name: 'import-coded',
    summary: 'Take over what other programs coded',
    params: z.strictObject({
      uploads: Uploads,
      codes: z
        .record(z.string(), Line)
        .default({})
        .describe('what codes of other programs mean: Marches as event:PROTEST'),
    }),
    result: z.strictObject({
      added: z.number().int(),
      accepted: z.number().int(),
      passed: z.number().int(),
      left: z.number().int(),
      documents: z.number().int(),
    }),
    resumes: true,
    run: async ({ file, params, coder, signal, progress, warn }) => {
      const { importCodedUploads } = await import('../../intake/import-coded-uploads.ts');
      const { uploads, codes } = params;
      return await importCodedUploads(file, { ids: uploads, coder, codes, signal, progress, warn });
    },
  }),
  jobKind({
    name: 'find-copies',
    summary: 'Find texts that are copies of one another, whole or in good part',
    params: z.strictObject({}),
    result: z.strictObject({ documents: z.number().int(), groups: z.array(z.array(z.string())) }),
    resumes: false,
    run: async ({ file, signal, progress }) => {
      const { findCopies } = await import('../../intake/find-copies.ts');
      return findCopies(file, progress, signal);
    },
  }),
  jobKind({
    name: 'add-demo',
    summary: 'Put the example texts into the case',
    params: z.strictObject({}),
    result: z.strictObject({ added: z.number().int(), known: z.number().int() }),
    resumes: true,
    run: async ({ file, progress, signal }) => {
      const { addDemo } = await import('../../intake/demo.ts');
      return await addDemo(file, progress, signal);
    },
  }),
  jobKind({
    name: 'read-by-model',
    summary: 'Let a language model read the texts beside the program',
    params: z.strictObject({
      model: Line.max(200).describe('the name by which its server knows it'),
      endpoint: Line.default('http://localhost:11434/v1').describe('address of an OpenAI-compatible interface'),
      remote: z.boolean().default(false).describe('whether that may be another machine: the texts go there'),
      ask: Line.optional().describe('which records are asked for, with commas; all by default'),
      documents: z.array(z.string()).max(100_000).optional().describe('ids of documents; all by default'),
    }),
    result: z.strictObject({
      read: z.number().int(),
      known: z.number().int(),
      records: z.number().int(),
      leftOut: z.number().int(),
    }),
    resumes: true,
    run: async ({ file, params, coder, signal, progress, warn }) => {
      const { readCaseByModel } = await import('../../intake/second-readings.ts');
      return await readCaseByModel(file, params, { coder, signal, progress, warn });
    },
  }),
  jobKind({
    name: 'export',
    summary: 'Write the records for other programs',
    params: z.strictObject({
      form: z.enum(EXPORT_FORMS),
      withoutTexts: z.boolean().default(false).describe('hashes and offsets only: no quotation, no note'),
      safeCsv: z.boolean().default(false).describe('keep cells from starting a formula of a spreadsheet'),
      sameActDays: z.number().int().min(0).max(366).default(1).describe('reports so many days apart may be of one act'),
    }),
    result: z.strictObject({ name: z.string(), type: z.string(), bytes: z.number().int(), files: z.number().int() }),
    resumes: false,
    run: async ({ file, job, params, progress }) => {
      const { writeExport } = await import('./write-export.ts');
      return await writeExport(file, job, params, progress);
    },
  }),
  jobKind({
    name: 'test-impact',
    summary: 'Test what an event did, by a design that was fixed',
    params: z.strictObject({ design: z.string().regex(/^[0-9a-f]{16}$/, 'an id of a design') }),
    result: z.strictObject({ verdict: z.string(), headline: z.string() }),
    resumes: false,
    run: async ({ file, params, signal, progress }) => {
      const { testFixed } = await import('../../questions/impact/test-fixed.ts');
      return await testFixed(file, params.design, (done, total, what) => {
        // Nothing is kept before all is done, so that it may end before any of its steps.
        signal.throwIfAborted();
        progress(done, total, what);
      });
    },
  }),
  jobKind({
    name: 'prove-network',
    summary: 'Seek the proof that no division of a network violates less',
    params: AskedNetworkForm.omit({ since: true, sure: true }),
    result: z.strictObject({ proved: z.boolean(), headline: z.string() }),
    resumes: false,
    run: async ({ file, params, signal, progress }) => {
      const { proveNetwork } = await import('../../questions/networks/prove-network.ts');
      const { windowed } = await import('../../questions/networks/network-source.ts');
      return await proveNetwork(file, windowed(file, params), { signal, progress });
    },
  }),
];

const BY_NAME: ReadonlyMap<string, JobKind> = new Map(JOB_KINDS.map((kind) => [kind.name, kind]));

/** Names of all kinds. */
export const KIND_NAMES: readonly string[] = [...BY_NAME.keys()];

/** What a request for work holds: the name of a kind, and its parameters. */
export const JobForm = z
  .union(
    JOB_KINDS.map(({ name, summary, params }) =>
      z.strictObject({ kind: z.literal(name), params, coder: Line.optional() }).describe(summary),
    ),
  )
  .meta({ id: 'JobForm' });

/**
 * The kind of a name.
 * @throws EntenteError `usage` for a name that this program does not know
 */
export function kindOf(name: string): JobKind {
  const kind = BY_NAME.get(name);
  if (kind) return kind;
  throw new EntenteError('usage', `This version knows no work of the kind ${name}; there is ${KIND_NAMES.join(', ')}.`);
}
