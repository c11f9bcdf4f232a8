import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText, isPerson } from '../../records/actor-id.ts';
import { byModel, byRule } from '../../records/decision.ts';
import type { Grade } from '../../records/grade.ts';
import { recordId } from '../../records/identify.ts';
import type { Issue } from '../../records/issue.ts';
import { overlaps, quote } from '../../records/offsets.ts';
import type { Position } from '../../records/position.ts';
import type { Provenance } from '../../records/provenance.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { type LinkIn, linksIn } from '../context/share-right.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { toldBy } from '../heads/share-told.ts';
import { isOnlyAsked, voicesOf } from '../parties/voices.ts';
import type { FoundPosition, PositionSight } from './found-position.ts';
import { issueName, pointsBack } from './issue-phrase.ts';
import { groupIssues, type PlacedPosition } from './issues.ts';
import { positionGrade, positionShare, shareAgreed, shareBesideHeads } from './position-grade.ts';
import { LEAST_MARGIN, type PositionWeights, positionMargin } from './position-model.ts';
import { positionsAt } from './position-rules.ts';
import { toldPositions } from './told-positions.ts';

/** An issue that was named before, to which "the idea" or "it" may point back. */
interface NamedIssue {
  readonly name: string;
  readonly span: Span;
  readonly head: string;
  readonly act: Position['act'];
  /** Ids of those who took the position. */
  readonly holders: readonly string[];
  readonly sentence: number;
}

const OFFERED = wordClass('nouns of what was offered');
const WRITTEN = wordClass('nouns of what was written');

/** Whether a noun may be said of an issue: "the idea" of what was proposed or asked for, "the text" of another text. */
function fits(noun: string, issue: NamedIssue): boolean {
  if (OFFERED.has(noun)) return OFFERS.has(issue.act);
  return WRITTEN.has(noun) && WRITTEN.has(issue.head);
}

/** What puts an act to others, and what answers it. */
const OFFERS: ReadonlySet<Position['act']> = new Set(['propose', 'demand']);
const ANSWERS: ReadonlySet<Position['act']> = new Set(['accept', 'reject', 'support', 'oppose']);

/** Sentences back that "it" and "this idea" reach. */
const REACH = 3;

/**
 * Finds where actors stand on issues: by verbs, nouns, adjectives and prepositions of stance, by demands on others ("called on X to
 * halt Y"), by what must or should be, by what somebody says he will or will not do, and by judgements. A position towards an actor as
 * such is an event and is left to the events stage.
 */
export function findPositions(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
  {
    file,
    weights,
    heads,
  }: { readonly file?: IssuesFile; readonly weights?: PositionWeights; readonly heads?: AnchorReader } = {},
): { readonly positions: readonly Position[]; readonly issues: readonly Issue[] } {
  const voices = voicesOf(actors, statements);
  const linkIn = linksIn(actors);
  const placed: PlacedPosition[] = [];
  const named: NamedIssue[] = [];
  const find = finderOf(context, actors, heads, weights);
  for (const tree of context.analysis.sentences) {
    const sight: PositionSight = { tree, words, voices, actors, lexicon: context.lexicon };
    for (const found of find(sight)) {
      const issue = issueOf(context, actors, tree, found, named);
      if (issue === undefined) continue;
      const head = tree.lemma(found.head);
      for (const position of positionsOf(context, { actors, linkIn }, tree, found, issue, voices.speakerAt, {
        heads: heads?.info.model,
        weights: weights?.name,
      })) {
        const at = placed.findIndex((one) => isToldBy(one.position, position, found));
        const known = placed[at];
        if (known) {
          placed[at] = { ...known, position: agreed(known.position, position, linkIn) };
          continue;
        }
        placed.push({
          position,
          head,
          pointing: issue.borrowed,
          ...(issue.antecedent ? { antecedent: issue.antecedent } : {}),
        });
      }
      // "The deal" that nothing before explains is the deal of all who speak of "the deal" after.
      // Whoever answers an offer brings it up again: "A accepted the offer. B rejected it."
      const before = named.findLast((one) => one.span.start === issue.antecedent?.start);
      if (before) named.push({ ...before, sentence: tree.index });
      if (issue.antecedent === undefined)
        named.push({
          name: issue.name,
          span: issue.span,
          head,
          act: found.act,
          holders: found.holders,
          sentence: tree.index,
        });
    }
  }
  const { issues, positions: grouped } = groupIssues(context.document.id, placed, file);
  return { positions: grouped, issues };
}

