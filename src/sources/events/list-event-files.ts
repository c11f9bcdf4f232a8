import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';

/** What a folder of event files holds. */
export interface EventFolder {
  /** Paths of what may be files of events or archives of them, sorted. What they are is told when they are read. */
  readonly files: readonly string[];
  readonly passedOver: readonly { readonly path: string; readonly reason: string }[];
}

const TABLE = /\.(?:csv|tsv|tab|txt|zip|gz)$/i;
/** Names of what lies beside event files: lists of them, descriptions, GDELT's files of another kind. */
const BESIDE: readonly (readonly [RegExp, string])[] = [
  [/\.gkg\.csv|gkgcounts|\.gkg\./i, "is GDELT's knowledge graph, which holds no events"],
  [/(?:read[-_ ]?me|codebook|licen[cs]e|md5sum|masterfilelist|filesizes)/i, 'is a description by its name'],
];

/**
 * Lists the files of events of a folder and of the folders in it, and says what is passed over and why. Hidden files are
 * passed over without a word.
 *
 * @param folder as it is named in the answer
 * @param at where it lies, if not there
 * @throws EntenteError('unreadable') if it is no folder or may not be read
 * @example
 * const { passedOver } = await listEventFiles('models/english');
 * passedOver[0]; // { path: 'models/english/MODEL_CARD.md', reason: 'has none of the endings .csv, .tsv, .tab, .txt, .zip, .gz' }
 */
export async function listEventFiles(folder: string, at: string = folder): Promise<EventFolder> {
  const files: string[] = [];
  const passedOver: { path: string; reason: string }[] = [];
  const visit = async (path: string, place: string): Promise<void> => {
    for (const name of (await readdir(place)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
      if (name.startsWith('.') || name === '__MACOSX') continue;
      const own = join(path, name);
      const facts = await stat(join(place, name)).catch(() => undefined);
      if (facts?.isDirectory()) await visit(own, join(place, name));
      else {
        const reason = !facts?.isFile() ? 'is no file' : reasonAgainst(name, facts.size);
        if (reason === undefined) files.push(own);
        else passedOver.push({ path: own, reason });
      }
    }
  };
  try {
    await visit(folder, at);
  } catch (cause) {
    throw new EntenteError('unreadable', `${folder} cannot be read as a folder: ${(cause as Error).message}.`, {
      cause,
    });
  }
  return { files, passedOver };
}

function reasonAgainst(name: string, size: number): string | undefined {
  const beside = BESIDE.find(([pattern]) => pattern.test(name));
  if (beside) return beside[1];
  if (!TABLE.test(name)) return 'has none of the endings .csv, .tsv, .tab, .txt, .zip, .gz';
  return size === 0 ? 'is empty' : undefined;
}
