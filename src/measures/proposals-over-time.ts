import type { DigestAnswer, DigestProposal } from './digest.ts';
import { issueKey } from './issue-groups.ts';
import { middleDay } from './middle-day.ts';

/** An answer to a proposal, with the text that tells of it. */
export interface PictureAnswer {
  readonly actor: string;
  readonly answer: DigestAnswer['answer'];
  readonly document: string;
  /** When it was given, where the text says so; else the day of publication. */
  readonly day?: string;
  readonly passage: string;
}

/** One proposal, however many documents tell of it. */
export interface PictureProposal {
  readonly id: string;
  readonly by: readonly string[];
  /** As the first document words them. */
  readonly terms: readonly { readonly actors: readonly string[]; readonly action: string }[];
  /** When it was made, where a text says so; else the first day on which a text tells of it. */
  readonly day?: string;
  readonly documents: number;
  readonly passages: readonly string[];
  /** By day. */
  readonly answers: readonly PictureAnswer[];
  /** Actors who answered in more than one way, with the course of it. */
  readonly turns: readonly { readonly actor: string; readonly course: 'changed' | 'divided' }[];
}

/** So large a part of the words of two proposals must be the same. */
const ALIKE = 0.5;

/**
 * Brings together what several documents tell of one proposal: made by the same (one at least in common, or nobody named
 * on one side), with terms in half the same words, asked of somebody in common where both name who is asked.
 *
 * @example
 * const proposals = proposalsOverTime(digests.flatMap(({ proposals }) => proposals), new Map(), (id) => id);
 * proposals.length <= digests.flatMap(({ proposals }) => proposals).length; // true
 */
export function proposalsOverTime(
  proposals: readonly DigestProposal[],
  published: ReadonlyMap<string, string>,
  documentOf: (id: string) => string,
): readonly PictureProposal[] {
  const day = (document: string): string => published.get(document) ?? '9999';
  const sorted = proposals.toSorted((a, b) => compare(day(a.passage.document), day(b.passage.document)));
  const groups: { readonly words: Set<string>; readonly members: DigestProposal[] }[] = [];
  for (const proposal of sorted) {
    const words = wordsOf(proposal);
    const group = groups.find(
      ({ words: known, members }) =>
        alike(known, words) &&
        members.every((other) => meet(other.by, proposal.by)) &&
        members.some((other) => meet(askedOf(other), askedOf(proposal))),
    );
    if (group) group.members.push(proposal);
    else groups.push({ words, members: [proposal] });
  }
  return groups.map(({ members }) => {
    const [first] = members as [DigestProposal, ...DigestProposal[]];
    const answers = members
      .flatMap(({ answers: list }) => list)
      .map(({ actor, answer, date, passage }): PictureAnswer => {
        const when = dayOf(date) ?? published.get(passage.document);
        return {
          actor,
          answer,
          document: passage.document,
          ...(when === undefined ? {} : { day: when }),
          passage: passage.id,
        };
      })
      .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999'));
    const when = members.map(({ date }) => dayOf(date)).find((known) => known !== undefined);
    const told = published.get(first.passage.document);
    const made = when ?? told;
    return {
      id: first.id,
      by: [...new Set(members.flatMap(({ by }) => by))],
      terms: first.terms,
      ...(made === undefined ? {} : { day: made }),
      documents: new Set(members.map(({ passage }) => documentOf(passage.document))).size,
      passages: members.map(({ passage }) => passage.id),
      answers,
      turns: turnsOf(answers),
    };
  });
}

/** A day that the text tells; one taken from its publication says no more than that day. */
function dayOf(date: DigestProposal['date']): string | undefined {
  return date === undefined || date.how === 'publication' ? undefined : middleDay(date);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function askedOf({ terms }: DigestProposal): readonly string[] {
  return terms.flatMap(({ actors }) => actors);
}

function wordsOf({ terms }: DigestProposal): Set<string> {
  return new Set(terms.flatMap(({ action }) => issueKey(action).split(' ')));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common >= 2 && common >= ALIKE * (a.size + b.size - common);
}

/** Somebody in common, or nobody known on one side. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}

function turnsOf(answers: readonly PictureAnswer[]): PictureProposal['turns'] {
  const actors = [...new Set(answers.map(({ actor }) => actor))];
  return actors.flatMap((actor) => {
    const own = answers.filter((answer) => answer.actor === actor);
    const kinds = [...new Set(own.map(({ answer }) => answer))];
    if (kinds.length < 2) return [];
    // In the order of days each kind stands in one run, and no two kinds fall on one day: the answer changed.
    const changes = own.slice(1).filter((answer, n) => answer.answer !== own[n]?.answer);
    const clear =
      changes.length === kinds.length - 1 &&
      own.every(({ day }) => day !== undefined) &&
      own.slice(1).every((answer, n) => answer.answer === own[n]?.answer || answer.day !== own[n]?.day);
    return [{ actor, course: clear ? ('changed' as const) : ('divided' as const) }];
  });
}
