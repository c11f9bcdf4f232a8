import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { TextNames } from './text-names.ts';

const COLLECTIVES = wordClass('nouns of several together');
const NUMBERS: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [word, i + 2]),
);
/** How many sentences back several may have been named together. */
const FAR = 12;

/** Sides that a text names together, with the nouns by which it calls them. */
interface SideList {
  readonly sentence: number;
  /** Its last token. */
  readonly end: number;
  readonly ids: readonly string[];
  readonly nouns: ReadonlySet<string>;
}

/** Several sides that are named once, and then by their number or by what they are: "the four", "the guarantors". */
export abstract class ListedSides extends TextNames {
  private lists: readonly SideList[] | undefined;
  private isListing = false;

  /** "The four states", "all three", "the guarantors", "the quartet": those of the last list that fits. */
  protected listed(tree: Tree, token: number): readonly string[] {
    const { upos, xpos } = tree.token(token);
    const lemma = tree.lemma(token);
    const isSeveral = upos === 'NUM' || /^NNP?S$/u.test(xpos) || COLLECTIVES.has(lemma);
    if (!isSeveral || this.isListing || tree.child(token, 'conj') !== undefined) return [];
    const own = [token, ...tree.children(token, 'compound', 'amod')].map((one) => tree.lemma(one));
    const number = [token, ...tree.children(token, 'nummod')].flatMap((one) => NUMBERS.get(tree.lemma(one)) ?? [])[0];
    if (upos === 'NUM' && (number === undefined || tree.relation(token) === 'nummod')) return [];
    const near = this.allLists().filter(
      ({ sentence, end }) =>
        tree.index - sentence <= FAR && (sentence < tree.index || (sentence === tree.index && end < token)),
    );
    const meant = near.findLast(({ ids, nouns }) => {
      if (number !== undefined) return ids.length === number;
      return own.some((noun) => nouns.has(noun)) || (COLLECTIVES.has(lemma) && ids.length > 2);
    });
    return meant?.ids ?? [];
  }

  private allLists(): readonly SideList[] {
    if (this.lists) return this.lists;
    this.isListing = true;
    this.lists = this.trees.flatMap((tree) => this.listsIn(tree));
    this.isListing = false;
    return this.lists;
  }

  private listsIn(tree: Tree): readonly SideList[] {
    return tree.tokens.flatMap(({ index, upos, xpos }) => {
      const more = tree.children(index, 'conj').filter((one) => tree.token(one).upos === 'PROPN');
      // "The guarantors, Chad, Mali and Niger": the tree may take what they are for one more of them.
      if (xpos === 'NNS' && more.length > 1 && tree.tokens[(more[0] ?? 0) - 1]?.form === ',')
        return this.listOf(tree, more, [index]);
      if (upos !== 'PROPN' || more.length === 0) return [];
      const above = tree.token(index).head;
      const isOf = above >= 0 && tree.relation(index) === 'nmod' && tree.caseOf(index) === 'of';
      const isBeside = above >= 0 && tree.relation(index) === 'appos';
      const nouns = [
        ...(isOf || isBeside ? [above] : []),
        ...[index, ...more].flatMap((one) => tree.children(one, 'appos')),
      ];
      return this.listOf(tree, [index, ...more], nouns);
    });
  }

  private listOf(tree: Tree, tokens: readonly number[], nouns: readonly number[]): readonly SideList[] {
    const ids = [...new Set(tokens.flatMap((one) => this.known(tree, one, 0)))];
    const called = nouns.filter((one) => tree.token(one).upos === 'NOUN').map((one) => tree.lemma(one));
    return ids.length < 2 ? [] : [{ sentence: tree.index, end: tokens.at(-1) ?? 0, ids, nouns: new Set(called) }];
  }
}
