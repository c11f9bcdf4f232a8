import { EntenteError } from '../../records/failure.ts';
import { namedInCase, namedInFile } from '../statements/dna-names.ts';
import { type DnaOfCase, dnaOfCase, type TakenDna } from '../statements/dna-of-case.ts';
import { typesOfDna } from '../statements/types-of-dna.ts';
import type { CaseFile } from './case-file.ts';
import { placedEntries } from './journal-rows.ts';
import { type KeptDna, keptDnas } from './kept-dna.ts';
import { states } from './state.ts';
import { readDiscourse, statementTypes } from './statement-types.ts';

/**
 * The discourse statements of a case as tables of DNA 3, under the names that the case has for coders and types: what networks are
 * made of. Of several .dna files the first is the one to whose rows those of the others are added.
 *
 * @param suggestions also what the reader suggests and nobody has decided on
 * @throws EntenteError `usage` where the import of a .dna file was broken off, so that statements would be missing
 */
export function caseDna(file: CaseFile, { suggestions = false }: { readonly suggestions?: boolean } = {}): DnaOfCase {
  return wholeCase(file, wholeDnas(file), suggestions);
}

/** A case as it is written. */
export type CaseDna = DnaOfCase;

/** What is written as a .dna file. */
export interface DnaToWrite {
  readonly suggestions?: boolean;
  /** A .dna file that the case took in, by its name or the beginning of its hash: this one by itself. */
  readonly of?: string;
}

/**
 * A case as a .dna file: all of it, or one of the files that it took in as that is by now, with its own names for coders and types.
 *
 * @throws EntenteError `usage` as `caseDna` does, and for a file that the case has not taken in
 */
export function dnaToWrite(file: CaseFile, { suggestions = false, of }: DnaToWrite): CaseDna {
  const kept = wholeDnas(file);
  const [first, ...others] = kept;
  if (of === undefined && (others.length > 0 || !first)) return wholeCase(file, kept, suggestions);
  const one = of === undefined ? (first as KeptDna) : keptNamed(kept, of);
  const made = of === undefined ? wholeCase(file, kept, suggestions) : oneFile(file, one, suggestions);
  return { ...made, tables: namedInFile(made.tables, one.tables) };
}

/** @throws EntenteError `usage` where the import of one was broken off */
function wholeDnas(file: CaseFile): readonly KeptDna[] {
  const kept = keptDnas(file);
  const broken = kept.find(({ done }) => !done);
  if (!broken) return kept;
  throw new EntenteError('usage', `The import of ${broken.name} was broken off; import it again, which goes on.`);
}

function wholeCase(file: CaseFile, kept: readonly KeptDna[], suggestions: boolean): DnaOfCase {
  const [first, ...others] = kept.map(takenAs);
  return dnaOfCase(states(file), {
    types: statementTypes(file),
    suggestions,
    facts: decidedFacts(file),
    ...(first && { kept: first }),
    others,
  });
}

function oneFile(file: CaseFile, one: KeptDna, suggestions: boolean): DnaOfCase {
  const kept = takenAs(one);
  return dnaOfCase(states(file), {
    types: typesOfDna(kept.tables),
    spare: readDiscourse(file).types,
    suggestions,
    facts: decidedFacts(file),
    kept,
    alone: true,
  });
}

function takenAs({ hash, tables, names }: KeptDna): TakenDna {
  return { hash, tables: namedInCase(tables, names) };
}

/** @throws EntenteError `usage` */
function keptNamed(kept: readonly KeptDna[], of: string): KeptDna {
  const byName = kept.filter(({ name }) => name === of);
  const found = byName.length > 0 ? byName : kept.filter(({ hash }) => of.length >= 6 && hash.startsWith(of));
  const [one, ...more] = found;
  if (one && more.length === 0) return one;
  const names = kept.map(({ name, hash }) => `${name} (${hash.slice(0, 8)})`).join(', ');
  throw new EntenteError(
    'usage',
    one
      ? `The case took in several files ${of}; name one by the beginning of its hash: ${names}.`
      : `The case took in no .dna file ${of}; it has ${names || 'none'}.`,
  );
}

/** Titles and days that people set, by document. */
function decidedFacts(file: CaseFile): ReadonlyMap<string, { readonly title?: string; readonly date?: string }> {
  const facts = new Map<string, { readonly title?: string; readonly date?: string }>();
  const set = placedEntries(file, "j.type = 'document' AND j.action IN ('title', 'date') AND j.aside = 0");
  for (const { entry } of set) {
    const { action, target, after } = entry;
    const { [action as 'title' | 'date']: _, ...rest } = facts.get(target.id) ?? {};
    facts.set(target.id, typeof after === 'string' ? { ...rest, [action]: after } : rest);
  }
  return facts;
}
