import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { EntenteError } from '../../records/failure.ts';
import type { Segment, Segments } from './segment.ts';

/** What an archive may unpack to: a guard against those that are made to fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 20_000;
/** Codes stand in codes; nobody has them deeper. */
const MOST_DEPTH = 100;
/** How much of the text beside the words is kept. */
const NEIGHBOURS = 32;

/**
 * Coded segments of texts in a REFI-QDA project (.qdpx). Positions are taken as Unicode code points, as the standard has
 * them. Pictures, sounds, films and selections in PDF pages are told and left out. Paths in the archive are names only:
 * nothing is written to the disk and nothing outside the archive is read.
 *
 * @param name of the file, for messages
 * @throws EntenteError (unreadable) if it is no such project, or one that is made to do harm
 */
export function importQdpx(bytes: Uint8Array, name: string): Segments {
  const files = unpacked(bytes, name);
  const project = [...files].find(([path]) => /(?:^|\/)project\.qde$/iu.test(path))?.[1];
  if (!project) throw new EntenteError('unreadable', `${name} is no REFI-QDA project: it has no project.qde.`);
  const texts = new Map([...files].map(([path, content]) => [path.split('/').at(-1)?.toLowerCase() ?? '', content]));
  return segmentsOf(readProject(decoded(project), name), texts, name);
}

function unpacked(bytes: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let count = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name: path, originalSize, size }) => {
        count++;
        if (!/\.(?:qde|txt)$/iu.test(path)) return false;
        // No text shrinks to a thousandth, and what says so of itself is not even tried.
        total += Math.max(originalSize, size);
        return total <= MOST_BYTES && count <= MOST_FILES;
      },
    });
  } catch (cause) {
    throw new EntenteError('unreadable', `${name} is damaged or no archive; export the project again.`, { cause });
  }
  if (total > MOST_BYTES || count > MOST_FILES) {
    throw new EntenteError(
      'unreadable',
      `${name} unpacks to more than ${MOST_BYTES / 1024 / 1024} MB or ${MOST_FILES.toLocaleString('en-GB')} files; export a part of the project.`,
    );
  }
  return new Map(Object.entries(files));
}

function decoded(bytes: Uint8Array): string {
  return strFromU8(bytes).replace(/^\uFEFF/u, '');
}

interface Coded {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly user: string | undefined;
  readonly memo: string | undefined;
}

interface Source {
  readonly name: string;
  readonly path: string | undefined;
  inline: string;
  readonly coded: Coded[];
}

interface Project {
  /** By GUID: the names of the code and of those above it, outermost first. */
  readonly codes: Map<string, readonly string[]>;
  readonly users: Map<string, string>;
  readonly sources: Source[];
  /** Selections that are not of text, by the name of their element. */
  readonly others: Map<string, number>;
}

