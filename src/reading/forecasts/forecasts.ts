import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import type { Forecast } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import { conditionsOf, nearestSubject } from '../clause/conditions.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { countWords } from '../context/share-right.ts';
import { type Voices, voicesOf } from '../parties/voices.ts';
import { forecastGrade } from './forecast-grade.ts';
import { chanceAt } from './forecast-nouns.ts';
import { type Foreseen, phraseStart, sharedSubject } from './foreseen.ts';
import { foretold } from './foretold.ts';
import { horizonOf } from './horizon.ts';
import { modalForecast } from './modal-forecasts.ts';
import { awaitedEvent, predicted } from './predicted.ts';

/**
 * Finds what someone says will, would or may come: modals, "is likely to", "is expected to", "predicted that", "risks doing".
 * A speaker's word about what his own side will do is a promise and no forecast; what is said of the past, asked or only
 * supposed is left out.
 */
export function findForecasts(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Forecast[] {
  const voices = voicesOf(actors, statements);
  const forecasts: Forecast[] = [];
  for (const tree of context.analysis.sentences) {
    const taken = new Set<number>();
    const inSentence: Span[] = [];
    for (const token of tree.tokens) {
      const foreseen = foreseenAt(tree, token.index, words, voices);
      if (foreseen === undefined || taken.has(foreseen.head)) continue;
      taken.add(foreseen.head);
      const forecast = forecastOf(context, tree, token.index, foreseen, voices, statements);
      // A clause inside an outcome ("steps which would raise prices") is a part of it.
      if (forecast === undefined || inSentence.some((outcome) => covers(outcome, forecast.outcome))) continue;
      inSentence.push(forecast.outcome);
      forecasts.push(forecast);
    }
  }
  return forecasts;
}

/** The record of what is foreseen at a token, with its conditions and the time for which it is foreseen. */
function forecastOf(
  context: ReadingContext,
  tree: Tree,
  at: number,
  foreseen: Foreseen,
  voices: Voices,
  statements: readonly Statement[],
): Forecast | undefined {
  // A condition may hang on the first of two joined predicates ("war is all but inevitable").
  const joined =
    tree.relation(foreseen.head) === 'conj' && foreseen.rule === 'event' ? tree.token(foreseen.head).head : at;
  const found = conditionsOf(tree, foreseen.head, joined);
  const supposed = foreseen.condition === undefined ? undefined : phraseSpan(tree, foreseen.condition);
  const conditions = found.if === undefined && supposed !== undefined ? { ...found, if: supposed } : found;
  const outcome = outcomeSpan(tree, foreseen, conditions.heads, statements);
  if (outcome === undefined || !isSubstantial(tree, outcome, foreseen.rule)) return undefined;
  const first = tree.tokens.findIndex(({ start }) => start >= outcome.start);
  const last = tree.tokens.findLastIndex(({ end }) => end <= outcome.end);
  const horizon = horizonOf(tree, foreseen.head, first, last);
  const by = foreseen.by?.[0] ?? voices.speakerAt(tree.token(foreseen.head).start);
  return {
    kind: 'forecast',
    id: recordId('forecast', context.document.id, by, outcome.start, outcome.end),
    by,
    ...(conditions.if === undefined ? {} : { if: conditions.if }),
    ...(conditions.unless === undefined ? {} : { unless: conditions.unless }),
    outcome,
    hedge: foreseen.hedge,
    ...(horizon === undefined ? {} : { horizon }),
    sentence: sentenceRef(tree),
    provenance: {
      stage: 'forecasts',
      by: 'rule',
      rule: foreseen.rule,
      grade: forecastGrade(
        {
          by,
          hedge: foreseen.hedge,
          ...(conditions.if ? { if: conditions.if } : {}),
          ...(conditions.unless ? { unless: conditions.unless } : {}),
        },
        { rule: foreseen.rule, words: countWords(context.document.text, outcome) },
      ),
    },
  };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** "That may be": too little to be looked up again. */
function isSubstantial(tree: Tree, outcome: Span, rule: string): boolean {
  const inside = tree.tokens.filter((token) => token.start >= outcome.start && token.end <= outcome.end);
  return (
    inside.length >= (/^(?:chance|event|condition)$/u.test(rule) ? 2 : rule === 'foretold' ? 3 : 4) &&
    inside.some((token) => /^(?:NOUN|PROPN)$/u.test(token.upos))
  );
}

function foreseenAt(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  if (token.upos === 'NOUN') {
    const chance = chanceAt(tree, at, words);
    if (chance !== undefined) return { ...chance, from: phraseStart(tree, chance.head), rule: 'chance' };
    const awaited = awaitedEvent(tree, at, words);
    if (awaited !== undefined) return awaited;
  }
  return predicted(tree, at, words) ?? foretold(tree, at, words, voices) ?? modalForecast(tree, at, words, voices);
}

function phraseSpan(tree: Tree, head: number): Span | undefined {
  const tokens = tree.subtree(head);
  return tree.stretch(tokens[0] ?? head, tokens.at(-1) ?? head);
}

function outcomeSpan(
  tree: Tree,
  foreseen: Foreseen,
  conditions: readonly number[],
  statements: readonly Statement[],
): Span | undefined {
  const { head } = foreseen;
  const tokens = tree.subtree(head, (token) => {
    if (conditions.includes(token)) return true;
    if (tree.token(token).head !== head) return false;
    const relation = tree.relation(token);
    if (relation === 'mark' || relation === 'cc' || relation === 'parataxis' || relation === 'discourse') return true;
    if (
      relation === 'conj' &&
      (tree.child(token, 'nsubj') !== undefined ||
        tree.children(token, 'aux').some((aux) => tree.token(aux).xpos === 'MD'))
    )
      return true;
    // What hangs on the head of "its hope is that the deal holds" stands before the clause.
    if (tree.token(token).deprel.endsWith(':outer')) return true;
    return relation === 'advcl' && token < head;
  });
  const own = nearestSubject(tree, head);
  const subject = own ?? sharedSubject(tree, head);
  // Of two verbs with one subject the second outcome begins at its own words.
  const shared = own === undefined && subject !== undefined && tree.relation(head) === 'conj';
  const without = foreseen.condition === undefined ? undefined : Math.max(...tree.subtree(foreseen.condition)) + 1;
  let first =
    foreseen.from ??
    without ??
    (shared ? Math.min(head, ...tree.children(head, 'aux', 'cop', 'advmod')) : undefined) ??
    (subject === undefined ? (tokens[0] ?? head) : Math.min(...tree.subtree(subject)));
  let last = tokens.at(-1) ?? head;
  if (first > head) first = tokens[0] ?? head;
  // Where somebody else's words begin or end, the outcome does too.
  const place = tree.token(head).start;
  const holds = (span: Span): boolean => span.start <= place && place < span.end;
  const holding = statements
    .find(({ source, content }) => source.length > 0 && content.some(holds))
    ?.content.find(holds);
  while (holding !== undefined && first < head && tree.token(first).start < holding.start) first++;
  while (holding !== undefined && last > head && tree.token(last).end > holding.end) last--;
  return tree.stretch(first, last);
}
