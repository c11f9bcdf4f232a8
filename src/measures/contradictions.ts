import type { Passage } from './passage.ts';
import type { PictureAct } from './picture-act.ts';
import type { PictureProposal } from './proposals-over-time.ts';
import type { Account, PairRelation } from './relation-matrix.ts';
import type { StanceCell } from './stance-table.ts';

/** One side of a contradiction: what is said, by which documents, in which words. */
export interface Claim {
  /** `happened`, `claimed`, `denied`; `for`, `against`; `accept`, `reject`, `conditional`; `friendly`, `hostile`, `closer`, `apart`. */
  readonly says: string;
  readonly documents: readonly string[];
  readonly passages: readonly string[];
  /** First and last day of publication of what says so, where known. */
  readonly first?: string;
  readonly last?: string;
}

/** Two things said that cannot both hold, or not at the same time. Which one is right, is not decided here. */
export interface Contradiction {
  readonly id: string;
  /** `act`: whether it happened. `stance`, `answer`: one actor both ways. `relation`: what two are to each other. */
  readonly kind: 'act' | 'stance' | 'answer' | 'relation';
  /** Ids of whom it concerns. */
  readonly actors: readonly string[];
  /** Id of the act, issue, proposal or pair. */
  readonly about: string;
  /**
   * `changed`: the one claim is older than the other throughout, so that both may have held. `between sources`: different
   * documents say different things. `within a source`: one and the same document says both.
   */
  readonly course: 'changed' | 'between sources' | 'within a source';
  readonly claims: readonly Claim[];
}

interface Said {
  readonly says: string;
  readonly document: string;
  readonly day?: string;
  readonly passage: string;
}

/**
 * Gathers what contradicts, from what other measures found. The two sides must stand in different sentences, so that no words are held against themselves; of a relation in different
 * texts, since one text may well tell of two states that they are allies and rivals.
 *
 * @example
 * // `makePicture` calls it with what it found in all texts.
 * picture.contradictions[0].kind; // 'act'
 */
export function findContradictions(
  acts: readonly PictureAct[],
  cells: readonly StanceCell[],
  proposals: readonly PictureProposal[],
  pairs: readonly PairRelation[],
  published: ReadonlyMap<string, string>,
  passages: readonly Passage[],
): readonly Contradiction[] {
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  const contradiction = contradictionOf(passageOf);
  return [
    ...actContradictions(acts, published, contradiction),
    ...cells.flatMap((cell) =>
      contradiction(
        'stance',
        [cell.actor],
        cell.issue,
        cell.stands.flatMap(({ stance, document, day, passage }) =>
          stance === 'conditional'
            ? []
            : [{ says: stance === '+' ? 'for' : 'against', document, passage, ...dayOf(day) }],
        ),
      ),
    ),
    ...proposals.flatMap((proposal) =>
      proposal.turns.flatMap(({ actor }) =>
        contradiction(
          'answer',
          [actor],
          proposal.id,
          proposal.answers
            .filter((answer) => answer.actor === actor)
            .map(({ answer, document, day, passage }) => ({ says: answer, document, passage, ...dayOf(day) })),
        ),
      ),
    ),
    ...pairs.flatMap(({ id, a, b, said }) => [
      ...contradiction('relation', [a, b], id, said.flatMap(friendOrFoe)),
      ...contradiction('relation', [a, b], id, said.flatMap(closerOrApart)),
    ]),
  ];
}

const dayOf = (day: string | undefined): { readonly day?: string } => (day === undefined ? {} : { day });

function friendOrFoe({ quality, document, day, passage }: Account): readonly Said[] {
  if (quality === 'neutral') return [];
  const says = quality === 'rival' || quality === 'hostile' ? 'hostile' : 'friendly';
  return [{ says, document, passage, ...dayOf(day) }];
}

function closerOrApart({ change, document, day, passage }: Account): readonly Said[] {
  return change === 'none' ? [] : [{ says: change, document, passage, ...dayOf(day) }];
}

