import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { EntenteError } from '../../records/failure.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { type CaseFile, write } from '../store/case-file.ts';

/** The first byte of packed votes: what is known of roll calls as JSON, compressed by zstd. Other forms may follow. */
const FORM = 1;
const LEVEL = 12;
/** What is packed may come from anybody: no votes unpack to more bytes. */
const MOST = { maxOutputLength: 2 ** 30 };

/** Where votes came from. */
export interface VotesSource {
  /** SHA-256 of the files, in hexadecimal, with the mapping by which they were read. */
  readonly hash: string;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly kind: string;
    readonly rows: number;
  }[];
  /** Columns and words that a user named, so that the same can be done again. */
  readonly mapping?: unknown;
  /** What was odd, each as a sentence. */
  readonly problems: readonly string[];
}

/** Roll calls that a case keeps. */
export interface StoredVotes {
  readonly calls: RollCalls;
  readonly source: VotesSource;
}

/** What became of votes that were to be kept. */
export type VotesOutcome = 'kept' | 'known' | 'replaced';

/**
 * Keeps roll calls in a case, all or none of them. A case holds one set of votes at a time: two sets of one body would count
 * every vote twice.
 *
 * @returns `known` where the same files were imported before, in the same way
 * @throws EntenteError `usage` where the case holds other votes and they are not to be replaced; `unwritable`
 * @example
 * const source = { hash: '00', files: [], problems: [] };
 * storeVotes(casefile, { calls, source }) === 'replaced'; // false
 * storeVotes(casefile, { calls, source }); // 'known'
 */
