import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { inBatches } from './batches.ts';
import type { ContextVectors, InputWord } from './encoder.ts';
import { random } from './encoder-arithmetic.fixture.ts';
import { startKernel } from './kernel.ts';
import type { NetworkInfo } from './network.ts';
import { createTreeEncoder } from './tree-network.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';
import { openOver, openWeights, type Section } from './weights.ts';

const WIDTH = 8;
type Sentence = readonly InputWord[];
type Read = (sentences: readonly Sentence[]) => readonly number[][];

const words = (text: string): Sentence => text.split(' ').map((form) => ({ form, glued: false }));

describe('an encoder of trees that sees vectors in context', () => {
  let start: (context?: (sentence: Sentence) => Int16Array | undefined) => Promise<Read>;
  beforeAll(async () => {
    const [code, description, bytes, list] = await Promise.all(
      ['kernel.wasm', 'english.json', 'english.bin', 'words.txt'].map((name) => loadAsset(`models/english/${name}`)),
    );
    if (!code || !description || !bytes || !list) throw new Error('a file of the package is missing');
    const info = JSON.parse(new TextDecoder().decode(description)) as NetworkInfo;
    const rows: Vocabulary = openVocabulary(list);
    const gates = 4 * info.trees.hidden;
    const own = contextWeights(gates);
    start = async (vectorsOf) => {
      const kernel = await startKernel(code);
      const shipped = openWeights(info.sections, bytes, kernel);
      const weights = openOver(own.sections, openWeights(own.sections, own.bytes, kernel), shipped);
      const context: ContextVectors | undefined = vectorsOf && { width: WIDTH, one: 1024, vectorsOf };
      const encoder = createTreeEncoder(info.trees, weights, rows, kernel, context);
      return (sentences) =>
        inBatches(sentences, (batch) => {
          const [at = 0] = kernel.layOut([encoder.bytes(batch.total, batch.sentences.length)]);
          const from = encoder.encode(batch, at) >> 1;
          const found = new Int16Array(kernel.memory.buffer);
          return batch.sentences.map((sentence, b) => {
            const first = from + (batch.starts[b] ?? 0) * encoder.width;
            return Array.from(found.subarray(first, first + sentence.length * encoder.width));
          });
        });
    };
  });

  const text = [words('The talks ended in Oslo'), words('Riga protested'), words('The talks ended in Oslo')];
  const next = random(5);
  const vectors = new Map(
    text.map((sentence) => [
      sentence,
      Int16Array.from({ length: WIDTH * sentence.length }, () => Math.round(3000 * next())),
    ]),
  );

  it('gives what it gives without them where all of them are zeros, or none is known', async () => {
    const alone = (await start())(text);
    expect((await start((sentence) => new Int16Array(WIDTH * sentence.length)))(text)).toEqual(alone);
    expect((await start(() => undefined))(text)).toEqual(alone);
  });

  it('tells the same words apart by them, each sentence by its own', async () => {
    const read = await start((sentence) => vectors.get(sentence));
    const [first, second, third] = read(text);
    expect(first).not.toEqual(third);
    expect(text.map((sentence) => read([sentence])[0])).toEqual([first, second, third]);
  });
});

/** Random matrices for the vectors in context, in the form of `contextual.bin`. */
function contextWeights(outputs: number): { sections: Record<string, Section>; bytes: Uint8Array } {
  const next = random(11);
  const sections: Record<string, Section> = {};
  const bytes = new Uint8Array(2 * (outputs * WIDTH + 8 * outputs));
  let at = 0;
  for (const name of ['contextf', 'contextb']) {
    sections[name] = { type: 'i8', shape: [outputs, WIDTH], offset: at };
    bytes.set(new Uint8Array(Int8Array.from({ length: outputs * WIDTH }, () => Math.round(127 * next())).buffer), at);
    at += outputs * WIDTH;
    for (const [kind, value] of [
      ['scale', 0.01],
      ['bias', 0],
    ] as const) {
      sections[`${name}.${kind}`] = { type: 'f32', shape: [outputs], offset: at };
      bytes.set(new Uint8Array(new Float32Array(outputs).fill(value).buffer), at);
      at += 4 * outputs;
    }
  }
  return { sections, bytes };
}
