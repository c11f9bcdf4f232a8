import { EntenteError } from '../../records/failure.ts';

/** What a column of a table of votes, roll calls or issues may hold. */
export const VOTE_FIELDS = [
  'rollcall',
  'state',
  'code',
  'cow',
  'vote',
  'member',
  'session',
  'date',
  'year',
  'resolution',
  'title',
  'important',
  'issue',
] as const;
export type VoteField = (typeof VOTE_FIELDS)[number];

/** Which columns hold what, and what the words for votes mean: what a user says of a table of his own. */
export interface VoteMapping {
  readonly columns?: Readonly<Partial<Record<VoteField, string>>>;
  /** Words of the file for `yes`, `abstain`, `no`, `absent` and `none`. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Names of columns that data sets use, most telling first, without blanks, dots and underscores. */
const KNOWN: Readonly<Record<VoteField, readonly string[]>> = {
  rollcall: ['rcid', 'rollcall', 'rollcallid', 'rcnum', 'undlid', 'voteid', 'resid'],
  state: ['country', 'countryname', 'memberstate', 'msname', 'state', 'statename', 'statenme'],
  code: ['countrycode', 'mscode', 'iso3', 'iso3c', 'iso3code', 'iso2', 'iso2c', 'code', 'stateabb', 'countryabb'],
  cow: ['ccode', 'cowcode', 'cow'],
  vote: ['vote', 'msvote', 'votechoice'],
  member: ['member'],
  session: ['session', 'gasession', 'sess'],
  date: ['date', 'votedate'],
  year: ['year'],
  resolution: ['unres', 'resolution', 'res', 'symbol', 'undoc'],
  title: ['short', 'descr', 'description', 'title', 'agendatitle'],
  important: ['importantvote', 'important'],
  issue: ['shortname', 'issue', 'issues'],
};

/** Columns that say by 0 and 1 whether a roll call is on an issue, as Voeten's table of roll calls has them. */
const ISSUE_FLAGS = ['me', 'nu', 'di', 'hr', 'co', 'ec'] as const;

/** Where the fields of a table stand. */
export interface VoteColumns {
  /** Votes of states, roll calls, or issues of roll calls. */
  readonly kind: 'votes' | 'roll calls' | 'issues';
  readonly at: Readonly<Partial<Record<VoteField, number>>>;
  /** All columns that may hold a title; the first with words counts. */
  readonly titles: readonly number[];
  readonly flags: readonly { readonly issue: string; readonly at: number }[];
}

/**
 * Tells what a table holds by the names of its columns.
 * @throws EntenteError (unreadable) that says which columns there are and which are needed
 */
export function voteColumns(name: string, header: readonly string[], mapping: VoteMapping = {}): VoteColumns {
  const keys = header.map(columnKey);
  const at: Partial<Record<VoteField, number>> = {};
  for (const field of VOTE_FIELDS) {
    const given = mapping.columns?.[field];
    const wanted = given === undefined ? KNOWN[field] : [columnKey(given)];
    const places = wanted.map((key) => keys.indexOf(key)).filter((place) => place >= 0);
    if (places[0] !== undefined) at[field] = places[0];
  }
  const titles = KNOWN.title.map((key) => keys.indexOf(key)).filter((place) => place >= 0);
  const flags = ISSUE_FLAGS.flatMap((issue) => {
    const place = keys.indexOf(issue);
    return place < 0 ? [] : [{ issue, at: place }];
  });
  return { kind: kindOf(name, header, at), at, titles: at.title === undefined ? [] : [at.title, ...titles], flags };
}

function kindOf(
  name: string,
  header: readonly string[],
  at: Readonly<Partial<Record<VoteField, number>>>,
): VoteColumns['kind'] {
  const has = (field: VoteField): boolean => at[field] !== undefined;
  if (has('rollcall')) {
    if (has('vote') && (has('state') || has('code') || has('cow'))) return 'votes';
    if (has('session') || has('date') || has('year')) return 'roll calls';
    if (has('issue')) return 'issues';
  }
  const shown = header.slice(0, 12).join(', ').slice(0, 200);
  throw new EntenteError(
    'unreadable',
    `${name}, line 1: the columns (${shown}) are none of a table of votes; it needs a roll call (rcid), a state (country, ccode) and a vote. Name yours with --columns, such as rollcall=Ballot,state=Member,vote=Answer.`,
  );
}

/** A column's name without what differs between hands. */
function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
