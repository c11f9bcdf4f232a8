import type { PlacedProblem } from '../../records/file-place.ts';
import { parseSections, type SectionItem } from '../files/sectioned-file.ts';
import { ACTORS_FILE_ITEMS, type ActorsFile, type ActorsFileSection } from './actors-file.ts';

/**
 * Reads a file of actors (YAML 1.2). An item with a mistake is left out and reported with line and column; the rest
 * counts.
 *
 * @param text the whole file
 * @param name of the file, for messages
 * @returns what the file says, and what is wrong with it; a file that is no YAML holds nothing
 * @example
 * const { file, problems } = parseActorsFile('actors:\n  - {name: River Council, kind: organization}', 'actors.yaml');
 * [file.actors.length, problems.length]; // [1, 0]
 */
export function parseActorsFile(
  text: string,
  name = 'actors.yaml',
): { readonly file: ActorsFile; readonly problems: readonly PlacedProblem[] } {
  const { sections, problems, place, isOneLine } = parseSections(text, ACTORS_FILE_ITEMS);
  /** An item with its place in the file, and those of its offices. */
  const placed = ({ value, path }: SectionItem<object>): object => {
    const at = place(path);
    if (!('offices' in value) || !Array.isArray(value.offices)) return { ...value, at };
    const offices = value.offices.map((office: object, i) => ({
      ...office,
      at: isOneLine(path) ? at : place([...path, 'offices', i]),
    }));
    return { ...value, offices, at };
  };
  const list = <K extends ActorsFileSection>(section: K): ActorsFile[K] =>
    sections[section].map(placed) as unknown as ActorsFile[K];
  const file: ActorsFile = {
    name,
    actors: list('actors'),
    notActors: list('notActors'),
    readAs: list('readAs'),
    roles: list('roles'),
  };
  return { file, problems };
}
