import { type CausalWord, type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { CausalClaim } from '../../records/causal-claim.ts';
import type { Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { relativeHead } from '../parties/parties.ts';
import { isPower, type Voices, voicesOf } from '../parties/voices.ts';

/** A causal claim in terms of tokens, before it becomes a record. */
interface Claim {
  readonly cause: readonly number[];
  readonly effect: readonly number[];
  /** The word that bears negation and hedges. */
  readonly predicate: number;
  readonly negated?: boolean;
  /** Who ascribes the effect to the cause, where a verb says so. */
  readonly by?: string;
  readonly rule: string;
}

/** Verbs behind which an infinitive is still said to be so: "seems to have caused". */
const RAISING = wordClass('raising verbs');
/** What one replies to is no cause of an act. */
const ASKED = wordClass('nouns of questions');
/** What has a result without causing it. */
const COUNTED = wordClass('nouns of what is counted or tested');

/**
 * Finds what the text or a speaker says has brought something about: verbs ("led to", "is driven by"), nouns ("the product of", "the
 * reason for"), prepositions ("because of", "as a result of") and clauses with "because". Only claims that name a state, a body or an
 * armed group or speak of a political act; questions and what is only supposed are left out, what is denied is marked.
 *
 * @param eventNouns lemmas of nouns for political acts
 */
export function findCausalClaims(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
  eventNouns: { readonly has: (lemma: string) => boolean },
): CausalClaim[] {
  const voices = voicesOf(actors, statements);
  const claims: CausalClaim[] = [];
  const seen = new Set<string>();
  for (const tree of context.analysis.sentences) {
    const political = (token: number): boolean =>
      (tree.token(token).upos === 'NOUN' && eventNouns.has(tree.lemma(token))) ||
      voices.sidesOf(tree, token).some((id) => isPower(actors, id));
    for (const { index, start } of tree.tokens) {
      const claim = claimAt(tree, index, words, voices);
      if (claim === undefined || tree.isQuestion(claim.predicate) || tree.isSupposed(claim.predicate)) continue;
      if (![...claim.cause, ...claim.effect].some(political)) continue;
      const cause = tree.runsOf(claim.cause);
      const effect = tree.runsOf(claim.effect);
      const all = [...claim.cause, ...claim.effect, index];
      const evidence = tree.stretch(Math.min(...all), Math.max(...all));
      if (cause.length === 0 || effect.length === 0 || evidence === undefined) continue;
      const id = recordId('cause', context.document.id, cause[0]?.start, effect[0]?.start);
      if (seen.has(id)) continue;
      seen.add(id);
      claims.push({
        kind: 'cause',
        id,
        cause,
        effect,
        by: claim.by ?? voices.speakerAt(start),
        hedge: hedgeOf(tree, claim.predicate, words),
        negated: claim.negated ?? tree.hasNegator(claim.predicate),
        evidence,
        sentence: sentenceRef(tree),
        provenance: {
          stage: 'causes',
          by: 'rule',
          rule: claim.rule,
          grade: claim.rule === 'participle' ? 'weak' : 'fair',
        },
      });
    }
  }
  return claims;
}

function claimAt(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
  return (
    prepositionClaim(tree, at, words) ??
    verbClaim(tree, at, words, voices) ??
    ascribedClaim(tree, at, words, voices) ??
    nounClaim(tree, at, words) ??
    phraseClaim(tree, at, words) ??
    becauseClaim(tree, at, words)
  );
}

const causesOf = (words: DiscourseLexicon, pos: CausalWord['pos'], word: string): readonly CausalWord[] =>
  entriesOf(words.causes, pos, word) ?? [];

/** "The war led to a famine", "stems from", "was caused by", "a crisis driven by". */
function verbClaim(tree: Tree, verb: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
  if (tree.token(verb).upos !== 'VERB') return undefined;
  const passive = tree.isPassive(verb) || participleOf(tree, verb) === 'VBN';
  for (const entry of causesOf(words, 'verb', tree.lemma(verb))) {
    // Without its particle or object "bring", "set" and "give" mean something else.
    if (
      entry.with !== undefined &&
      !tree.children(verb).some((child) => tree.lemma(child) === entry.with || tree.caseOf(child) === entry.with) &&
      tree.tokens[verb + 1]?.form.toLowerCase() !== entry.with
    )
      continue;
    const subject = subjectTokens(tree, verb);
    if (passive) {
      const agent = tree.children(verb, 'obl').find((child) => child > verb && tree.caseOf(child) === 'by');
      if (agent === undefined || subject === undefined || entry.is === 'effect') continue;
      const made = entry.takes?.some((takes) => takes === 'object' || takes === 'by') === true;
      if (!made && tree.child(verb, 'xcomp') === undefined) continue;
      if (entry.thing && isPerson(tree, agent, voices)) continue;
      const cause = sideOf(tree, agent);
      if (cause !== undefined) return { cause, effect: subject.tokens, predicate: verb, rule: 'passive' };
      continue;
    }
    if (subject === undefined || (entry.thing && !subject.clause && isPerson(tree, subject.head, voices))) continue;
    const other = otherSide(tree, verb, entry);
    if (other === undefined) continue;
    return {
      ...(entry.is === 'cause' ? { cause: subject.tokens, effect: other } : { cause: other, effect: subject.tokens }),
      predicate: verb,
      rule: subject.clause ? 'participle' : 'verb',
    };
  }
  return undefined;
}

function otherSide(tree: Tree, verb: number, entry: CausalWord): readonly number[] | undefined {
  const takes = entry.takes ?? [];
  const object = tree.child(verb, 'obj');
  const infinitive = tree
    .children(verb, 'xcomp', 'advcl', 'ccomp')
    .find((child) => child > verb && tree.isInfinitive(child));
  if (takes.includes('object-inf') && object !== undefined && infinitive !== undefined && infinitive > object)
    return [...tree.clauseOf(object), ...tree.subtree(infinitive)].sort((a, b) => a - b);
  if (takes.includes('object') && object !== undefined && object > verb && tree.lemma(object) !== entry.with)
    return sideOf(tree, object)?.filter((token) => token !== verb + 1 || tree.lemma(token) !== entry.with);
  // "Brought about a withdrawal": the particle may be taken for a preposition.
  const behind = tree.children(verb, 'obl').find((child) => child > verb && tree.caseOf(child) === entry.with);
  if (takes.includes('object') && behind !== undefined) return sideOf(tree, behind);
  if (object !== undefined && tree.lemma(object) !== entry.with) return undefined;
  for (const child of tree.children(verb, 'obl', 'advcl')) {
    const marker = tree.caseOf(child) || tree.lemma(tree.child(child, 'mark') ?? child);
    if (child < verb || !takes.includes(marker) || tree.isInfinitive(child)) continue;
    // A road leads to a place, an act to an event.
    if (tree.token(child).upos === 'PROPN') return undefined;
    return sideOf(tree, child);
  }
  return undefined;
}

interface SubjectTokens {
  readonly head: number;
  readonly tokens: readonly number[];
  /** A whole clause is the subject: "shelled the town, causing a panic". */
  readonly clause?: true;
}

/** `VBN` or `VBG` of a participle that hangs on a noun or, behind a comma, on a clause. */
function participleOf(tree: Tree, verb: number): string | undefined {
  const { xpos, deprel } = tree.token(verb);
  const hangs = (deprel === 'acl' || deprel === 'advcl') && tree.child(verb, 'nsubj', 'aux', 'mark') === undefined;
  return hangs && /^VB[NG]$/u.test(xpos) ? xpos : undefined;
}

function subjectTokens(tree: Tree, verb: number): SubjectTokens | undefined {
  for (let node = verb, steps = 0; node >= 0 && steps < 4; steps++) {
    const subject = tree.child(node, 'nsubj', 'csubj');
    if (subject !== undefined) {
      const tokens = sideOf(tree, subject);
      return tokens === undefined ? undefined : { head: relativeHead(tree, subject) ?? subject, tokens };
    }
    const { head, deprel } = tree.token(node);
    if (head < 0) return undefined;
    const participle = participleOf(tree, node);
    if (participle !== undefined && deprel === 'acl')
      return { head, tokens: tree.clauseOf(head).filter((token) => !within(tree, token, node)) };
    if (participle === 'VBG' && node > head && tree.tokens[(tree.subtree(node)[0] ?? node) - 1]?.form === ',')
      return { head, tokens: eventOf(tree, head, node), clause: true };
    if (participle === 'VBG' && tree.tokens[tree.subtree(node)[0] ?? node]?.form === ',')
      return { head, tokens: eventOf(tree, head, node), clause: true };
    const raised = tree.relation(node) === 'xcomp' && RAISING.has(tree.lemma(head));
    if (!raised && tree.relation(node) !== 'conj') return undefined;
    node = head;
  }
  return undefined;
}

/** "Analysts blamed the shortage on the embargo", "was attributed to". */
function ascribedClaim(tree: Tree, verb: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
  const [entry] = causesOf(words, 'ascribe', tree.lemma(verb));
  if (entry === undefined || tree.token(verb).upos !== 'VERB') return undefined;
  const passive = tree.isPassive(verb);
  const subject = tree.child(verb, 'nsubj');
  const effectHead = passive ? subject : tree.child(verb, 'obj');
  if (effectHead === undefined || tree.isInfinitive(verb)) return undefined;
  const causeHead = [...tree.children(verb, 'obl'), ...tree.children(effectHead, 'nmod')].find(
    (child) => child > verb && entry.takes?.includes(tree.caseOf(child)),
  );
  if (causeHead === undefined || tree.token(effectHead).upos === 'PROPN') return undefined;
  const cause = sideOf(tree, causeHead);
  const effect = sideOf(tree, effectHead)?.filter((token) => !within(tree, token, causeHead));
  if (cause === undefined || effect === undefined) return undefined;
  const [by] = passive || subject === undefined ? [] : voices.sidesOf(tree, subject);
  const unnamed = !passive && subject !== undefined ? 'unknown' : undefined;
  const speaker = by ?? unnamed;
  return { cause, effect, predicate: verb, ...(speaker === undefined ? {} : { by: speaker }), rule: 'ascribed' };
}

/** "The crisis is the product of", "a dispute, the legacy of", "the reason for the delay is", "is due to". */
function nounClaim(tree: Tree, at: number, words: DiscourseLexicon): Claim | undefined {
  const { upos } = tree.token(at);
  if (upos !== 'NOUN' && upos !== 'ADJ') return undefined;
  const [entry] = causesOf(words, upos === 'NOUN' ? 'noun' : 'adj', tree.lemma(at));
  if (entry === undefined) return undefined;
  const complement = tree
    .children(at, 'nmod', 'obl')
    .find((child) => child > at && entry.takes?.includes(tree.caseOf(child)));
  const other = complement === undefined ? undefined : sideOf(tree, complement);
  if (complement === undefined || other === undefined) return undefined;
  const pair = (noun: readonly number[], predicate: number): Claim =>
    entry.is === 'cause'
      ? { cause: noun, effect: other, predicate, rule: 'noun' }
      : { cause: other, effect: noun, predicate, rule: 'noun' };
  if (tree.child(at, 'cop') !== undefined) {
    const subject = tree.child(at, 'nsubj', 'csubj');
    const tokens = subject === undefined ? undefined : sideOf(tree, subject);
    return tokens === undefined ? undefined : pair(tokens, at);
  }
  const { head, deprel } = tree.token(at);
  if (head < 0) return undefined;
  if (deprel === 'appos' && upos === 'NOUN' && tree.token(head).upos !== 'PROPN') {
    return pair(
      tree.clauseOf(head).filter((token) => !within(tree, token, at)),
      at,
    );
  }
  if (tree.relation(at) === 'nsubj' && tree.child(head, 'cop') !== undefined) {
    if (COUNTED.has(tree.lemma(complement)) || tree.token(head).upos === 'ADJ') return undefined;
    const tokens = tree
      .clauseOf(head)
      .filter(
        (token) => !within(tree, token, at) && !(tree.relation(token) === 'cop' && tree.token(token).head === head),
      );
    return pair(tokens, head);
  }
  return undefined;
}

/** "As a result of the embargo, exports collapsed", "in response to". */
function phraseClaim(tree: Tree, at: number, words: DiscourseLexicon): Claim | undefined {
  if (!/^(?:obl|nmod)$/u.test(tree.relation(at))) return undefined;
  const opening = tree.caseOf(at);
  const entry = causesOf(words, 'phrase', tree.lemma(at)).find((one) => one.with === opening);
  if (entry === undefined) return undefined;
  const causeHead = tree
    .children(at, 'nmod', 'acl')
    .find((child) => child > at && entry.takes?.includes(tree.caseOf(child)));
  if (causeHead === undefined || ASKED.has(tree.lemma(causeHead))) return undefined;
  const cause = sideOf(tree, causeHead);
  const { head } = tree.token(at);
  if (cause === undefined || head < 0) return undefined;
  return { cause, effect: eventOf(tree, head, at), predicate: at, negated: isDenied(tree, at), rule: 'phrase' };
}

/** "Because of", "due to", "thanks to", "owing to": the marker is the first word of the preposition. */
function prepositionClaim(tree: Tree, at: number, words: DiscourseLexicon): Claim | undefined {
  const word = tree.token(at).form.toLowerCase();
  const { head } = tree.token(at);
  const fixed = tree.children(at, 'fixed').map((child) => tree.token(child).form.toLowerCase());
  const isMarker = tree.relation(at) === 'case' && head >= 0;
  if (isMarker && causesOf(words, 'preposition', [word, ...fixed].join(' ')).length > 0) return placed(tree, head, at);
  // "Because" and "of" may be two markers of one noun.
  const next = tree.tokens[at + 1];
  const paired = next === undefined ? '' : `${word} ${next.form.toLowerCase()}`;
  if (next === undefined || causesOf(words, 'preposition', paired).length === 0) return undefined;
  if (isMarker && next.head === head) return placed(tree, head, at);
  // "Thanks to X, Y" and "owing to X, Y" may be hung as a noun or a clause of their own.
  const behind = tree.children(at, 'nmod', 'obl').find((child) => child > at && tree.token(next.index).head === child);
  const cause = behind === undefined ? undefined : sideOf(tree, behind);
  if (cause === undefined) return undefined;
  const main = tree.children(at, 'parataxis', 'conj').find((child) => child > at) ?? (head >= 0 ? head : undefined);
  if (main === undefined || /^(?:nsubj|obj|root)$/u.test(tree.relation(at)) === (main === head)) return undefined;
  return {
    cause,
    effect: eventOf(tree, main, main === head ? at : (behind ?? at)),
    predicate: at,
    negated: isDenied(tree, at),
    rule: 'preposition',
  };
}

/** The claim of a noun behind a causal preposition, wherever it hangs. */
function placed(tree: Tree, causeHead: number, marker: number): Claim | undefined {
  const cause = sideOf(tree, causeHead);
  if (cause === undefined) return undefined;
  const negated = isDenied(tree, marker) || isDenied(tree, causeHead);
  const rule = 'preposition';
  if (tree.child(causeHead, 'cop') !== undefined) {
    const subject = tree.child(causeHead, 'nsubj');
    const effect = subject === undefined ? undefined : sideOf(tree, subject);
    if (subject === undefined || effect === undefined) return undefined;
    const own = cause.filter((token) => !within(tree, token, subject) && tree.relation(token) !== 'cop');
    return { cause: own, effect, predicate: causeHead, negated, rule };
  }
  const { head } = tree.token(causeHead);
  if (head < 0 || !/^(?:obl|nmod|advmod|advcl|conj)$/u.test(tree.relation(causeHead))) return undefined;
  return { cause, effect: eventOf(tree, head, causeHead), predicate: causeHead, negated, rule };
}

/** "Closed the plants because Russia had cut supplies". */
function becauseClaim(tree: Tree, at: number, words: DiscourseLexicon): Claim | undefined {
  if (tree.relation(at) !== 'mark' || causesOf(words, 'conjunction', tree.lemma(at)).length === 0) return undefined;
  const clause = tree.token(at).head;
  const head = clause < 0 ? -1 : tree.token(clause).head;
  if (head < 0 || tree.relation(clause) !== 'advcl') return undefined;
  const cause = tree.clauseOf(clause).filter((token) => token !== at);
  return { cause, effect: eventOf(tree, head, clause), predicate: clause, negated: isDenied(tree, at), rule: 'clause' };
}

/** "Not because", "not as a result of": the negation stands right before the marker's phrase. */
function isDenied(tree: Tree, at: number): boolean {
  const first = Math.min(at, ...tree.children(at, 'case', 'det', 'advmod'));
  return [first, first - 1].some((token) => /^(?:not|n['’]t|never)$/iu.test(tree.tokens[token]?.form ?? ''));
}

/** What happened: the clause or noun phrase around `head` without the phrase that tells its cause. */
function eventOf(tree: Tree, governor: number, without: number): number[] {
  // "Said that X would leave because of Y": what is explained is what was said, not the saying.
  const said = tree.children(governor, 'ccomp').findLast((child) => child < without);
  const head = said ?? governor;
  const tokens = tree.clauseOf(head).filter((token) => {
    if (within(tree, token, without)) return false;
    return !tree
      .children(head)
      .some(
        (child) =>
          within(tree, token, child) &&
          ((/^(?:parataxis|discourse)$/u.test(tree.relation(child)) && child > head) ||
            (tree.relation(child) === 'conj' && child > without && tree.token(head).upos === 'VERB')),
      );
  });
  // "Seoul recalled its envoy and cancelled the talks because": the subject stands with the first verb.
  if (tree.token(head).deprel === 'conj' && tree.child(head, 'nsubj') === undefined) {
    const subject = tree.child(tree.token(head).head, 'nsubj');
    if (subject !== undefined) return [...tree.clauseOf(subject), ...tokens].sort((a, b) => a - b);
  }
  return tokens;
}

/** The words of a cause or effect; for a relative pronoun those of its noun. Undefined for a pronoun that names nothing. */
function sideOf(tree: Tree, head: number): number[] | undefined {
  const relative = relativeHead(tree, head);
  if (relative !== undefined) {
    const clause = tree.children(relative, 'acl').find((child) => within(tree, head, child));
    return tree.clauseOf(relative).filter((token) => clause === undefined || !within(tree, token, clause));
  }
  const tokens = tree.clauseOf(head);
  if (/^(?:PRON|DET)$/u.test(tree.token(head).upos) && tokens.length < 3) return undefined;
  return tokens;
}

function within(tree: Tree, token: number, root: number): boolean {
  for (let node = token; node >= 0; node = tree.token(node).head) if (node === root) return true;
  return false;
}

/** Whether a phrase names somebody rather than something that happens. */
function isPerson(tree: Tree, head: number, voices: Voices): boolean {
  return /^(?:PROPN|PRON)$/u.test(tree.token(head).upos) || voices.sidesOf(tree, head).length > 0;
}

function hedgeOf(tree: Tree, predicate: number, words: DiscourseLexicon): Hedge {
  const above = tree.token(predicate).head;
  const raising = above >= 0 && tree.relation(predicate) === 'xcomp' && /^(?:seem|appear)$/u.test(tree.lemma(above));
  if (raising) return 'likely';
  for (const child of tree.children(predicate, 'aux', 'advmod')) {
    const [word] = entriesOf(words.hedges, tree.relation(child) === 'aux' ? 'aux' : 'adv', tree.lemma(child)) ?? [];
    if (word !== undefined) return word.hedge;
  }
  return 'certain';
}