/** Reads the XML as it streams by: no tree is built, and a document type, with which entities come, is refused. */
function readProject(xml: string, name: string): Project {
  const project: Project = { codes: new Map(), users: new Map(), sources: [], others: new Map() };
  const parser = new SaxesParser();
  const open: SaxesTagPlain[] = [];
  let source: Source | undefined;
  let selection: { start: number; end: number; user: string | undefined; memo: string; codes: Coded[] } | undefined;
  parser.on('doctype', () => {
    throw new EntenteError(
      'unreadable',
      `${name} declares a document type, which no REFI-QDA project needs; it is not read.`,
    );
  });
  parser.on('opentag', (tag) => {
    if (open.length >= MOST_DEPTH) throw new EntenteError('unreadable', `${name} is nested deeper than any project.`);
    open.push(tag);
    const { attributes: given } = tag;
    switch (local(tag)) {
      case 'User':
        if (given.guid) project.users.set(given.guid.toLowerCase(), given.name ?? '');
        break;
      case 'Code': {
        const above = open.filter((each) => local(each) === 'Code').map((each) => each.attributes.name ?? '');
        if (given.guid) project.codes.set(given.guid.toLowerCase(), above);
        break;
      }
      case 'TextSource':
        source = { name: given.name ?? '', path: given.plainTextPath, inline: '', coded: [] };
        project.sources.push(source);
        break;
      case 'PlainTextSelection':
        selection = {
          start: Number(given.startPosition),
          end: Number(given.endPosition),
          user: given.creatingUser,
          memo: '',
          codes: [],
        };
        break;
      case 'CodeRef':
        if (selection && given.targetGUID) {
          const coding = open.findLast((each) => local(each) === 'Coding');
          selection.codes.push({
            start: selection.start,
            end: selection.end,
            code: given.targetGUID.toLowerCase(),
            user: coding?.attributes.creatingUser ?? selection.user,
            memo: undefined,
          });
        }
        break;
      case 'PictureSelection':
      case 'PDFSelection':
      case 'AudioSelection':
      case 'VideoSelection':
      case 'TranscriptSelection':
        project.others.set(local(tag), (project.others.get(local(tag)) ?? 0) + 1);
        break;
    }
  });
  const onText = (words: string): void => {
    const [parent, tag] = open.slice(-2).map(local);
    if (tag === 'PlainTextContent' && source) source.inline += words;
    if (parent === 'PlainTextSelection' && tag === 'Description' && selection) selection.memo += words;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', (tag) => {
    open.pop();
    if (local(tag) === 'TextSource') source = undefined;
    if (local(tag) !== 'PlainTextSelection' || !selection) return;
    const { codes, memo } = selection;
    source?.coded.push(...codes.map((code) => ({ ...code, memo: memo.trim() || undefined })));
    selection = undefined;
  });
  try {
    parser.write(xml).close();
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError('unreadable', `project.qde in ${name} is no well-formed XML: ${reason}`, { cause });
  }
  return project;
}

function local({ name }: { readonly name: string }): string {
  return name.slice(name.indexOf(':') + 1);
}

function segmentsOf(project: Project, texts: ReadonlyMap<string, Uint8Array>, name: string): Segments {
  const segments: Segment[] = [];
  const problems: string[] = [];
  for (const [index, source] of project.sources.entries()) {
    const text = textOf(source, texts);
    if (text !== '') {
      const points = [...text];
      for (const coded of source.coded) {
        const made = segmentOf(coded, points, source.name, project);
        const at = `source ${index + 1}, ${coded.start}-${coded.end}`;
        if (made) segments.push({ at, ...made });
        else problems.push(`${name}, ${at} leaves its text, which has ${points.length} characters; it is left out.`);
      }
    } else if (source.coded.length > 0) {
      problems.push(
        `${name}, source ${index + 1} (${source.name || 'no name'}): its text is not in the archive; ${source.coded.length} segments are left out.`,
      );
    }
  }
  for (const [kind, count] of project.others) {
    problems.push(`${name}: ${count} of ${kind} are no selections of text; they are left out.`);
  }
  return { segments, problems };
}

/** The text of a source, from the project itself or from a file of that name in the archive. */
function textOf({ inline, path }: Source, texts: ReadonlyMap<string, Uint8Array>): string {
  if (inline) return inline;
  const file = path
    ?.replace(/^internal:\/\//iu, '')
    .split('/')
    .at(-1)
    ?.toLowerCase();
  const bytes = file === undefined ? undefined : texts.get(file);
  return bytes ? decoded(bytes) : '';
}

/** @returns nothing if it leaves its text */
function segmentOf(
  { start, end, code, user, memo }: Coded,
  points: readonly string[],
  title: string,
  { codes, users }: Project,
): Omit<Segment, 'at'> | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  if (start < 0 || end <= start || end > points.length) return undefined;
  const coder = user === undefined ? undefined : users.get(user.toLowerCase());
  return {
    document: { name: title },
    place: { start, end },
    words: {
      exact: points.slice(start, end).join(''),
      before: points.slice(Math.max(0, start - NEIGHBOURS), start).join(''),
      after: points.slice(end, end + NEIGHBOURS).join(''),
    },
    code: codes.get(code) ?? [],
    fields: {},
    ...(coder ? { coder } : {}),
    ...(memo ? { memo } : {}),
  };
}
