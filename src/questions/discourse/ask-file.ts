import { coderNames } from '../../casefile/statements/statements-of-dna.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { keptDnas } from '../../casefile/store/kept-dna.ts';
import { EntenteError } from '../../records/failure.ts';
import { type DnaTables, readDna } from '../../sources/index.ts';

/** What a .dna file holds. */
export interface DnaFileAnswer {
  readonly name: string;
  /** As the file says. */
  readonly version: string;
  readonly documents: number;
  readonly types: readonly {
    readonly type: string;
    readonly statements: number;
    readonly variables: readonly { readonly name: string; readonly kind: string; readonly entities: number }[];
  }[];
  readonly coders: readonly DnaCoder[];
  readonly expressions: readonly string[];
  readonly warnings: readonly string[];
}

/** A coder with what DNA lets them do. */
export interface DnaCoder {
  readonly name: string;
  /** What the case calls them, where it is another name. */
  readonly here?: string;
  readonly statements: number;
  /** What DNA keeps them from, by the names that it has for permissions. */
  readonly mayNot: readonly string[];
  /** Coders whose documents or statements they may not view or edit, in words. */
  readonly notOf: readonly string[];
}

/**
 * What a .dna file holds, permissions of its coders and its regular expressions among it.
 * @throws EntenteError as `readDna` does
 */
export function askDnaFile(place: string, name: string): DnaFileAnswer {
  const { version, tables, warnings } = readDna(place);
  return { ...holdingOf(tables), name, version, warnings: warnings.map(({ sentence }) => sentence) };
}

/**
 * What the .dna files of a case held when they were taken in.
 * @throws EntenteError (usage) where it took in none
 */
export function askKeptFiles(file: CaseFile): readonly DnaFileAnswer[] {
  const kept = keptDnas(file);
  if (kept.length === 0)
    throw new EntenteError('usage', 'The case took in no .dna file; entente import FILE.dna does.');
  return kept.map(({ name, version, tables, names }) => ({
    ...holdingOf(tables, names.coders),
    name,
    version,
    warnings: [],
  }));
}

function holdingOf(
  tables: DnaTables,
  called: Readonly<Record<string, string>> = {},
): Omit<DnaFileAnswer, 'name' | 'version' | 'warnings'> {
  const count = (column: string, id: unknown): number => tables.STATEMENTS.filter((row) => row[column] === id).length;
  return {
    documents: tables.DOCUMENTS.length,
    types: tables.STATEMENTTYPES.map(({ ID, Label }) => ({
      type: String(Label),
      statements: count('StatementTypeId', ID),
      variables: tables.VARIABLES.filter(({ StatementTypeId }) => StatementTypeId === ID).map((row) => ({
        name: String(row.Variable),
        kind: String(row.DataType),
        entities: tables.ENTITIES.filter(({ VariableId, Value }) => VariableId === row.ID && Value !== '').length,
      })),
    })),
    coders: tables.CODERS.map((row): DnaCoder => {
      const here = called[String(row.ID)];
      const name = String(row.Name);
      return {
        name,
        ...(here !== undefined && here !== name && { here }),
        statements: count('Coder', row.ID),
        mayNot: Object.keys(row)
          .filter((column) => column.startsWith('Permission') && row[column] === 0)
          .map((column) => spaced(column.slice('Permission'.length))),
        notOf: notOf(tables, Number(row.ID)),
      };
    }),
    expressions: tables.REGEXES.map(({ Label }) => String(Label)),
  };
}

/** `EditOthersStatements` as words. */
function spaced(permission: string): string {
  return permission.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

const RELATIONS = ['viewDocuments', 'editDocuments', 'viewStatements', 'editStatements'] as const;

function notOf(tables: DnaTables, coder: number): readonly string[] {
  const names = coderNames(tables);
  return tables.CODERRELATIONS.filter(({ Coder }) => Coder === coder).flatMap((row) => {
    const not = RELATIONS.filter((relation) => row[relation] === 0).map(spaced);
    return not.length === 0 ? [] : [`${names.get(Number(row.OtherCoder)) ?? row.OtherCoder}: ${not.join(', ')}`];
  });
}
