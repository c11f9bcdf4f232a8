import type { Position } from '../records/position.ts';
import type { DigestPosition } from './digest.ts';
import { type GivenIssues, groupIssues, type WordedIssue } from './issue-groups.ts';

/** One record of where an actor stands. */
export interface Stand {
  readonly stance: Position['stance'];
  readonly act: Position['act'];
  /** By whose account: actor id, `author` for the text's own; the actor's own words where it is the actor. */
  readonly speaker: string;
  readonly document: string;
  /** Day of publication. */
  readonly day?: string;
  readonly wording: string;
  readonly passage: string;
}

/** An actor on an issue. Counts stand side by side and are never averaged. */
export interface StanceCell {
  readonly actor: string;
  /** Id of the issue. */
  readonly issue: string;
  readonly for: number;
  readonly against: number;
  readonly onTerms: number;
  /** Documents, copies of one text counted once. */
  readonly documents: number;
  /**
   * `steady`: one stance only. `changed`: every record of the one stance is older than every record of the other.
   * `divided`: for and against, and no such order.
   */
  readonly course: 'steady' | 'changed' | 'divided';
  /** By day; those of texts without a date at the end. */
  readonly stands: readonly Stand[];
}

export interface PictureIssue {
  readonly id: string;
  readonly name: string;
  readonly wordings: readonly string[];
  /** Ids of all who stand on it. */
  readonly actors: readonly string[];
  /** Records. */
  readonly n: number;
  readonly documents: number;
}

export interface StanceTable {
  /** Those with most actors, then documents, then records first. */
  readonly issues: readonly PictureIssue[];
  readonly cells: readonly StanceCell[];
}

/**
 * Who stands where on which issue, over all documents.
 *
 * @example
 * const { issues, cells } = stanceTable(digests.flatMap(({ positions }) => positions), new Map(), (id) => id);
 * issues.length > 0 && cells.length >= issues.length; // true
 */
export function stanceTable(
  positions: readonly DigestPosition[],
  published: ReadonlyMap<string, string>,
  documentOf: (id: string) => string,
  given?: GivenIssues,
): StanceTable {
  const worded = ({ issue, grouped, passage }: DigestPosition): WordedIssue => ({
    issue,
    document: passage.document,
    ...(grouped && grouped.given === undefined ? { named: grouped.name } : {}),
  });
  const groupOf = groupIssues(positions.map(worded), firstOf(given, givenIn(positions)));
  const cells = new Map<string, { readonly actor: string; readonly issue: string; readonly stands: Stand[] }>();
  const issues = new Map<
    string,
    { readonly name: string; readonly wordings: readonly string[]; readonly keys: Set<string> }
  >();
  for (const position of positions) {
    const group = groupOf(worded(position));
    const key = JSON.stringify([group.id, position.actor]);
    const cell = cells.get(key) ?? { actor: position.actor, issue: group.id, stands: [] };
    const day = published.get(position.passage.document);
    cell.stands.push({
      stance: position.stance,
      act: position.act,
      speaker: position.speaker,
      document: position.passage.document,
      ...(day === undefined ? {} : { day }),
      wording: position.issue,
      passage: position.passage.id,
    });
    cells.set(key, cell);
    const issue = issues.get(group.id) ?? { name: group.name, wordings: group.wordings, keys: new Set<string>() };
    issue.keys.add(key);
    issues.set(group.id, issue);
  }
  const originals = (stands: readonly Stand[]): number =>
    new Set(stands.map(({ document }) => documentOf(document))).size;
  const table = new Map(
    [...cells].map(([key, { actor, issue, stands }]): [string, StanceCell] => {
      const sorted = stands.toSorted((a, b) => compare(a.day ?? '9999', b.day ?? '9999'));
      return [
        key,
        {
          actor,
          issue,
          for: sorted.filter(({ stance }) => stance === '+').length,
          against: sorted.filter(({ stance }) => stance === '-').length,
          onTerms: sorted.filter(({ stance }) => stance === 'conditional').length,
          documents: originals(sorted),
          course: courseOf(sorted),
          stands: sorted,
        },
      ];
    }),
  );
  const list = [...issues].map(([id, { name, wordings, keys }]): PictureIssue => {
    const own = [...keys].flatMap((key) => table.get(key) ?? []);
    const stands = own.flatMap((cell) => cell.stands);
    return {
      id,
      name,
      wordings,
      actors: own.map(({ actor }) => actor),
      n: stands.length,
      documents: originals(stands),
    };
  });
  list.sort(
    (a, b) => b.actors.length - a.actors.length || b.documents - a.documents || b.n - a.n || compare(a.name, b.name),
  );
  const place = new Map(list.map(({ id }, n) => [id, n]));
  return {
    issues: list,
    cells: [...table.values()].sort(
      (a, b) =>
        (place.get(a.issue) ?? 0) - (place.get(b.issue) ?? 0) ||
        b.stands.length - a.stands.length ||
        compare(a.actor, b.actor),
    ),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The issues of a person's file, which the records of each document name by their id. */
function givenIn(positions: readonly DigestPosition[]): GivenIssues {
  const key = (wording: string, document: string): string => JSON.stringify([document, wording]);
  const known = new Map(
    positions.flatMap(({ issue, grouped, passage }) =>
      grouped?.given === undefined
        ? []
        : [[key(issue, passage.document), { id: grouped.given, name: grouped.name }] as const],
    ),
  );
  return (wording, document) => known.get(key(wording, document));
}

function firstOf(one: GivenIssues | undefined, other: GivenIssues): GivenIssues {
  return (wording, document) => one?.(wording, document) ?? other(wording, document);
}

/** Whether for and against follow one another in time or stand beside each other. */
function courseOf(stands: readonly Pick<Stand, 'stance' | 'day'>[]): StanceCell['course'] {
  const days = (stance: Stand['stance']): readonly (string | undefined)[] =>
    stands.filter((stand) => stand.stance === stance).map(({ day }) => day);
  const plus = days('+');
  const minus = days('-');
  if (plus.length === 0 || minus.length === 0) return 'steady';
  return follows(plus, minus) || follows(minus, plus) ? 'changed' : 'divided';
}

function follows(first: readonly (string | undefined)[], second: readonly (string | undefined)[]): boolean {
  return first.every((a) => second.every((b) => a !== undefined && b !== undefined && a < b));
}
