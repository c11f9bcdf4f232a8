import { isUnderstood } from '../casefile/import/import-decisions.ts';
import { coderNames } from '../casefile/statements/statements-of-dna.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { documentOfSource } from '../casefile/store/documents.ts';
import { EntenteError } from '../records/failure.ts';
import { counted } from '../report/words/wording.ts';
import { collectInputs } from '../sources/collect-inputs.ts';
import type { EventMapping } from '../sources/events/event-mapping.ts';
import { problemSentence } from '../sources/events/file-problems.ts';
import { previewMapping } from '../sources/events/guess-mapping.ts';
import { readEventFile } from '../sources/events/read-event-file.ts';
import { fileChunks, peek, unpack } from '../sources/events/unpack.ts';
import { readDna } from '../sources/index.ts';
import { boundedFile, loadFile } from '../sources/load-file.ts';
import { openInput } from '../sources/open-input.ts';
import { readBytes } from '../sources/read-bytes.ts';
import { delimitedRows, separatorOf } from '../sources/votes/delimited-rows.ts';
import { voteColumns } from '../sources/votes/vote-columns.ts';
import { isWideVotes } from '../sources/votes/wide-votes.ts';
import { DOCUMENT_COLUMN, endsOf, type FileEnds, looksLikeEvents } from './is-event-file.ts';
import { READINGS } from './own/own-file.ts';
import { isReadings } from './own/readings-of.ts';
import { segmentsOf } from './take-coded.ts';
import { UNDERSTOOD, understoodRows } from './understood-rows.ts';
import { type Upload, uploadPath } from './uploads.ts';

/** What a dropped file was recognised as; each comes into the case in a way of its own. */
export const FORMS = ['text', 'texts', 'events', 'table', 'votes', 'dna', 'coded', 'unread'] as const;
export type Form = (typeof FORMS)[number];

/** What a dropped file seems to be, for a person to look at before anything is done with it. */
export interface UploadPreview {
  readonly form: Form;
  /** The same in words, or why it cannot be read. */
  readonly says: string;
  /** Of a text: what it says of itself, and how it begins. */
  readonly text?: TextPreview;
  /** The first rows: as they are understood, or else as they stand. */
  readonly rows?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Of a table: what each column is taken for. */
  readonly columns?: readonly { readonly name: string; readonly field: string; readonly examples: readonly string[] }[];
  readonly mapping?: EventMapping;
  /** Of a .dna file: its coders. */
  readonly coders?: readonly string[];
  /** Of what another program coded: codes of which it is not known what they mean. */
  readonly codes?: readonly string[];
  /** What was not found in it, or is wrong with it, in sentences. */
  readonly odd: readonly string[];
  /** What of it is in the case already. */
  readonly there: readonly There[];
}

export interface TextPreview {
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  /** ISO 639-1, where it is known. */
  readonly language?: string;
  readonly words: number;
  readonly begins: string;
  /** Texts in the file. */
  readonly texts: number;
}

/** A document of the case that is the same, or has the same name. */
export interface There {
  readonly id: string;
  readonly same: 'bytes' | 'words' | 'name';
}

const ROWS = 10;
/** Bytes of a table by which its columns are known. */
const HEAD = 64 * 1024;
/** What is shown of a text. */
const BEGINNING = 600;

/**
 * Looks at a dropped file: what it is, how it begins, and what of it is in the case already. Nothing is stored.
 * @param mapping of a table: which columns hold what, in place of what is guessed
 */
export async function previewUpload(file: CaseFile, upload: Upload, mapping?: EventMapping): Promise<UploadPreview> {
  const at = { name: upload.name, place: uploadPath(file, upload), sha: upload.sha };
  try {
    const ends = await endsOf(at.place);
    const form = formOf(upload.name, ends);
    const of: Readonly<Record<Form, () => Promise<UploadPreview> | UploadPreview>> = {
      text: () => previewText(file, at),
      texts: () => previewTexts(file, at),
      events: () => previewEvents(at, undefined),
      table: () => previewTable(at, mapping),
      votes: () => ({ form, says: 'a table of votes', ...rawRows(ends), odd: [], there: [] }),
      dna: () => previewDna(at),
      coded: () => previewCoded(at, ends),
      unread: () => ({ form, says: 'an empty file', odd: [], there: [] }),
    };
    return await of[form]();
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return { form: 'unread', says: error.message, odd: [], there: [] };
  }
}

interface Place {
  readonly name: string;
  readonly place: string;
  readonly sha: string;
}

