import { ENTRY_FILES } from '../files/entry-files.ts';
import { detectFormat, importActors } from '../import/import-actors.ts';
import type { ActorsFile } from '../own/actors-file.ts';
import { applyActorsFile } from '../own/actors-file-apply.ts';
import { parseActorsFile } from '../own/actors-file-parse.ts';
import { isVerbDictionary, parsePetrarchVerbs } from '../petrarch/petrarch-verbs.ts';
import type { LexiconData, LexiconEntry, OtherName, RoleNoun } from '../who/entry.ts';
import { foldName } from '../who/fold.ts';
import { checkFacts, findLexiconProblems } from './check.ts';

/** A file to be checked. */
export interface CheckedFile {
  readonly name: string;
  readonly text: string;
}

/** A mistake in a file. */
export interface FileProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column?: number;
  readonly reason: string;
}

/** Names of the lexicon's data files, without `.jsonl`. */
export const LEXICON_FILES = [...ENTRY_FILES, 'roles', 'places'] as const;

/** The name of the data file that a path is a copy of (`persons` for `mine/persons.jsonl`); undefined for other files. */
export function lexiconFileOf(path: string): (typeof LEXICON_FILES)[number] | undefined {
  const base = /([^/\\]+)\.jsonl$/.exec(path)?.[1];
  return LEXICON_FILES.find((name) => name === base);
}

/**
 * Checks the data files of a lexicon: one JSON record a line, its fields, and what records say of each other.
 *
 * @param files all data files, each named as in the package
 * @returns the mistakes in order, and the records that could be read
 * @example
 * checkLexiconFiles(await loadLexiconFiles()).problems; // []
 */
export function checkLexiconFiles(files: readonly CheckedFile[]): {
  readonly data: LexiconData;
  readonly problems: readonly FileProblem[];
} {
  const problems: FileProblem[] = [];
  const places = new Map<object, { readonly file: string; readonly line: number }>();
  const read = (name: string): readonly object[] =>
    files
      .filter((file) => lexiconFileOf(file.name) === name)
      .flatMap((file) =>
        file.text.split('\n').flatMap((row, i) => {
          if (row.trim() === '') return [];
          const place = { file: file.name, line: i + 1 };
          const record = parseRecord(row);
          if (typeof record === 'string') {
            problems.push({ ...place, reason: record });
            return [];
          }
          places.set(record, place);
          return [record];
        }),
      );
  const data: LexiconData = {
    entries: ENTRY_FILES.flatMap(read) as unknown as readonly LexiconEntry[],
    roles: read('roles') as unknown as readonly RoleNoun[],
    places: read('places') as unknown as readonly OtherName[],
  };
  for (const { record, reason } of findLexiconProblems(data)) {
    problems.push({ ...(places.get(record) ?? { file: '', line: 1 }), reason });
  }
  const order = new Map(files.map((file, i) => [file.name, i]));
  problems.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line);
  return { data, problems };
}

function parseRecord(row: string): object | string {
  try {
    const value: unknown = JSON.parse(row);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
    return 'write one JSON record a line, in braces';
  } catch (error) {
    return `this is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Checks a user's file against the lexicon that it goes with: a file of actors, or a dictionary or table that
 * `entente lexicon import` reads.
 *
 * @returns the mistakes in order, and the lexicon with the file in it, for the files after it
 * @example
 * const file = { name: 'actors.yaml', text: 'actors:\n- { name: River Council, kind: body, members: [XXX] }\n' };
 * checkUserFile(file, data).problems.length; // 1
 */
export function checkUserFile(
  file: CheckedFile,
  data: LexiconData,
): { readonly data: LexiconData; readonly problems: readonly FileProblem[] } {
  if (/\.jsonl$/i.test(file.name)) {
    const names = LEXICON_FILES.map((each) => `${each}.jsonl`).join(', ');
    const reason = `a file of the lexicon keeps its name: ${names}`;
    return { data, problems: [{ file: file.name, line: 1, reason }] };
  }
  if (!/\.ya?ml$/i.test(file.name) && isVerbDictionary(file.text)) {
    const { problems } = parsePetrarchVerbs(file.text);
    return { data, problems: problems.map(({ line, reason }) => ({ file: file.name, line, reason })) };
  }
  if (!/\.ya?ml$/i.test(file.name) && detectFormat(file.text) !== undefined) {
    const { report } = importActors(file.text, data, file.name);
    return { data, problems: report.problems.map(({ line, reason }) => ({ file: file.name, line, reason })) };
  }
  const { file: actors, problems } = parseActorsFile(file.text, file.name);
  const own = applyActorsFile(data, actors);
  const found: FileProblem[] = [...problems, ...own.problems, ...doubles(actors)].map((each) => ({
    file: file.name,
    ...each,
  }));
  const changed = own.data.entries.filter((entry) => own.changed.has(entry.id));
  for (const { record, office, reason } of checkFacts(own.data.entries, changed)) {
    const place = (office && own.offices.get(office)) ?? own.changed.get((record as LexiconEntry).id);
    found.push({ file: file.name, line: place?.line ?? 1, ...(place ? { column: place.column } : {}), reason });
  }
  found.sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return { data: own.data, problems: found };
}

/** Names that a file gives to two actors, and actors that stand in it twice. */
function doubles(
  file: ActorsFile,
): readonly { readonly line: number; readonly column: number; readonly reason: string }[] {
  const found: { line: number; column: number; reason: string }[] = [];
  const bearers = new Map<string, { readonly who: string; readonly line: number }>();
  const actors = new Map<string, number>();
  for (const { id, name, kind, names = [], at = { line: 1, column: 1 } } of file.actors) {
    const who = id ?? `${kind ?? ''} ${name}`;
    const before = actors.get(who);
    if (before !== undefined) {
      found.push({ ...at, reason: `${id ?? name} stands there twice, first in line ${before}` });
    }
    actors.set(who, before ?? at.line);
    const shared = names.filter((each) => each.shared || each.kind === 'surname').map(({ text }) => text);
    for (const text of new Set([name, ...names.map((each) => each.text)])) {
      if (shared.includes(text)) continue;
      const key = foldName(text);
      const bearer = bearers.get(key);
      if (bearer && bearer.who !== who) {
        found.push({
          ...at,
          reason: `"${text}" is a name of two actors, first in line ${bearer.line}; write shared: true if the text is to decide`,
        });
      }
      bearers.set(key, bearer ?? { who, line: at.line });
    }
  }
  return found;
}
