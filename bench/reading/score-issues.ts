import type { Span } from '../../src/records/span.ts';
import type { Stance } from '../../src/records/stance.ts';

/** A stand that a reader of the article marked: who, how, and the words of the text that tell it. */
export interface KeyStand {
  /** Ids or names that are as good. */
  readonly actor: readonly string[];
  readonly stance: Stance;
  readonly words: string;
}

/** An issue on which several take a stand, or one takes two. */
export interface KeyIssue {
  readonly issue: string;
  readonly stands: readonly KeyStand[];
  /** Right where it is shown, but not asked for. */
  readonly also?: boolean;
}

/** What cannot both hold, or not at the same time: the words of both sides of it. */
export interface KeyContradiction {
  readonly actor: readonly string[];
  readonly about: readonly string[];
  /** Whether an act happened; else one actor stands both ways. */
  readonly act?: boolean;
  readonly also?: boolean;
}

/** The issues and contradictions that a careful reader of an article would list. */
export interface IssuesKey {
  readonly id: string;
  readonly issues: readonly KeyIssue[];
  readonly contradictions: readonly KeyContradiction[];
}

/** A stand of an issue as the program shows it. */
export interface ShownStand {
  /** The actor's id, its name, and whom it acts for. */
  readonly actor: readonly string[];
  readonly stance: Stance;
  /** The sentence that tells it. */
  readonly sentence: Span;
}

export interface ShownIssue {
  readonly name: string;
  readonly stands: readonly ShownStand[];
}

export interface ShownContradiction {
  readonly name: string;
  readonly actors: readonly string[];
  readonly act: boolean;
  readonly sentences: readonly Span[];
}

/** What of an article's key was found, and what of the shown was right. */
export interface IssuesScore {
  readonly issues: ShareOf;
  readonly contradictions: ShareOf;
  /** Single stands of the shown issues. */
  readonly stands: { readonly right: number; readonly shown: number };
  /** A line for each shown issue and contradiction. */
  readonly lines: readonly string[];
}

export interface ShareOf {
  readonly right: number;
  readonly shown: number;
  readonly found: number;
  readonly wanted: number;
}

/**
 * Compares what is shown of an article with its key. An issue is right if each of its stands is one of a single issue of
 * the key: the same actor, told in the same sentence, with the same stance. Where the words turn the issue round ("an
 * end to the sanctions"), all its stances must be turned. A contradiction is right if its sentences hold both sides of
 * one in the key.
 */
export function scoreIssues(
  key: IssuesKey,
  text: string,
  issues: readonly ShownIssue[],
  contradictions: readonly ShownContradiction[],
): IssuesScore {
  const place = (words: string): number => text.indexOf(words);
  const lines: string[] = [];
  const found = new Set<KeyIssue | KeyContradiction>();
  const right = { issues: 0, stands: 0, contradictions: 0 };
  for (const shown of issues) {
    const best = key.issues
      .map((issue) => ({ issue, hits: rightStands(issue, shown, place) }))
      .toSorted((a, b) => b.hits - a.hits)[0];
    const hits = best?.hits ?? 0;
    const isRight = hits === shown.stands.length;
    right.stands += hits;
    if (isRight) {
      right.issues++;
      if (best) found.add(best.issue);
    }
    const told = shown.stands.map(({ actor, stance }) => `${actor[0]} ${stance}`).join(', ');
    lines.push([key.id, 'issue', isRight ? 'right' : `${hits} of ${shown.stands.length}`, shown.name, told].join('\t'));
  }
  for (const shown of contradictions) {
    const match = key.contradictions.find(
      ({ actor, about, act = false }) =>
        act === shown.act &&
        actor.some((one) => shown.actors.includes(one)) &&
        about.every((words) => shown.sentences.some((span) => holds(span, place(words)))),
    );
    if (match) {
      right.contradictions++;
      found.add(match);
    }
    lines.push([key.id, 'contradiction', match ? 'right' : 'wrong', shown.name, shown.actors.join(', ')].join('\t'));
  }
  const wanted = <T extends { readonly also?: boolean }>(list: readonly T[]): readonly T[] =>
    list.filter(({ also }) => !also);
  const missed = [...wanted(key.issues), ...wanted(key.contradictions)].filter((one) => !found.has(one));
  for (const one of missed)
    lines.push([key.id, 'missed', '', 'issue' in one ? one.issue : one.about.join(' / ')].join('\t'));
  const share = <T extends KeyIssue | KeyContradiction>(list: readonly T[], shown: number, hits: number): ShareOf => ({
    right: hits,
    shown,
    found: wanted(list).filter((one) => found.has(one)).length,
    wanted: wanted(list).length,
  });
  return {
    issues: share(key.issues, issues.length, right.issues),
    contradictions: share(key.contradictions, contradictions.length, right.contradictions),
    stands: { right: right.stands, shown: issues.reduce((sum, { stands }) => sum + stands.length, 0) },
    lines,
  };
}

const OPPOSITE: Readonly<Record<Stance, Stance>> = { '+': '-', '-': '+', conditional: 'conditional' };

/** How many stands of a shown issue are those of an issue of the key, all as they are or all turned round. */
function rightStands(issue: KeyIssue, { stands }: ShownIssue, place: (words: string) => number): number {
  const hits = (turn: (stance: Stance) => Stance): number =>
    stands.filter(({ actor, stance, sentence }) =>
      issue.stands.some(
        (told) =>
          told.stance === turn(stance) &&
          told.actor.some((one) => actor.includes(one)) &&
          holds(sentence, place(told.words)),
      ),
    ).length;
  return Math.max(
    hits((stance) => stance),
    hits((stance) => OPPOSITE[stance]),
  );
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}
