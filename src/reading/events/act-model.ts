import { loadOptionalAsset } from '#load-asset';
import { type EvidenceModel, evidenceModel, evidenceWeights, type VectorOf } from '../../learning/evidence-model.ts';
import { readWeights } from '../../learning/read-weights.ts';

/** What decides which words name acts, and who takes part in them. */
export interface ActModel {
  /** A PLOVER category or {@link NONE} for a word that may name an act. */
  readonly acts: EvidenceModel;
  /** `source`, `target` or {@link NONE} for somebody in the sentence of an act. */
  readonly sides: EvidenceModel;
  /** Whether the act happened: one of `REALITIES`. */
  readonly reality: EvidenceModel;
  /** Name and version of the weights, for the provenance of records. */
  readonly name: string;
}

/** Learnt from the project's own sentences and articles. */
const WEIGHTS = 'models/english/';
/** Learnt from marked news articles too, whose texts have no licence: they may be removed, and the others decide. */
const WEIGHTS_OF_NEWS = 'models/english/unlicensed-sources/';
const FILES = ['acts.weights', 'act-sides.weights', 'act-reality.weights'] as const;

/**
 * The weights that come with the package.
 *
 * @param vectorOf of the language engine; without it, or without the files, there is no model and rules alone decide
 */
export async function loadActModel(vectorOf: VectorOf | undefined): Promise<ActModel | undefined> {
  if (!vectorOf) return undefined;
  const read = async (folder: string): Promise<ActModel | undefined> => {
    const files = await Promise.all(FILES.map((name) => loadOptionalAsset(folder + name)));
    const there = files.flatMap((bytes, i) => (bytes ? [readWeights(bytes, folder + FILES[i])] : []));
    const [acts, sides, reality] = there.map((file) => evidenceModel(evidenceWeights(file), vectorOf));
    return acts && sides && reality ? { acts, sides, reality, name: there[0]?.header.model ?? '' } : undefined;
  };
  return (await read(WEIGHTS_OF_NEWS)) ?? (await read(WEIGHTS));
}
