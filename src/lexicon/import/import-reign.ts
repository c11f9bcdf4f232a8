import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';
import type { LexiconData } from '../who/entry.ts';
import { parseDelimited } from './import-delimited.ts';
import { countriesOfCode, importLeaders, type LeaderRow } from './import-leaders.ts';
import type { Imported } from './import-report.ts';

/**
 * Makes a file of actors of REIGN's list of leaders (`leaderlist_*.csv`; Bell, Besaw and Frank 2021): columns
 * `stateabb, ccode, leader, sdate, smonth, syear, emonth, eyear, birthyear, gender`, the start to the day, the end to
 * the month, gender 1 for men.
 */
export function importReign(text: string, data: LexiconData, options: { readonly until?: string } = {}): Imported {
  const table = parseDelimited(text);
  const problems: DictionaryProblem[] = [...table.problems];
  const rows: LeaderRow[] = [];
  for (const { line, get, text: written } of table.rows) {
    const from = dateOf(get('syear'), get('smonth'), get('sdate'));
    const to = get('eyear') === '' ? undefined : dateOf(get('eyear'), get('emonth'), '');
    if (from === undefined || (get('eyear') !== '' && to === undefined)) {
      problems.push({ line, reason: 'the start or the end is no date', text: written });
      continue;
    }
    const gender = { '1': 'm', '0': 'f' } as const;
    const who = gender[get('gender') as '0' | '1'];
    rows.push({
      line,
      leader: get('leader'),
      countries: countriesOfCode(['cow', 'gw'], get('ccode'), get('stateabb')),
      from,
      ...(to ? { to } : {}),
      ...(who ? { gender: who } : {}),
      ...(get('birthyear') ? { born: get('birthyear') } : {}),
      text: `${get('leader')}, ${get('stateabb')}, ${from} to ${to ?? 'now'}`,
    });
  }
  return importLeaders('reign', rows, problems, data, options.until);
}

/** A date as precisely as its parts are given. */
function dateOf(year: string, month: string, day: string): string | undefined {
  if (!/^\d{4}$/.test(year)) return undefined;
  if (!/^(?:[1-9]|0[1-9]|1[0-2])$/.test(month)) return month === '' ? year : undefined;
  if (!/^(?:[1-9]|0[1-9]|[12]\d|3[01])$/.test(day)) return day === '' ? `${year}-${month.padStart(2, '0')}` : undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
