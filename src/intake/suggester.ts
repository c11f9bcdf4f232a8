import { withSuggestions } from '../casefile/statements/suggest-statements.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { readDiscourse, statementTypes } from '../casefile/store/statement-types.ts';
import type { Reading } from '../records/reading.ts';

/**
 * What adds to a reading the discourse statements that the `discourse.yaml` of a case finds in its positions.
 * @throws EntenteError `unreadable` for a mistake in that file
 */
export function suggester(file: CaseFile): (reading: Reading) => Reading {
  const { concepts, actors } = readDiscourse(file);
  if (concepts.length === 0) return (reading) => reading;
  const rules = { types: statementTypes(file), concepts, actors };
  return (reading) => withSuggestions(reading, rules);
}
