import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import type { StatementType } from '../../records/statement-type.ts';
import { type DiscourseCodebook, parseDiscourseCodebook } from '../statements/discourse-codebook.ts';
import type { CaseFile } from './case-file.ts';
import { keptTypes } from './kept-dna.ts';

/** The file in which a person defines statement types, concepts and filters. */
const DISCOURSE = 'discourse.yaml';

const NOTHING: DiscourseCodebook = { types: [], concepts: [], actors: [], filters: [] };

/**
 * The statement types, concepts and filters that a person wrote into a case's `discourse.yaml`; empty without the file.
 * @throws EntenteError `unreadable` with the line of the first mistake
 */
export function readDiscourse({ place, folder }: Pick<CaseFile, 'place' | 'folder'>): DiscourseCodebook {
  const path = join(place, DISCOURSE);
  if (!existsSync(path)) return NOTHING;
  const { codebook, problems } = parseDiscourseCodebook(readFileSync(path, 'utf8'));
  const [first] = problems;
  if (!first) return codebook;
  throw new EntenteError(
    'unreadable',
    `${join(folder, DISCOURSE)}, line ${first.line}, column ${first.column}: ${first.reason}.`,
  );
}

/**
 * The statement types of a case: those of its `discourse.yaml`, then those of the .dna file that it took in. Of two with one name
 * the file that a person wrote has the say.
 * @throws EntenteError `unreadable` where that file has a mistake
 */
export function statementTypes(file: CaseFile): readonly StatementType[] {
  const { types } = readDiscourse(file);
  const own = new Set(types.map(({ name }) => name));
  return [...types, ...keptTypes(file).filter(({ name }) => !own.has(name))];
}
