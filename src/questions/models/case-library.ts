import { loadAsset } from '#load-asset';
import type { ModelFile } from '../../conflict/file/file-types.ts';
import { parseModelFile } from '../../conflict/file/model-file.ts';

/** A model that comes with the program. */
export interface LibraryCase {
  readonly name: string;
  readonly text: string;
  readonly file: ModelFile;
}

/** The files of the library by the names under which they are asked for; published cases lie in a folder of their own. */
export const LIBRARY: readonly string[] = [
  'cuban-missiles',
  'elmira',
  'garrison-diversion',
  'gisborne-economy',
  'gisborne-environment',
  'milk-river',
  'north-korea-2017',
  'north-korea-2017-no-way-back',
  'north-korea-2017-bloodthirsty',
  'north-korea-2017-deterred',
  'north-korea-2017-peaceful',
  'syria-iraq-1975',
  'syria-iraq-1975-misperceived',
  'battle-of-the-sexes',
  'chicken',
  'matching-pennies',
  'prisoners-dilemma',
  'stag-hunt',
];

/** Opens a case of the library. */
export async function libraryCase(name: string): Promise<LibraryCase> {
  const text = new TextDecoder().decode(await loadAsset(`examples/conflicts/${name}.yaml`));
  return { name, text, file: parseModelFile(text, `${name}.yaml`) };
}
