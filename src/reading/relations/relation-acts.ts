import type { DiscourseLexicon, RelationWord } from '../../lexicon/words/discourse.ts';
import { isReciprocal } from '../clause/reciprocal.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, relationWord, within } from './bond.ts';
import { bondOf } from './relation-places.ts';

/** "A distrusts B", "B, armed by A", "a group that A bankrolls". */
export function actBond(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  // "Armed by Iran" may be tagged as an adjective.
  const lemma = tree.lemma(verb);
  const entry =
    relationWord(words, 'act', lemma) ??
    (tree.token(verb).upos === 'ADJ' ? relationWord(words, 'act', lemma.replace(/e?d$/u, '')) : undefined);
  const lost = tree.hasNegator(verb) || hasNoLonger(tree, verb);
  // Who does not trust mistrusts; other negations say little.
  if (
    entry === undefined ||
    (lost ? !/^(?:trust|forgive)$/u.test(lemma) : lemma === 'forgive') ||
    isUnreal(tree, verb) ||
    isWanted(tree, verb) ||
    // "Aimed at humiliating Rome", "the purpose is to anger Rome"
    (entry.change === 'apart' &&
      tree
        .children(verb, 'mark')
        .some((mark) => /^(?:PART|ADP|SCONJ)$/u.test(tree.token(mark).upos) && tree.lemma(mark) !== 'that'))
  )
    return undefined;
  // "Suspects the Kremlin of wanting" tells of a belief.
  if (lemma === 'suspect' && tree.children(verb, 'ccomp', 'advcl', 'obl', 'acl').length > 0) return undefined;
  const agent = tree.children(verb, 'obl').find((child) => tree.caseOf(child) === 'by');
  if (
    agent !== undefined &&
    (tree.token(verb).xpos === 'VBN' || tree.token(verb).upos === 'ADJ' || tree.token(agent).deprel === 'obl:agent')
  ) {
    const subject = parties.subjectOf(tree, verb);
    return bondOf(tree, entry, cross(parties.at(tree, agent), subject?.ids ?? []), verb, [subject?.head, agent]);
  }
  const judged: RelationWord = lost
    ? { ...entry, quality: 'rival', ...(hasNoLonger(tree, verb) ? { change: 'apart' } : {}) }
    : entry;
  const object = tree.child(verb, 'obj');
  const subject = parties.subjectOf(tree, verb);
  if (subject === undefined || tree.child(verb, 'nsubj:pass') !== undefined) return undefined;
  // "The movement, which Qatar hosts"
  const above = object === undefined && tree.token(verb).deprel === 'acl:relcl' ? tree.token(verb).head : undefined;
  const undergoer = object ?? above;
  if (undergoer === undefined || undergoer === subject.head) return undefined;
  if (object !== undefined && isReciprocal(tree, object))
    return bondOf(tree, judged, within(subject.ids), verb, [subject.head, object]);
  const doers = subject.ids.length > 0 || entry.change !== 'apart' ? subject.ids : parties.deedOf(tree, subject.head);
  return bondOf(tree, judged, cross(doers, parties.at(tree, undergoer)), verb, [subject.head, undergoer]);
}

/** "Iran-backed Houthis", "pro-Russian separatists", "the Saudi-allied government". */
export function compoundBond(tree: Tree, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const { form, head } = tree.token(at);
  if (head < 0) return undefined;
  const prefix = /^(pro|anti)-(.+)$/iu.exec(form);
  const backed = relationWord(words, 'compound', form.toLowerCase().replace(/^.*-/u, ''));
  if (prefix === null && backed?.quality === undefined) return undefined;
  if (!/^(?:amod|compound|acl)$/u.test(tree.relation(at))) return undefined;
  const holders =
    prefix !== null
      ? parties.named(tree, at)
      : tree
          .children(at, 'compound', 'obl', 'amod', 'nmod', 'advmod')
          .filter((child) => child < at)
          .flatMap((child) => [...parties.named(tree, child)]);
  const others = parties.at(tree, head).filter((id) => !holders.includes(id));
  const quality = backed?.quality ?? (prefix?.[1]?.toLowerCase() === 'anti' ? 'hostile' : 'ally');
  return bondOf(tree, { word: form, pos: 'compound', quality }, cross(holders, others), at, [head]);
}

function hasNoLonger(tree: Tree, verb: number): boolean {
  return tree
    .children(verb, 'advmod')
    .some(
      (child) =>
        /^(?:longer|anymore)$/iu.test(tree.token(child).form) &&
        (/^no$/iu.test(tree.tokens[child - 1]?.form ?? '') || tree.hasNegator(verb)),
    );
}