/** What the heads read in a sentence, and what the rules find there beside it. */
function finderOf(
  context: ReadingContext,
  actors: ActorIndex,
  heads: AnchorReader | undefined,
  weights: PositionWeights | undefined,
): (sight: PositionSight) => Iterable<FoundPosition> {
  if (!heads) return (sight) => foundIn(sight, weights);
  const anchors = heads.anchors(context, actors, 'position');
  return (sight) => [
    ...toldPositions(anchors.get(sight.tree) ?? [], sight.voices, heads.info).filter(
      ({ at }) => !isOnlyAsked(sight.tree, at, sight.voices),
    ),
    ...foundIn(sight, weights),
  ];
}

/** What the rules find in a sentence and the weights let pass. */
function* foundIn(sight: PositionSight, weights: PositionWeights | undefined): Generator<FoundPosition> {
  const { tree, voices } = sight;
  for (const token of tree.tokens) {
    // What an author only asks is nobody's position, nor is what is asked in an interview.
    if (isOnlyAsked(tree, token.index, voices)) continue;
    for (const proposed of positionsAt(sight, token)) {
      const found = weights === undefined ? proposed : weighed(weights, sight, proposed);
      if (found !== undefined) yield found;
    }
  }
}

/** Whether a position has been told: the same in nearly the same words, or by the same words. */
function isToldBy(known: Position, position: Position, { implied = false }: FoundPosition): boolean {
  if (known.actor !== position.actor) return false;
  const same = known.stance === position.stance;
  if (same && known.issue.toLowerCase() === position.issue.toLowerCase()) return true;
  if (same && sameIssue(contentWords(known.issue), contentWords(position.issue))) return true;
  return (same || !implied) && overlaps(issueSpanOf(known), implied ? position.evidence : issueSpanOf(position));
}

/** What the weights let pass. */
function weighed(weights: PositionWeights, sight: PositionSight, found: FoundPosition): FoundPosition | undefined {
  const margin = positionMargin(weights, sight, found);
  if (margin < LEAST_MARGIN) return undefined;
  return { ...found, margin };
}

const EMPTY_WORDS = wordClass('small words of an issue');

function contentWords(name: string): ReadonlySet<string> {
  return new Set((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word)));
}

/** Of so many words one must be shared. */
const SAME = 1.5;

function sameIssue(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared > 0 && shared * SAME >= a.size + b.size - shared;
}

/**
 * What words that only point back refer to: for a noun the latest issue with the same noun, or what is called so ("the offer"
 * of what was proposed); for a pronoun what was proposed or asked for just before, where it is answered. Nothing else is
 * evidence enough: the latest issue alone is mostly another one.
 */
function antecedentOf(
  tree: Tree,
  found: FoundPosition,
  span: Span,
  named: readonly NamedIssue[],
): NamedIssue | undefined {
  const head = tree.lemma(found.head);
  const near = named.filter((one) => tree.index - one.sentence <= REACH && !overlaps(one.span, span));
  if (tree.token(found.head).upos !== 'PRON')
    return named.findLast((one) => one.head === head) ?? near.findLast((one) => fits(head, one));
  if (!ANSWERS.has(found.act)) return undefined;
  const last = near.at(-1);
  if (last === undefined || tree.index - last.sentence > 1 || !OFFERS.has(last.act)) return undefined;
  // "Demanded an apology for the picture. It called it vile": a judgement is of a thing as well as of the demand.
  if (/^(?:judgement|rating)$/u.test(found.rule) && last.act === 'demand') return undefined;
  // Nobody answers himself: "proposed a fund and wanted it soon".
  return found.holders.some((holder) => last.holders.includes(holder)) ? undefined : last;
}

/** "The deployment of such systems": what was named before by the same noun, in full. */
function namesAlike(tree: Tree, { head, issue }: FoundPosition, named: readonly NamedIssue[]): NamedIssue | undefined {
  if (!issue.some((token) => /^such$/iu.test(tree.token(token).form))) return undefined;
  return named.findLast((one) => one.head === tree.lemma(head) && !/\bsuch\b/iu.test(one.name));
}