/** An act that is told as done, or claimed, and denied: the same doer, category and word, targets and days that meet. */
function actContradictions(
  acts: readonly PictureAct[],
  published: ReadonlyMap<string, string>,
  contradiction: ReturnType<typeof contradictionOf>,
): readonly Contradiction[] {
  const denied = new Map<string, PictureAct[]>();
  for (const act of acts) {
    if (act.reality !== 'denied' || act.open) continue;
    const key = doingOf(act);
    denied.set(key, [...(denied.get(key) ?? []), act]);
  }
  return acts.flatMap((act) => {
    if ((act.reality !== 'actual' && act.reality !== 'claimed') || act.open) return [];
    const against = (denied.get(doingOf(act)) ?? []).filter((other) => sameTarget(act, other) && sameTime(act, other));
    if (against.length === 0) return [];
    const say = (one: PictureAct, says: string): readonly Said[] =>
      one.witnesses.map(({ document, passage }) => ({ says, document, passage, ...dayOf(published.get(document)) }));
    const said = [
      ...say(act, act.reality === 'claimed' ? 'claimed' : 'happened'),
      ...against.flatMap((other) => say(other, 'denied')),
    ];
    return contradiction('act', [...act.source, ...act.target], act.id, said, false);
  });
}

/** Doers, category and the word itself: whoever did not capture a soldier may well have attacked. */
function doingOf(act: PictureAct): string {
  return [act.category, act.code ?? '', act.word, [...act.source].sort().join(' ')].join('\n');
}

/** One of the two may leave open to whom it was done ("Iran attacked the ships"). */
function sameTarget({ target: a }: PictureAct, { target: b }: PictureAct): boolean {
  return a.length === 0 || b.length === 0 || (a.length === b.length && a.every((actor) => b.includes(actor)));
}

/** So many days may lie between two acts of which one is the denial of the other. */
const SAME_DAYS = 3;

/** Whether two acts may be of one time; one without days of its own is placed by the day on which it was told. */
function sameTime(a: PictureAct, b: PictureAct): boolean {
  const [these, those] = [stretchOf(a), stretchOf(b)];
  if (!these || !those) return false;
  const slack = SAME_DAYS * 86_400_000;
  return these[0] - slack <= those[1] && those[0] - slack <= these[1];
}

function stretchOf({ date, day }: PictureAct): readonly [first: number, last: number] | undefined {
  if (date) return [Date.parse(date.first), Date.parse(date.last)];
  return day === undefined ? undefined : [Date.parse(day), Date.parse(day)];
}

/** Makes a contradiction of what is said, where different words say different things. */
function contradictionOf(passages: ReadonlyMap<string, Passage>) {
  return (
    kind: Contradiction['kind'],
    actors: readonly string[],
    about: string,
    told: readonly Said[],
    mayChange = true,
  ): readonly Contradiction[] => {
    const sentence = ({ passage }: Said): number | undefined => passages.get(passage)?.sentence;
    const said = apartFrom(told, (a, b) => kind !== 'relation' && sentence(a) !== sentence(b));
    return contradiction(kind, actors, about, said, mayChange);
  };
}

/** What other words speak against; of two in one document `areTwo` decides. */
function apartFrom(said: readonly Said[], areTwo: (a: Said, b: Said) => boolean): readonly Said[] {
  return said.filter((one) =>
    said.some((other) => other.says !== one.says && (other.document !== one.document || areTwo(one, other))),
  );
}

function contradiction(
  kind: Contradiction['kind'],
  actors: readonly string[],
  about: string,
  said: readonly Said[],
  mayChange = true,
): readonly Contradiction[] {
  const sides = new Map<string, Said[]>();
  for (const one of said) sides.set(one.says, [...(sides.get(one.says) ?? []), one]);
  if (sides.size < 2) return [];
  const claims = [...sides].map(([says, list]): Claim => {
    const days = list.flatMap(({ day }) => day ?? []).sort();
    const [first] = days;
    const last = days.at(-1);
    return {
      says,
      documents: [...new Set(list.map(({ document }) => document))],
      passages: list.map(({ passage }) => passage),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
    };
  });
  const dated = said.every(({ day }) => day !== undefined);
  const ordered = claims.toSorted((a, b) => ((a.first ?? '') < (b.first ?? '') ? -1 : 1));
  const changed =
    mayChange && dated && ordered.slice(1).every((claim, n) => (ordered[n]?.last ?? '') < (claim.first ?? ''));
  const one = claims.some((claim, n) =>
    claims.slice(n + 1).some((other) => other.documents.some((document) => claim.documents.includes(document))),
  );
  return [
    {
      id: [kind, about, ...actors, ...claims.map(({ says }) => says)].join('|'),
      kind,
      actors: [...new Set(actors)],
      about,
      course: changed ? 'changed' : one ? 'within a source' : 'between sources',
      claims: changed ? ordered : claims,
    },
  ];
}
