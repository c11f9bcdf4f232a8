import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import type { Hedge } from '../../records/forecast.ts';
import { caseOf, isNegated, lemmaAt, relationOf } from '../clause/sentence-tree.ts';

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
export function chanceAt(tree: Sentence, noun: number, words: DiscourseLexicon): Chance | undefined {
  const base = entriesOf(words.hedges, 'noun', lemmaAt(tree, noun))?.[0]?.hedge;
  if (base === undefined) return undefined;
  const setting = settingOf(tree, noun);
  if (setting === undefined) return undefined;
  const outcome =
    childrenBy(tree, noun, 'acl', 'ccomp').find(
      (child) =>
        child > noun && childrenBy(tree, child, 'mark').some((mark) => /^(?:that|of)$/u.test(lemmaAt(tree, mark))),
    ) ??
    childrenBy(tree, noun, 'nmod').find(
      (child) => child > noun && /^(?:of|for)$/u.test(caseOf(tree, child)) && tokenAt(tree, child).upos !== 'PRON',
    );
  if (outcome === undefined) return undefined;
  const adjectives = childrenBy(tree, noun, 'amod', 'det').map((child) => lemmaAt(tree, child));
  const said = [...adjectives, setting.word];
  const small =
    said.some((word) => SMALL.test(word)) || setting.less || isNegated(tree, noun) || adjectives.includes('no');
  const hedge = small
    ? 'unlikely'
    : said.some((word) => LARGE.test(word)) && /^(?:likelihood|probability|odds|chance)$/u.test(lemmaAt(tree, noun))
      ? 'likely'
      : base;
  return { head: outcome, hedge };
}

function settingOf(tree: Sentence, noun: number): { readonly word: string; readonly less: boolean } | undefined {
  const head = tokenAt(tree, noun).head;
  const relation = relationOf(tree, noun);
  if (childBy(tree, noun, 'expl') !== undefined) return { word: '', less: false };
  if (head < 0) return childBy(tree, noun, 'cop') === undefined ? { word: '', less: false } : { word: '', less: false };
  const lemma = lemmaAt(tree, head);
  if (relation === 'nsubj') {
    if (childBy(tree, head, 'expl') !== undefined || childBy(tree, head, 'cop') !== undefined || STANDING.test(lemma))
      return { word: lemma, less: /^(?:recede|fade|fall)$/u.test(lemma) };
    return undefined;
  }
  if (relation === 'obj' && BRINGING.test(lemma)) return { word: '', less: isNegated(tree, head) };
  if (relation === 'obj' && TAKING.test(lemma)) return { word: '', less: true };
  if (relation === 'obl' && /^(?:warn|caution|speak|talk)$/u.test(lemma)) return { word: '', less: false };
  return undefined;
}
