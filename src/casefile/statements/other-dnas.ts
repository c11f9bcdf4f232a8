import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import { textHash } from '../../records/identify.ts';
import type { DnaRow, DnaTables } from '../../sources/dna/dna-tables.ts';
import { dnaPlaces } from './dna-places.ts';
import { coderNames } from './statements-of-dna.ts';

/** A variable by the name of its statement type and its own. */
export interface VariableName {
  readonly type: string;
  readonly variable: string;
}

/** What an entity looks like in a file. */
interface EntityLook {
  readonly colour: { readonly [shade in 'Red' | 'Green' | 'Blue']: number };
  readonly attributes: ReadonlyMap<string, string>;
}

/** .dna files beside the one that is written: what comes along of them is looked up by names, the first file that has one. */
export class OtherDnas {
  readonly #files: readonly { readonly hash: string; readonly tables: DnaTables }[];
  readonly #documents = new Map<string, { readonly row: DnaRow; readonly coder: string | undefined }>();
  readonly #coderRows = new Map<string, DnaRow>();
  readonly #types = new Map<string, DnaRow>();
  readonly #entities = new Map<string, EntityLook>();
  /** Names of the coders of statements, by file and id. */
  readonly #coderOf = new Map<string, string>();

  constructor(files: readonly { readonly hash: string; readonly tables: DnaTables }[]) {
    this.#files = files;
    for (const { hash, tables } of files) {
      const names = coderNames(tables);
      for (const row of tables.CODERS) setFirst(this.#coderRows, names.get(Number(row.ID)) ?? '', row);
      for (const row of tables.STATEMENTTYPES) setFirst(this.#types, String(row.Label), row);
      for (const row of tables.DOCUMENTS) {
        const { text } = dnaPlaces(String(row.Text ?? ''));
        setFirst(this.#documents, textHash(text), { row, coder: names.get(Number(row.Coder)) });
      }
      for (const { ID, Coder } of tables.STATEMENTS) {
        const name = names.get(Number(Coder));
        if (name !== undefined) this.#coderOf.set(`${hash} ${ID}`, name);
      }
      for (const [key, look] of looksOf(tables)) setFirst(this.#entities, key, look);
    }
  }

  /** The row of a document with the name of whose it is, by the hash of its canonical text. */
  document(hash: string): { readonly row: DnaRow; readonly coder: string | undefined } | undefined {
    return this.#documents.get(hash);
  }

  /** Who coded a statement. */
  coder({ file, id }: NonNullable<DiscourseStatement['dna']>): string | undefined {
    return this.#coderOf.get(`${file} ${id}`);
  }

  coderRow(name: string): DnaRow | undefined {
    return this.#coderRows.get(name);
  }

  type(name: string): DnaRow | undefined {
    return this.#types.get(name);
  }

  entity(variable: VariableName, value: string): EntityLook | undefined {
    return this.#entities.get(entityKey(variable, value));
  }

  regexes(): readonly DnaRow[] {
    return this.#files.flatMap(({ tables }) => tables.REGEXES);
  }
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

function entityKey({ type, variable }: VariableName, value: string): string {
  return JSON.stringify([type, variable, value]);
}

/** What the entities of a file look like. */
function looksOf(tables: DnaTables): ReadonlyMap<string, EntityLook> {
  const types = new Map(tables.STATEMENTTYPES.map(({ ID, Label }) => [ID, String(Label)]));
  const variables = new Map(
    tables.VARIABLES.map(({ ID, Variable, StatementTypeId }) => [
      ID,
      { type: types.get(StatementTypeId as number) ?? '', variable: String(Variable) },
    ]),
  );
  const names = new Map(tables.ATTRIBUTEVARIABLES.map(({ ID, AttributeVariable }) => [ID, String(AttributeVariable)]));
  const attributes = new Map<unknown, Map<string, string>>();
  for (const { EntityId, AttributeVariableId, AttributeValue } of tables.ATTRIBUTEVALUES) {
    const name = names.get(AttributeVariableId as number);
    if (name === undefined) continue;
    const own = attributes.get(EntityId) ?? new Map<string, string>();
    attributes.set(EntityId, own.set(name, String(AttributeValue ?? '')));
  }
  return new Map(
    tables.ENTITIES.flatMap(({ ID, VariableId, Value, Red, Green, Blue }) => {
      const variable = variables.get(VariableId as number);
      if (!variable) return [];
      const colour = { Red: Number(Red), Green: Number(Green), Blue: Number(Blue) };
      return [[entityKey(variable, String(Value ?? '')), { colour, attributes: attributes.get(ID) ?? new Map() }]];
    }),
  );
}
