import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { findActors } from '../../src/reading/actors/actors.ts';
import type { ActorsContext, ChooseAntecedent } from '../../src/reading/actors/actors-context.ts';
import { chooseBy } from '../../src/reading/actors/antecedent-model.ts';
import { trainAntecedents, weightOf } from '../../training/learn/antecedents.ts';
import { type Benchmark, type BenchOutcome, digits } from '../kit/benchmark.ts';
import { readJsonLines, sharedFile, sharedFolder } from '../kit/shared-data.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { timeOfActors } from './actor-speed.ts';
import { loadActorStage } from './actor-stage.ts';
import { annotatedDocuments } from './annotated-documents.ts';
import { keyOfSpan, predictedMentions } from './coreference-predictions.ts';
import { type CoreferenceDocument, type GoldMention, isHeOrShe, readCoreferenceRow } from './coreference-rows.ts';
import { type Cluster, type Pronoun, scoreConll, scoreHeShe } from './score-coreference.ts';

/** Key and answer of one document, mentions named by the start of their head word. */
interface Scored {
  readonly gold: readonly Cluster[];
  readonly predicted: readonly Cluster[];
  readonly goldExact: readonly Cluster[];
  readonly predictedExact: readonly Cluster[];
  readonly pronouns: readonly Pronoun[];
  readonly antecedents: ReadonlyMap<string, string>;
  readonly nearest: ReadonlyMap<string, string>;
  readonly prediction: unknown;
}

/**
 * Who is meant, against annotated documents.
 *
 * `heShe`: of all "he" and "she" in any case whose cluster has a name before them, the share whose nearest earlier name,
 * in the reading, is a name in that cluster. `nearest` beside it takes the nearest earlier name of a person that the
 * reading found, whoever it is.
 *
 * `conll`: mean F1 of MUC, B-cubed and CEAF-e over predicted mentions. Scored are the clusters of persons, of
 * organisations and of those places that are states, by their names and personal pronouns ("I" and "we" too); nominals
 * ("the company") are left out on both sides, and clusters of one mention as always. Mentions agree if the words that
 * head them are the same, as in the CRAC shared tasks; `conllExact` asks for the same first and last word of the phrase.
 *
 * `addedTime`: the time of the actors stage as a share of the rest of a reading, on attribution articles; only with the
 * default data.
 */
export const coreferenceBenchmark: Benchmark = async ({ files, folds, progress }): Promise<BenchOutcome> => {
  const chosen =
    files.length > 0
      ? files
      : [sharedFile('data/coreference/gum_train.jsonl'), sharedFile('data/coreference/gum_dev.jsonl')];
  const lexicon = await loadLexicon();
  const states = new Set(
    [...lexicon.entries.values()]
      .filter((entry) => entry.kind === 'state')
      .flatMap((entry) => entry.names.map((name) => name.text.toLowerCase())),
  );
  const documents = chosen.flatMap((file) =>
    readJsonLines(file).map((row, i) =>
      readCoreferenceRow(row, basename(file), i + 1, (name) => states.has(name.toLowerCase())),
    ),
  );
  const stage = await loadActorStage();
  const learnt = folds === undefined ? undefined : await foldChoices(chosen, documents, folds);
  const scored: Scored[] = [];
  for (const [i, document] of documents.entries()) {
    const context = await stage.context(document.text, document.options);
    const choose = learnt?.[i % learnt.length];
    scored.push(
      scoreDocument(
        document,
        choose ? { ...context, coreference: { givenNames: new Map(), ...context.coreference, choose } } : context,
      ),
    );
    progress?.(scored.length, documents.length);
  }
  const articles = 'data/attribution/train.jsonl';
  const timed = files.length === 0 && existsSync(join(sharedFolder(), articles));
  const addedTime = timed ? await timeOfActors(sharedFile(articles), stage) : null;
  return outcome(documents, scored, chosen, folds, addedTime);
};

