import { EntenteError } from '../../records/failure.ts';
import { delimitedRows } from './delimited-rows.ts';
import type { GatheredVotes } from './gathered-votes.ts';
import { voteDay } from './vote-date.ts';
import type { VoteFile } from './vote-file.ts';

/** The columns of the wide form. */
const HEADER = ['rcid', 'session', 'date', 'unres', 'issues', 'votes'];

/**
 * Whether a text is the wide form: a line of columns, a line `#countries` with names between bars, then a roll call a line
 * whose last cell has a letter for each state (`y`, `a`, `n`, `x` for absent, `.` for none).
 */
export function isWideVotes(text: string): boolean {
  return /^\uFEFF?#rcid\t[^\n]*\n#countries\t/u.test(text);
}

/** Reads the wide form into `gathered`; returns how many rows there were. */
export function readWideVotes(
  { name, text }: VoteFile,
  gathered: GatheredVotes,
  read: (word: string) => number | undefined,
): number {
  let states: readonly number[] = [];
  let rows = 0;
  for (const { line, cells } of delimitedRows(text, '\t')) {
    if (line === 1) checkHeader(name, cells);
    else if (line === 2) {
      const names = (cells[1] ?? '').split('|').map((each) => each.trim());
      states = names.map((each) => gathered.stateNamed({ name: each, code: '', cow: '' }, name, line));
    } else {
      rows++;
      readRow(name, line, cells, states, gathered, read);
    }
  }
  return rows;
}

function checkHeader(name: string, cells: readonly string[]): void {
  const found = cells.map((cell) => cell.replace(/^#/u, '').trim());
  if (HEADER.every((column, i) => found[i] === column)) return;
  throw new EntenteError(
    'unreadable',
    `${name}, line 1: the wide form of votes has the columns ${HEADER.join(', ')}, not ${found.join(', ').slice(0, 200)}.`,
  );
}

function readRow(
  name: string,
  line: number,
  cells: readonly string[],
  states: readonly number[],
  gathered: GatheredVotes,
  read: (word: string) => number | undefined,
): void {
  const [id = '', session = '', date = '', resolution = '', issues = '', votes = ''] = cells;
  if (id === '' || votes.length !== states.length) {
    gathered.leftOut++;
    const reason =
      id === ''
        ? 'no roll call is named'
        : `the row has ${votes.length} votes, and line 2 names ${states.length} states`;
    gathered.problems.add(name, line, `${reason}; such rows are left out`);
    return;
  }
  const facts = gathered.factsOf(id);
  if (/^\d+$/u.test(session)) facts.session = Number(session);
  const day = voteDay(date);
  if (day === undefined && date !== '')
    gathered.problems.add(name, line, `the date "${date.slice(0, 40)}" is none that is known; write it as YYYY-MM-DD`);
  if (day !== undefined) facts.day = day;
  if (resolution !== '') facts.resolution ??= resolution;
  for (const issue of issues.split(',')) if (issue.trim() !== '') facts.issues.push(issue.trim());
  states.forEach((state, i) => {
    const letter = votes[i] ?? '.';
    if (letter === '.') return;
    const vote = read(letter);
    if (vote === undefined) {
      gathered.leftOut++;
      gathered.problems.add(name, line, `the letter "${letter}" is no vote; such votes are left out`);
    } else gathered.add(id, state, vote);
  });
}
