import { EntenteError } from '../../records/failure.ts';
import { type RollCalls, VOTES, type Vote } from '../../records/roll-calls.ts';
import { delimitedRows, separatorOf } from './delimited-rows.ts';
import { GatheredVotes, type RollCallFacts } from './gathered-votes.ts';
import { type VoteColumns, type VoteField, type VoteMapping, voteColumns } from './vote-columns.ts';
import { voteDay } from './vote-date.ts';
import type { VoteFile } from './vote-file.ts';
import { voteReader } from './vote-words.ts';
import type { VotesReport } from './votes-report.ts';
import { isWideVotes, readWideVotes } from './wide-votes.ts';

/** Votes and what was found while they were read. */
export interface ReadVotes {
  readonly calls: RollCalls;
  readonly report: VotesReport;
}

/** A first line that is longer than this is no header. */
const LONGEST_HEADER = 100_000;

/**
 * Reads roll calls of one file or of several that belong together. Each is told by its columns, in any order: votes of
 * states one a row (unvotes, Voeten, the UN's own tables, or any other with a mapping), roll calls, issues of roll calls;
 * or the wide form, one roll call a row with a letter for each state.
 *
 * States are put into the seats that they had on the day of the vote (`seatOn`). A row that cannot be kept is counted, and
 * each reason told once with its first line.
 *
 * @throws EntenteError (unreadable) for a file that is none of these, or files without any vote
 * @example
 * const text = 'rcid,date,country,vote\n1,1950-11-03,Russia,no\n1,1950-11-03,France,yes\n';
 * readVotes([{ name: 'votes.csv', text }]).calls.states; // ['FRA', 'RUS']
 */
export function readVotes(files: readonly VoteFile[], mapping: VoteMapping = {}): ReadVotes {
  const gathered = new GatheredVotes();
  const read = voteReader(ownWords(mapping));
  const told: { name: string; kind: string; rows: number }[] = [];
  for (const file of files) {
    if (isWideVotes(file.text)) {
      told.push({ name: file.name, kind: 'wide', rows: readWideVotes(file, gathered, read) });
      continue;
    }
    const header = headerOf(file);
    const columns = voteColumns(file.name, header.cells, mapping);
    told.push({
      name: file.name,
      kind: columns.kind,
      rows: readTable(file, header.separator, columns, gathered, read),
    });
  }
  const last = files.at(-1)?.name ?? '';
  const calls = gathered.finish(last);
  let [answers, absences] = [0, 0];
  for (const vote of calls.votes) {
    if (vote === VOTES.absent) absences++;
    else if (vote !== VOTES.none) answers++;
  }
  if (answers === 0) {
    const [problem] = gathered.problems.list();
    const why = problem ? `: ${problem.reason}` : ' ';
    throw new EntenteError('unreadable', `${last} holds no vote that could be kept${why.trimEnd()}.`);
  }
  const { leftOut } = gathered;
  const problems = gathered.problems.list();
  const report = {
    files: told,
    rollCalls: calls.id.length,
    states: calls.states.length,
    answers,
    absences,
    leftOut,
    problems,
  };
  return { calls, report };
}

function ownWords({ values = {} }: VoteMapping): Readonly<Record<string, Vote>> {
  return Object.fromEntries(
    Object.entries(values).map(([word, meaning]) => {
      if (meaning in VOTES) return [word, meaning as Vote];
      throw new EntenteError(
        'usage',
        `A word for a vote means ${Object.keys(VOTES).join(', ')}; "${word}" cannot mean "${meaning}".`,
      );
    }),
  );
}

function headerOf({ name, text }: VoteFile): { readonly cells: readonly string[]; readonly separator: string } {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (text.trim() === '') throw new EntenteError('unreadable', `${name} is empty; give a table of votes.`);
  if (first.length > LONGEST_HEADER) {
    throw new EntenteError(
      'unreadable',
      `${name}, line 1 is longer than ${LONGEST_HEADER} letters: this is no table of votes.`,
    );
  }
  const separator = separatorOf(first);
  const [row] = delimitedRows(first, separator);
  return { cells: row?.cells ?? [], separator };
}