export function storeVotes(
  file: CaseFile,
  { calls, source }: StoredVotes,
  { replace = false }: { readonly replace?: boolean } = {},
): VotesOutcome {
  const facts = packFacts(calls);
  const votes = zstd(calls.votes);
  return write(file, () => {
    const held = file.prepare('SELECT hash, roll_calls AS n, files FROM votes').get() as HeldRow | undefined;
    if (held?.hash === source.hash) return 'known';
    if (held && !replace) {
      const names = (JSON.parse(held.files) as VotesSource['files']).map(({ name }) => name).join(', ');
      throw new EntenteError(
        'usage',
        `The case holds ${held.n.toLocaleString('en-GB')} roll calls of ${names} already; put these in their place with --replace.`,
      );
    }
    file.prepare('DELETE FROM votes').run();
    file
      .prepare(
        `INSERT INTO votes (n, hash, files, mapping, problems, roll_calls, states, facts, votes) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        source.hash,
        JSON.stringify(source.files),
        source.mapping === undefined ? null : JSON.stringify(source.mapping),
        JSON.stringify(source.problems),
        calls.id.length,
        JSON.stringify(calls.states),
        facts,
        votes,
      );
    return held ? 'replaced' : 'kept';
  });
}

/**
 * Takes the roll calls of a case out of it.
 * @returns where they came from and how many there were; nothing where the case held none
 * @throws EntenteError `unwritable`
 */
export function forgetVotes(
  file: CaseFile,
): { readonly files: readonly string[]; readonly rollCalls: number } | undefined {
  return write(file, () => {
    const held = file.prepare('SELECT roll_calls AS n, files FROM votes').get() as HeldRow | undefined;
    if (!held) return undefined;
    file.prepare('DELETE FROM votes').run();
    return { files: (JSON.parse(held.files) as VotesSource['files']).map(({ name }) => name), rollCalls: held.n };
  });
}

/**
 * The roll calls of a case; undefined where none were imported.
 * @throws EntenteError (unreadable) where they are damaged
 * @example
 * storeVotes(casefile, { calls, source: { hash: '00', files: [], problems: [] } });
 * loadVotes(casefile)?.calls.states; // ['BRA', 'CHN', 'FRA', 'GBR', 'IND', 'RUS', 'USA']
 */
export function loadVotes(file: CaseFile): StoredVotes | undefined {
  return hasVotes(file) ? votesOf(file) : undefined;
}

/** A case of an older form that is only looked at has no such table. */
function hasVotes(file: CaseFile): boolean {
  return file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'votes'").get() !== undefined;
}

function votesOf(file: CaseFile): StoredVotes | undefined {
  const row = file.prepare('SELECT * FROM votes').get() as VotesRow | undefined;
  if (!row) return undefined;
  try {
    const states = JSON.parse(row.states) as readonly string[];
    const votes = new Uint8Array(zstdDecompressSync(row.votes, MOST));
    const calls = unpackFacts(row.facts, states, votes);
    if (calls.id.length !== row.roll_calls || votes.length !== states.length * calls.id.length)
      throw new Error('there are not as many votes as roll calls and states');
    const source = {
      hash: row.hash,
      files: JSON.parse(row.files) as VotesSource['files'],
      ...(row.mapping === null ? {} : { mapping: JSON.parse(row.mapping) as unknown }),
      problems: JSON.parse(row.problems) as readonly string[],
    };
    return { calls, source };
  } catch (cause) {
    throw new EntenteError(
      'unreadable',
      `The votes in ${file.folder} are damaged; import them again with --replace, or put a backup of the case in its place.`,
      { cause },
    );
  }
}

/** How much of votes a case holds. */
export interface VotesStatus {
  readonly rollCalls: number;
  readonly states: number;
  /** Names of the files that they came from. */
  readonly files: readonly string[];
}

/** How much of votes a case holds, without reading them; undefined where there are none. */
export function votesStatus(file: CaseFile): VotesStatus | undefined {
  if (!hasVotes(file)) return undefined;
  const row = file.prepare('SELECT roll_calls AS n, states, files FROM votes').get() as
    | (Pick<VotesRow, 'states' | 'files'> & { readonly n: number })
    | undefined;
  if (!row) return undefined;
  const names = (JSON.parse(row.files) as VotesSource['files']).map(({ name }) => name);
  return { rollCalls: row.n, states: (JSON.parse(row.states) as readonly string[]).length, files: names };
}

/** What became of the votes of another copy of a case. */
export type MergedVotes = 'none' | 'kept' | 'known' | 'left';

/**
 * Takes over the votes of another copy of a case where this one has none; a case holds one set at a time.
 * @param other its database, opened for reading
 * @returns `left` where both have votes, of different files or read in different ways
 * @throws EntenteError (unreadable) where those of the other are damaged
 */
export function mergeVotes(file: CaseFile, other: CaseFile): MergedVotes {
  const { hash } = (other.prepare('SELECT hash FROM votes').get() ?? {}) as Partial<HeldRow>;
  if (hash === undefined) return 'none';
  const held = file.prepare('SELECT hash FROM votes').get() as HeldRow | undefined;
  if (held) return held.hash === hash ? 'known' : 'left';
  const votes = votesOf(other);
  return votes && storeVotes(file, votes) === 'kept' ? 'kept' : 'known';
}

interface HeldRow {
  readonly hash: string;
  readonly n: number;
  readonly files: string;
}

interface VotesRow {
  readonly hash: string;
  readonly files: string;
  readonly mapping: string | null;
  readonly problems: string;
  readonly roll_calls: number;
  readonly states: string;
  readonly facts: Uint8Array;
  readonly votes: Uint8Array;
}

/** What is packed of roll calls beside the votes, column by column. */
type Facts = readonly [
  id: readonly string[],
  session: readonly number[],
  day: readonly number[],
  resolution: readonly string[],
  title: readonly string[],
  issues: readonly string[],
  important: readonly number[],
];

/** Stands between the issues of one roll call. */
const AND = '\u001f';

function packFacts({ id, session, day, resolution, title, issues, important }: RollCalls): Uint8Array {
  const facts: Facts = [
    id,
    [...session],
    [...day],
    resolution,
    title,
    issues.map((each) => each.join(AND)),
    [...important],
  ];
  return Buffer.concat([Uint8Array.of(FORM), zstd(Buffer.from(JSON.stringify(facts)))]);
}

function unpackFacts(packed: Uint8Array, states: readonly string[], votes: Uint8Array): RollCalls {
  if (packed[0] !== FORM) throw new Error(`form ${packed[0]} of packed votes is not known`);
  const [id, session, day, resolution, title, issues, important] = JSON.parse(
    zstdDecompressSync(packed.subarray(1), MOST).toString('utf8'),
  ) as Facts;
  return {
    id,
    session: Int32Array.from(session),
    day: Int32Array.from(day),
    resolution,
    title,
    issues: issues.map((each) => (each === '' ? [] : each.split(AND))),
    important: Uint8Array.from(important),
    states,
    votes,
  };
}

function zstd(bytes: Uint8Array): Uint8Array {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
}
