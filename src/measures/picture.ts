import type { Actor } from '../records/actor.ts';
import { sumLeft } from '../records/left-out.ts';
import type { LeftOut, ShownOptions } from '../records/shown.ts';
import { type Contradiction, findContradictions } from './contradictions.ts';
import { type Digest, type DigestDocument, isLocal } from './digest.ts';
import { FEWEST_DOCUMENTS } from './estimate.ts';
import type { GivenIssues } from './issue-groups.ts';
import type { SameAct } from './merge-reports.ts';
import { nearCopies } from './near-copies.ts';
import type { Passage } from './passage.ts';
import { type PictureAct, pictureActs } from './picture-act.ts';
import { type PictureProposal, proposalsOverTime } from './proposals-over-time.ts';
import { type PairRelation, relationMatrix } from './relation-matrix.ts';
import { shownDigest } from './shown-digest.ts';
import { type PictureIssue, type StanceCell, stanceTable } from './stance-table.ts';
import { FEWEST_FOR_TREND } from './trend.ts';

export interface PictureDocument extends DigestDocument {
  /** Id of the document of which this one is a copy, whole or in good part. */
  readonly copyOf?: string;
  /** How many records of it the picture holds. */
  readonly records: number;
}

/** Somebody who acts, stands or is spoken of in the picture. */
export interface PictureActor {
  readonly id: string;
  readonly kind: Actor['kind'];
  /** The name that most documents use. */
  readonly name: string;
  readonly codes: Actor['codes'];
  /** False: nobody known; such an actor belongs to one document and is never merged with another. */
  readonly resolved: boolean;
  readonly documents: number;
  /** Over all documents. */
  readonly mentions: number;
}

/** What many texts say together: every number names the passages behind it. */
export interface Picture {
  readonly format: 'entente-picture/1';
  /** In the order of their days; those without a date last. */
  readonly documents: readonly PictureDocument[];
  /** First and last day of publication, where any is known. */
  readonly period?: { readonly first: string; readonly last: string };
  /** Those with most documents first. */
  readonly actors: readonly PictureActor[];
  readonly acts: readonly PictureAct[];
  /** Those with most acts first. */
  readonly relations: readonly PairRelation[];
  readonly issues: readonly PictureIssue[];
  readonly stances: readonly StanceCell[];
  readonly contradictions: readonly Contradiction[];
  readonly proposals: readonly PictureProposal[];
  readonly passages: readonly Passage[];
  /** Weak records (●○○) that are not in the picture, by list; with `weak` none. */
  readonly left: LeftOut;
  /** What these measures are and what they cannot know, sentence by sentence. */
  readonly limits: readonly string[];
}

export interface PictureOptions extends ShownOptions {
  /** When two reports are of one act. */
  readonly sameAct?: SameAct;
  /** Issues that are grouped already. */
  readonly issues?: GivenIssues;
}

/**
 * Draws together what several documents say: acts with their witnesses, who acts towards whom, who stands where,
 * contradictions, proposals with their answers. Weak records count only if they are asked for. A document that is given
 * twice counts once. Pure: the same digests in the same order give the same picture.
 *
 * @example
 * const { relations } = makePicture(readings.map(digestReading));
 * relations[0].all.acts.length > 0; // true
 */
