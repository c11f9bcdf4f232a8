import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { ActPhrase, StandCondition, StandKind, ToldStand } from '../../records/act-phrase.ts';
import type { Reading } from '../../records/reading.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';
import {
  type Anchor,
  type AnchorReader,
  isMeantToo,
  likeliestOf,
  type Player,
  type ToldStretch,
} from '../heads/anchors.ts';
import { type FindActs, type Found, OWN } from './stand-view.ts';
import { headOfSpan } from './text-names.ts';
import type { TextSides } from './text-sides.ts';

const OFFERS = wordClass('nouns of an offer');
const DEMANDS = wordClass('nouns of a demand');
const BARE = /^(?:it|this|that|them|these|so|one|both)$/u;
/** From here on somebody plays a part, and a stand has a condition. */
const LIKELY = 0.5;

interface Told {
  readonly anchor: Anchor;
  readonly span: ToldStretch;
}

/**
 * What the clauses of a text say that somebody wants, offers, refuses or will do, as heads read it: a stand hangs on the word of its act,
 * with who takes it, who is to act, and the words of act and condition.
 *
 * @param acts finds the acts of a stretch
 */
export function readStands(
  reading: Reading,
  analysis: AnalysedTrees,
  sides: TextSides,
  acts: FindActs,
  heads: AnchorReader,
): ReadonlyMap<Tree, readonly Found[]> {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const meant = {
    mentions: reading.mentions,
    guess: () => undefined,
    actor: (id: string) => actors.get(id),
  };
  const anchors = heads.anchors({ analysis }, meant, 'stand');
  const ids = ({ actor, mention }: Player): readonly string[] => {
    const tree = mention && analysis.sentences[mention.sentence];
    const head = mention && tree && headOfSpan(tree, mention.span);
    const found = tree === undefined || head === undefined ? [] : sides.at(tree, head);
    return found.length > 0 ? found : [actor];
  };
  const playing = (anchor: Anchor, role: string): readonly string[] => {
    const [first, ...others] = anchor.players(role).filter(({ probability }) => probability >= LIKELY);
    if (!first) return [];
    return [...new Set([first, ...others.filter((other) => isMeantToo(first, other) || other.mention)].flatMap(ids))];
  };
  const standOf = ({ anchor, span }: Told): readonly Found[] => {
    const tree = anchor.sentence;
    const holders = playing(anchor, 'stander');
    if (holders.length === 0) return [];
    const kind = anchor.likeliest('stand').value as StandKind;
    const wants = anchor.likeliest('wants').value === 'yes';
    const refers = refersBack(tree, anchor.word);
    const doers = playing(anchor, 'doer');
    const named = refers === 'last' ? [] : acts(tree, span, anchor.word, true);
    const done = named.map((act): ActPhrase => (doers.length > 0 && !OWN.has(kind) ? { ...act, doers } : act));
    if (done.length === 0 && refers === undefined) return [];
    const on = conditionOf(anchor, acts);
    const stand: ToldStand = {
      sentence: tree.index,
      span,
      kind,
      holders,
      wants,
      acts: done,
      about: span,
      ...(refers && { refers }),
      ...(on && { on }),
    };
    return [{ at: anchor.word, end: span.last, stand }];
  };
  return new Map(
    [...anchors].map(([tree, found]) => [
      tree,
      likeliestOf(found.map((anchor) => ({ anchor, span: anchor.stretch('action') }))).flatMap(standOf),
    ]),
  );
}

/** What must be, or must not be, for a stand. */
function conditionOf(anchor: Anchor, acts: FindActs): StandCondition | undefined {
  const tie = (['unless', 'if'] as const)
    .filter((name) => anchor.condition(name) >= LIKELY)
    .toSorted((a, b) => anchor.condition(b) - anchor.condition(a))[0];
  if (tie === undefined) return undefined;
  const span = anchor.stretch(tie);
  return { tie, span, acts: acts(anchor.sentence, span) };
}

/** "The plan", "it", "do so": what was told before. */
function refersBack(tree: Tree, word: number): ToldStand['refers'] {
  const lemma = tree.lemma(word);
  if (BARE.test(tree.token(word).form.toLowerCase())) return 'last';
  if (lemma === 'do' && BARE.test(tree.tokens[word + 1]?.form.toLowerCase() ?? '')) return 'last';
  if (tree.children(word, 'acl', 'nmod').some((one) => one > word)) return undefined;
  return OFFERS.has(lemma) ? 'offer' : DEMANDS.has(lemma) ? 'demand' : undefined;
}
