import { loadAsset, loadOptionalAsset } from '#load-asset';
import { type HashedWeights, hashedTable } from '../../learning/hashed-weights.ts';
import { readWeights, type WeightsFile } from '../../learning/read-weights.ts';
import { type ShallowNet, shallowNet } from '../../learning/shallow-net.ts';
import { type VectorNet, vectorNet } from '../../learning/vector-net.ts';
import { parseJsonLines } from '../files/json-lines.ts';

/**
 * What a cue is a sign of: words spoken or written, an attitude, an intention, a decree, or a thing that shows something.
 */
export type CueClass = 'speech' | 'attitude' | 'intention' | 'decree' | 'showing';
export type CuePos = 'verb' | 'noun' | 'adj' | 'adv' | 'adp';

/**
 * A word that ties a source to what it says or thinks. `takes` names the constructions in which it does so, each with how
 * often (0 to 1) such a place is an attribution: `quote`, `clause`, `parataxis`, `inf`, `object`, `predicate`, `passive`,
 * or the preposition that brings in the content (`for`, `about`; `as` is written `as`).
 */
export interface Cue {
  readonly cue: string;
  readonly pos: CuePos;
  readonly class: CueClass;
  readonly takes: Readonly<Record<string, number>>;
}

/** What was learnt of attributions from annotated articles; see models/english/MODEL_CARD.md. */
export interface CueWeights {
  /** Name and version, for the provenance of records. */
  readonly model: string;
  /** Score from which a possible attribution is taken for one. */
  readonly threshold: number;
  /** Scores from which a statement is graded strong or fair. */
  readonly strong: number;
  readonly fair: number;
  /** Whether a candidate is an attribution: labels no and yes. */
  readonly net: ShallowNet;
  /** What words add in their text: one label, the logarithm of the odds. */
  readonly inText: VectorNet;
  /** Weights of the labels of tokens, and of two labels in a row. */
  readonly tokens: HashedWeights;
  readonly borders: HashedWeights;
  /** Weights of whole sequences of labels. */
  readonly choice: HashedWeights;
}

/** The cues by part of speech and lemma, with learnt weights if their file is there. */
export interface CueLexicon {
  readonly cue: (lemma: string, pos: CuePos) => Cue | undefined;
  readonly weights: CueWeights | undefined;
}

const CUES_FILE = 'src/lexicon/data/cues.jsonl';

/** Where the learnt weights lie; the file may be taken out, and the hand-written rates then decide. */
export const CUE_WEIGHTS_FILE = 'models/english/unlicensed-sources/attribution.weights';

/** The net over the vectors of words in the file of weights. */
export const CUES_IN_TEXT = 'in text';

/** Makes the look-up from the lines of `cues.jsonl`. */
function cueLexicon(lines: string, weights?: CueWeights): CueLexicon {
  const cues = new Map<CuePos, Map<string, Cue>>();
  for (const cue of parseJsonLines<Cue>(lines, CUES_FILE)) {
    cues.set(cue.pos, (cues.get(cue.pos) ?? new Map<string, Cue>()).set(cue.cue, cue));
  }
  return { cue: (lemma, pos) => cues.get(pos)?.get(lemma), weights };
}

/**
 * Loads the cue lexicon.
 *
 * @param options.learnt false leaves the learnt weights out even if their file is there
 * @throws if the lexicon's file is missing
 */
export async function loadCues(options: { readonly learnt?: boolean } = {}): Promise<CueLexicon> {
  const lines = new TextDecoder().decode(await loadAsset(CUES_FILE));
  if (options.learnt === false) return cueLexicon(lines);
  const bytes = await loadOptionalAsset(CUE_WEIGHTS_FILE);
  return cueLexicon(lines, bytes && cueWeights(readWeights(bytes, CUE_WEIGHTS_FILE)));
}

function cueWeights(file: WeightsFile): CueWeights {
  const { model, numbers = {} } = file.header;
  return {
    model,
    threshold: Number(numbers.threshold),
    strong: Number(numbers.strong),
    fair: Number(numbers.fair),
    net: shallowNet(file),
    inText: vectorNet(file, CUES_IN_TEXT),
    tokens: hashedTable(file.table('tokens')),
    borders: hashedTable(file.table('borders')),
    choice: hashedTable(file.table('choice')),
  };
}
