import { type Evidence, type EvidenceTaker, nameTable, type Telling } from './evidence.ts';
import { type LinearModel, trainLinear } from './linear-classifier.ts';

/** Vector of a lower-case word, of length 1; undefined for an unknown one. */
export type VectorOf = (word: string) => Float32Array | undefined;

/** A linear classifier over facts and over what words mean. */
export interface EvidenceModel {
  readonly labels: readonly string[];
  /** Scores of all labels, in their order, by the evidence that is told. */
  readonly score: (tell: Telling) => Float32Array;
}

/** The label of what is nothing. */
export const NONE = 'none';

/** Weights are written in parts of 1/`SCALE`. */
export const SCALE = 200;

/** How much a word's meaning weighs beside a fact. */
export const WORD = 1.5;

export const MARK = '#';

/** Makes a classifier of weights. What a word in a role is worth is worked out once. */
export function evidenceModel(model: LinearModel, vectorOf: VectorOf): EvidenceModel {
  const size = model.labels.length;
  const roles = new Map<string, { readonly rows: Float32Array[]; readonly known: Map<string, Float32Array> }>();
  const facts: string[] = [];
  for (const [name, weights] of model.weights) {
    const mark = name.lastIndexOf(MARK);
    if (mark < 0) {
      facts.push(name);
      continue;
    }
    const role = name.slice(0, mark);
    const of = roles.get(role) ?? { rows: [], known: new Map() };
    of.rows[Number(name.slice(mark + 1))] = weights;
    roles.set(role, of);
  }
  const { placeOf } = nameTable(facts);
  // Weights of facts lie one behind the other.
  const values = new Float32Array(facts.length * size);
  facts.forEach((name, place) => {
    values.set(model.weights.get(name) as Float32Array, place * size);
  });
  const nothing = new Float32Array(0);
  const worth = (role: string, word: string): Float32Array => {
    const of = roles.get(role);
    if (!of) return nothing;
    const before = of.known.get(word);
    if (before) return before;
    const vector = vectorOf(word);
    const total = vector ? new Float32Array(size) : nothing;
    if (vector) {
      for (let i = 0; i < vector.length; i++) {
        const row = of.rows[i];
        if (!row) continue;
        const value = WORD * (vector[i] as number);
        for (let l = 0; l < size; l++) total[l] = (total[l] as number) + value * (row[l] as number);
      }
    }
    if (of.known.size > MOST_WORDS) of.known.clear();
    of.known.set(word, total);
    return total;
  };
  let scores = new Float32Array(size);
  /** The round in which each fact was told last. */
  const told = new Uint32Array(facts.length);
  let round = 0;
  const words: [string, string][] = [];
  const take: EvidenceTaker = {
    fact: (parts, ...pieces) => {
      const place = placeOf(parts, pieces);
      if (place < 0 || told[place] === round) return;
      told[place] = round;
      for (let l = 0, at = place * size; l < size; l++, at++)
        scores[l] = (scores[l] as number) + (values[at] as number);
    },
    word: (role, word) => {
      words.push([role, word]);
    },
  };
  return {
    labels: model.labels,
    score: (tell) => {
      scores = Float32Array.from(model.bias);
      round++;
      words.length = 0;
      tell(take);
      for (const [role, word] of words) {
        const weights = worth(role, word);
        for (let l = 0; l < weights.length; l++) scores[l] = (scores[l] as number) + (weights[l] as number);
      }
      return scores;
    },
  };
}

/** Words that are kept with what they are worth, for each role. */
export const MOST_WORDS = 20_000;

/** Evidence with the right answer. */
export interface EvidenceExample {
  readonly evidence: Evidence;
  readonly label: string;
}

/** Learns from examples; see `trainLinear`. */
export function trainEvidence(
  examples: readonly EvidenceExample[],
  vectorOf: VectorOf,
  options: NonNullable<Parameters<typeof trainLinear>[1]>,
): LinearModel {
  return trainLinear(
    examples.map(({ evidence, label }) => {
      const features = new Map(evidence.facts.map((fact) => [fact, 1]));
      for (const [role, word] of evidence.words) {
        vectorOf(word)?.forEach((value, i) => {
          features.set(`${role}${MARK}${i}`, WORD * value);
        });
      }
      return { features, label };
    }),
    options,
  );
}

/** Writes weights as a table: labels, bias, then one feature a line with the weights that are not 0 as `label:weight`. */
export function writeEvidenceModel(model: LinearModel): string {
  const whole = (value: number): number => Math.round(value * SCALE);
  const lines = [model.labels.join(' '), [...model.bias].map(whole).join(' ')];
  for (const [name, weights] of [...model.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = [...weights].flatMap((value, l) => (whole(value) === 0 ? [] : [`${l}:${whole(value)}`]));
    if (cells.length > 0) lines.push(`${name}\t${cells.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Reads what {@link writeEvidenceModel} wrote. */
export function parseEvidenceModel(text: string): LinearModel {
  const biasAt = text.indexOf('\n') + 1;
  const rowsAt = text.indexOf('\n', biasAt) + 1;
  const labels = text.slice(0, biasAt - 1).split(' ');
  const bias = Float32Array.from(text.slice(biasAt, rowsAt - 1).split(' '), (n) => Number(n) / SCALE);
  const weights = new Map<string, Float32Array>();
  // Ten thousands of rows are read whenever the program starts: character by character, without a string for each cell.
  for (let at = rowsAt; at < text.length; at++) {
    const tab = text.indexOf('\t', at);
    if (tab < 0) break;
    const values = new Float32Array(labels.length);
    weights.set(text.slice(at, tab), values);
    let label = 0;
    let number = 0;
    let sign = 1;
    for (at = tab + 1; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : NEWLINE;
      if (code >= ZERO && code < ZERO + 10) number = number * 10 + code - ZERO;
      else if (code === MINUS) sign = -1;
      else if (code === COLON) {
        label = number;
        number = 0;
      } else {
        values[label] = (sign * number) / SCALE;
        number = 0;
        sign = 1;
        if (code === NEWLINE) break;
      }
    }
  }
  return { labels, weights, bias };
}

export const NEWLINE = 10;

export const MINUS = 45;

export const ZERO = 48;

export const COLON = 58;
