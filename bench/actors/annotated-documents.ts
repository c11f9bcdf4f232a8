import { basename } from 'node:path';
import { offsetMap } from '../../src/records/offsets.ts';
import type { RankingExample } from '../../training/learn/antecedents.ts';
import type { ReadOptions } from '../kit/reader.ts';
import { readJsonLines, readText } from '../kit/shared-data.ts';
import { readConllu } from '../language/conllu.ts';
import { loadActorStage } from './actor-stage.ts';
import { type AnnotatedMention, antecedentExamples } from './antecedent-examples.ts';
import { readCoreferenceRow } from './coreference-rows.ts';

/** A document with what its pronouns teach. */
export interface AnnotatedDocument {
  readonly id: string;
  readonly examples: readonly RankingExample[];
}

/** Genres of GUM that the coreference data holds already. */
const IN_COREFERENCE_DATA = /_(?:interview|news|speech)_/;

/** Reads annotated texts: coreference data (JSONL), or GUM's treebank for its other genres (CoNLL-U with entities). */
export async function annotatedDocuments(files: readonly string[]): Promise<readonly AnnotatedDocument[]> {
  const stage = await loadActorStage();
  const documents: AnnotatedDocument[] = [];
  for (const { id, text, options, mentions } of files.flatMap(textsOf)) {
    const context = await stage.context(text, options);
    // Offsets are those of the text as given; a text that is not canonical would need another map.
    if (context.document.text === text) documents.push({ id, examples: antecedentExamples(context, mentions) });
  }
  return documents;
}

interface AnnotatedText {
  readonly id: string;
  readonly text: string;
  readonly options: ReadOptions;
  readonly mentions: readonly AnnotatedMention[];
}

function textsOf(file: string): readonly AnnotatedText[] {
  if (/\.conllu(?:\.gz)?$/.test(file)) {
    return readConllu(readText(file))
      .filter((document) => !IN_COREFERENCE_DATA.test(document.id))
      .map(({ id, text, sentences }) => ({
        id,
        text: text.trimEnd(),
        options: { name: id },
        mentions: sentences.flatMap(({ words, mentions }) =>
          mentions.map(({ first, last, entity }) => ({
            start: words[first]?.start ?? 0,
            end: words[last]?.end ?? 0,
            cluster: entity,
          })),
        ),
      }));
  }
  return readJsonLines(file).map((row, i) => {
    const { id, text, options, mentions } = readCoreferenceRow(row, basename(file), i + 1, () => false);
    const { toUtf16 } = offsetMap(text);
    return {
      id,
      text,
      options,
      mentions: mentions.map(({ start, end, cluster }) => ({ start: toUtf16(start), end: toUtf16(end), cluster })),
    };
  });
}
