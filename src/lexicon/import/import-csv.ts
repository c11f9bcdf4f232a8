import { ACTORS_FILE_ITEMS, type OwnActor, type OwnOffice } from '../own/actors-file.ts';
import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';
import { parseDelimited } from './import-delimited.ts';
import { type Imported, ImportTally } from './import-report.ts';

/** Columns of a table of actors; all but `name` may be missing or empty. */
export const CSV_COLUMNS = [
  'id',
  'name',
  'kind',
  'aliases',
  'surname',
  'country',
  'sector',
  'gender',
  'of',
  'role',
  'official',
  'from',
  'to',
  'iso3',
  'cow',
  'cameo',
  'fips',
] as const;

/**
 * Makes a file of actors of a table: one row an actor, or several for one with several offices. `aliases` are separated
 * by `|`. With a `role`, `from` and `to` are the bounds of the office, `of` is where it is held (default: the country)
 * and `sector` its sector; without one they are the actor's own.
 */
export function importCsv(text: string): Imported {
  const table = parseDelimited(text);
  const problems: DictionaryProblem[] = [...table.problems];
  const tally = new ImportTally();
  const actors = new Map<string, { readonly actor: OwnActor; readonly offices: OwnOffice[] }>();
  for (const column of table.columns) {
    if (column !== '' && !CSV_COLUMNS.some((known) => known === column.toLowerCase())) {
      tally.skip('there is no such column', 1, column);
    }
  }
  for (const { line, get, text: written } of table.rows) {
    const result = ACTORS_FILE_ITEMS.actors.safeParse(itemOf(get));
    if (!result.success) {
      const [issue] = result.error.issues;
      const field = issue?.path.find((key) => typeof key === 'string' && key !== 'offices') ?? 'name';
      problems.push({ line, reason: `${String(field)}: ${issue?.message ?? 'cannot be read'}`, text: written });
      continue;
    }
    const { offices = [], ...actor } = result.data as OwnActor;
    const key = `${actor.kind ?? ''} ${actor.id ?? actor.name}`;
    const known = actors.get(key);
    if (known) known.offices.push(...offices);
    else actors.set(key, { actor, offices: [...offices] });
    tally.keep('offices', offices.length);
  }
  const made = [...actors.values()].map(({ actor, offices }) => (offices.length > 0 ? { ...actor, offices } : actor));
  tally.keep('actors', made.length);
  const file = { name: 'actors.yaml', actors: made, notActors: [], readAs: [], roles: [] };
  return { file, report: tally.report('csv', table.rows.length, problems) };
}

function itemOf(get: (column: string) => string): unknown {
  const filled = (columns: readonly string[]): Record<string, string> =>
    Object.fromEntries(columns.map((column) => [column, get(column)] as const).filter(([, value]) => value !== ''));
  const role = get('role');
  const official = /^(?:yes|true|1)$/i.test(get('official'))
    ? { official: true }
    : /^(?:no|false|0)$/i.test(get('official'))
      ? { official: false }
      : {};
  const office = { of: get('of') || get('country'), ...official, ...filled(['role', 'sector', 'from', 'to']) };
  const aliases = get('aliases')
    .split('|')
    .flatMap((alias) => alias.trim() || []);
  const codes = filled(['iso3', 'cow', 'cameo', 'fips']);
  return {
    ...filled(['id', 'name', 'kind', 'surname', 'country', 'gender']),
    ...(aliases.length > 0 ? { names: aliases } : {}),
    ...(Object.keys(codes).length > 0 ? { codes } : {}),
    ...(role === '' ? filled(['sector', 'from', 'to']) : { offices: [office] }),
  };
}