export function makePicture(given: readonly Digest[], options: PictureOptions = {}): Picture {
  const sure = [...new Map(given.map((digest) => [digest.document.id, digest])).values()]
    .map((digest) => shownDigest(digest, options))
    .sort((a, b) => compare(a.digest.document.date ?? '9999', b.digest.document.date ?? '9999'));
  const digests = sure.map(({ digest }) => digest);
  const copies = nearCopies(digests);
  const documentOf = (id: string): string => copies.get(id) ?? id;
  const published = new Map(
    digests.flatMap(({ document }) => (document.date === undefined ? [] : [[document.id, document.date] as const])),
  );
  const dayOf = (id: string): { readonly day?: string } => {
    const day = published.get(id);
    return day === undefined ? {} : { day };
  };
  const acts = pictureActs(
    digests.flatMap(({ events }) => events),
    published,
    documentOf,
    options.sameAct,
  );
  const relations = relationMatrix(
    acts,
    digests.flatMap((digest) => digest.relations.map((one) => ({ ...one, ...dayOf(digest.document.id) }))),
    documentOf,
  );
  const { issues, cells } = stanceTable(
    digests.flatMap(({ positions }) => positions),
    published,
    documentOf,
    options.issues,
  );
  const proposals = proposalsOverTime(
    digests.flatMap((digest) => digest.proposals),
    published,
    documentOf,
  );
  const days = [...published.values()].sort();
  const [first] = days;
  const last = days.at(-1);
  const passages = digests.flatMap((digest) => passagesOf(digest));
  return {
    format: 'entente-picture/1',
    documents: digests.map(({ document, events, positions, proposals: offers, relations: said }) => {
      const original = documentOf(document.id);
      return {
        ...document,
        ...(original === document.id ? {} : { copyOf: original }),
        records: events.length + positions.length + offers.length + said.length,
      };
    }),
    ...(first !== undefined && last !== undefined ? { period: { first, last } } : {}),
    actors: pictureActors(digests, documentOf),
    acts,
    relations,
    issues,
    stances: cells,
    contradictions: findContradictions(acts, cells, proposals, relations, published, passages),
    proposals,
    passages,
    left: sumLeft(sure.map(({ left }) => left)),
    limits: limitsOf(digests, copies, given.length - digests.length),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function passagesOf({ events, positions, proposals, relations }: Digest): readonly Passage[] {
  const all = [
    ...events.map(({ passage }) => passage),
    ...positions.map(({ passage }) => passage),
    ...proposals.flatMap(({ passage, answers }) => [passage, ...answers.map((answer) => answer.passage)]),
    ...relations.map(({ passage }) => passage),
  ];
  return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The same actor in several documents is one: by its id. Who is known in one document only stays there. */
function pictureActors(digests: readonly Digest[], documentOf: (id: string) => string): readonly PictureActor[] {
  const found = new Map<
    string,
    { readonly actor: Actor; readonly names: Map<string, number>; readonly documents: Set<string>; mentions: number }
  >();
  for (const { document, actors } of digests) {
    for (const actor of actors) {
      const known = found.get(actor.id) ?? { actor, names: new Map(), documents: new Set(), mentions: 0 };
      known.names.set(actor.name, (known.names.get(actor.name) ?? 0) + 1);
      known.documents.add(documentOf(document.id));
      known.mentions += actor.mentions;
      found.set(actor.id, known);
    }
  }
  return [...found.values()]
    .map(({ actor, names, documents, mentions }): PictureActor => {
      const [name] = [...names].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0] ?? [actor.name];
      return {
        id: actor.id,
        kind: actor.kind,
        name,
        codes: actor.codes,
        resolved: actor.resolved && !isLocal(actor.id),
        documents: documents.size,
        mentions,
      };
    })
    .sort((a, b) => b.documents - a.documents || b.mentions - a.mentions || compare(a.id, b.id));
}

function limitsOf(digests: readonly Digest[], copies: ReadonlyMap<string, string>, twice: number): readonly string[] {
  const undated = digests.filter(({ document }) => document.date === undefined).length;
  const copied = [...copies].filter(([id, original]) => id !== original).length;
  const verb = (n: number): string => (n === 1 ? 'has' : 'have');
  return [
    'It shows what these texts say, not what happened. Other texts would give another picture: papers report conflict more than routine, and some countries more than others.',
    'Only acts that took place are counted. Claimed ones, which somebody tells of others, are counted apart; proposed, demanded, planned, denied and foreseen ones are listed and never counted.',
    'Reports are taken for one act where sides, category and reality are the same, days meet and places do not differ. Two acts of one kind on one day may become one, and one act told with other sides stays two.',
    `A mean score is the mean of PLOVER's fixed values of the acts (-10 to 10). Its 95 % interval treats acts of one document as dependent and is left out below ${FEWEST_DOCUMENTS} documents. It says how far these texts agree and nothing of what they leave out.`,
    `A trend needs ${FEWEST_FOR_TREND.values} acts in ${FEWEST_FOR_TREND.documents} documents on ${FEWEST_FOR_TREND.days} days (Mann-Kendall test; a verdict only where it holds for the number of pairs tested, Benjamini-Hochberg at 5 %). Acts more than a month older than the first text are left out of it. An act without a date of its own stands on the day of the text that tells it.`,
    'Few acts between two actors mean few reports, not few acts. An empty cell is no neutrality.',
    'Issues are put together by their words. The same issue in quite other words stays two; what is counted for one wording is never turned round for another.',
    'A contradiction may be a change of mind, two voices in one report, or an error of the reading. Open the sentences.',
    'Whoever is known in one text only, by a role or a bare name, is never merged with anybody.',
    ...(undated > 0
      ? [
          `${undated} of ${digests.length} texts ${verb(undated)} no date; what they tell without a date of its own is left out of trends and changes.`,
        ]
      : []),
    ...(twice > 0
      ? [
          `${twice} ${twice === 1 ? 'text was' : 'texts were'} given more than once, word for word, and ${twice === 1 ? 'counts' : 'count'} once.`,
        ]
      : []),
    ...(copied > 0
      ? [
          `${copied} ${copied === 1 ? 'text shares' : 'texts share'} half of ${copied === 1 ? 'its' : 'their'} sentences or more with an earlier one; copies count as one document.`,
        ]
      : []),
    ...(digests.length === 1
      ? ['There is one text only: this is what it says alone, and nothing can be compared.']
      : []),
  ];
}
