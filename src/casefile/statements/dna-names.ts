import { LONGEST_LABEL, type StatementType } from '../../records/statement-type.ts';
import type { DnaCell, DnaRow, DnaTables } from '../../sources/dna/dna-tables.ts';
import { coderNames } from './statements-of-dna.ts';
import { typesOfDna } from './types-of-dna.ts';

/** What coders and statement types of a .dna file are called in a case, by their ids in the file, where it is not as the file says. */
export interface DnaNames {
  readonly coders: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
}

/** The tables of a file with the names that its case has for coders and statement types. */
export function namedInCase(tables: DnaTables, { coders, types }: DnaNames): DnaTables {
  return {
    ...tables,
    CODERS: renamed(tables.CODERS, 'Name', ({ ID }) => coders[String(ID)]),
    STATEMENTTYPES: renamed(tables.STATEMENTTYPES, 'Label', ({ ID }) => types[String(ID)]),
  };
}

/**
 * Tables that a case made of a file, with the file's own names again. One that somebody else bears by now stays as the case has it.
 * @param before the tables as they came
 */
export function namedInFile(tables: DnaTables, before: DnaTables): DnaTables {
  const back = (table: 'CODERS' | 'STATEMENTTYPES', column: string): readonly DnaRow[] => {
    const names = new Map(before[table].map((row) => [row.ID, row[column]]));
    const others = new Set(tables[table].filter(({ ID }) => !names.has(ID as DnaCell)).map((row) => row[column]));
    return renamed(tables[table], column, ({ ID }) => {
      const name = names.get(ID as DnaCell);
      return name === undefined || others.has(name) ? undefined : name;
    });
  };
  return { ...tables, CODERS: back('CODERS', 'Name'), STATEMENTTYPES: back('STATEMENTTYPES', 'Label') };
}

function renamed(
  rows: readonly DnaRow[],
  column: string,
  nameOf: (row: DnaRow) => DnaCell | undefined,
): readonly DnaRow[] {
  return rows.map((row) => {
    const name = nameOf(row);
    return name === undefined || name === row[column] ? row : { ...row, [column]: name };
  });
}

/** What in a file has the name of something else in its case. */
export interface NamesTaken {
  /** Names of coders of statements that coders of other files have too, and of whom nobody said who they are. */
  readonly coders: readonly string[];
  readonly names: DnaNames;
}

/**
 * What a file's coders and statement types are called in a case. A type whose name another one has there is the same type, unless
 * a variable of one name holds something else in it; then it has the name of its file behind its own.
 *
 * @param file its name, as the user has it
 * @param here types of the case, and names of the coders of its other files
 * @param said what the user calls coders of the file
 */
export function namesInCase(
  file: string,
  tables: DnaTables,
  here: { readonly types: readonly StatementType[]; readonly coders: ReadonlySet<string> },
  said: ReadonlyMap<string, string>,
): NamesTaken {
  const taken = new Set([...here.types.map(({ name }) => name), ...typesOfDna(tables).map(({ name }) => name)]);
  const types: Record<string, string> = {};
  typesOfDna(tables).forEach((type, n) => {
    const other = here.types.find(({ name }) => name === type.name);
    if (!other || !holdsOther(type, other)) return;
    const own = freeName(type.name, file, taken);
    taken.add(own);
    types[String(tables.STATEMENTTYPES[n]?.ID)] = own;
  });
  const coding = new Set(tables.STATEMENTS.map(({ Coder }) => Number(Coder)));
  const coders: Record<string, string> = {};
  const open: string[] = [];
  for (const [id, name] of coderNames(tables)) {
    const own = said.get(name);
    if (own !== undefined) coders[String(id)] = own;
    else if (coding.has(id) && here.coders.has(name)) open.push(name);
  }
  return { coders: open, names: { coders, types } };
}

/** Whether a variable of both types holds something else in each. */
export function holdsOther(one: StatementType, other: StatementType): boolean {
  return one.variables.some(({ name, kind }) => other.variables.some((two) => two.name === name && two.kind !== kind));
}

/** The name of a type with that of its file, as long as DNA takes and not yet given. */
function freeName(name: string, file: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tail = ` (${[...file].slice(0, LONGEST_LABEL / 2).join('')}${n === 1 ? '' : ` ${n}`})`;
    const own = `${[...name].slice(0, LONGEST_LABEL - [...tail].length).join('')}${tail}`;
    if (!taken.has(own)) return own;
  }
}
