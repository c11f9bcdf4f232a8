import type { Picture } from '../../measures/picture.ts';
import { type Cell, csvText } from '../kit/csv-text.ts';
import { dataPackage, type PackagedTable } from '../kit/data-package.ts';
import { plainText } from '../kit/plain-text.ts';
import { namesOf } from '../words/naming.ts';

type Field = readonly [name: string, type: 'string' | 'integer' | 'number' | 'boolean' | 'date', description: string];

interface Table {
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly fields: readonly Field[];
  readonly rows: (picture: Picture) => readonly (readonly Cell[])[];
}

/**
 * A picture as CSV files with a `datapackage.json` that describes every column. Ids join the tables; `passages` names the
 * sentences behind a row, as rows of `picture_passages.csv`, joined by `;`.
 *
 * @returns file names and their contents
 * @example
 * [...renderPictureCsv(picture).keys()].slice(0, 2); // ['picture_documents.csv', 'picture_actors.csv']
 */
export function renderPictureCsv(
  picture: Picture,
  { safe = false }: { readonly safe?: boolean } = {},
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, fields, rows } of TABLES) {
    files.set(`${name}.csv`, csvText([fields.map(([column]) => column), ...rows(picture)], safe));
  }
  const tables = TABLES.map(
    ({ name, description, key, fields }): PackagedTable => ({
      name,
      description,
      key,
      fields: fields.map(([column, type, meaning]) => ({ name: column, type, description: meaning })),
    }),
  );
  const description =
    'What several texts say together, counted by Entente from its own readings. Offsets are Unicode code points into the canonical text, end exclusive.';
  files.set('datapackage.json', dataPackage('entente-picture', description, tables));
  return files;
}

const joined = (ids: readonly string[]): string => ids.join(';');
const voices = (ids: readonly (string | null)[] = []): string => joined(ids.map((id) => id ?? '?'));
const round = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1000) / 1000;

const PASSAGES: Field = ['passages', 'string', 'ids of the passages behind the row'];

