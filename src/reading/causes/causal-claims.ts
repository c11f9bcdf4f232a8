import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type CausalWord, type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import type { CausalClaim } from '../../records/causal-claim.ts';
import type { Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import type { Statement } from '../../records/statement.ts';
import { isPassive } from '../clause/agents.ts';
import { clauseOf, isInfinitive } from '../clause/clauses.ts';
import { isQuestion, isSupposed } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf, runsOf, stretch, subtree } from '../clause/sentence-tree.ts';
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
const RAISING = /^(?:seem|appear|continue|begin|start|help|come|go)$/u;
/** What one replies to is no cause of an act. */
const ASKED = /^(?:question|query|inquiry|enquiry|request|email|letter|reporter)$/u;
/** What has a result without causing it. */
const COUNTED =
  /^(?:vote|election|referendum|poll|count|test|investigation|inquiry|ballot|match|survey|tender|review)$/u;

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
      (tokenAt(tree, token).upos === 'NOUN' && eventNouns.has(lemmaAt(tree, token))) ||
      voices.sidesOf(tree, token).some((id) => isPower(actors, id));
    for (const { index, start } of tree.tokens) {
      const claim = claimAt(tree, index, words, voices);
      if (claim === undefined || isQuestion(tree, claim.predicate) || isSupposed(tree, claim.predicate)) continue;
      if (![...claim.cause, ...claim.effect].some(political)) continue;
      const cause = runsOf(tree, claim.cause);
      const effect = runsOf(tree, claim.effect);
      const all = [...claim.cause, ...claim.effect, index];
      const evidence = stretch(tree, Math.min(...all), Math.max(...all));
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
        negated: claim.negated ?? isNegated(tree, claim.predicate),
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

function claimAt(tree: Sentence, at: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
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
function verbClaim(tree: Sentence, verb: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
  if (tokenAt(tree, verb).upos !== 'VERB') return undefined;
  const passive = isPassive(tree, verb) || participleOf(tree, verb) === 'VBN';
  for (const entry of causesOf(words, 'verb', lemmaAt(tree, verb))) {
    // Without its particle or object "bring", "set" and "give" mean something else.
    if (
      entry.with !== undefined &&
      !childrenBy(tree, verb).some(
        (child) => lemmaAt(tree, child) === entry.with || caseOf(tree, child) === entry.with,
      ) &&
      tree.tokens[verb + 1]?.form.toLowerCase() !== entry.with
    )
      continue;
    const subject = subjectTokens(tree, verb);
    if (passive) {
      const agent = childrenBy(tree, verb, 'obl').find((child) => child > verb && caseOf(tree, child) === 'by');
      if (agent === undefined || subject === undefined || entry.is === 'effect') continue;
      const made = entry.takes?.some((takes) => takes === 'object' || takes === 'by') === true;
      if (!made && childBy(tree, verb, 'xcomp') === undefined) continue;
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

function otherSide(tree: Sentence, verb: number, entry: CausalWord): readonly number[] | undefined {
  const takes = entry.takes ?? [];
  const object = childBy(tree, verb, 'obj');
  const infinitive = childrenBy(tree, verb, 'xcomp', 'advcl', 'ccomp').find(
    (child) => child > verb && isInfinitive(tree, child),
  );
  if (takes.includes('object-inf') && object !== undefined && infinitive !== undefined && infinitive > object)
    return [...clauseOf(tree, object), ...subtree(tree, infinitive)].sort((a, b) => a - b);
  if (takes.includes('object') && object !== undefined && object > verb && lemmaAt(tree, object) !== entry.with)
    return sideOf(tree, object)?.filter((token) => token !== verb + 1 || lemmaAt(tree, token) !== entry.with);
  // "Brought about a withdrawal": the particle may be taken for a preposition.
  const behind = childrenBy(tree, verb, 'obl').find((child) => child > verb && caseOf(tree, child) === entry.with);
  if (takes.includes('object') && behind !== undefined) return sideOf(tree, behind);
  if (object !== undefined && lemmaAt(tree, object) !== entry.with) return undefined;
  for (const child of childrenBy(tree, verb, 'obl', 'advcl')) {
    const marker = caseOf(tree, child) || lemmaAt(tree, childBy(tree, child, 'mark') ?? child);
    if (child < verb || !takes.includes(marker) || isInfinitive(tree, child)) continue;
    // A road leads to a place, an act to an event.
    if (tokenAt(tree, child).upos === 'PROPN') return undefined;
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
function participleOf(tree: Sentence, verb: number): string | undefined {
  const { xpos, deprel } = tokenAt(tree, verb);
  const hangs = (deprel === 'acl' || deprel === 'advcl') && childBy(tree, verb, 'nsubj', 'aux', 'mark') === undefined;
  return hangs && /^VB[NG]$/u.test(xpos) ? xpos : undefined;
}

function subjectTokens(tree: Sentence, verb: number): SubjectTokens | undefined {
  for (let node = verb, steps = 0; node >= 0 && steps < 4; steps++) {
    const subject = childBy(tree, node, 'nsubj', 'csubj');
    if (subject !== undefined) {
      const tokens = sideOf(tree, subject);
      return tokens === undefined ? undefined : { head: relativeHead(tree, subject) ?? subject, tokens };
    }
    const { head, deprel } = tokenAt(tree, node);
    if (head < 0) return undefined;
    const participle = participleOf(tree, node);
    if (participle !== undefined && deprel === 'acl')
      return { head, tokens: clauseOf(tree, head).filter((token) => !within(tree, token, node)) };
    if (participle === 'VBG' && node > head && tree.tokens[(subtree(tree, node)[0] ?? node) - 1]?.form === ',')
      return { head, tokens: eventOf(tree, head, node), clause: true };
    if (participle === 'VBG' && tree.tokens[subtree(tree, node)[0] ?? node]?.form === ',')
      return { head, tokens: eventOf(tree, head, node), clause: true };
    const raised = relationOf(tree, node) === 'xcomp' && RAISING.test(lemmaAt(tree, head));
    if (!raised && relationOf(tree, node) !== 'conj') return undefined;
    node = head;
  }
  return undefined;
}

/** "Analysts blamed the shortage on the embargo", "was attributed to". */
function ascribedClaim(tree: Sentence, verb: number, words: DiscourseLexicon, voices: Voices): Claim | undefined {
  const [entry] = causesOf(words, 'ascribe', lemmaAt(tree, verb));
  if (entry === undefined || tokenAt(tree, verb).upos !== 'VERB') return undefined;
  const passive = isPassive(tree, verb);
  const subject = childBy(tree, verb, 'nsubj');
  const effectHead = passive ? subject : childBy(tree, verb, 'obj');
  if (effectHead === undefined || isInfinitive(tree, verb)) return undefined;
  const causeHead = [...childrenBy(tree, verb, 'obl'), ...childrenBy(tree, effectHead, 'nmod')].find(
    (child) => child > verb && entry.takes?.includes(caseOf(tree, child)),
  );
  if (causeHead === undefined || tokenAt(tree, effectHead).upos === 'PROPN') return undefined;
  const cause = sideOf(tree, causeHead);
  const effect = sideOf(tree, effectHead)?.filter((token) => !within(tree, token, causeHead));
  if (cause === undefined || effect === undefined) return undefined;
  const [by] = passive || subject === undefined ? [] : voices.sidesOf(tree, subject);
  const unnamed = !passive && subject !== undefined ? 'unknown' : undefined;
  const speaker = by ?? unnamed;
  return { cause, effect, predicate: verb, ...(speaker === undefined ? {} : { by: speaker }), rule: 'ascribed' };
}

/** "The crisis is the product of", "a dispute, the legacy of", "the reason for the delay is", "is due to". */
function nounClaim(tree: Sentence, at: number, words: DiscourseLexicon): Claim | undefined {
  const { upos } = tokenAt(tree, at);
  if (upos !== 'NOUN' && upos !== 'ADJ') return undefined;
  const [entry] = causesOf(words, upos === 'NOUN' ? 'noun' : 'adj', lemmaAt(tree, at));
  if (entry === undefined) return undefined;
  const complement = childrenBy(tree, at, 'nmod', 'obl').find(
    (child) => child > at && entry.takes?.includes(caseOf(tree, child)),
  );
  const other = complement === undefined ? undefined : sideOf(tree, complement);
  if (complement === undefined || other === undefined) return undefined;
  const pair = (noun: readonly number[], predicate: number): Claim =>
    entry.is === 'cause'
      ? { cause: noun, effect: other, predicate, rule: 'noun' }
      : { cause: other, effect: noun, predicate, rule: 'noun' };
  if (childBy(tree, at, 'cop') !== undefined) {
    const subject = childBy(tree, at, 'nsubj', 'csubj');
    const tokens = subject === undefined ? undefined : sideOf(tree, subject);
    return tokens === undefined ? undefined : pair(tokens, at);
  }
  const { head, deprel } = tokenAt(tree, at);
  if (head < 0) return undefined;
  if (deprel === 'appos' && upos === 'NOUN' && tokenAt(tree, head).upos !== 'PROPN') {
    return pair(
      clauseOf(tree, head).filter((token) => !within(tree, token, at)),
      at,
    );
  }
  if (relationOf(tree, at) === 'nsubj' && childBy(tree, head, 'cop') !== undefined) {
    if (COUNTED.test(lemmaAt(tree, complement)) || tokenAt(tree, head).upos === 'ADJ') return undefined;
    const tokens = clauseOf(tree, head).filter(
      (token) => !within(tree, token, at) && !(relationOf(tree, token) === 'cop' && tokenAt(tree, token).head === head),
    );
    return pair(tokens, head);
  }
  return undefined;
}

/** "As a result of the embargo, exports collapsed", "in response to". */
function phraseClaim(tree: Sentence, at: number, words: DiscourseLexicon): Claim | undefined {
  if (!/^(?:obl|nmod)$/u.test(relationOf(tree, at))) return undefined;
  const opening = caseOf(tree, at);
  const entry = causesOf(words, 'phrase', lemmaAt(tree, at)).find((one) => one.with === opening);
  if (entry === undefined) return undefined;
  const causeHead = childrenBy(tree, at, 'nmod', 'acl').find(
    (child) => child > at && entry.takes?.includes(caseOf(tree, child)),
  );
  if (causeHead === undefined || ASKED.test(lemmaAt(tree, causeHead))) return undefined;
  const cause = sideOf(tree, causeHead);
  const { head } = tokenAt(tree, at);
  if (cause === undefined || head < 0) return undefined;
  return { cause, effect: eventOf(tree, head, at), predicate: at, negated: isDenied(tree, at), rule: 'phrase' };
}

/** "Because of", "due to", "thanks to", "owing to": the marker is the first word of the preposition. */
function prepositionClaim(tree: Sentence, at: number, words: DiscourseLexicon): Claim | undefined {
  const word = tokenAt(tree, at).form.toLowerCase();
  const { head } = tokenAt(tree, at);
  const fixed = childrenBy(tree, at, 'fixed').map((child) => tokenAt(tree, child).form.toLowerCase());
  const isMarker = relationOf(tree, at) === 'case' && head >= 0;
  if (isMarker && causesOf(words, 'preposition', [word, ...fixed].join(' ')).length > 0) return placed(tree, head, at);
  // "Because" and "of" may be two markers of one noun.
  const next = tree.tokens[at + 1];
  const paired = next === undefined ? '' : `${word} ${next.form.toLowerCase()}`;
  if (next === undefined || causesOf(words, 'preposition', paired).length === 0) return undefined;
  if (isMarker && next.head === head) return placed(tree, head, at);
  // "Thanks to X, Y" and "owing to X, Y" may be hung as a noun or a clause of their own.
  const behind = childrenBy(tree, at, 'nmod', 'obl').find(
    (child) => child > at && tokenAt(tree, next.index).head === child,
  );
  const cause = behind === undefined ? undefined : sideOf(tree, behind);
  if (cause === undefined) return undefined;
  const main = childrenBy(tree, at, 'parataxis', 'conj').find((child) => child > at) ?? (head >= 0 ? head : undefined);
  if (main === undefined || /^(?:nsubj|obj|root)$/u.test(relationOf(tree, at)) === (main === head)) return undefined;
  return {
    cause,
    effect: eventOf(tree, main, main === head ? at : (behind ?? at)),
    predicate: at,
    negated: isDenied(tree, at),
    rule: 'preposition',
  };
}

/** The claim of a noun behind a causal preposition, wherever it hangs. */
function placed(tree: Sentence, causeHead: number, marker: number): Claim | undefined {
  const cause = sideOf(tree, causeHead);
  if (cause === undefined) return undefined;
  const negated = isDenied(tree, marker) || isDenied(tree, causeHead);
  const rule = 'preposition';
  if (childBy(tree, causeHead, 'cop') !== undefined) {
    const subject = childBy(tree, causeHead, 'nsubj');
    const effect = subject === undefined ? undefined : sideOf(tree, subject);
    if (subject === undefined || effect === undefined) return undefined;
    const own = cause.filter((token) => !within(tree, token, subject) && relationOf(tree, token) !== 'cop');
    return { cause: own, effect, predicate: causeHead, negated, rule };
  }
  const { head } = tokenAt(tree, causeHead);
  if (head < 0 || !/^(?:obl|nmod|advmod|advcl|conj)$/u.test(relationOf(tree, causeHead))) return undefined;
  return { cause, effect: eventOf(tree, head, causeHead), predicate: causeHead, negated, rule };
}

/** "Closed the plants because Russia had cut supplies". */
function becauseClaim(tree: Sentence, at: number, words: DiscourseLexicon): Claim | undefined {
  if (relationOf(tree, at) !== 'mark' || causesOf(words, 'conjunction', lemmaAt(tree, at)).length === 0)
    return undefined;
  const clause = tokenAt(tree, at).head;
  const head = clause < 0 ? -1 : tokenAt(tree, clause).head;
  if (head < 0 || relationOf(tree, clause) !== 'advcl') return undefined;
  const cause = clauseOf(tree, clause).filter((token) => token !== at);
  return { cause, effect: eventOf(tree, head, clause), predicate: clause, negated: isDenied(tree, at), rule: 'clause' };
}

/** "Not because", "not as a result of": the negation stands right before the marker's phrase. */
function isDenied(tree: Sentence, at: number): boolean {
  const first = Math.min(at, ...childrenBy(tree, at, 'case', 'det', 'advmod'));
  return [first, first - 1].some((token) => /^(?:not|n['’]t|never)$/iu.test(tree.tokens[token]?.form ?? ''));
}

/** What happened: the clause or noun phrase around `head` without the phrase that tells its cause. */
function eventOf(tree: Sentence, governor: number, without: number): number[] {
  // "Said that X would leave because of Y": what is explained is what was said, not the saying.
  const said = childrenBy(tree, governor, 'ccomp').findLast((child) => child < without);
  const head = said ?? governor;
  const tokens = clauseOf(tree, head).filter((token) => {
    if (within(tree, token, without)) return false;
    return !childrenBy(tree, head).some(
      (child) =>
        within(tree, token, child) &&
        ((/^(?:parataxis|discourse)$/u.test(relationOf(tree, child)) && child > head) ||
          (relationOf(tree, child) === 'conj' && child > without && tokenAt(tree, head).upos === 'VERB')),
    );
  });
  // "Seoul recalled its envoy and cancelled the talks because": the subject stands with the first verb.
  if (tokenAt(tree, head).deprel === 'conj' && childBy(tree, head, 'nsubj') === undefined) {
    const subject = childBy(tree, tokenAt(tree, head).head, 'nsubj');
    if (subject !== undefined) return [...clauseOf(tree, subject), ...tokens].sort((a, b) => a - b);
  }
  return tokens;
}

/** The words of a cause or effect; for a relative pronoun those of its noun. Undefined for a pronoun that names nothing. */
function sideOf(tree: Sentence, head: number): number[] | undefined {
  const relative = relativeHead(tree, head);
  if (relative !== undefined) {
    const clause = childrenBy(tree, relative, 'acl').find((child) => within(tree, head, child));
    return clauseOf(tree, relative).filter((token) => clause === undefined || !within(tree, token, clause));
  }
  const tokens = clauseOf(tree, head);
  if (/^(?:PRON|DET)$/u.test(tokenAt(tree, head).upos) && tokens.length < 3) return undefined;
  return tokens;
}

function within(tree: Sentence, token: number, root: number): boolean {
  for (let node = token; node >= 0; node = tokenAt(tree, node).head) if (node === root) return true;
  return false;
}

/** Whether a phrase names somebody rather than something that happens. */
function isPerson(tree: Sentence, head: number, voices: Voices): boolean {
  return /^(?:PROPN|PRON)$/u.test(tokenAt(tree, head).upos) || voices.sidesOf(tree, head).length > 0;
}

function hedgeOf(tree: Sentence, predicate: number, words: DiscourseLexicon): Hedge {
  const above = tokenAt(tree, predicate).head;
  const raising =
    above >= 0 && relationOf(tree, predicate) === 'xcomp' && /^(?:seem|appear)$/u.test(lemmaAt(tree, above));
  if (raising) return 'likely';
  for (const child of childrenBy(tree, predicate, 'aux', 'advmod')) {
    const [word] =
      entriesOf(words.hedges, relationOf(tree, child) === 'aux' ? 'aux' : 'adv', lemmaAt(tree, child)) ?? [];
    if (word !== undefined) return word.hedge;
  }
  return 'certain';
}
