import { EntenteError } from '../../records/failure.ts';
import type { StatementType, StatementVariable } from '../../records/statement-type.ts';

/**
 * A variable of a statement type.
 *
 * @param type name of the type; undefined where a person has not said it
 * @param types those of the case
 * @throws EntenteError `usage` where there is no such type or variable
 */
export function variableNamed(
  name: string,
  type: string | undefined,
  types: readonly StatementType[],
): StatementVariable {
  const known = types.map((one) => one.name).join(', ');
  if (known === '') {
    throw new EntenteError(
      'usage',
      'The case has no statement types; write them into its discourse.yaml, or import a .dna file.',
    );
  }
  if (type === undefined)
    throw new EntenteError('usage', `Say the statement type first, as type=…; there are ${known}.`);
  const found = types.find((one) => one.name === type);
  if (!found) throw new EntenteError('usage', `The case has no statement type "${type}"; it has ${known}.`);
  const variable = found.variables.find((one) => one.name === name);
  if (variable) return variable;
  const names = found.variables.map((one) => one.name).join(', ');
  throw new EntenteError('usage', `Statements of the type "${type}" have no variable "${name}"; they have ${names}.`);
}
