/**
 * Writes documents as the encoder's training sees them: sentences and words with their offsets and trees, and the
 * mentions that the actors stage finds, each with the codes that it would give a side.
 *
 *     node training/encoder/documents.ts OUT.jsonl TEXTS.jsonl[.gz] [KEY.json ...]
 *     node training/encoder/documents.ts OUT.jsonl TEXTS.jsonl[.gz] --told
 *     node training/encoder/documents.ts OUT.jsonl TEXTS.jsonl[.gz] --encoder
 *
 * With keys, only the texts that they are of are written; OUT grows by what is written. Offsets are code points of the text as given, as in the keys.
 * Trees and mentions are those of the engine `fast`, or with `--encoder` or `--told` those of the default one, which knows more of whom a text names.
 * With `--told`, texts that nobody marked come with what the encoder's heads say of them, from which heads over smaller networks learn.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { givenOffsets } from '../../bench/texts/article-offsets.ts';
import { articleOf } from '../../bench/texts/articles.ts';
import { codebookCode } from '../../src/casefile/export/answer-key.ts';
import { createEnglish } from '../../src/language/english.ts';
import type { Analysis, LanguageEngine } from '../../src/language/tree.ts';
import { AUTHOR } from '../../src/reading/heads/anchors.ts';
import { createReader } from '../../src/reading/reader.ts';
import { openTeacher } from './teacher.ts';

const [out, texts, ...more] = process.argv.slice(2);
const told = more.includes('--told');
const keys = more.filter((argument) => !argument.startsWith('--'));
if (!out || !texts) throw new Error('Name the file to write and the file of texts.');
const ids = new Set(keys.map((file) => (JSON.parse(readFileSync(file, 'utf8')) as { article: string }).article));
const bytes = readFileSync(texts);
const rows = (texts.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
const engine = await createEnglish(undefined, told || more.includes('--encoder') ? 'encoder' : 'fast');
let analysed: Analysis = { text: '', sentences: [] };
const analyse: LanguageEngine['analyse'] = async (...given) => {
  analysed = await engine.analyse(...given);
  return analysed;
};
const teacher = told ? await openTeacher() : undefined;
const reader = await createReader({ engine: { ...engine, analyse }, ...(teacher && { stages: teacher.stages }) });
for (const [index, row] of rows.entries()) {
  const article = articleOf(JSON.parse(row), texts, index + 1);
  if (keys.length > 0 && !ids.has(article.id)) continue;
  const reading = await reader.read(article.text, article.options);
  const { text } = reading.document;
  const at = givenOffsets(article.text, text, article.id);
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const codes = (list: readonly string[]): string[] => [...new Set(list.map((id) => codebookCode(id, actors)))];
  appendFileSync(
    out,
    `${JSON.stringify({
      id: article.id,
      text: article.text,
      date: reading.document.date ?? null,
      sentences: analysed.sentences.map((sentence) => ({
        words: sentence.tokens.map(({ start, end }) => [at(start), at(end)]),
        upos: sentence.tokens.map(({ upos }) => upos),
        heads: sentence.tokens.map(({ head }) => head),
        labels: sentence.tokens.map(({ deprel }) => deprel),
      })),
      mentions: reading.mentions.map(({ span, sentence, kind, actors: who, actsFor }) => ({
        span: [at(span.start), at(span.end)],
        sentence,
        kind,
        who: codes(who),
        side: codes(actsFor.length > 0 ? actsFor : who),
        kinds: [...new Set((actsFor.length > 0 ? actsFor : who).map((id) => actors.get(id)?.kind ?? 'unknown'))],
      })),
      ...(teacher && { told: teacher.told((id) => (id === AUTHOR ? AUTHOR : codebookCode(id, actors))) }),
    })}\n`,
  );
}