/** The issue in words; what only points back takes the name of what it points to. */
function issueOf(
  context: ReadingContext,
  actors: ActorIndex,
  tree: Tree,
  found: FoundPosition,
  named: readonly NamedIssue[],
): { name: string; span: Span; borrowed: boolean; antecedent?: Span } | undefined {
  const first = found.issue[0];
  const last = found.issue.at(-1);
  const span = first === undefined || last === undefined ? undefined : tree.stretch(first, last);
  if (span === undefined) return undefined;
  const { text } = context.document;
  const alike = namesAlike(tree, found, named);
  if (alike) return { name: alike.name, span, borrowed: true, antecedent: alike.span };
  if (pointsBack(tree, found.head)) {
    const meant = antecedentOf(tree, found, span, named);
    const pronoun = tree.token(found.head).upos === 'PRON';
    // "He opposes it" says nothing where nobody knows what "it" is; "the offer" at least says that there was one.
    if (pronoun && meant === undefined) return undefined;
    return {
      name: pronoun && meant ? meant.name : issueName(quote(text, span)),
      span,
      borrowed: true,
      ...(meant ? { antecedent: meant.span } : {}),
    };
  }
  const name = issueName(quote(text, span));
  const tells = (tags: RegExp): boolean => found.issue.some((token) => tags.test(tree.token(token).upos));
  // "it is good that my voice is low": of himself alone.
  if (/\b(?:my|me|I)\b/u.test(name) || isVague(name)) return undefined;
  // "turned away from Florida": a place alone is no issue.
  if (
    tree.token(found.head).upos === 'PROPN' &&
    actors.headedBy(tree.index, found.head) !== undefined &&
    !found.issue.some((token) => /^(?:NOUN|VERB)$/u.test(tree.token(token).upos))
  )
    return undefined;
  if (
    name.length < 3 ||
    !(
      tells(/^(?:NOUN|PROPN)$/u) ||
      (found.rule === 'careful' && tells(/^VERB$/u)) ||
      (tells(/^VERB$/u) && found.issue.length > 1 && found.rule !== 'should' && found.rule !== 'need')
    )
  )
    return undefined;
  return { name, span, borrowed: false };
}

/** Whether words name no issue that anybody could stand for or against: "the matter", "doing so", "what kind", "31 percent of them". */
function isVague(name: string): boolean {
  const content = [...contentWords(name)];
  return (
    /^(?:what|which|how|whose?|where|when)\b/iu.test(name) ||
    /\bper ?cent\b|%/iu.test(content.slice(0, 2).join(' ')) ||
    /^doing so$/iu.test(name) ||
    (content.length === 1 && VAGUE.has(content[0] ?? ''))
  );
}

const VAGUE = wordClass('forms that name no issue');

function positionsOf(
  context: ReadingContext,
  { actors, linkIn }: { readonly actors: ActorIndex; readonly linkIn: LinkIn },
  tree: Tree,
  found: FoundPosition,
  issue: { readonly name: string; readonly span: Span },
  speakerAt: (offset: number) => string,
  models: Models,
): Position[] {
  const first = found.issue[0] ?? found.at;
  const last = found.issue.at(-1) ?? found.at;
  const evidence = tree.stretch(Math.min(found.from, first), Math.max(found.to, last));
  if (evidence === undefined) return [];
  const speaker = speakerAt(tree.token(found.at).start);
  return [...new Set(found.holders)]
    .filter(
      (actor) =>
        takesPositions(actors, actor) &&
        !isPrivateDeal(actor, found, speaker) &&
        !isTowardsItself(actors, tree, actor, found),
    )
    .map((actor) => ({
      kind: 'position',
      id: recordId(
        'position',
        context.document.id,
        actor,
        found.stance,
        issue.span.start,
        issue.span.end,
        tree.token(found.at).start,
      ),
      actor,
      issue: issue.name,
      issueSpan: issue.span,
      stance: found.stance,
      act: found.act,
      evidence,
      speaker,
      sentence: sentenceRef(tree),
      provenance: decidedBy(found, models, { actor, speaker }, linkIn(tree.index, [actor])),
    }));
}