/**
 * For each fold what was learnt from the other documents and from the genres of GUM's treebank that the coreference data
 * does not hold (training part, where it is at hand).
 */
async function foldChoices(
  files: readonly string[],
  documents: readonly CoreferenceDocument[],
  folds: number,
): Promise<readonly ChooseAntecedent[]> {
  const treebank = 'data/treebank/en_gum-ud-train.conllu.gz';
  const annotated = await annotatedDocuments([
    ...files,
    ...(existsSync(join(sharedFolder(), treebank)) ? [sharedFile(treebank)] : []),
  ]);
  const foldOf = new Map(documents.map((document, i) => [document.id, i % folds]));
  return Array.from({ length: folds }, (_, fold) =>
    chooseBy(
      weightOf(trainAntecedents(annotated.flatMap(({ id, examples }) => (foldOf.get(id) === fold ? [] : examples)))),
    ),
  );
}

function outcome(
  documents: readonly CoreferenceDocument[],
  scored: readonly Scored[],
  files: readonly string[],
  folds: number | undefined,
  addedTime: number | null,
): BenchOutcome {
  const figures = (of: readonly Scored[]) => {
    const all = of.flatMap((one) => one.pronouns);
    const join = (maps: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> =>
      new Map(maps.flatMap((map) => [...map]));
    const found = join(of.map((one) => one.antecedents));
    const near = join(of.map((one) => one.nearest));
    return {
      heShe: scoreHeShe(all, (pronoun) => found.get(pronoun)),
      nearest: scoreHeShe(all, (pronoun) => near.get(pronoun)).heShe,
      head: scoreConll(
        of.map((one) => one.gold),
        of.map((one) => one.predicted),
      ),
      exact: scoreConll(
        of.map((one) => one.goldExact),
        of.map((one) => one.predictedExact),
      ),
    };
  };
  const all = figures(scored);
  const genres = [...new Set(documents.map((document) => document.genre))].sort();
  const row = (name: string, of: readonly Scored[]): readonly string[] => {
    const { heShe, nearest, head, exact } = figures(of);
    return [
      name,
      String(of.length),
      digits(heShe.heShe),
      String(heShe.n),
      digits(nearest),
      digits(head.conll),
      digits(head.muc.f1),
      digits(head.b3.f1),
      digits(head.ceafe.f1),
      digits(exact.conll),
    ];
  };
  const how = folds === undefined ? 'shipped weights' : `${folds} folds over documents, retrained, pooled`;
  const data = `${documents.length} documents of ${files.map((file) => basename(file)).join(', ')}; ${how}`;
  return {
    data,
    json: {
      heShe: all.heShe.heShe,
      conll: all.head.conll,
      n: all.heShe.n,
      nearest: all.nearest,
      muc: all.head.muc,
      b3: all.head.b3,
      ceafe: all.head.ceafe,
      conllExact: all.exact.conll,
      addedTime,
      documents: documents.length,
      folds: folds ?? null,
      data,
    },
    table: [
      ['', 'documents', 'he/she', 'n', 'nearest', 'CoNLL', 'MUC', 'B3', 'CEAFe', 'exact'],
      ...genres.map((genre) =>
        row(
          genre,
          scored.filter((_, i) => documents[i]?.genre === genre),
        ),
      ),
      row('all', scored),
      ['', ''],
      ['time that actors add to a reading', digits(addedTime)],
    ],
    predictions: scored.map(({ prediction }) => JSON.stringify(prediction)),
  };
}

function scoreDocument(document: CoreferenceDocument, context: ActorsContext): Scored {
  const { id, text } = document;
  const { sentences, text: canonical } = context.analysis;
  const toPoint = givenOffsets(text, canonical, id);
  const mentions = predictedMentions(findActors(context).references, context.analysis);
  const back = backwards(canonical, toPoint);
  const spanOf = (gold: GoldMention) => ({ start: back(gold.start), end: back(gold.end) });
  const headOf = new Map(document.mentions.map((gold) => [gold, keyOfSpan(sentences, spanOf(gold))]));
  const name = (key: string): string => `${id} ${key}`;
  const exact = (start: number, end: number): string => `${id} ${start}-${end}`;

  const counted = document.mentions.filter((gold) => gold.form !== 'nominal' && document.scored.has(gold.cluster));
  const answered = mentions.filter((mention) => mention.form !== 'nominal');
  /** Cluster of the shortest mention that holds a place. */
  const clusterAt = (point: number): string =>
    document.mentions
      .filter((gold) => gold.start <= point && point < gold.end)
      .reduce<GoldMention | undefined>((a, b) => (a && a.end - a.start <= b.end - b.start ? a : b), undefined)
      ?.cluster ?? 'none';
  const pronouns: Pronoun[] = [];
  const antecedents = new Map<string, string>();
  const nearest = new Map<string, string>();
  for (const gold of document.mentions) {
    const head = headOf.get(gold);
    if (!isHeOrShe(gold.text) || head === undefined) continue;
    const same = document.mentions.filter(
      (other) => other.cluster === gold.cluster && other.start < gold.start && other.form !== 'pronoun',
    );
    if (!same.some((other) => other.form === 'name')) continue;
    const mention = name(head);
    pronouns.push({ mention, names: [name(gold.cluster)] });
    const own = mentions.find((one) => one.head === head);
    const before = mentions.filter(
      (one) => one.form === 'name' && Number.parseInt(one.head, 10) < Number.parseInt(head, 10),
    );
    const chosen = own && before.findLast((one) => one.key === own.key);
    if (chosen) antecedents.set(mention, name(clusterAt(toPoint(Number.parseInt(chosen.head, 10)))));
    const last = before.findLast((one) => /^(?:per|loc):/.test(one.key));
    if (last) nearest.set(mention, name(clusterAt(toPoint(Number.parseInt(last.head, 10)))));
  }
  return {
    gold: clusters(
      counted,
      (gold) => gold.cluster,
      (gold) => name(headOf.get(gold) ?? `${gold.start}?`),
    ),
    predicted: clusters(
      answered,
      (one) => one.key,
      (one) => name(one.head),
    ),
    goldExact: clusters(
      counted,
      (gold) => gold.cluster,
      (gold) => exact(gold.start, gold.end),
    ),
    predictedExact: clusters(
      answered,
      (one) => one.key,
      (one) => exact(toPoint(one.phrase.start), toPoint(one.phrase.end)),
    ),
    pronouns,
    antecedents,
    nearest,
    prediction: {
      id,
      clusters: clusters(
        mentions,
        (one) => one.key,
        (one) => one,
      ).map((cluster) => cluster.map((one) => [toPoint(one.span.start), toPoint(one.span.end)])),
    },
  };
}

/** Items by the key of their cluster, without doubles. */
function clusters<T, K>(items: readonly T[], keyOf: (item: T) => string, write: (item: T) => K): K[][] {
  const made = new Map<string, Set<K>>();
  const seen = new Set<K>();
  for (const item of items) {
    const word = write(item);
    if (seen.has(word)) continue;
    seen.add(word);
    const key = keyOf(item);
    const known = made.get(key);
    if (known) known.add(word);
    else made.set(key, new Set([word]));
  }
  return [...made.values()].map((cluster) => [...cluster]);
}

/** From code points of the data's text to offsets of the reading's. */
function backwards(canonical: string, toPoint: (utf16: number) => number): (point: number) => number {
  const first = new Map<number, number>();
  for (let i = 0; i <= canonical.length; i++) {
    const point = toPoint(i);
    if (!first.has(point)) first.set(point, i);
  }
  return (point) => {
    for (let p = point; p >= 0; p--) {
      const found = first.get(p);
      if (found !== undefined) return found;
    }
    return 0;
  };
}
