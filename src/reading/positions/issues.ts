import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import { issueKey, issueWords } from '../../lexicon/words/issue-words.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { recordId } from '../../records/identify.ts';
import type { Issue } from '../../records/issue.ts';
import type { Position } from '../../records/position.ts';
import type { Span } from '../../records/span.ts';

/** A position with what the text lets know of its issue beyond its words. */
export interface PlacedPosition {
  readonly position: Position;
  /** Lemma of the word that heads the issue. */
  readonly head: string;
  /** The issue only points back ("the idea", "it"). */
  readonly pointing: boolean;
  /** Where the issue that it points back to stands. */
  readonly antecedent?: Span;
}

/** Words that turn an issue into its opposite: "the exercises" and "a halt to the exercises" are two issues. */
const TURNING = wordClass('words that turn an issue round');
/** Heads too general to hold two issues together by themselves. */
const GENERAL = wordClass('heads too general for an issue');

/**
 * Groups positions by what they are about: the same words, words that one of them only adds to ("the deployment", "the missile
 * deployment"), words of which half are shared, and phrases that point back ("this idea"). What the user's file of issues names wins
 * over what was found. An issue and its opposite ("the drills", "a halt to the drills") stay apart.
 *
 * @param placed positions in the order of the text
 * @param file issues that the user has named
 * @returns the issues by the number of actors who take a position, then by place, and the positions with the ids of their issues
 */
export function groupIssues(
  documentId: string,
  placed: readonly PlacedPosition[],
  file?: IssuesFile,
): { readonly issues: readonly Issue[]; readonly positions: readonly Position[] } {
  const given = placed.map(({ position }) => ownIssue(position.issue, file));
  const parent = placed.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    const owners = [given[first], given[second]];
    if (owners[0] !== undefined && owners[1] !== undefined && owners[0] !== owners[1]) return;
    parent[second] = first;
    given[first] = owners[0] ?? owners[1];
  };
  const words = placed.map(({ position }) => new Set(issueWords(position.issue)));
  // Only issues with a word in common are compared: by their words, those that came first for each set of words.
  const firstOf = new Map<string, number>();
  const holding = new Map<string, number[]>();
  const named = new Map<string, number>();
  placed.forEach((one, i) => {
    const own = given[i];
    if (own !== undefined) {
      const first = named.get(own);
      if (first === undefined) named.set(own, i);
      else join(i, first);
    }
    if (!one.pointing) {
      const mine = words[i] as ReadonlySet<string>;
      const key = `${one.head} ${[...mine].join(' ')}`;
      const first = firstOf.get(key);
      if (first !== undefined) join(i, first);
      else {
        firstOf.set(key, i);
        const others = new Set([...mine].flatMap((word) => holding.get(word) ?? []));
        for (const j of others) {
          if (sameIssue(mine, words[j] as ReadonlySet<string>, one.head, (placed[j] as PlacedPosition).head))
            join(i, j);
        }
        for (const word of mine) holding.set(word, [...(holding.get(word) ?? []), i]);
      }
    }
    if (!one.pointing || given[i] !== undefined) return;
    const antecedent = placed.findLastIndex(
      ({ position }, j) => j < i && one.antecedent !== undefined && position.issueSpan?.start === one.antecedent.start,
    );
    if (antecedent >= 0) join(i, antecedent);
  });
  const groups = new Map<number, number[]>();
  placed.forEach((_, i) => {
    const at = root(i);
    groups.set(at, [...(groups.get(at) ?? []), i]);
  });
  const issueOf = new Map<number, string>();
  const issues = [...groups].map(([at, members]): Issue & { readonly actors: number } => {
    const own = given[at];
    const name = own ?? nameOf(members.map((i) => placed[i] as PlacedPosition));
    const id =
      own === undefined
        ? recordId('issue', documentId, issueKey(name), members[0] ?? 0)
        : `issue-${issueKey(own).replaceAll(' ', '-')}`;
    for (const i of members) issueOf.set(i, id);
    const aliases = [...new Set(members.map((i) => (placed[i] as PlacedPosition).position.issue))].filter(
      (alias) => issueKey(alias) !== issueKey(name),
    );
    return {
      id,
      name,
      aliases,
      positions: members.map((i) => (placed[i] as PlacedPosition).position.id),
      given: own !== undefined,
      actors: new Set(members.map((i) => (placed[i] as PlacedPosition).position.actor)).size,
    };
  });
  const sorted = issues.toSorted((a, b) => b.actors - a.actors || b.positions.length - a.positions.length);
  return {
    issues: sorted.map(({ actors: _, ...issue }) => issue),
    positions: placed.map(({ position }, i) => ({ ...position, issueId: issueOf.get(i) as string })),
  };
}

/** The issue of the user's whose name or alias stands in the words, the longest first. */
function ownIssue(text: string, file: IssuesFile | undefined): string | undefined {
  if (file === undefined) return undefined;
  const key = ` ${issueKey(text)} `;
  let best: { name: string; length: number } | undefined;
  for (const { name, aliases, not } of file.issues) {
    if (not.some((phrase) => key.includes(` ${issueKey(phrase)} `))) continue;
    for (const phrase of [name, ...aliases]) {
      const own = issueKey(phrase);
      if (key.includes(` ${own} `) && own.length > (best?.length ?? 0)) best = { name, length: own.length };
    }
  }
  return best?.name;
}

function sameIssue(left: ReadonlySet<string>, right: ReadonlySet<string>, headA: string, headB: string): boolean {
  if (left.size === 0 || right.size === 0) return false;
  const turns = (set: ReadonlySet<string>): string =>
    [...set]
      .filter((word) => TURNING.has(word))
      .sort()
      .join(' ');
  if (turns(left) !== turns(right)) return false;
  const shared = [...left].filter((word) => right.has(word)).length;
  const smaller = Math.min(left.size, right.size);
  if (shared * 2 >= left.size + right.size - shared && shared >= 2) return true;
  // "the deployment" and "the missile deployment": one only adds to the other.
  return headA === headB && !GENERAL.has(headA) && shared === smaller && shared > 0;
}

/** The name of a group: the words that come most often, of those that do not only point back; the first, where all come once. */
function nameOf(members: readonly PlacedPosition[]): string {
  const own = members.filter(({ pointing }) => !pointing);
  const counts = new Map<string, number>();
  for (const { position } of own.length > 0 ? own : members) {
    counts.set(position.issue, (counts.get(position.issue) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const name = best?.[0] ?? '';
  return name.replace(/^(?:the|an?|any|such an?|this|these|those)\s+(?=\S)/iu, '');
}
