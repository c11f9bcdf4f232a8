import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import type { Hedge } from '../../records/forecast.ts';
import type { Tree } from '../clause/tree.ts';

export interface Chance {
  /** Head of what may come. */
  readonly head: number;
  readonly hedge: Hedge;
}

const SMALL = /^(?:slim|remote|low|little|small|dim|slender|faint|negligible|scant|poor|minimal|distant|bleak)$/u;
const LARGE =
  /^(?:high|strong|great|greater|growing|good|real|considerable|serious|grave|mounting|rising|increasing|significant)$/u;
const BRINGING = /^(?:raise|increase|heighten|carry|run|pose|create|bring|see|face|hold|offer|open|have|revive|add)$/u;
const TAKING = /^(?:lower|reduce|dim|diminish|lessen|dash|lack|exclude|rule)$/u;
const STANDING = /^(?:rise|grow|loom|remain|exist|increase|be|recede|fade|fall|improve|persist)$/u;

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
    said.some((word) => SMALL.test(word)) || setting.less || tree.hasNegator(noun) || adjectives.includes('no');
  const hedge = small
    ? 'unlikely'
    : said.some((word) => LARGE.test(word)) && /^(?:likelihood|probability|odds|chance)$/u.test(tree.lemma(noun))
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
    if (tree.child(head, 'expl') !== undefined || tree.child(head, 'cop') !== undefined || STANDING.test(lemma))
      return { word: lemma, less: /^(?:recede|fade|fall)$/u.test(lemma) };
    return undefined;
  }
  if (relation === 'obj' && BRINGING.test(lemma)) return { word: '', less: tree.hasNegator(head) };
  if (relation === 'obj' && TAKING.test(lemma)) return { word: '', less: true };
  if (relation === 'obl' && /^(?:warn|caution|speak|talk)$/u.test(lemma)) return { word: '', less: false };
  return undefined;
}