function readTable(
  { name, text }: VoteFile,
  separator: string,
  columns: VoteColumns,
  gathered: GatheredVotes,
  read: (word: string) => number | undefined,
): number {
  const width = 1 + Math.max(...Object.values(columns.at));
  let rows = -1;
  for (const { line, cells } of delimitedRows(text, separator)) {
    if (rows++ < 0) continue;
    const cell = (field: VoteField): string => {
      const at = columns.at[field];
      return at === undefined ? '' : known(cells[at]);
    };
    const id = cell('rollcall');
    if (cells.length < width || id === '') {
      gathered.leftOut++;
      const reason = id === '' ? 'no roll call is named' : `the row has ${cells.length} cells, and ${width} are needed`;
      gathered.problems.add(name, line, `${reason}; such rows are left out`);
      continue;
    }
    const facts = gathered.factsOf(id);
    addFacts(facts, columns, cells, cell, (reason) => gathered.problems.add(name, line, reason));
    if (columns.kind !== 'votes') continue;
    const word = cells[columns.at.vote ?? 0] ?? '';
    const vote = cell('member') === '0' ? VOTES.none : read(word);
    if (vote === undefined) {
      gathered.leftOut++;
      gathered.problems.add(
        name,
        line,
        `the vote "${word.slice(0, 40)}" is not known; say what it means with --values, such as ${word.slice(0, 20)}=yes; such votes are left out`,
      );
      continue;
    }
    // Of code columns "NA" may be Namibia's.
    const code = columns.at.code === undefined ? '' : (cells[columns.at.code] ?? '').trim();
    const state = gathered.stateNamed({ name: cell('state'), code, cow: cell('cow') }, name, line);
    gathered.add(id, state, vote);
  }
  return Math.max(0, rows);
}

/** A cell without what programs write for nothing. */
function known(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === 'NA' || text === 'NaN' || text === 'NULL' ? '' : text;
}

function addFacts(
  facts: RollCallFacts,
  columns: VoteColumns,
  cells: readonly string[],
  cell: (field: VoteField) => string,
  tell: (reason: string) => void,
): void {
  // Tables of votes repeat these in each row of a roll call.
  if (facts.session === undefined) addSession(facts, cell('session'), tell);
  if (facts.year === undefined && /^\d{4}$/u.test(cell('year'))) facts.year = Number(cell('year'));
  if (facts.day === undefined) addDay(facts, cell('date'), tell);
  const resolution = cell('resolution');
  if (resolution !== '') facts.resolution ??= resolution;
  if (facts.title === undefined) {
    const title = columns.titles.map((at) => known(cells[at])).find((words) => words !== '');
    if (title !== undefined) facts.title = title.replace(/\s+/gu, ' ').slice(0, LONGEST_TITLE);
  }
  const important = cell('important');
  if (important !== '') facts.important ??= /^(?:1|1\.0|true|yes)$/iu.test(important) ? 2 : 1;
  addIssues(facts, columns, cells, cell);
}

/** Descriptions may run over pages; a list of roll calls shows their beginning. */
const LONGEST_TITLE = 300;

function addSession(facts: RollCallFacts, text: string, tell: (reason: string) => void): void {
  if (text === '') return;
  const session = Number(text.replace(/\.0+$/u, ''));
  if (Number.isInteger(session) && session >= 1 && session <= 300) facts.session = session;
  else
    tell(`the session "${text.slice(0, 40)}" is no number of a session; the date tells it instead, where there is one`);
}

function addDay(facts: RollCallFacts, text: string, tell: (reason: string) => void): void {
  if (text === '') return;
  const day = voteDay(text);
  if (day === undefined) tell(`the date "${text.slice(0, 40)}" is none that is known; write it as YYYY-MM-DD`);
  else facts.day = day;
}

function addIssues(
  facts: RollCallFacts,
  columns: VoteColumns,
  cells: readonly string[],
  cell: (field: VoteField) => string,
): void {
  for (const { issue, at } of columns.flags) {
    if (/^1(?:\.0+)?$/u.test(known(cells[at])) && !facts.issues.includes(issue)) facts.issues.push(issue);
  }
  const named = cell('issue');
  if (named === '') return;
  for (const issue of named.split(/[;|]|,(?=\S{2,3}(?:,|$))/u)) {
    const word = issue.trim();
    if (word !== '' && !facts.issues.includes(word)) facts.issues.push(word);
  }
}
