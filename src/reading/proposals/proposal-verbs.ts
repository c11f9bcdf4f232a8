import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { firstFound, NOTHING, type Rule } from '../context/rules.ts';
import { pointsBack } from '../positions/issue-phrase.ts';
import { OUTLINE, type ProposalDraft, termsOf } from './proposal-draft.ts';
import { doersOf, isActor, isNominal, isTo, linkOf, type ProposalSight } from './proposing.ts';

const PROPOSE = wordClass('verbs of proposing');
/** Verbs that lay a text before others: what they lay before is named by a noun. */
const SUBMIT = wordClass('verbs of laying before others');
/** What somebody offers to do or give, rather than sells. */
const OFFERED = wordClass('nouns of what is offered');

const BACKING = /^(?:backing|endorsement|support)$/u;

/** A verb of proposing with what hangs on it. */
interface ProposingSight {
  readonly sight: ProposalSight;
  readonly tree: Tree;
  readonly verb: number;
  readonly lemma: string;
  /** "put forward". */
  readonly forward: boolean;
  readonly passive: boolean;
  /** Ids of who proposes. */
  readonly by: readonly string[];
  readonly object: number | undefined;
  readonly clause: number | undefined;
  /** What is to be done: an infinitive, or a verb in -ing. */
  readonly doing: number | undefined;
  readonly make: (root: number, doers: readonly string[]) => ProposalDraft;
}

/** "X proposed that A do Y", "X offered to do Y if A did Z", "X suggested holding talks", "X tabled a plan". */
export function proposingVerb(sight: ProposalSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  const lemma = tree.lemma(verb);
  const forward =
    lemma === 'put' && tree.children(verb, 'compound', 'advmod').some((child) => /^forward$/u.test(tree.lemma(child)));
  if (!(PROPOSE.has(lemma) || forward) || tree.hasNegator(verb) || tree.isHypothetical(verb)) return undefined;
  const passive = tree.isPassive(verb);
  const by = doersOf(sight, verb);
  if (by === undefined && !(passive && lemma === 'propose')) return undefined;
  return firstFound(PROPOSED, {
    sight,
    tree,
    verb,
    lemma,
    forward,
    passive,
    by: by?.ids ?? [],
    object: passive ? tree.child(verb, 'nsubj') : tree.child(verb, 'obj'),
    clause: tree.children(verb, 'ccomp').find((child) => child > verb),
    doing: tree
      .children(verb, 'xcomp', 'advcl')
      .find(
        (child) =>
          child > verb && (isTo(tree, child) || (tree.token(child).xpos === 'VBG' && linkOf(tree, child) === '')),
      ),
    make: (root, doers) => ({
      tree,
      by: by?.ids ?? [],
      terms: termsOf(sight, root, doers, [verb]),
      at: verb,
      from: by === undefined ? verb : Math.min(by.head, verb),
      rule: `verb-${lemma}`,
    }),
  });
}

/** What is proposed, in the order in which it is looked for. */
export const PROPOSED: readonly Rule<ProposingSight, ProposalDraft>[] = [
  {
    name: 'a thing is laid before others',
    example: 'Egypt floated a truce of five days.',
    find: ({ tree, lemma, forward, object, make }) => {
      if (!SUBMIT.has(lemma) && !forward) return undefined;
      // What the text says is in its own complement; a bare "plan" is told elsewhere.
      if (object === undefined || !isNominal(tree, object) || OUTLINE.has(tree.lemma(object))) return NOTHING;
      return lemma === 'float' || lemma === 'moot' || forward ? make(object, []) : NOTHING;
    },
  },
  {
    name: 'a clause is proposed',
    example: 'France proposed that Iran halt enrichment.',
    find: ({ passive, clause, make }) => (clause !== undefined && !passive ? make(clause, []) : undefined),
  },
  {
    name: 'an act is offered',
    example: 'Qatar offered to host the talks.',
    find: ({ tree, by, doing, make }) => (doing === undefined ? undefined : make(doing, isTo(tree, doing) ? by : [])),
  },
  {
    name: 'a thing is proposed or offered',
    example: 'Turkey offered mediation.',
    find: ({ sight, tree, lemma, by, object, make }) => {
      if (object === undefined || !isNominal(tree, object) || pointsBack(tree, object)) return NOTHING;
      if (lemma !== 'offer')
        return OUTLINE.has(tree.lemma(object)) && tree.children(object, 'acl', 'nmod').length > 0
          ? NOTHING
          : make(object, []);
      // "offered full support to the ban" takes a side and asks nobody to act.
      if (BACKING.test(tree.lemma(object)) && tree.children(object, 'nmod').some((one) => !isActor(sight, one)))
        return NOTHING;
      return OFFERED.has(tree.lemma(object)) ? make(object, by) : NOTHING;
    },
  },
];
