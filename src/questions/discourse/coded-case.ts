import { conceptAtLevel } from '../../casefile/statements/discourse-codebook.ts';
import { caseDna } from '../../casefile/store/case-dna.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { states } from '../../casefile/store/state.ts';
import { readDiscourse, statementTypes as typesOfCase } from '../../casefile/store/statement-types.ts';
import { type Passage, passageOf } from '../../measures/passage.ts';
import type { CodedStatements, CodedVariable } from '../../records/coded-statements.ts';
import { offsetMap } from '../../records/offsets.ts';
import type { StatementType } from '../../records/statement-type.ts';
import { codedStatementsOf, type DnaTables, statementQuotes, statementTypes } from '../../sources/index.ts';
import { type CodedSource, entityFacts } from './coded-source.ts';

/**
 * The discourse statements of a case: what people coded, accepted and corrected, and what the reader suggests and nobody has
 * rejected.
 *
 * @param type name of a statement type; by default the first of which there is a statement
 * @param level of the tree of concepts: 0 is its top; without it concepts are as they were coded
 * @returns undefined where the case has no statement of the type
 * @throws EntenteError as `caseDna` does
 */
export function codedCase(file: CaseFile, type?: string, level?: number): CodedSource | undefined {
  const { tables, recordOf } = caseDna(file, { suggestions: true });
  const types = statementTypes(tables).filter((name) => hasStatement(tables, name));
  const wanted = type ?? types[0];
  if (wanted === undefined || !types.includes(wanted)) return undefined;
  const coded = codedStatementsOf(tables, wanted);
  const roles = typesOfCase(file).find(({ name }) => name === wanted);
  const passages = codedPassages(file);
  return {
    coded: withUsualNames(level === undefined ? coded : atLevel(coded, level, file, roles?.concept), roles),
    types,
    quoteOf: statementQuotes(tables, coded),
    facts: () => entityFacts(tables),
    warnings: suggested(tables, coded),
    passageOf: (statement) => passages.get(recordOf.get(coded.id[statement] ?? -1)?.record ?? ''),
  };
}

/** The words of discourse statements in their sentences, by the ids of their records. */
function codedPassages(file: CaseFile): ReadonlyMap<string, Passage> {
  const found = new Map<string, Passage>();
  for (const { reading, records } of states(file)) {
    const offsets = offsetMap(reading.document.text);
    for (const { record } of records) {
      if (record.kind !== 'discourse-statement') continue;
      const { id, evidence, sentence, provenance } = record;
      found.set(id, passageOf(reading, offsets, id, evidence, sentence.index, provenance));
    }
  }
  return found;
}

/** What networks take where nobody names another variable. */
const USUAL = [
  ['organization', 'actor'],
  ['concept', 'concept'],
  ['agreement', 'agreement'],
] as const;

/** Statements whose variables of actors, concepts and agreement have their usual names too, so that nobody need name them. */
function withUsualNames(coded: CodedStatements, type: StatementType | undefined): CodedStatements {
  const named = (name: string | undefined): CodedVariable | undefined =>
    coded.variables.find((variable) => variable.name === name);
  const usual = USUAL.flatMap(([name, role]) => {
    const variable = named(name) ? undefined : named(type?.[role]);
    return variable ? [{ ...variable, name }] : [];
  });
  return { ...coded, variables: [...coded.variables, ...usual] };
}

function hasStatement({ STATEMENTTYPES, STATEMENTS }: DnaTables, name: string): boolean {
  const id = STATEMENTTYPES.find(({ Label }) => Label === name)?.ID;
  return STATEMENTS.some(({ StatementTypeId }) => StatementTypeId === id);
}

/** How many of the statements nobody has decided on. */
function suggested({ CODERS, STATEMENTS }: DnaTables, coded: CodedStatements): readonly string[] {
  const machine = CODERS.find(({ Name }) => Name === 'Entente (machine)')?.ID;
  if (machine === undefined) return [];
  const ids = new Set(STATEMENTS.filter(({ Coder }) => Coder === machine).map(({ ID }) => Number(ID)));
  const n = coded.id.filter((id) => ids.has(id)).length;
  if (n === 0) return [];
  return [
    `${n === 1 ? 'One statement is' : `${n} statements are`} suggested by the reader, and nobody has decided on ${n === 1 ? 'it' : 'them'}.`,
  ];
}

/** Statements whose concepts are those of a level of the tree that the case's `discourse.yaml` has. */
function atLevel(coded: CodedStatements, level: number, file: CaseFile, concept = 'concept'): CodedStatements {
  const { concepts } = readDiscourse(file);
  const variables = coded.variables.map((variable): CodedVariable => {
    if (variable.name !== concept || !('labels' in variable)) return variable;
    const labels = variable.labels.map((label) => conceptAtLevel(label, level, concepts));
    const own = [...new Set(labels)];
    const place = labels.map((label) => own.indexOf(label));
    return { ...variable, labels: own, value: variable.value.map((n) => place[n] ?? 0) };
  });
  return { ...coded, variables };
}
