import type { StatementType, VariableKind } from '../../records/statement-type.ts';
import type { DnaTables } from '../../sources/dna/dna-tables.ts';
import { withRoles } from './discourse-codebook.ts';

/** The statement types of a file of the Discourse Network Analyzer, in its order. */
export function typesOfDna({ STATEMENTTYPES, VARIABLES }: DnaTables): readonly StatementType[] {
  return STATEMENTTYPES.map(({ ID, Label }) =>
    withRoles({
      name: String(Label),
      variables: VARIABLES.filter(({ StatementTypeId }) => StatementTypeId === ID).map(({ Variable, DataType }) => ({
        name: String(Variable),
        kind: DataType as VariableKind,
      })),
    }),
  );
}
