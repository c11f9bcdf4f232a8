import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';
import type { LexiconData } from '../who/entry.ts';
import { parseDelimited } from './import-delimited.ts';
import { countriesOfCode, importLeaders, type LeaderRow } from './import-leaders.ts';
import type { Imported } from './import-report.ts';

/**
 * Makes a file of actors of Archigos 4.1 as text (`1March_Archigos_4.1.txt` or a CSV with the same columns; Goemans,
 * Gleditsch and Chiozza 2009): `ccode` or `gwcode`, `idacr`, `leader`, `startdate`, `enddate`, `gender`, `yrborn`, `exit`.
 * A leader with the exit "Still in Office" has no end.
 */
export function importArchigos(text: string, data: LexiconData, options: { readonly until?: string } = {}): Imported {
  const table = parseDelimited(text);
  const problems: DictionaryProblem[] = [...table.problems];
  const rows: LeaderRow[] = [];
  for (const { line, get, text: written } of table.rows) {
    const [from, end] = [get('startdate'), get('enddate')];
    if (!isDay(from) || (end !== '' && end !== 'NA' && !isDay(end))) {
      problems.push({ line, reason: 'the start or the end is no date; write YYYY-MM-DD', text: written });
      continue;
    }
    const still = /^still in office$/i.test(get('exit')) || !isDay(end);
    const gender = { M: 'm', F: 'f', W: 'f' } as const;
    const who = gender[get('gender').toUpperCase() as keyof typeof gender];
    const state = get('idacr') || get('ccode') || get('gwcode');
    rows.push({
      line,
      leader: get('leader'),
      countries: countriesOfCode(['gw', 'cow'], get('ccode') || get('gwcode'), get('idacr')),
      from,
      ...(still ? {} : { to: end }),
      ...(who ? { gender: who } : {}),
      ...(/^\d{4}$/.test(get('yrborn')) ? { born: get('yrborn') } : {}),
      text: `${get('leader')}, ${state}, ${from} to ${still ? 'now' : end}`,
    });
  }
  return importLeaders('archigos', rows, problems, data, options.until);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
