import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import type { EngineName } from '../../src/language/english.ts';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { Reading } from '../../src/records/reading.ts';
import { countWords, sumCounts } from '../../src/second-reader/dropped.ts';
import { loadPrompt } from '../../src/second-reader/prompt.ts';
import { shuffledPrompt, swappedPrompt } from '../../src/second-reader/prompt-probes.ts';
import type { ModelReading } from '../../src/second-reader/read-answers.ts';
import { KEY_VARIABLE } from '../../src/second-reader/server/ask-model.ts';
import { KeptAnswers } from '../../src/second-reader/server/kept-answers.ts';
import { addressWords, modelAddress } from '../../src/second-reader/server/model-address.ts';
import { secondReader } from '../../src/second-reader/server/second-reader.ts';
import type { BenchRequest } from '../kit/benchmark.ts';
import { type BenchReader, loadReader } from '../kit/reader.ts';
import { readJsonLines } from '../kit/shared-data.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import type { Article } from '../texts/articles.ts';

/** Who reads articles for a score. */
export interface NamedReader {
  /** What it is called in the sentence above the figures. */
  readonly name: string;
  /** Its predictions; an article that it did not read counts as an empty one. */
  readonly predict: (article: Article) => Promise<ReadingPrediction | undefined>;
  /** The same reader asked in other ways, by the name of the way. */
  readonly probes: Readonly<Record<string, (article: Article) => Promise<ReadingPrediction>>>;
  /** What became of all that a model said, in a sentence. */
  readonly left: () => string | undefined;
}

const PROBE_SEED = 1;

/**
 * The reader of a name: `builtin` (the program), `fast` and `encoder` (its engines), a file of predictions, or a language
 * model as `NAME@ADDRESS`.
 *
 * @throws EntenteError `usage` for a name that is none of these
 */
export async function namedReader(request: BenchRequest): Promise<NamedReader> {
  const { reader: spec = 'builtin', engine } = request;
  if (spec === 'builtin') return await programReader('the program', engine);
  if (spec === 'fast' || spec === 'encoder') return await programReader(`the program, engine ${spec}`, spec);
  const at = /^(.+)@(https?:\/\/.+)$/.exec(spec);
  if (at) return await modelReader(request, at[1] ?? '', at[2] ?? '');
  if (existsSync(spec)) return predictionReader(spec);
  throw new EntenteError(
    'usage',
    `--reader takes builtin, fast, encoder, a file of predictions, or a model as NAME@http://localhost:11434/v1, not "${spec}".`,
  );
}

async function programReader(name: string, engine: EngineName | undefined): Promise<NamedReader> {
  const reader = await loadReader(engine);
  const predict = async (article: Article): Promise<ReadingPrediction> =>
    predictionOf(article, await readArticle(reader, article));
  return { name, predict, probes: {}, left: () => undefined };
}

function predictionReader(file: string): NamedReader {
  const rows = new Map(
    (readJsonLines(file) as unknown as readonly ReadingPrediction[]).map((row) => [row.article, row]),
  );
  return {
    name: `predictions of ${basename(file)}`,
    predict: async ({ id }) => rows.get(id),
    probes: {},
    left: () => undefined,
  };
}

async function modelReader(request: BenchRequest, model: string, endpoint: string): Promise<NamedReader> {
  const { engine, remote = false, answers, note, probes = false } = request;
  const address = modelAddress(endpoint, { remote });
  note?.(addressWords(address, model));
  const [prompt, lexicon, reader] = await Promise.all([loadPrompt(), loadLexicon(), loadReader(engine)]);
  const counts: ModelReading['counts'][] = [];
  const predictor = (asked: Pick<Parameters<typeof secondReader>[0], 'prompt' | 'meant'>, counted: boolean) => {
    const second = secondReader({
      ...asked,
      model,
      address,
      lexicon,
      key: process.env[KEY_VARIABLE],
      ...(answers === undefined ? {} : { kept: new KeptAnswers(answers, address.host) }),
      again: (sentence) => note?.(sentence),
    });
    return async (article: Article): Promise<ReadingPrediction> => {
      const made = await second.read(await readArticle(reader, article));
      if (counted) counts.push(made.counts);
      return predictionOf(article, made.reading);
    };
  };
  return {
    name: `${model}, prompt ${prompt.version}`,
    predict: predictor({ prompt }, true),
    probes: probes
      ? {
          swapped: predictor(swappedPrompt(prompt, 'category'), false),
          shuffled: predictor({ prompt: shuffledPrompt(prompt, PROBE_SEED) }, false),
        }
      : {},
    left: () => countWords(sumCounts(counts)),
  };
}

async function readArticle(reader: BenchReader, article: Article): Promise<Reading> {
  return await reader.read(article.text, article.options);
}

/** A reading in the keys' form. */
export function predictionOf(article: Article, reading: Reading): ReadingPrediction {
  return readingPrediction(article.id, reading, givenOffsets(article.text, reading.document.text, article.id));
}