/**
 * A position that is told again. Where heads and rules agree on the same words it is likelier than either alone says, and the rules know
 * where its issue ends; one that is told in several sentences is as likely as the surest of them.
 */
function agreed(known: Position, again: Position, linkIn: LinkIn): Position {
  const [a, b] = [known.provenance.probability, again.provenance.probability];
  if (known.stance !== again.stance || a === undefined || b === undefined) return known;
  const link = linkIn(known.sentence.index, [known.actor]) ?? 'fair';
  const { stage, by, rule } = known.provenance;
  if (known.sentence.index !== again.sentence.index || rule === again.provenance.rule) {
    // Who decided on the surest telling has decided how likely it is.
    const { grade: _, probability: __, stage: ___, ...surest } = again.provenance;
    return b > a ? { ...known, provenance: toldBy(stage, surest, b, link) } : known;
  }
  return {
    ...again,
    provenance: toldBy(stage, { by, rule, offeredBy: again.provenance.offeredBy ?? rule }, shareAgreed(a, b), link),
  };
}

/** Names of what reads positions, as far as it is there. */
interface Models {
  readonly heads: string | undefined;
  readonly weights: string | undefined;
}

/**
 * Without weights a rule has decided; with them they have, on what a rule has put before them; or the heads alone. Beside heads
 * all carry a probability, and grades mean the same of all.
 */
function decidedBy(
  found: FoundPosition,
  { heads, weights }: Models,
  who: Pick<Position, 'actor' | 'speaker'>,
  link: Grade | undefined,
): Provenance {
  const by = weights === undefined ? byRule(found.rule) : byModel(weights, found.rule);
  if (heads === undefined) return { stage: 'positions', ...by, grade: positionGrade(who, found, link) };
  if (found.probability !== undefined) return toldBy('positions', byModel(heads), found.probability, link ?? 'fair');
  return toldBy('positions', by, shareBesideHeads(positionShare(who, found)), link ?? 'fair');
}

/** What a private person agrees to, plans or signs is business, unless he says so himself or makes a promise of it. */
function isPrivateDeal(actor: string, found: FoundPosition, speaker: string): boolean {
  return (
    isPerson(actor) &&
    speaker !== actor &&
    /^(?:accept|commit|propose)$/u.test(found.act) &&
    /^(?:verb|adjective)-/u.test(found.rule) &&
    !/^(?:vow|pledge|promise)/u.test(found.word)
  );
}

/** "They would not sit down with Kabul": whoever else is meant by "they", Kabul is not. */
function isTowardsItself(actors: ActorIndex, tree: Tree, actor: string, { head }: FoundPosition): boolean {
  if (tree.token(head).upos !== 'VERB') return false;
  return tree
    .children(head)
    .some(
      (child) =>
        /^(?:obj|obl)/u.test(tree.relation(child)) && actors.headedBy(tree.index, child)?.actors.includes(actor),
    );
}

const COLLECTIVE = wordClass('collective nouns');

/**
 * Whether somebody has a place in a table of who stands where: whom the lexicon knows, who is named, and groups ("separatists"). A
 * single unnamed official or resident has none.
 */
function takesPositions(actors: ActorIndex, id: string): boolean {
  if (!isOfOneText(id)) return true;
  const actor = actors.actor(id);
  if (actor === undefined) return false;
  const name = actor.name.replace(/^(?:the|an?|some|many|most|several|few)\s+/iu, '');
  const last = name.split(/\s+/u).at(-1) ?? name;
  if (actor.kind === 'person' && !/^\p{Lu}\S+\s+(?:\S+\s+)*\p{Lu}/u.test(name))
    return /[^s']s$/u.test(last) && !/\p{Lu}/u.test(name);
  if (/\s\p{Lu}/u.test(name) || (actor.kind !== 'person' && /^\p{Lu}/u.test(last))) return true;
  return /[^s']s$/u.test(last) || COLLECTIVE.has(last.toLowerCase());
}

/** The span of the words of an issue. */
function issueSpanOf(position: Position): Span {
  return position.issueSpan ?? position.evidence;
}
