import type { DiscourseStatement, StatementValue } from '../../records/discourse-statement.ts';
import { recordId } from '../../records/identify.ts';
import type { Position } from '../../records/position.ts';
import type { Reading } from '../../records/reading.ts';
import { LONGEST_LABEL, type StatementType } from '../../records/statement-type.ts';
import type { Concept, DiscourseCodebook } from './discourse-codebook.ts';

/** What positions become statements by. */
export interface SuggestionRules extends Pick<DiscourseCodebook, 'concepts' | 'actors'> {
  /** Statement types of the case; the first that names actors and concepts is suggested. */
  readonly types: readonly StatementType[];
}

/**
 * A reading with the discourse statements that its positions suggest: a position on an issue that a concept names is a
 * statement of its actor on that concept. They are as sure as the positions, and wait for a person like these.
 *
 * @returns the very reading where nothing is suggested
 */
export function withSuggestions(reading: Reading, { types, concepts, actors }: SuggestionRules): Reading {
  const type = types.find((one) => one.actor !== undefined && one.concept !== undefined);
  if (!type || concepts.length === 0) return reading;
  const nameOf = namesOf(reading, actors);
  const namesOfIssue = new Map(
    (reading.issues ?? []).map(({ id, name, aliases }) => [id, [name, ...aliases].map((one) => one.toLowerCase())]),
  );
  const found = reading.positions.flatMap((position): readonly DiscourseStatement[] => {
    const names = [position.issue.toLowerCase(), ...(namesOfIssue.get(position.issueId ?? '') ?? [])];
    const concept = concepts.find((one) => isOn(one, names));
    return concept ? [statementOf(reading, position, { type, concept, actor: nameOf(position.actor) })] : [];
  });
  return found.length === 0 ? reading : { ...reading, discourseStatements: found };
}

/** Whether an issue, by its names in small letters, is one of those that a concept names, or has its words. */
function isOn({ issues, words }: Concept, names: readonly string[]): boolean {
  return (
    issues.some((issue) => names.includes(issue.toLowerCase())) ||
    words.some((word) => names.some((name) => hasWord(name, word.toLowerCase())))
  );
}

/** Whether whole words stand in a text. */
function hasWord(text: string, word: string): boolean {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

/** What actors are called in statements: as the codebook has it, or else as the text does. */
function namesOf({ actors: found }: Reading, own: DiscourseCodebook['actors']): (id: string) => string {
  const names = new Map(found.map(({ id, name }) => [id, name]));
  for (const { actor, ids } of own) for (const id of ids) names.set(id, actor);
  return (id) => [...(names.get(id) ?? id)].slice(0, LONGEST_LABEL).join('');
}

interface Said {
  readonly type: StatementType;
  readonly concept: Concept;
  readonly actor: string;
}

function statementOf(reading: Reading, position: Position, { type, concept, actor }: Said): DiscourseStatement {
  const agreed = agreementOf(position, concept, type);
  const values: Record<string, StatementValue> = {
    [type.actor as string]: actor,
    [type.concept as string]: concept.concept,
    ...(agreed === undefined ? {} : { [type.agreement as string]: agreed }),
  };
  const { provenance, evidence, sentence } = position;
  return {
    kind: 'discourse-statement',
    id: recordId('discourse-statement', reading.document.id, position.id, type.name),
    type: type.name,
    values,
    evidence,
    position: position.id,
    sentence,
    provenance: {
      ...provenance,
      stage: 'discourse statements',
      by: 'rule',
      rule: `concept “${concept.concept}” of discourse.yaml`,
      offeredBy: provenance.rule,
    },
  };
}

/** Whoever is for a thing on terms is neither for nor against it. */
function agreementOf({ stance }: Position, { against }: Concept, type: StatementType): StatementValue | undefined {
  const variable = type.variables.find(({ name }) => name === type.agreement);
  if (!variable || stance === 'conditional') return undefined;
  const agrees = (stance === '+') !== (against === true);
  return variable.kind === 'boolean' ? agrees : agrees ? 1 : -1;
}
