import type { Upos } from '../../language/tree.ts';
import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { byRule } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Relation } from '../../records/relation.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { type LinkIn, linksIn } from '../context/share-right.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { type Parties, partiesOf } from '../parties/parties.ts';
import { isPower, type Voices, voicesOf } from '../parties/voices.ts';
import type { Bond } from './bond.ts';
import { causeOf } from './causes-of-change.ts';
import { actBond, compoundBond } from './relation-acts.ts';
import { nounBond } from './relation-bonds.ts';
import { relationGrade } from './relation-grade.ts';
import { roleBond } from './relation-roles.ts';
import { toldRelations } from './told-relations.ts';

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
  heads?: AnchorReader,
): Relation[] {
  const voices = voicesOf(actors, statements);
  const ruled = ruledRelations(context, actors, voices, words);
  const known = new Set(ruled.map(sidesOf));
  const told = heads ? toldRelations(context, actors, voices, heads) : [];
  const beside = told.filter((relation) => !known.has(sidesOf(relation)) && known.add(sidesOf(relation)));
  return [...ruled, ...beside].toSorted((a, b) => a.evidence.start - b.evidence.start);
}

/** The two of a relation, whichever is named first. */
function sidesOf({ a, b }: Relation): string {
  return [a, b].sort().join(' ');
}

function ruledRelations(
  context: ReadingContext,
  actors: ActorIndex,
  voices: Voices,
  words: DiscourseLexicon,
): Relation[] {
  const parties = partiesOf(context, actors, voices);
  const linkIn = linksIn(actors);
  const found = context.analysis.sentences.flatMap((tree) =>
    tree.tokens.flatMap((token) => {
      const bond = bondAt(tree, token.index, words, parties);
      return bond === undefined || tree.isQuestion(bond.predicate)
        ? []
        : relationsOf(context, { actors, linkIn }, tree, bond, voices.speakerAt(token.start));
    }),
  );
  const seen = new Set<string>();
  return found.filter((relation) => {
    // Told once with its change, the same quality need not be told again.
    const sides = `${sidesOf(relation)} ${relation.speaker}`;
    const told = `${sides} is ${relation.quality}`;
    const isKnown = seen.has(`${sides} ${relation.change}`) || (relation.change === 'none' && seen.has(told));
    seen.add(`${sides} ${relation.change}`).add(told);
    return !isKnown;
  });
}

/** The records of what a place in a sentence says of pairs of actors. */
function relationsOf(
  context: ReadingContext,
  { actors, linkIn }: { readonly actors: ActorIndex; readonly linkIn: LinkIn },
  tree: Tree,
  bond: Bond,
  speaker: string,
): Relation[] {
  const { quality, change, predicate } = bond;
  const evidence = tree.stretch(bond.from, bond.to);
  if (evidence === undefined) return [];
  const cause = causeOf(tree, predicate, change !== 'none');
  return bond.pairs
    .filter(([a, b]) => a !== b && isPower(actors, a) && isPower(actors, b))
    .map(([a, b]) => ({
      kind: 'relation',
      id: recordId('relation', context.document.id, a, b, quality, change, evidence.start),
      a,
      b,
      quality,
      change,
      ...(cause === undefined ? {} : { cause }),
      speaker,
      evidence,
      sentence: sentenceRef(tree),
      provenance: {
        stage: 'relations',
        ...byRule(bond.rule),
        grade: relationGrade({ a, b, quality }, bond.rule, linkIn(tree.index, [a, b])),
      },
    }));
}

type FindBond = (tree: Tree, at: number, words: DiscourseLexicon, parties: Parties) => Bond | undefined;

/** What each kind of word may say of two actors, in the order in which it is asked; the first that says something counts. */
const NOUN_BONDS: readonly FindBond[] = [roleBond, nounBond];
const BONDS: Partial<Readonly<Record<Upos, readonly FindBond[]>>> = {
  NOUN: NOUN_BONDS,
  PROPN: NOUN_BONDS,
  ADJ: [roleBond, compoundBond, actBond],
  VERB: [compoundBond, actBond],
};

function bondAt(tree: Tree, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  for (const find of BONDS[tree.token(at).upos] ?? []) {
    const bond = find(tree, at, words, parties);
    if (bond) return bond;
  }
  return undefined;
}