const TABLES: readonly Table[] = [
  {
    name: 'picture_documents',
    description: 'the texts',
    key: ['id'],
    fields: [
      ['id', 'string', 'id of the document'],
      ['date', 'date', 'day of publication'],
      ['title', 'string', 'title'],
      ['publisher', 'string', 'publisher'],
      ['file', 'string', 'file that it was read from'],
      ['copy_of', 'string', 'id of an earlier document with which it shares half of its sentences or more'],
      ['records', 'integer', 'records of it in the picture'],
    ],
    rows: ({ documents }) => documents.map((d) => [d.id, d.date, d.title, d.publisher, d.name, d.copyOf, d.records]),
  },
  {
    name: 'picture_actors',
    description: 'who acts, stands or is spoken of',
    key: ['id'],
    fields: [
      ['id', 'string', 'id of the actor; one that is known in one document only ends in @ and the document'],
      ['name', 'string', 'name'],
      ['kind', 'string', 'state, igo, organization, person, group or unknown'],
      ['iso3', 'string', 'ISO 3166 alpha-3 code'],
      ['resolved', 'boolean', 'false: known in one document only, never merged'],
      ['documents', 'integer', 'documents, copies counted once'],
      ['mentions', 'integer', 'mentions in all documents'],
    ],
    rows: ({ actors }) => actors.map((a) => [a.id, a.name, a.kind, a.codes.iso3, a.resolved, a.documents, a.mentions]),
  },
  {
    name: 'picture_acts',
    description: 'acts, one a row however many documents tell them',
    key: ['id'],
    fields: [
      ['id', 'string', 'id of the act'],
      ['day', 'date', 'where it stands in time: the middle of its days, else the day of the first text that tells it'],
      ['date_first', 'date', 'first of the days on which the texts that date it agree'],
      ['date_last', 'date', 'last of these days'],
      ['when', 'string', 'within or before the time of the texts, or unknown'],
      ['source', 'string', 'ids of who acts'],
      ['target', 'string', 'ids of who is acted upon; empty for symmetric acts'],
      ['category', 'string', 'PLOVER category'],
      ['mode', 'string', 'PLOVER mode'],
      ['code', 'string', 'name that the codebook of the user gives the act'],
      ['quad', 'integer', '1 and 2 cooperation in words and deeds, 3 and 4 conflict in words and deeds'],
      ['score', 'number', 'PLOVER score, -10 to 10'],
      ['reality', 'string', 'actual, claimed, planned, demanded, proposed, hypothetical, denied or forecast'],
      ['claimed_by', 'string', 'ids of who says that a claimed act took place; ? for somebody unknown'],
      ['denied_by', 'string', 'ids of who denies a claimed act'],
      ['restraint', 'boolean', 'a call for restraint, calm or dialogue'],
      ['place', 'string', 'code of the country or name of the place'],
      ['documents', 'integer', 'documents that tell it, copies counted once'],
      PASSAGES,
    ],
    rows: ({ acts }) =>
      acts.map((a) => [
        a.id,
        a.day,
        a.date?.first,
        a.date?.last,
        a.when,
        joined(a.source),
        joined(a.target),
        a.category,
        a.mode,
        a.code,
        a.quad,
        a.score,
        a.reality,
        voices(a.claimedBy),
        voices(a.deniedBy),
        a.restraint === true,
        a.place,
        a.documents,
        joined(a.witnesses.map(({ passage }) => passage)),
      ]),
  },
  {
    name: 'picture_relations',
    description: 'who acts towards whom: three rows a pair (a towards b, b towards a, together) and one for all',
    key: ['a', 'b', 'direction'],
    fields: [
      ['a', 'string', 'id of the one actor'],
      ['b', 'string', 'id of the other'],
      ['direction', 'string', 'a_to_b, b_to_a, together or all'],
      ['cooperation_words', 'integer', 'acts of quad class 1'],
      ['cooperation_deeds', 'integer', 'acts of quad class 2'],
      ['conflict_words', 'integer', 'acts of quad class 3'],
      ['conflict_deeds', 'integer', 'acts of quad class 4'],
      ['neutral', 'integer', 'calls for restraint, in none of these four'],
      ['n', 'integer', 'acts'],
      ['documents', 'integer', 'documents behind them, copies counted once'],
      ['score_mean', 'number', 'mean PLOVER score'],
      ['score_low', 'number', 'lower end of its 95 % interval, documents as clusters; empty below five documents'],
      ['score_high', 'number', 'upper end'],
      ['sign', 'string', 'of all: + or - where the interval lies on one side of 0, else undecided'],
      ['trend', 'string', 'of all: warmer, colder, no clear trend or too few'],
      ['tau', 'number', "of all: Kendall's tau-b between day and score"],
      ['p', 'number', 'of all: p of the Mann-Kendall test before the correction for many tests'],
      ['acts', 'string', 'ids in picture_acts.csv'],
      ['claimed', 'string', 'of all: ids of acts between the two that are only claimed, counted nowhere else'],
    ],
    rows: ({ relations }) =>
      relations.flatMap((pair) =>
        (
          [
            ['a_to_b', pair.towardsB],
            ['b_to_a', pair.towardsA],
            ['together', pair.together],
            ['all', pair.all],
          ] as const
        ).map(([direction, conduct]): readonly Cell[] => {
          const whole = direction === 'all';
          const { trend } = pair;
          const tested = whole && trend.verdict !== 'too few' ? trend : undefined;
          return [
            pair.a,
            pair.b,
            direction,
            ...conduct.quads,
            conduct.neutral,
            conduct.acts.length,
            conduct.score?.documents ?? 0,
            round(conduct.score?.value),
            round(conduct.score?.interval?.[0]),
            round(conduct.score?.interval?.[1]),
            whole ? pair.sign : undefined,
            whole ? trend.verdict : undefined,
            round(tested?.tau),
            round(tested?.p),
            joined(conduct.acts),
            whole ? joined(pair.claimed) : undefined,
          ];
        }),
      ),
  },
  {
    name: 'picture_said',
    description: 'what is said of relations, one account a row',
    key: ['passage'],
    fields: [
      ['a', 'string', 'id'],
      ['b', 'string', 'id'],
      ['quality', 'string', 'ally, partner, patron, rival, hostile or neutral'],
      ['patron', 'string', 'id of the patron'],
      ['change', 'string', 'closer, apart or none'],
      ['speaker', 'string', 'id of whose account it is, or author'],
      ['cause', 'string', 'what is said to have brought the change'],
      ['document', 'string', 'id of the document'],
      ['day', 'date', 'its day of publication'],
      ['passage', 'string', 'id of the passage'],
    ],
    rows: ({ relations }) =>
      relations.flatMap(({ a, b, said }) =>
        said.map((s) => [a, b, s.quality, s.patron, s.change, s.speaker, s.cause, s.document, s.day, s.passage]),
      ),
  },
  {
    name: 'picture_stances',
    description: 'who stands where: one record a row, put together by issue and actor',
    key: ['passage'],
    fields: [
      ['issue', 'string', 'id of the issue'],
      ['issue_name', 'string', 'its most frequent wording'],
      ['wording', 'string', 'its wording in this text'],
      ['actor', 'string', 'id'],
      ['stance', 'string', 'for, against or conditional, towards the issue as worded'],
      ['act', 'string', 'how the stance is taken'],
      ['speaker', 'string', 'id of who reports it, or author'],
      ['course', 'string', 'of the actor on the issue: steady, changed or divided'],
      ['document', 'string', 'id of the document'],
      ['day', 'date', 'its day of publication'],
      ['passage', 'string', 'id of the passage'],
    ],
    rows: ({ issues, stances }) => {
      const names = new Map(issues.map(({ id, name }) => [id, name]));
      const stance = { '+': 'for', '-': 'against', conditional: 'conditional' } as const;
      return stances.flatMap((cell) =>
        cell.stands.map((s) => [
          cell.issue,
          names.get(cell.issue),
          s.wording,
          cell.actor,
          stance[s.stance],
          s.act,
          s.speaker,
          cell.course,
          s.document,
          s.day,
          s.passage,
        ]),
      );
    },
  },
  {
    name: 'picture_contradictions',
    description: 'contradictions, one claim a row',
    key: ['id', 'says'],
    fields: [
      ['id', 'string', 'id of the contradiction'],
      ['kind', 'string', 'act, stance, answer or relation'],
      ['actors', 'string', 'ids'],
      ['about', 'string', 'id of the act, issue, proposal or pair'],
      ['course', 'string', 'changed, between sources or within a source'],
      ['says', 'string', 'what the claim says'],
      ['documents', 'string', 'ids of the documents that say so'],
      ['first', 'date', 'first day on which it is said'],
      ['last', 'date', 'last day'],
      PASSAGES,
    ],
    rows: ({ contradictions }) =>
      contradictions.flatMap((c) =>
        c.claims.map((claim) => [
          c.id,
          c.kind,
          joined(c.actors),
          c.about,
          c.course,
          claim.says,
          joined(claim.documents),
          claim.first,
          claim.last,
          joined(claim.passages),
        ]),
      ),
  },
  {
    name: 'picture_proposals',
    description: 'proposals and what they ask',
    key: ['id'],
    fields: [
      ['id', 'string', 'id of the proposal in the first text that tells of it'],
      ['day', 'date', 'when it was made, where a text says so; else the first day on which a text tells of it'],
      ['by', 'string', 'ids; empty if nobody is named'],
      ['terms', 'string', 'who is asked to do what'],
      ['documents', 'integer', 'documents that tell of it, copies counted once'],
      PASSAGES,
    ],
    rows: ({ proposals, actors }) => {
      const names = namesOf(actors);
      return proposals.map((p) => [
        p.id,
        p.day,
        joined(p.by),
        p.terms
          .map((term) => `${term.actors.map(names.full).join(', ') || 'someone'}: ${plainText(term.action)}`)
          .join('; '),
        p.documents,
        joined(p.passages),
      ]);
    },
  },
  {
    name: 'picture_answers',
    description: 'answers to proposals by day',
    key: ['passage'],
    fields: [
      ['proposal', 'string', 'id of the proposal'],
      ['day', 'date', 'when it was given, where the text says so; else the day of that text'],
      ['actor', 'string', 'id of who answers'],
      ['answer', 'string', 'accept, reject or conditional'],
      ['document', 'string', 'id of the document'],
      ['passage', 'string', 'id of the passage'],
    ],
    rows: ({ proposals }) =>
      proposals.flatMap(({ id, answers }) => answers.map((a) => [id, a.day, a.actor, a.answer, a.document, a.passage])),
  },
  {
    name: 'picture_passages',
    description: 'the sentences behind everything',
    key: ['id'],
    fields: [
      ['id', 'string', 'document and record'],
      ['document', 'string', 'id of the document'],
      ['record', 'string', 'id of the record'],
      ['sentence', 'integer', 'row of the sentence in the reading, from 0'],
      ['start', 'integer', 'start of the words in the text, in code points'],
      ['end', 'integer', 'end of the words, exclusive'],
      ['quote', 'string', 'the words'],
      ['text', 'string', 'the sentence around them'],
      ['grade', 'string', 'strong, fair or weak evidence'],
    ],
    rows: ({ passages }) =>
      passages.map((p) => [
        p.id,
        p.document,
        p.record,
        p.sentence,
        p.codePoints.start,
        p.codePoints.end,
        p.text.slice(p.mark.start, p.mark.end),
        p.text,
        p.grade,
      ]),
  },
];
