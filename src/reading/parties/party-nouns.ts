import { wordClass } from '../../lexicon/words/word-classes.ts';
/** Nouns that "the two ..." and "both ..." pick sides out with. */
export const SIDE = wordClass('nouns of sides');
export const STATELY = wordClass('nouns of states');
/** Nouns for those who act from a capital. */
export const OFFICIAL = wordClass('nouns of officials');
/** Nouns for what a power has and acts with: where a power is asked for, whose they are. */
export const MEANS = wordClass('nouns of means of a power');
export const FRIEND = wordClass('nouns of friends and rivals');
/** Nouns that, with "the", mean an armed group that was named before. */
export const GROUP = wordClass('nouns of armed groups');
/** Nouns that, with "the" and in the plural, mean two states that were named before. */
export const PAIRED = wordClass('nouns of pairs of states');
