export { type AssetLoader, createEnglish, type EnglishEngine } from './english.ts';
export type { InputWord } from './network.ts';
export type { Analysis, LanguageEngine, Name, NameType, Sentence, Token, Upos } from './tree.ts';
export * from './trees.ts';