/** What a file is, by its ends and its name. */
function formOf(name: string, ends: FileEnds): Form {
  const { head } = ends;
  const begin = new TextDecoder().decode(head.subarray(0, 4096));
  if (head.length === 0) return 'unread';
  if (/\.dna$/iu.test(name) || begin.startsWith('SQLite format 3')) return 'dna';
  const zipped = head[0] === 0x50 && head[1] === 0x4b;
  if (zipped) return zipForm(name, ends);
  if (/^\uFEFF?\s*[[{]/u.test(begin)) return jsonForm(name, begin);
  const [header = ''] = begin.split(/\r?\n/u, 1);
  const isTable = /\.(?:csv|tsv|tab)$/iu.test(name);
  if (isTable && DOCUMENT_COLUMN.test(header)) return 'coded';
  if (isTable && isOfVotes(name, begin)) return 'votes';
  if (/\.(?:csv|tsv|tab|gz|export)$/iu.test(name) || header.split('\t').length > 15) {
    return looksLikeEvents(name, ends) && !isOwnTable(name, ends) ? 'events' : 'table';
  }
  return 'text';
}

/** A table with tabs that nobody else makes is one of one's own too. */
function isOwnTable(name: string, { head }: FileEnds): boolean {
  return /\.(?:tsv|tab)$/iu.test(name) && previewMapping(head).mapping?.origin === 'csv';
}

function zipForm(name: string, { head, tail }: FileEnds): Form {
  const members = new TextDecoder('latin1').decode(tail) + new TextDecoder('latin1').decode(head);
  if (members.includes('.qde')) return 'coded';
  // The reader of texts says what to do with other archives of documents.
  const isText = /word\/document|opendocument|epub|xl\/workbook|ppt\/presentation/.test(members);
  return isText || /\.(?:docx|odt|epub|xlsx|pptx)$/iu.test(name) ? 'text' : 'events';
}

function jsonForm(name: string, begin: string): Form {
  if (/^\uFEFF?\s*\{\s*"format"\s*:\s*"entente-reading\/1"/u.test(begin)) return 'coded';
  if (/\.(?:jsonl|ndjson)$/iu.test(name)) return 'texts';
  return begin.includes('"@context"') || begin.includes('"target"') ? 'coded' : 'text';
}

function isOfVotes(name: string, begin: string): boolean {
  if (isWideVotes(begin)) return true;
  const [header = ''] = begin.replace(/^\uFEFF/u, '').split(/\r?\n/u, 1);
  const [row] = delimitedRows(header, separatorOf(header));
  try {
    voteColumns(name, row?.cells ?? []);
    return true;
  } catch {
    return false;
  }
}

function codedWords({ head, tail }: FileEnds): string {
  const begin = new TextDecoder().decode(head.subarray(0, 400));
  if (head[0] === 0x50 && new TextDecoder('latin1').decode(tail).includes('.qde')) return 'a REFI-QDA project';
  if (begin.includes('entente-reading/1')) return 'readings of Entente';
  return /^\uFEFF?\s*[[{]/u.test(begin) ? 'Web Annotations' : 'a table of coded acts';
}

/** A file of the Discourse Network Analyzer: how much it holds, and by whom it was coded. */
function previewDna({ name, place }: Place): UploadPreview {
  const { tables, version, warnings } = readDna(place, name);
  const holds = `${counted(tables.DOCUMENTS.length, 'document')}, ${counted(tables.STATEMENTS.length, 'statement')}`;
  return {
    form: 'dna',
    says: `a file of the Discourse Network Analyzer ${version}: ${holds}`,
    coders: [...coderNames(tables).values()],
    odd: warnings.slice(0, ROWS).map(({ sentence }) => sentence),
    there: [],
  };
}

/** What another program coded: how many marks, and which codes must be explained. */
async function previewCoded({ name, place }: Place, ends: FileEnds): Promise<UploadPreview> {
  const says = codedWords(ends);
  const bytes = await boundedFile(name, place, READINGS);
  if (isReadings(bytes)) return { form: 'coded', says, odd: [], there: [] };
  const { segments, problems } = segmentsOf(bytes, name);
  const unknown = segments.filter((segment) => !isUnderstood(segment));
  const codes = [...new Set(unknown.flatMap(({ code }) => code.at(-1) ?? []))];
  return {
    form: 'coded',
    says: `${says}, ${counted(segments.length, 'mark')}`,
    ...(codes.length > 0 ? { codes } : {}),
    odd: problems.slice(0, ROWS),
    there: [],
  };
}

async function previewText(file: CaseFile, { name, place, sha }: Place): Promise<UploadPreview> {
  const document = await readBytes(await loadFile(name, place), { name });
  const { title, date, publisher, language, text } = document;
  const there = [...thereBy(file, sha, document.id, name)];
  return {
    form: 'text',
    says: TYPES[document.source.type] ?? 'a text',
    text: {
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(language === undefined ? {} : { language }),
      words: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
      begins: text.slice(0, BEGINNING),
      texts: 1,
    },
    odd: [
      ...(date === undefined ? ['It does not say when it was published.'] : []),
      ...(language !== undefined && language !== 'en' ? ['It is not in English, which alone is read.'] : []),
    ],
    there,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  txt: 'a plain text',
  md: 'a text in Markdown',
  html: 'a page (HTML)',
  pdf: 'a PDF',
  docx: 'a Word document',
};

function* thereBy(file: CaseFile, sha: string, text: string, name: string): Generator<There> {
  const bytes = documentOfSource(file, sha);
  if (bytes) yield { id: bytes.id, same: 'bytes' };
  const words = file
    .prepare(
      'SELECT d.id FROM versions v JOIN documents d ON d.n = v.document AND d.version = v.version WHERE v.text_id = ?',
    )
    .get(text) as { id: string } | undefined;
  if (words && words.id !== bytes?.id) yield { id: words.id, same: 'words' };
  const named = file.prepare('SELECT id FROM documents WHERE origin = ?').get(`dropped/${name}`) as
    | { id: string }
    | undefined;
  if (named && named.id !== bytes?.id && named.id !== words?.id) yield { id: named.id, same: 'name' };
}

/** Articles, one in each line: what the first says, how many there are, what is wrong with the first ones. */
async function previewTexts(file: CaseFile, { name, place }: Place): Promise<UploadPreview> {
  let texts = 0;
  const rows: string[][] = [];
  const odd: string[] = [];
  for await (const input of collectInputs([name], { locate: () => place })) {
    texts++;
    if (rows.length + odd.length >= ROWS) continue;
    try {
      const { bytes, options } = await openInput(input);
      const { title = '', date = '', publisher = '', text, id } = await readBytes(bytes, options);
      const [there] = thereBy(file, '', id, '');
      rows.push([title, date, publisher, text.slice(0, 80), there?.id ?? '']);
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      odd.push(error.message);
    }
  }
  return {
    form: 'texts',
    says: `${texts.toLocaleString('en-GB')} texts in lines of JSON`,
    rows: { head: ['title', 'date', 'publisher', 'begins', 'there as'], rows },
    odd,
    there: [],
  };
}

/** The first rows of a file of events as they are understood. */
async function previewEvents({ name, place }: Place, mapping: EventMapping | undefined): Promise<UploadPreview> {
  const mentions: string[] = [];
  const read = readEventFile(name, {
    path: place,
    mentions: (member) => mentions.push(member ?? ''),
    ...(mapping ? { format: 'csv' as const, mapping } : {}),
  });
  for await (const events of read) {
    for await (const batch of events.batches) {
      const problems = events.problems.slice(0, ROWS).map((problem) => problemSentence(name, problem));
      const rows = { head: UNDERSTOOD, rows: understoodRows(batch, ROWS) };
      return { form: 'events', says: `event data (${events.format})`, rows, odd: problems, there: [] };
    }
  }
  if (mentions.length > 0) return { form: 'events', says: "GDELT's mentions of events", odd: [], there: [] };
  return { form: 'unread', says: `${name} holds no row of events.`, odd: [], there: [] };
}

/** A table of one's own: what each column is taken for, and the first rows as they are read by that. */
async function previewTable(at: Place, given: EventMapping | undefined): Promise<UploadPreview> {
  for await (const { chunks } of unpack(fileChunks(at.place, at.name), () => undefined)) {
    const { head } = await peek(chunks, HEAD);
    const { mapping, columns, missing } = previewMapping(head, given);
    const read = mapping ? await previewEvents(at, mapping) : undefined;
    return {
      form: 'table',
      says: 'a table; say which columns hold what',
      ...(read?.rows ? { rows: read.rows } : {}),
      columns,
      ...(mapping ? { mapping } : {}),
      odd: [...missing.map((words) => `${words[0]?.toUpperCase()}${words.slice(1)}.`), ...(read?.odd ?? [])],
      there: [],
    };
  }
  return { form: 'unread', says: `${at.name} holds nothing.`, odd: [], there: [] };
}

/** The first rows as they stand. */
function rawRows({ head }: FileEnds): Pick<UploadPreview, 'rows'> {
  const lines = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .slice(0, ROWS + 1);
  const [first = ''] = lines;
  const rows = [...delimitedRows(lines.join('\n'), separatorOf(first))].map(({ cells }) => cells.slice(0, 12));
  return { rows: { head: rows[0] ?? [], rows: rows.slice(1) } };
}
