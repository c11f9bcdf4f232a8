import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { recordId } from '../../records/identify.ts';
import type { Motive } from '../../records/motive.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { countWords, linksIn } from '../context/share-right.ts';
import { type Parties, partiesOf } from '../parties/parties.ts';
import { isPower, type Voices, voicesOf } from '../parties/voices.ts';
import type { Ascribed } from './ascribed.ts';
import { purposeClause, pursued, turnOfPhrase } from './motive-clauses.ts';
import { aimedAt, endOf } from './motive-ends.ts';
import { motiveGrade } from './motive-grade.ts';
import { nounMotive } from './motive-nouns.ts';
import { adjectiveMotive, causedFear, verbMotive } from './motive-verbs.ts';
import { cleft, preferred, seenAs, viewpoint } from './motive-views.ts';

/**
 * Finds the goals, fears and beliefs that the text or a speaker ascribes to a state, a body or an armed group: verbs, nouns and
 * adjectives of wanting, fearing and believing, what alarms someone, and the ends for which something is done. Negated wants and
 * wants of the past are left out.
 */
export function findMotives(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Motive[] {
  const voices = voicesOf(actors, statements);
  const parties = partiesOf(context, actors, voices);
  const linkIn = linksIn(actors);
  const motives: Motive[] = [];
  const seen = new Map<string, { readonly start: number; readonly end: number }[]>();
  for (const tree of context.analysis.sentences) {
    for (const token of tree.tokens) {
      const ascribed = ascribedAt(tree, token.index, words, parties, voices);
      if (ascribed === undefined || tree.isQuestion(token.index)) continue;
      const first = ascribed.content[0];
      const last = ascribed.content.at(-1);
      if (first === undefined || last === undefined) continue;
      const content = tree.stretch(first, last);
      const evidence = tree.stretch(Math.min(ascribed.from, first), Math.max(token.index, last, ascribed.to ?? 0));
      if (content === undefined || evidence === undefined) continue;
      for (const actor of ascribed.actors) {
        if (!isPower(actors, actor)) continue;
        const known = seen.get(actor) ?? [];
        // The same words told twice ("is determined to try to leave"): the first telling stands.
        if (known.some((one) => one.start <= content.start && content.end <= one.end && ascribed.rule !== 'end'))
          continue;
        if (known.some((one) => one.start === content.start)) continue;
        seen.set(actor, [...known, content]);
        const speaker = voices.speakerAt(token.start);
        motives.push({
          kind: 'motive',
          id: recordId('motive', context.document.id, actor, ascribed.motive, content.start, content.end),
          actor,
          motive: ascribed.motive,
          content,
          speaker,
          evidence,
          sentence: sentenceRef(tree),
          provenance: {
            stage: 'motives',
            by: 'rule',
            rule: ascribed.rule,
            grade: motiveGrade(
              { actor, speaker },
              { rule: ascribed.rule, words: countWords(context.document.text, content) },
              linkIn(tree.index, [actor]),
            ),
          },
        });
      }
    }
  }
  return motives;
}

function ascribedAt(
  tree: Tree,
  at: number,
  words: DiscourseLexicon,
  parties: Parties,
  voices: Voices,
): Ascribed | undefined {
  switch (tree.tokens[at]?.upos) {
    case 'VERB':
      return (
        cleft(tree, at, words, parties) ??
        verbMotive(tree, at, words, parties, voices) ??
        turnOfPhrase(tree, at, parties, voices) ??
        seenAs(tree, at, parties) ??
        preferred(tree, at, parties) ??
        aimedAt(tree, at, words, parties) ??
        causedFear(tree, at, words, parties) ??
        adjectiveMotive(tree, at, words, parties) ??
        purposeClause(tree, at, parties, voices) ??
        endOf(tree, at, parties, voices) ??
        viewpoint(tree, at, parties)
      );
    case 'NOUN':
      // "Is intent on": an adjective may be tagged as a noun.
      return (
        nounMotive(tree, at, words, parties, voices) ??
        (tree.child(at, 'cop') === undefined ? undefined : adjectiveMotive(tree, at, words, parties)) ??
        pursued(tree, at, parties) ??
        viewpoint(tree, at, parties)
      );
    case 'ADJ':
      return adjectiveMotive(tree, at, words, parties) ?? aimedAt(tree, at, words, parties);
    case 'PROPN':
      return viewpoint(tree, at, parties);
    case 'ADV':
      // "Is out to"
      return tree.child(at, 'cop') === undefined ? undefined : adjectiveMotive(tree, at, words, parties);
    default:
      return undefined;
  }
}
