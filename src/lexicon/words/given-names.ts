import { loadAsset } from '#load-asset';
import { EntenteError } from '../../records/failure.ts';

export type Gender = 'm' | 'f';

const FILE = 'src/lexicon/data/given-names.tsv';

/**
 * Given names, in lower case, that tell whether "he" or "she" is to be expected of their bearer. Names that men and women
 * bear alike are not in it.
 * @throws EntenteError (internal) with the line, for a line that is no "m" or "f", a tab and names
 */
export async function loadGivenNames(): Promise<ReadonlyMap<string, Gender>> {
  return parseGivenNames(new TextDecoder().decode(await loadAsset(FILE)));
}

/** Reads the table. Throws as `loadGivenNames` does. */
export function parseGivenNames(table: string): ReadonlyMap<string, Gender> {
  const names = new Map<string, Gender>();
  table.split('\n').forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [gender, list = ''] = line.split('\t');
    if ((gender !== 'm' && gender !== 'f') || !list.trim()) {
      throw new EntenteError(
        'internal',
        `${FILE}, line ${i + 1}: write m or f, a tab, and names with a semicolon between them.`,
      );
    }
    for (const name of list.split(';')) names.set(name.trim().toLowerCase(), gender);
  });
  return names;
}
