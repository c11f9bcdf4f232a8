import { z } from 'zod';
import { FORMS, previewUpload } from '../../intake/preview-upload.ts';
import { dropUploads, receiveUpload, type Upload, UploadTooLarge, uploadOf, uploadsOf } from '../../intake/uploads.ts';
import { EventMapping } from '../../sources/events/event-mapping.ts';
import { Id } from '../kit/forms.ts';
import { RequestError } from '../kit/problem.ts';
import { type Desk, listOf, PAGE, page, route } from '../kit/route.ts';

const id = Id.describe('id of the file');

/** Most bytes of one dropped file; larger ones are taken from the terminal, which need not copy them. */
const MOST_BYTES = 512 * 1_048_576;

const UploadForm = z
  .strictObject({
    id: Id,
    name: z.string().describe('what it is called, without ways out of a folder'),
    bytes: z.number().int(),
    sha: z.string().describe('SHA-256'),
    at: z.string(),
  })
  .meta({ id: 'Upload' });

const Lines = z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) });

const PreviewForm = z
  .strictObject({
    form: z.enum(FORMS).describe('what it was recognised as'),
    says: z.string(),
    text: z
      .strictObject({
        title: z.string().optional(),
        date: z.string().optional(),
        publisher: z.string().optional(),
        language: z.string().optional(),
        words: z.number().int(),
        begins: z.string(),
        texts: z.number().int(),
      })
      .optional(),
    rows: Lines.optional().describe('the first rows: of event data as they are understood'),
    columns: z
      .array(z.strictObject({ name: z.string(), field: z.string(), examples: z.array(z.string()) }))
      .optional()
      .describe('of a table: what each column is taken for'),
    mapping: EventMapping.optional(),
    coders: z.array(z.string()).optional().describe('of a .dna file'),
    codes: z.array(z.string()).optional().describe('codes of another program of which it is not known what they mean'),
    odd: z.array(z.string()),
    there: z.array(z.strictObject({ id: Id, same: z.enum(['bytes', 'words', 'name']) })),
  })
  .meta({ id: 'UploadPreview' });

/** Files that were dropped and wait until somebody says what becomes of them. */
export const UPLOAD_ROUTES = [
  route({
    method: 'get',
    path: '/uploads',
    name: 'listUploads',
    summary: 'Dropped files that wait until somebody says what becomes of them',
    params: {},
    query: { ...PAGE },
    answer: listOf(UploadForm),
    run: ({ file }, { query }) => page(uploadsOf(file), query),
  }),
  route({
    method: 'post',
    path: '/uploads',
    name: 'addUpload',
    summary: `Drop a file: its bytes are the body (application/octet-stream), at most ${MOST_BYTES / 1_048_576} MB`,
    params: {},
    query: { name: z.string().min(1).max(1000).describe('what it is called') },
    takes: { bytes: MOST_BYTES },
    answer: UploadForm,
    run: async ({ file }, { query, pieces }) => {
      if (file.readOnly) throw new RequestError('conflict', 'The case can only be read here, so it takes no files.');
      try {
        return await receiveUpload(file, query.name, pieces, MOST_BYTES);
      } catch (error) {
        if (!(error instanceof UploadTooLarge)) throw error;
        throw new RequestError('too-large', `${error.message} Take larger files from the terminal: entente add FILE.`);
      }
    },
  }),
  route({
    method: 'post',
    path: '/uploads/{id}/preview',
    name: 'previewUpload',
    summary: 'What a dropped file is, how it begins, what of it is in the case already; nothing is stored',
    params: { id },
    query: {},
    body: z.strictObject({
      mapping: EventMapping.optional().describe('which columns of a table hold what, in place of what is guessed'),
    }),
    answer: PreviewForm,
    run: async (desk, { params, body }) => await previewUpload(desk.file, known(desk, params.id), body.mapping),
  }),
  route({
    method: 'post',
    path: '/uploads/{id}/forget',
    name: 'forgetUpload',
    summary: 'Take a dropped file away',
    params: { id },
    query: {},
    body: z.strictObject({}),
    answer: UploadForm,
    run: async (desk, { params }) => {
      const upload = known(desk, params.id);
      await dropUploads(desk.file, [upload.id]);
      return upload;
    },
  }),
];

/** @throws RequestError `not-found` */
function known({ file }: Desk, upload: string): Upload {
  const found = uploadOf(file, upload);
  if (found) return found;
  throw new RequestError('not-found', `No file ${upload} waits.`, 'id');
}
