import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Hedge } from '../../records/forecast.ts';
import type { Tree } from '../clause/tree.ts';

const NOUNS_OF_MEASURED_CHANCE = wordClass('nouns of measured chance');
const VERBS_OF_WARNING_OF_A_CHANCE = wordClass('verbs of warning of a chance');

interface Chance {
  /** Head of what may come. */
  readonly head: number;
  readonly hedge: Hedge;
}

const SMALL = wordClass('adjectives of small chance');
const LARGE = wordClass('adjectives of large chance');
const BRINGING = wordClass('verbs that bring a chance');
const TAKING = wordClass('verbs that take a chance away');
const STANDING = wordClass('verbs of a chance that is there');

/**
 * What a noun of chance says may come: "there is a risk of a clash", "the likelihood that China will come in", "chances of a truce are
 * slim". Outside such settings ("fire risk") the noun foresees nothing.
 */
export function chanceAt(tree: Tree, noun: number, words: DiscourseLexicon): Chance | undefined {
  const base = entriesOf(words.hedges, 'noun', tree.lemma(noun))?.[0]?.hedge;
  if (base === undefined) return undefined;
  const setting = settingOf(tree, noun);
  if (setting === undefined) return undefined;
  const outcome =
    tree
      .children(noun, 'acl', 'ccomp')
      .find(
        (child) => child > noun && tree.children(child, 'mark').some((mark) => /^(?:that|of)$/u.test(tree.lemma(mark))),
      ) ??
    tree
      .children(noun, 'nmod')
      .find((child) => child > noun && /^(?:of|for)$/u.test(tree.caseOf(child)) && tree.token(child).upos !== 'PRON');
  if (outcome === undefined) return undefined;
  const adjectives = tree.children(noun, 'amod', 'det').map((child) => tree.lemma(child));
  const said = [...adjectives, setting.word];
  const small =
    said.some((word) => SMALL.has(word)) || setting.less || tree.hasNegator(noun) || adjectives.includes('no');
  const hedge = small
    ? 'unlikely'
    : said.some((word) => LARGE.has(word)) && NOUNS_OF_MEASURED_CHANCE.has(tree.lemma(noun))
      ? 'likely'
      : base;
  return { head: outcome, hedge };
}

function settingOf(tree: Tree, noun: number): { readonly word: string; readonly less: boolean } | undefined {
  const head = tree.token(noun).head;
  const relation = tree.relation(noun);
  if (tree.child(noun, 'expl') !== undefined) return { word: '', less: false };
  if (head < 0) return tree.child(noun, 'cop') === undefined ? { word: '', less: false } : { word: '', less: false };
  const lemma = tree.lemma(head);
  if (relation === 'nsubj') {
    if (tree.child(head, 'expl') !== undefined || tree.child(head, 'cop') !== undefined || STANDING.has(lemma))
      return { word: lemma, less: /^(?:recede|fade|fall)$/u.test(lemma) };
    return undefined;
  }
  if (relation === 'obj' && BRINGING.has(lemma)) return { word: '', less: tree.hasNegator(head) };
  if (relation === 'obj' && TAKING.has(lemma)) return { word: '', less: true };
  if (relation === 'obl' && VERBS_OF_WARNING_OF_A_CHANCE.has(lemma)) return { word: '', less: false };
  return undefined;
}
