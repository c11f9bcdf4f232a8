import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import { byModel } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import type { Issue } from '../../records/issue.ts';
import { overlaps, quote } from '../../records/offsets.ts';
import type { Position } from '../../records/position.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { type LinkIn, linksIn } from '../context/share-right.ts';
import type { AnchorReader } from '../heads/anchors.ts';
import { toldBy } from '../heads/share-told.ts';
import { isOnlyAsked, voicesOf } from '../parties/voices.ts';
import { issueName, pointsBack } from './issue-phrase.ts';
import { groupIssues, type PlacedPosition } from './issues.ts';
import { type ToldPosition, toldPositions } from './told-positions.ts';

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
 * Where actors stand on issues as the heads read it, each issue with all who take a stand on it. A position towards an actor as such is an
 * event and is left to the events stage.
 *
 * @param file issues that the user has named
 */
export function findPositions(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  heads: AnchorReader,
  file?: IssuesFile,
): { readonly positions: readonly Position[]; readonly issues: readonly Issue[] } {
  const voices = voicesOf(actors, statements);
  const linkIn = linksIn(actors);
  const anchors = heads.anchors(context, actors, 'position');
  const placed: PlacedPosition[] = [];
  const named: NamedIssue[] = [];
  for (const tree of context.analysis.sentences) {
    for (const told of toldPositions(anchors.get(tree) ?? [], voices, heads.info)) {
      const issue = isOnlyAsked(tree, told.at, voices) ? undefined : issueOf(context, actors, tree, told, named);
      if (issue === undefined) continue;
      const head = tree.lemma(told.head);
      const by = { model: heads.info.model, linkIn, speaker: voices.speakerAt(tree.token(told.at).start) };
      for (const position of positionsOf(context, actors, tree, told, issue, by)) {
        const { antecedent, borrowed: pointing } = issue;
        place(placed, { position, head, pointing, ...(antecedent ? { antecedent } : {}) }, linkIn);
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
          act: told.act,
          holders: told.holders,
          sentence: tree.index,
        });
    }
  }
  const { issues, positions: grouped } = groupIssues(context.document.id, placed, file);
  return { positions: grouped, issues };
}

/** Puts a position beside those of before; one that is told again counts once. */
function place(placed: PlacedPosition[], one: PlacedPosition, linkIn: LinkIn): void {
  const at = placed.findIndex(({ position }) => isToldBy(position, one.position));
  const known = placed[at];
  if (known) placed[at] = { ...known, position: surer(known.position, one.position, linkIn) };
  else placed.push(one);
}

/** Whether a position has been told: the same in nearly the same words, or by the same words. */
function isToldBy(known: Position, position: Position): boolean {
  if (known.actor !== position.actor) return false;
  const same = known.stance === position.stance;
  if (same && known.issue.toLowerCase() === position.issue.toLowerCase()) return true;
  if (same && sameIssue(contentWords(known.issue), contentWords(position.issue))) return true;
  return overlaps(issueSpanOf(known), issueSpanOf(position));
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
  found: ToldPosition,
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
  // Nobody answers himself: "proposed a fund and wanted it soon".
  return found.holders.some((holder) => last.holders.includes(holder)) ? undefined : last;
}

/** "The deployment of such systems": what was named before by the same noun, in full. */
function namesAlike(tree: Tree, { head, issue }: ToldPosition, named: readonly NamedIssue[]): NamedIssue | undefined {
  if (!issue.some((token) => /^such$/iu.test(tree.token(token).form))) return undefined;
  return named.findLast((one) => one.head === tree.lemma(head) && !/\bsuch\b/iu.test(one.name));
}

/** The issue in words; what only points back takes the name of what it points to. */
function issueOf(
  context: ReadingContext,
  actors: ActorIndex,
  tree: Tree,
  found: ToldPosition,
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
  if (name.length < 3 || !(tells(/^(?:NOUN|PROPN)$/u) || (tells(/^VERB$/u) && tells(/^(?!VERB|AUX|PRON|PUNCT)/u))))
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
  actors: ActorIndex,
  tree: Tree,
  told: ToldPosition,
  issue: { readonly name: string; readonly span: Span },
  { model, linkIn, speaker }: { readonly model: string; readonly linkIn: LinkIn; readonly speaker: string },
): Position[] {
  const first = told.issue[0] ?? told.at;
  const last = told.issue.at(-1) ?? told.at;
  const evidence = tree.stretch(Math.min(told.from, first), Math.max(told.to, last));
  if (evidence === undefined) return [];
  return [...new Set(told.holders)]
    .filter((actor) => takesPositions(actors, actor) && !isTowardsItself(actors, tree, actor, told))
    .map((actor) => ({
      kind: 'position',
      id: recordId(
        'position',
        context.document.id,
        actor,
        told.stance,
        issue.span.start,
        issue.span.end,
        tree.token(told.at).start,
      ),
      actor,
      issue: issue.name,
      issueSpan: issue.span,
      stance: told.stance,
      act: told.act,
      evidence,
      speaker,
      sentence: sentenceRef(tree),
      provenance: toldBy('positions', byModel(model), told.probability, linkIn(tree.index, [actor]) ?? 'fair'),
    }));
}

/** A position that is told again is as likely as the surest of its tellings. */
function surer(known: Position, again: Position, linkIn: LinkIn): Position {
  const [a = 0, b = 0] = [known.provenance.probability, again.provenance.probability];
  if (known.stance !== again.stance || b <= a) return known;
  const { stage, by, rule } = known.provenance;
  return {
    ...known,
    provenance: toldBy(stage, { by, rule }, b, linkIn(known.sentence.index, [known.actor]) ?? 'fair'),
  };
}

/** "They would not sit down with Kabul": whoever else is meant by "they", Kabul is not. */
function isTowardsItself(actors: ActorIndex, tree: Tree, actor: string, { head }: ToldPosition): boolean {
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
