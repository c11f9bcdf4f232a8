import { loadAsset } from '#load-asset';
import { EntenteError } from '../records/failure.ts';
import { readBoundaryModel } from './boundary.ts';
import type { InputWord } from './encoder.ts';
import { guessGlued } from './features.ts';
import { createLemmatizer } from './lemmas.ts';
import { agreeOnNames } from './name-votes.ts';
import {
  type ContextFiles,
  type ContextualInfo,
  type ConvolutionInfo,
  type EncoderInfo,
  type NetworkInfo,
  startNetwork,
} from './network.ts';
import { splitSentences } from './sentences.ts';
import { tokenize } from './tokens.ts';
import type { Analysis, LanguageEngine, Sentence, Token } from './tree.ts';

/** Gives the bytes of one of the package's files, named from its root, such as `models/english/english.bin`. */
export type AssetLoader = (name: string) => Promise<Uint8Array>;

const FOLDER = 'models/english';

/**
 * What gives words their vectors in context, by which records are read: the encoder, which sees each sentence in its text, or
 * convolutions over the trees of the small networks, which see it by itself, are several times as fast and less often right.
 */
export type EngineName = 'encoder' | 'fast';

/** The heads of records over the vectors of each engine. */
const HEADS = { encoder: 'records', fast: 'fast-records' } as const;

async function loadContext(load: AssetLoader, engine: EngineName): Promise<ContextFiles> {
  if (engine === 'fast') {
    const [description, weights] = await Promise.all(
      ['fast.json', 'fast.bin'].map((file) => load(`${FOLDER}/${file}`)),
    );
    if (!description || !weights)
      throw new EntenteError('unreadable', 'The weights of the fast engine are incomplete; install Entente again.');
    return { engine, info: JSON.parse(new TextDecoder().decode(description)) as ConvolutionInfo, weights };
  }
  const [description, weights, pieces, relaxed, contextual, own] = await Promise.all(
    ['encoder.json', 'encoder.bin', 'pieces.txt', 'relaxed.wasm', 'contextual.json', 'contextual.bin'].map((file) =>
      load(`${FOLDER}/${file}`),
    ),
  );
  if (!description || !weights || !pieces || !relaxed || !contextual || !own)
    throw new EntenteError('unreadable', 'The weights of the encoder are incomplete; install Entente again.');
  const decoder = new TextDecoder();
  return {
    engine,
    info: JSON.parse(decoder.decode(description)) as EncoderInfo,
    weights,
    pieces,
    relaxed,
    contextual: { info: JSON.parse(decoder.decode(contextual)) as ContextualInfo, weights: own },
  };
}

/** The English engine, with a way to read text that others have cut into words. */
export interface EnglishEngine extends LanguageEngine {
  /**
   * Tags, trees and names for sentences that are already cut into UD words. Offsets refer to the words joined by single
   * spaces, sentence by sentence. Words may say whether a space stood before them; else it is guessed.
   */
  readWords(sentences: readonly (readonly (string | InputWord)[])[]): Promise<readonly Sentence[]>;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly words: readonly InputWord[];
}

/**
 * Starts the English engine: loads weights and runtime once (a few hundred milliseconds), then analyses any number of
 * texts. Nothing is fetched from a network, no worker is started, the same text gives the same analysis.
 *
 * @param load where the weights come from; by default the package's own files
 * @param engine which of the two reads
 * @throws if a weight file is missing or does not fit its description
 * @example
 * const engine = await createEnglish();
 * const { sentences } = await engine.analyse('Seoul accused Pyongyang of a new launch.');
 * sentences[0]?.tokens[1]?.lemma; // 'accuse'
 */
export async function createEnglish(
  load: AssetLoader = loadAsset,
  engine: EngineName = 'encoder',
): Promise<EnglishEngine> {
  const [description, weights, vocabulary, code, lemmas, gaps] = await Promise.all(
    ['english.json', 'english.bin', 'words.txt', 'kernel.wasm', 'lemmas.tsv', 'boundaries.weights'].map((file) =>
      load(`${FOLDER}/${file}`),
    ),
  );
  if (!description || !weights || !vocabulary || !code || !lemmas || !gaps)
    throw new EntenteError('unreadable', 'The English weights are incomplete; install Entente again.');
  const decoder = new TextDecoder();
  const info = JSON.parse(decoder.decode(description)) as NetworkInfo;
  const context = await loadContext(load, engine);
  const network = await startNetwork(info, weights, vocabulary, code, context);
  const boundaries = readBoundaryModel(gaps);
  const learned = new Map<string, string>();
  for (const line of decoder.decode(lemmas).split('\n')) {
    const [form, xpos, lemma] = line.split('\t');
    if (lemma !== undefined) learned.set(`${form}|${xpos}`, lemma);
  }
  const lemma = createLemmatizer(network.rank, learned);

  const read = (pieces: readonly Piece[]): Sentence[] => {
    const readings = network.read(pieces.map((piece) => piece.words));
    const names = agreeOnNames(
      pieces.map((piece, i) => ({
        forms: piece.words.map((word) => word.form),
        upos: readings[i]?.upos ?? [],
        names: readings[i]?.names ?? [],
      })),
    );
    return pieces.map((piece, index): Sentence => {
      const reading = readings[index];
      if (reading === undefined) throw new EntenteError('internal', 'The network returned too few sentences.');
      const tokens = piece.words.map(({ form }, i): Token => {
        const [start, end] = piece.spans[i] ?? [0, 0];
        const upos = reading.upos[i] ?? 'X';
        const xpos = reading.xpos[i] ?? 'XX';
        const head = reading.heads[i] ?? -1;
        const deprel = reading.deprels[i] ?? 'dep';
        return { index: i, start, end, form, lemma: lemma(form, upos, xpos, i === 0), upos, xpos, head, deprel };
      });
      const { vectors } = reading;
      const words = vectors ? { vectors } : {};
      return { index, start: piece.start, end: piece.end, tokens, names: names[index] ?? [], ...words };
    });
  };

  return {
    model: context.engine === 'encoder' ? context.info.model : info.model,
    heads: HEADS[engine],
    vectorOf: network.vectorOf,
    async analyse(text, regions = [{ start: 0, end: text.length }]): Promise<Analysis> {
      const pieces: Piece[] = [];
      for (const region of regions) {
        const words = tokenize(text, Math.max(0, region.start), Math.min(text.length, region.end));
        for (const { from, to } of splitSentences(text, words, boundaries, region.start, region.end)) {
          const spans: [number, number][] = [];
          for (let i = from; i < to; i++) spans.push([words.starts[i] ?? 0, words.ends[i] ?? 0]);
          const input = spans.map(
            ([a, b], i): InputWord => ({ form: text.slice(a, b), glued: i > 0 && a === spans[i - 1]?.[1] }),
          );
          pieces.push({ start: spans[0]?.[0] ?? 0, end: spans.at(-1)?.[1] ?? 0, spans, words: input });
        }
      }
      return { text, sentences: read(pieces) };
    },
    async readWords(sentences) {
      return read(
        sentences.map((given): Piece => {
          let at = 0;
          const forms = given.map((word) => (typeof word === 'string' ? word : word.form));
          const spans = forms.map((form): readonly [number, number] => {
            const start = at;
            at += form.length + 1;
            return [start, start + form.length];
          });
          const words = given.map(
            (word, i): InputWord =>
              typeof word === 'string' ? { form: word, glued: guessGlued(word, forms[i - 1]) } : word,
          );
          return { start: 0, end: Math.max(0, at - 1), spans, words };
        }),
      );
    },
  };
}
