import type { WeightsHeader } from '../../src/learning/read-weights.ts';

/** What stands in the header of a file of weights whatever was learnt. */
type Said = Omit<WeightsHeader, 'labels' | 'date'>;

const NO_TERMS = 'none: the texts behind the weights state no licence; weights, single words and hashes only';

/** Headers of the files of weights, by path under models/english. */
export const HEADERS = {
  'antecedents.weights': {
    model: 'antecedents-1',
    task: 'whom "he", "she", "it" and "they" mean',
    learntFrom:
      "news, interviews and speeches of GUM train with their clusters of mentions, and the entities of the treebank's other genres (train)",
    terms: 'CC BY-SA 4.0',
    madeBy: 'training/antecedents.ts',
  },
  'boundaries.weights': {
    model: 'boundaries-1',
    task: 'whether a sentence ends between two words',
    learntFrom: 'EWT train, GUM train',
    terms: 'CC BY-SA 4.0',
    madeBy: 'training/sentences.ts',
  },
  'unlicensed-sources/attribution.weights': {
    model: 'attribution-4',
    task: 'which possible attributions are statements, and where source, cue and content begin and end',
    learntFrom:
      'PolNeAR train, months 1 to 9 (Newell, Margolin, Ruths 2018), without the ten articles that have reading keys',
    terms: NO_TERMS,
    madeBy: 'training/attribution.ts',
  },
  'unlicensed-sources/metonymy.weights': {
    model: 'metonymy-2',
    task: 'whether a place name means the place or those who act from it',
    learntFrom: 'ReLocaR train, 1,026 sentences',
    terms: NO_TERMS,
    madeBy: 'training/metonymy.ts',
  },
  'unlicensed-sources/pair-classifier.weights': {
    model: 'pair-classifier-2',
    task: 'the PLOVER category between two marked sides',
    learntFrom: 'PLV train, 1,050 sentences',
    terms: NO_TERMS,
    madeBy: 'training/pair-classifier.ts',
  },
  'unlicensed-sources/side-phrases.weights': {
    model: 'side-phrases-1',
    task: 'which phrases of a sentence are the sides of its main act',
    learntFrom: '750 news sentences with marked sides, published with ConfliBERT',
    terms: NO_TERMS,
    madeBy: 'training/side-phrases.ts',
  },
  'unlicensed-sources/stance.weights': {
    model: 'stance-1',
    task: 'how one of two actors of a sentence stands towards the other',
    learntFrom: 'DSE train, 13,144 sentences (Park, Pan, Joo 2021)',
    terms: NO_TERMS,
    madeBy: 'training/stance.ts',
  },
} as const satisfies Readonly<Record<string, Said>>;

/** The header of a file that is made today. */
export function headerOf(file: keyof typeof HEADERS): Omit<WeightsHeader, 'labels'> {
  return { ...HEADERS[file], date: new Date().toISOString().slice(0, 10) };
}

/** Where a file of weights lies. */
export function weightsFile(file: keyof typeof HEADERS): URL {
  return new URL(`../../models/english/${file}`, import.meta.url);
}
