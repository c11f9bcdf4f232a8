import type { EngineName } from '../../src/language/english.ts';
import type { EnglishEngine } from '../../src/language/index.ts';
import type { Sentence } from '../../src/language/tree.ts';
import { readText } from '../kit/shared-data.ts';
import { readConllu, type TreebankDocument, type TreebankSentence } from './conllu.ts';

/** What the language bench says of a file; shares are fractions. */
export type LanguageScores = {
  readonly wordF1: number;
  readonly sentenceF1: number;
  /** Gold tokens, predicted tags, universal labels, punctuation counted. */
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  /** F1 of subjects (nsubj with its subtypes) and of objects (obj) with the right head, on gold tokens. */
  readonly subjectF1: number;
  readonly objectF1: number;
  /** F1 of labelled arcs from raw text. */
  readonly lasRaw: number;
  /** Words a CPU second of the whole process, from raw text to trees and names, after one warming run. */
  readonly tokensPerSecond: number;
  readonly loadMs: number;
  readonly words: number;
  readonly sentences: number;
  /** By genre: words and scores on gold tokens. */
  readonly genres: Readonly<
    Record<string, { readonly words: number; readonly upos: number; readonly uas: number; readonly las: number }>
  >;
};

export interface LanguageRun {
  readonly scores: LanguageScores;
  /** CoNLL-U with predicted tags and trees on the gold tokens. */
  readonly predictions: string;
}

const universal = (relation: string): string => relation.split(':')[0] ?? relation;
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const f1 = (right: number, gold: number, predicted: number): number => share(2 * right, gold + predicted);

/**
 * Scores the English engine on a treebank file.
 *
 * @param file CoNLL-U, plain or gzip
 * @param name of the engine, if not the default
 */
export async function benchLanguage(file: string, name?: EngineName): Promise<LanguageRun> {
  const documents = readConllu(readText(file));
  const started = performance.now();
  const { createEnglish } = await import('../../src/language/index.ts');
  const engine = await createEnglish(undefined, name);
  const loadMs = performance.now() - started;
  const gold = await scoreGoldTokens(documents, engine);
  const raw = await scoreRawText(documents, engine);
  return { scores: { ...raw.scores, ...gold.scores, loadMs: Math.round(loadMs) }, predictions: gold.predictions };
}

async function scoreGoldTokens(documents: readonly TreebankDocument[], engine: EnglishEngine) {
  const genres = new Map<
    string,
    { words: number; upos: number; xpos: number; lemma: number; uas: number; las: number }
  >();
  const out: string[] = [];
  const relations = { nsubj: { gold: 0, found: 0, right: 0 }, obj: { gold: 0, found: 0, right: 0 } };
  let sentences = 0;
  for (const document of documents) {
    const predicted = await engine.readWords(document.sentences.map(inputOf));
    let sum = genres.get(document.genre);
    if (sum === undefined) {
      sum = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0 };
      genres.set(document.genre, sum);
    }
    for (const [k, sentence] of document.sentences.entries()) {
      const tokens = predicted[k]?.tokens ?? [];
      sentences++;
      for (const [i, word] of sentence.words.entries()) {
        const token = tokens[i];
        sum.words++;
        if (token?.upos === word.upos) sum.upos++;
        if (token?.xpos === word.xpos) sum.xpos++;
        if (token?.lemma === word.lemma) sum.lemma++;
        for (const [relation, counts] of Object.entries(relations)) {
          const wanted = universal(word.deprel) === relation;
          const given = token !== undefined && universal(token.deprel) === relation;
          if (wanted) counts.gold++;
          if (given) counts.found++;
          if (wanted && given && token.head === word.head) counts.right++;
        }
        if (token?.head !== word.head) continue;
        sum.uas++;
        if (universal(token.deprel) === universal(word.deprel)) sum.las++;
      }
      out.push(writeSentence(sentence, predicted[k]));
    }
  }
  const all = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0 };
  for (const g of genres.values()) {
    for (const key of ['words', 'upos', 'xpos', 'lemma', 'uas', 'las'] as const) all[key] += g[key];
  }
  return {
    predictions: out.join(''),
    scores: {
      upos: share(all.upos, all.words),
      xpos: share(all.xpos, all.words),
      lemma: share(all.lemma, all.words),
      uas: share(all.uas, all.words),
      las: share(all.las, all.words),
      subjectF1: f1(relations.nsubj.right, relations.nsubj.gold, relations.nsubj.found),
      objectF1: f1(relations.obj.right, relations.obj.gold, relations.obj.found),
      words: all.words,
      sentences,
      genres: Object.fromEntries(
        [...genres].map(([genre, g]) => [
          genre,
          { words: g.words, upos: share(g.upos, g.words), uas: share(g.uas, g.words), las: share(g.las, g.words) },
        ]),
      ),
    },
  };
}

/** The words of a treebank sentence as the engine takes them. */
export function inputOf({ words }: TreebankSentence): { form: string; glued: boolean }[] {
  return words.map(({ form, start }, i) => ({ form, glued: i > 0 && words[i - 1]?.end === start }));
}

function writeSentence(gold: TreebankSentence, predicted: Sentence | undefined): string {
  const lines = gold.lines.map((line) => {
    const columns = line.split('\t');
    const token = /^\d+$/.test(columns[0] ?? '') ? predicted?.tokens[Number(columns[0]) - 1] : undefined;
    if (token === undefined) return line;
    const [id, form, , , , , , , , misc] = columns;
    return [id, form, token.lemma, token.upos, token.xpos, '_', token.head + 1, token.deprel, '_', misc].join('\t');
  });
  return `${lines.join('\n')}\n\n`;
}

/** Words and sentences are the same where they hold the same visible characters of the document. */
async function scoreRawText(documents: readonly TreebankDocument[], engine: EnglishEngine) {
  let [words, right, goldWords, sentences, rightSentences, goldSentences, arcs] = [0, 0, 0, 0, 0, 0, 0];
  for (const document of documents.slice(0, 3)) await engine.analyse(document.text);
  const before = process.cpuUsage();
  const analyses = [];
  for (const document of documents) analyses.push(await engine.analyse(document.text));
  const used = process.cpuUsage(before);
  for (const [d, document] of documents.entries()) {
    const predicted = analyses[d]?.sentences ?? [];
    const found = new Map<string, { head: string; relation: string }>();
    const ends = new Set<string>();
    for (const sentence of predicted) {
      sentences++;
      ends.add(`${sentence.start}-${sentence.end}`);
      for (const token of sentence.tokens) {
        words++;
        const head = sentence.tokens[token.head];
        found.set(`${token.start}-${token.end}`, {
          head: head === undefined ? 'root' : `${head.start}-${head.end}`,
          relation: universal(token.deprel),
        });
      }
    }
    for (const sentence of document.sentences) {
      goldSentences++;
      if (ends.has(`${sentence.words[0]?.start}-${sentence.words.at(-1)?.end}`)) rightSentences++;
      for (const word of sentence.words) {
        goldWords++;
        const match = found.get(`${word.start}-${word.end}`);
        if (match === undefined) continue;
        right++;
        const head = sentence.words[word.head];
        const headKey = head === undefined ? 'root' : `${head.start}-${head.end}`;
        if (match.head === headKey && match.relation === universal(word.deprel)) arcs++;
      }
    }
  }
  return {
    scores: {
      wordF1: f1(right, goldWords, words),
      sentenceF1: f1(rightSentences, goldSentences, sentences),
      lasRaw: f1(arcs, goldWords, words),
      tokensPerSecond: Math.round(words / ((used.user + used.system) / 1e6)),
    },
  };
}
