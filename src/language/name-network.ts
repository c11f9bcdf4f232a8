import type { Batch } from './batches.ts';
import { type ContextVectors, createEncoder, type Encoder, type EncoderShape, type InputWord } from './encoder.ts';
import type { Kernel } from './kernel.ts';
import { decodeNames, type ScoredName } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What `models/english/english.json` says about the network of names. */
export interface NameNetworkInfo {
  readonly hidden: number;
  readonly layers: number;
}

/** The small network's encoder of names: a bidirectional LSTM, which sees `context` if there is any. */
export function createNameEncoder(
  info: NameNetworkInfo,
  weights: Weights,
  rows: Vocabulary,
  kernel: Kernel,
  context?: ContextVectors,
): Encoder {
  const shape: EncoderShape = {
    words: [{ name: 'static', last: Number.POSITIVE_INFINITY }],
    prefix: 'names.',
    hidden: info.hidden,
    layers: info.layers,
  };
  return createEncoder(shape, weights, rows, kernel, context);
}

/**
 * Names of the vectors of words, by a linear-chain conditional random field over BIES tags (Lample and others 2016).
 *
 * @returns reads a batch; names come in the batch's order
 */
export function createNameHeads(
  weights: Weights,
  encoder: Encoder,
  kernel: Kernel,
): (batch: Batch<InputWord>) => ScoredName[][] {
  const tags = weights.matrix('names.tags', encoder.one);
  const transitions = weights.floats('names.transitions');

  return (batch) => {
    const { sentences, total, starts } = batch;
    if (total === 0) return sentences.map(() => []);
    const [work, out] = kernel.layOut([encoder.bytes(total, sentences.length), 4 * total * tags.outputs]) as [
      number,
      number,
    ];
    const encoded = encoder.encode(batch, work);
    kernel.gemm(encoded, tags.weights, tags.scale, tags.bias, out, total, tags.outputs, tags.inputs, 0);
    const floats = new Float32Array(kernel.memory.buffer);
    return sentences.map((words, b) =>
      decodeNames(floats, (out >> 2) + (starts[b] as number) * tags.outputs, tags.outputs, words.length, transitions),
    );
  };
}
