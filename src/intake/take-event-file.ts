import type {
  EventImport,
  EventSource,
  MentionSource,
  SourceFacts,
  TakenFile,
} from '../casefile/events/import-events.ts';
import type { ReplacedFile } from '../casefile/events/replace-files.ts';
import { conditionWords } from '../report/words/condition-words.ts';
import { andList, counted } from '../report/words/wording.ts';
import { type EventFileProblem, problemSentence } from '../sources/events/file-problems.ts';
import type { MentionFile } from '../sources/events/read-mentions.ts';

/** Problems of a file that are named. */
const NAMED = 10;
/** What of a file could not be read; unknown codes of countries and the like are told and no fault of the file. */
const UNREAD: ReadonlySet<string> = new Set(['unreadable', 'damaged', 'mixed']);

/** A file of mentions as an import takes it; what is odd about a mention is counted by the names of the flags of rows. */
export function mentionSource({ name, member, batches, counts }: MentionFile): MentionSource {
  return {
    name,
    ...(member === undefined ? {} : { member }),
    format: 'mentions',
    origin: 'gdelt',
    mentions: batches,
    get counts() {
      const { lines, kept, flagged, unreadable, badDate } = counts;
      return { rows: lines, kept, flagged, flags: { unreadable, badDate } };
    },
  };
}

/** What is read of a file: batches, and what was found wrong. */
interface ReadFile {
  readonly name: string;
  readonly batches: AsyncIterable<unknown>;
  readonly problems: readonly EventFileProblem[];
}

/**
 * Takes in a file, or a member of an archive, and says what became of it.
 * @returns whether all of it could be read
 */
export async function takeFile(
  importing: EventImport,
  source: EventSource | MentionSource,
  file: ReadFile,
  facts: SourceFacts,
  note: (sentence: string) => void,
): Promise<boolean> {
  const problems = (): readonly string[] => file.problems.map((problem) => problemSentence(file.name, problem));
  const taken = await importing.take(source, { ...facts, problems });
  // A member of an archive is read to its end before the next one is asked for.
  if (taken.outcome === 'known') for await (const _ of file.batches);
  note(takenWords(source, taken));
  for (const problem of problems().slice(0, NAMED)) note(problem);
  if (problems().length > NAMED) note(`and ${problems().length - NAMED} more like these.`);
  return !file.problems.some(({ kind }) => UNREAD.has(kind));
}

/** Which rows went since they came again, in a sentence. */
export function replacedWords({ old, by }: ReplacedFile): string {
  const what = counted(
    old.format === 'mentions' ? old.counts.rows : old.stored,
    old.format === 'mentions' ? 'mention' : 'row',
  );
  return old.n < by.n
    ? `${by.name} holds all that was imported before as ${old.name} (SHA-256 ${old.sha.slice(0, 12)}…) and takes its place: ${what} of that went, so that none counts twice.`
    : `${old.name} holds nothing that was not imported before as ${by.name} (SHA-256 ${by.sha.slice(0, 12)}…): its ${what} went again, so that none counts twice.`;
}

/** What became of a file, in a sentence: every row is kept, and flagged where something is odd about it. */
function takenWords(
  { name, origin, format }: EventSource | MentionSource,
  { outcome, before, counts }: TakenFile,
): string {
  const number = (n: number): string => n.toLocaleString('en-GB');
  if (outcome === 'known') return `${name} is in the case already; passed over.`;
  const flags = Object.entries(counts.flags)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([flag, n]) => `${number(n)} ${conditionWords(flag)}`);
  // What is stored of mentions are counts, which say nothing of how many mentions there were.
  const went =
    before > 0 && format !== 'mentions' ? ` (${number(before)} were stored by an import that was broken off)` : '';
  const why = flags.length > 0 ? `: ${andList(flags)}` : '';
  return `${name}: ${counted(counts.rows, format === 'mentions' ? 'mention' : 'row')} of ${origin}${went}, ${number(counts.kept)} without and ${number(counts.flagged)} with a flag${why}.`;
}
