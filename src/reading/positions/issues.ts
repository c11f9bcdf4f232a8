import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import { issueKey, issueWords } from '../../lexicon/words/issue-words.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { recordId } from '../../records/identify.ts';
import type { Issue } from '../../records/issue.ts';
import { overlaps } from '../../records/offsets.ts';
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
 * deployment"), words of which half are shared, and phrases that point back ("this idea") where it is known at what. What the user's file of issues names wins
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
  const joined = new JoinedIssues(
    placed,
    placed.map(({ position }) => ownIssue(position.issue, file)),
  );
  const { given } = joined;
  // Only issues with a word in common are compared: by their words, those that came first for each set of words.
  const firstOf = new Map<string, number>();
  const holding = new Map<string, number[]>();
  const named = new Map<string, number>();
  placed.forEach((one, i) => {
    const own = given[i];
    if (own !== undefined) {
      const first = named.get(own);
      if (first === undefined) named.set(own, i);
      else joined.join(i, first);
    }
    if (!one.pointing) {
      const words = joined.wordsOf(i);
      const key = `${one.head} ${[...words].join(' ')}`;
      const first = firstOf.get(key);
      if (first !== undefined) joined.join(i, first);
      else {
        firstOf.set(key, i);
        // "Sanctions" may be those on Iran or those on Russia, and make no one issue of the two: the latest are meant.
        const others = [...new Set([...words].flatMap((word) => holding.get(word) ?? []))].sort((x, y) => y - x);
        for (const j of others) if (joined.areAlike(i, j)) joined.join(i, j);
        for (const word of words) holding.set(word, [...(holding.get(word) ?? []), i]);
      }
    }
    if (!one.pointing || given[i] !== undefined || one.antecedent === undefined) return;
    const { start } = one.antecedent;
    const antecedent = placed.findLastIndex(({ position }, j) => j < i && position.issueSpan?.start === start);
    if (antecedent >= 0) joined.join(i, antecedent);
  });
  const groups = new Map<number, number[]>();
  placed.forEach((_, i) => {
    const at = joined.root(i);
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

/** Positions that are put together, by their place in the list; a group is known by the first of them. */
class JoinedIssues {
  /** The user's issue of each position, and of each group. */
  readonly given: (string | undefined)[];
  readonly #placed: readonly PlacedPosition[];
  readonly #parent: number[];
  readonly #members: number[][];
  /** Of each group one position for each wording, without those that only point back. */
  readonly #wordings: number[][];
  readonly #words: readonly ReadonlySet<string>[];
  readonly #inSentence = new Map<number, number[]>();

  constructor(placed: readonly PlacedPosition[], given: (string | undefined)[]) {
    this.given = given;
    this.#placed = placed;
    this.#parent = placed.map((_, i) => i);
    this.#members = placed.map((_, i) => [i]);
    this.#wordings = placed.map(({ pointing }, i) => (pointing ? [] : [i]));
    this.#words = placed.map(({ position }) => new Set(issueWords(position.issue)));
    placed.forEach(({ position: { sentence } }, i) => {
      this.#inSentence.set(sentence.index, [...(this.#inSentence.get(sentence.index) ?? []), i]);
    });
  }

  wordsOf(i: number): ReadonlySet<string> {
    return this.#words[i] ?? new Set();
  }

  root(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) at = this.#parent[at] as number;
    return at;
  }

  /** Whether all wordings of both groups go together. */
  areAlike(i: number, j: number): boolean {
    return (this.#wordings[this.root(i)] ?? []).every((a) =>
      (this.#wordings[this.root(j)] ?? []).every((b) =>
        sameIssue(this.wordsOf(a), this.wordsOf(b), this.#placed[a]?.head ?? '', this.#placed[b]?.head ?? ''),
      ),
    );
  }

  join(i: number, j: number): void {
    const [first, second] = [this.root(i), this.root(j)].sort((x, y) => x - y) as [number, number];
    const owners = [this.given[first], this.given[second]];
    if (owners[0] !== undefined && owners[1] !== undefined && owners[0] !== owners[1]) return;
    if (first === second || this.#holdOneClaim(first, second)) return;
    this.#parent[second] = first;
    this.given[first] = owners[0] ?? owners[1];
    this.#members[first]?.push(...(this.#members[second] ?? []));
    const known = new Set((this.#wordings[first] ?? []).map((at) => this.#wording(at)));
    this.#wordings[first]?.push(...(this.#wordings[second] ?? []).filter((at) => !known.has(this.#wording(at))));
  }

  #wording(i: number): string {
    return [this.#placed[i]?.head ?? '', ...this.wordsOf(i)].join(' ');
  }

  /** "Urged both to avoid threats" is for avoiding them and against threats: one claim, and no two stands on one issue. */
  #holdOneClaim(a: number, b: number): boolean {
    const [few = [], many = []] = [this.#members[a] ?? [], this.#members[b] ?? []].sort((x, y) => x.length - y.length);
    const other = this.root(many[0] ?? a);
    return few.some((i) => {
      const one = this.#placed[i]?.position;
      const mates = one === undefined ? [] : (this.#inSentence.get(one.sentence.index) ?? []);
      return mates.some((j) => {
        const mate = this.#placed[j]?.position;
        return one && mate && this.root(j) === other && isOneClaim(one, mate);
      });
    });
  }
}

/** Whether one actor is told by the same words to be for the one and against the other. */
function isOneClaim(a: Position, b: Position): boolean {
  return a.actor === b.actor && a.stance !== b.stance && overlaps(a.evidence, b.evidence);
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
  // "Quotas on steel imports" and "quotas on wheat imports" share half of their words and are about two things.
  const enough = shared === smaller ? 2 : 3;
  if (shared * 2 >= left.size + right.size - shared && shared >= enough) return true;
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
