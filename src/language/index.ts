export { toConllu } from './conllu.ts';
export type { InputWord } from './encoder.ts';
export { type AssetLoader, createEnglish, type EngineName, type EnglishEngine } from './english.ts';
export { formatFeats, type Morphology, morphologyOf } from './morphology.ts';
export { relationOf } from './structure.ts';
export type { Analysis, LanguageEngine, Name, NameType, Sentence, Token, Upos } from './tree.ts';
export * from './trees.ts';
