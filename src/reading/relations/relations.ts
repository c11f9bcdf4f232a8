import type { Upos } from '../../language/tree.ts';
import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { recordId } from '../../records/identify.ts';
import type { Relation } from '../../records/relation.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { linksIn } from '../context/share-right.ts';
import { type Parties, partiesOf } from '../parties/parties.ts';
import { isPower, voicesOf } from '../parties/voices.ts';
import type { Bond } from './bond.ts';
import { causeOf } from './causes-of-change.ts';
import { actBond, compoundBond, linkBond, orbitBond, supportBond } from './relation-acts.ts';
import { nounBond } from './relation-bonds.ts';
import { feelingBond } from './relation-feelings.ts';
import { relationGrade } from './relation-grade.ts';
import { drift, moveBond } from './relation-moves.ts';
import { roleBond } from './relation-roles.ts';

/**
 * Finds what the text or a speaker says two actors are to each other or are becoming: "an ally of", "Iran-backed", "close ties between",
 * "relations have worsened", "drifted apart", "distrusts". Relations are never inferred from events. One record for each pair, speaker
 * and change.
 */
export function findRelations(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Relation[] {
  const voices = voicesOf(actors, statements);
  const parties = partiesOf(context, actors, voices);
  const linkIn = linksIn(actors);
  const relations: Relation[] = [];
  const seen = new Set<string>();
  for (const tree of context.analysis.sentences) {
    for (const token of tree.tokens) {
      const bond = bondAt(tree, token.index, words, parties);
      if (bond === undefined || tree.isQuestion(bond.predicate)) continue;
      const evidence = tree.stretch(bond.from, bond.to);
      if (evidence === undefined) continue;
      const cause = bond.cause ?? causeOf(tree, bond.predicate, bond.change !== 'none');
      const speaker = voices.speakerAt(token.start);
      for (const [a, b] of bond.pairs) {
        if (a === b || !isPower(actors, a) || !isPower(actors, b)) continue;
        const sides = `${[a, b].sort().join(' ')} ${speaker}`;
        const key = `${sides} ${bond.change}`;
        // Told once with its change, the same quality need not be told again.
        const told = `${sides} is ${bond.quality}`;
        if (seen.has(key) || (bond.change === 'none' && seen.has(told))) continue;
        seen.add(key);
        seen.add(told);
        const grade = relationGrade({ a, b, quality: bond.quality }, bond.rule, linkIn(tree.index, [a, b]));
        relations.push({
          kind: 'relation',
          id: recordId('relation', context.document.id, a, b, bond.quality, bond.change, evidence.start),
          a,
          b,
          quality: bond.quality,
          change: bond.change,
          ...(cause === undefined ? {} : { cause }),
          speaker,
          evidence,
          sentence: sentenceRef(tree),
          provenance: { stage: 'relations', by: 'rule', rule: bond.rule, grade },
        });
      }
    }
  }
  return relations;
}

type FindBond = (tree: Tree, at: number, words: DiscourseLexicon, parties: Parties) => Bond | undefined;

/** What each kind of word may say of two actors, in the order in which it is asked; the first that says something counts. */
const NOUN_BONDS: readonly FindBond[] = [roleBond, nounBond, supportBond, orbitBond, drift];
const BONDS: Partial<Readonly<Record<Upos, readonly FindBond[]>>> = {
  NOUN: NOUN_BONDS,
  PROPN: NOUN_BONDS,
  ADJ: [roleBond, compoundBond, linkBond, actBond, drift],
  VERB: [compoundBond, drift, moveBond, feelingBond, linkBond, actBond],
  ADV: [drift],
  ADP: [drift],
};

function bondAt(tree: Tree, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  for (const find of BONDS[tree.token(at).upos] ?? []) {
    const bond = find(tree, at, words, parties);
    if (bond) return bond;
  }
  return undefined;
}
