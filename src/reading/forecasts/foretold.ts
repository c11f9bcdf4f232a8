import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Hedge } from '../../records/forecast.ts';
import type { Tree } from '../clause/tree.ts';
import { firstFound, NOTHING, type Rule } from '../context/rules.ts';
import type { Voices } from '../parties/voices.ts';
import { doers, type Foreseen, hedgeWord, isTo, modalLemma, phraseStart } from './foreseen.ts';

const VERBS_OF_WARNING_AND_RECKONING = wordClass('verbs of warning and reckoning');

/** A verb of foretelling with what hangs on it. */
interface ForetellingSight {
  readonly tree: Tree;
  readonly verb: number;
  readonly lemma: string;
  readonly words: DiscourseLexicon;
  readonly voices: Voices;
  readonly subject: number | undefined;
  readonly object: number | undefined;
  readonly infinitive: number | undefined;
  /** "Few expect", "nobody expects": what is foretold is denied. */
  readonly few: boolean;
  readonly denied: boolean;
  /** Whose forecast it is, where known. */
  readonly by: Pick<Foreseen, 'by'>;
}

/** "Predicted that", "expects trade to suffer", "few expect an invasion", "warned of a famine", "risks a war". */
export function foretold(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  const lemma = token.lemma.toLowerCase();
  if (token.upos !== 'VERB' || hedgeWord(words, 'verb', lemma) === undefined) return undefined;
  if (tree.children(at, 'aux').some((aux) => tree.token(aux).xpos === 'MD')) return undefined;
  const object = tree.child(at, 'obj');
  const subject = tree.child(at, 'nsubj') ?? (lemma === 'risk' ? tree.child(at, 'compound') : undefined);
  const sides = subject === undefined ? [] : voices.ownersOf(tree, subject);
  const few =
    subject !== undefined &&
    (tree.children(subject, 'amod', 'det').some((child) => /^(?:few|no|little)$/u.test(tree.lemma(child))) ||
      /^(?:few|nobody|none)$/iu.test(tree.token(subject).form));
  return firstFound(FORETOLD, {
    tree,
    verb: at,
    lemma,
    words,
    voices,
    subject,
    object,
    infinitive:
      tree.children(at, 'xcomp').find((child) => child > at) ??
      (object === undefined
        ? undefined
        : tree.children(object, 'acl').find((child) => child > object && isTo(tree, child))),
    few,
    denied: few || tree.hasNegator(at),
    by: sides.length > 0 ? { by: sides } : {},
  });
}

/** What a verb foretells, in the order in which it is looked for. */
export const FORETOLD: readonly Rule<ForetellingSight, Foreseen>[] = [
  {
    name: 'what one risks or threatens',
    example: 'The blockade risks sparking a war.',
    find: ({ tree, verb, lemma, voices, subject, object, infinitive }) => {
      if (!/^(?:risk|threaten|promise)$/u.test(lemma)) return undefined;
      if (subject === undefined) return NOTHING;
      const agentive = lemma !== 'risk' && doers(tree, subject, voices).length > 0;
      if (agentive || (tree.token(subject).upos === 'PRON' && lemma !== 'risk')) return NOTHING;
      const gerund = tree
        .children(verb, 'acl', 'advcl', 'ccomp')
        .find((child) => child > verb && tree.token(child).xpos === 'VBG');
      const doing = infinitive ?? gerund;
      if (doing !== undefined)
        return { head: doing, from: tree.subtree(subject)[0] ?? subject, hedge: 'possible', rule: lemma };
      return lemma === 'risk' && object !== undefined && tree.token(object).upos === 'NOUN'
        ? { head: object, from: phraseStart(tree, object), hedge: 'possible', rule: 'event' }
        : NOTHING;
    },
  },
  {
    name: 'clause',
    example: 'Analysts predict that oil prices will fall.',
    find: ({ tree, verb, lemma, words, subject, few, denied, by }) => {
      if (subject === undefined) return NOTHING;
      const clause = tree.child(verb, 'ccomp');
      if (clause === undefined) return undefined;
      if ((denied && !few) || past(tree, clause)) return NOTHING;
      const modal = hedgeOfClause(tree, clause, words);
      // "Warned that it is undermining" tells what is so.
      if (modal === undefined && VERBS_OF_WARNING_AND_RECKONING.has(lemma)) return NOTHING;
      return { head: clause, hedge: denied ? 'unlikely' : (modal ?? 'likely'), ...by, rule: 'foretold' };
    },
  },
  {
    name: 'what one warns of',
    example: 'The agency warned of a famine in the north.',
    find: ({ tree, verb, lemma, object, by }) => {
      if (!/^(?:warn|caution)$/u.test(lemma)) return undefined;
      const of = tree
        .children(verb, 'obl')
        .find((child) => child > verb && tree.children(child, 'case').some((mark) => tree.lemma(mark) === 'of'));
      if (of === undefined || tree.token(of).upos !== 'NOUN' || object !== undefined) return NOTHING;
      return { head: of, from: phraseStart(tree, of), hedge: 'possible', ...by, rule: 'event' };
    },
  },
  {
    name: 'what a thing is expected to do',
    example: 'Analysts expect trade to suffer from the tariffs.',
    find: ({ tree, object, infinitive, denied, by }) => {
      if (infinitive === undefined || object === undefined || !isTo(tree, infinitive)) return undefined;
      const from = tree.subtree(object)[0] ?? infinitive;
      return { head: infinitive, from, hedge: denied ? 'unlikely' : 'likely', ...by, rule: 'foretold' };
    },
  },
  {
    name: 'an event that is expected',
    example: 'Few analysts expect an invasion this decade.',
    find: ({ tree, verb, lemma, voices, object, infinitive, denied, by }) => {
      if (object === undefined || infinitive !== undefined || object < verb || tree.token(object).upos !== 'NOUN')
        return undefined;
      if (/^(?:project|envisage)$/u.test(lemma) || voices.sidesOf(tree, object).length > 0) return undefined;
      if (tree.children(object, 'nmod').some((child) => tree.token(child).deprel === 'nmod:poss')) return undefined;
      const from = phraseStart(tree, object);
      return { head: object, from, hedge: denied ? 'unlikely' : 'likely', ...by, rule: 'event' };
    },
  },
];

function past(tree: Tree, clause: number): boolean {
  return (
    tree.token(clause).xpos === 'VBD' ||
    tree.children(clause, 'aux', 'cop').some((aux) => tree.token(aux).xpos === 'VBD')
  );
}

function hedgeOfClause(tree: Tree, clause: number, words: DiscourseLexicon): Hedge | undefined {
  const modal = tree
    .children(clause, 'aux')
    .map((aux) => hedgeWord(words, 'aux', modalLemma(tree.token(aux).form)))
    .find((hedge) => hedge !== undefined);
  return modal === 'certain' ? 'likely' : modal;
}
