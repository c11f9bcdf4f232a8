import { compareStatements, type StatementComparison } from '../../casefile/coders/compare-statements.ts';
import { statementCodings } from '../../casefile/coders/statement-codings.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { allEntries } from '../../casefile/store/coded.ts';
import { sharedState } from '../../casefile/store/state.ts';
import { statementTypes } from '../../casefile/store/statement-types.ts';

/**
 * How far coders agree on discourse statements, by variable and by concept, after concepts were merged.
 * @param coders asked about these alone, where any are named
 */
export function askStatementAgreement(file: CaseFile, coders?: readonly string[]): readonly StatementComparison[] {
  const types = statementTypes(file);
  if (types.length === 0) return [];
  const { values } = sharedState(file);
  const entries = allEntries(file).filter(({ entry }) => coders?.includes(entry.coder) ?? true);
  const codings = statementCodings(entries, (variable, value) => values.get(`${variable}=${value}`) ?? value);
  return compareStatements(codings, types);
}
