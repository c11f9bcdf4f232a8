import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestReading } from '../../src/measures/digest.ts';
import { makePicture } from '../../src/measures/picture.ts';
import type { Reading } from '../../src/records/reading.ts';
import { shownReading } from '../../src/records/shown.ts';
import { ofKind, references } from '../../src/report/brief/references.ts';
import { standTable } from '../../src/report/brief/stands.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readJsonLines } from '../kit/shared-data.ts';
import { ownArticles } from '../texts/marked-articles.ts';
import { type IssuesKey, type ShareOf, type ShownContradiction, type ShownIssue, scoreIssues } from './score-issues.ts';

const KEYS = fileURLToPath(new URL('../data/own-articles/issues.jsonl', import.meta.url));

/** The issues and contradictions that are shown of the project's own articles, against what a reader would list. */
export const issuesBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [KEYS];
  const keys = chosen.flatMap((file) => readJsonLines(file) as unknown as readonly IssuesKey[]);
  const articles = new Map(ownArticles().map(({ article }) => [article.id, article]));
  const reader = await loadReader();
  const scores = [];
  for (const [index, key] of keys.entries()) {
    const article = articles.get(key.id);
    if (!article) continue;
    const { reading } = shownReading(await reader.read(article.text, article.options));
    scores.push(scoreIssues(key, reading.document.text, shownIssues(reading), shownContradictions(reading)));
    progress?.(index + 1, keys.length);
  }
  const issues = total(scores.map((score) => score.issues));
  const contradictions = total(scores.map((score) => score.contradictions));
  const stands = total(scores.map((score) => ({ ...score.stands, found: 0, wanted: 0 })));
  const row = (name: string, { right, shown, found, wanted }: ShareOf): readonly string[] => [
    name,
    digits(share(right, shown)),
    whole(shown),
    digits(share(found, wanted)),
    whole(wanted),
  ];
  return {
    data: `${scores.length} articles of ${chosen.map((file) => basename(file)).join(', ')}`,
    json: {
      issuePrecision: share(issues.right, issues.shown),
      issueRecall: share(issues.found, issues.wanted),
      contradictionPrecision: share(contradictions.right, contradictions.shown),
      contradictionRecall: share(contradictions.found, contradictions.wanted),
      standPrecision: share(stands.right, stands.shown),
      issues,
      contradictions,
    },
    table: [
      ['', 'right of shown', 'shown', 'found', 'in the key'],
      row('issues', issues),
      row('contradictions', contradictions),
      row('stands of the issues', stands),
    ],
    predictions: scores.flatMap(({ lines }) => lines),
  };
};

function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}

function total(shares: readonly ShareOf[]): ShareOf {
  const sum = (key: keyof ShareOf): number => shares.reduce((all, one) => all + one[key], 0);
  return { right: sum('right'), shown: sum('shown'), found: sum('found'), wanted: sum('wanted') };
}

/** What the brief lists as issues: those that several take up, or one who says two things. */
function shownIssues(reading: Reading): readonly ShownIssue[] {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const { rows } = standTable(reading, ofKind(references(reading), 'position'));
  return rows
    .filter(({ cells }) => cells.length > 1 || cells.some(({ course }) => course.length > 1))
    .map(({ name, cells }) => ({
      name,
      stands: cells.flatMap(({ actor, refs }) =>
        refs.map(({ record }) => {
          const known = actors.get(actor);
          return {
            actor: [actor, known?.name ?? actor, ...(known?.actsFor === undefined ? [] : [known.actsFor])],
            stance: record.stance,
            sentence: record.sentence.span,
          };
        }),
      ),
    }));
}

/** What the picture of this one text lists as contradictions. */
function shownContradictions(reading: Reading): readonly ShownContradiction[] {
  const digest = digestReading(reading);
  const { contradictions, passages } = makePicture([digest]);
  const sentenceOf = new Map(passages.map(({ id, sentence }) => [id, sentence]));
  return contradictions.map(({ kind, actors, about, claims }) => ({
    name: `${kind}: ${about} (${claims.map(({ says }) => says).join(', ')})`,
    actors,
    act: kind === 'act',
    sentences: claims.flatMap(({ passages: told }) =>
      told.flatMap((id) => {
        const span = reading.sentences[sentenceOf.get(id) ?? -1];
        return span ? [span] : [];
      }),
    ),
  }));
}
