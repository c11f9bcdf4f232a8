import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import { type DiscourseLexicon, wordKey } from '../lexicon/discourse.ts';
import type { Forecast, Hedge } from '../records/forecast.ts';
import { recordId } from '../records/identify.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { isQuestion } from './hypothetical.ts';
import { isNegated, lemmaAt, relationOf, runAround, stretch, subtree } from './sentence-tree.ts';
import { type Voices, voicesOf } from './voices.ts';

interface Foreseen {
  /** Head of what is foreseen. */
  readonly head: number;
  /** First token of the outcome where it is not the clause of `head`. */
  readonly from?: number;
  readonly hedge: Hedge;
  readonly by?: readonly string[];
  readonly rule: string;
}

/** Verbs of being in a state. */
const STATE =
  /^(?:have|seem|sound|require|need|look|know|mean|include|own|contain|want|believe|think|feel|resemble|deserve)$/u;
const LAID_DOWN =
  /^(?:plan|proposal|bill|law|deal|measure|agreement|accord|treaty|amendment|rule|draft|resolution|legislation|budget|scheme|roadmap|initiative|offer|formula|compromise)$/u;

const ORDER: readonly Hedge[] = ['unlikely', 'possible', 'likely', 'certain'];

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
    for (const token of tree.tokens) {
      const foreseen = foreseenAt(tree, token.index, words, voices);
      if (foreseen === undefined || taken.has(foreseen.head)) continue;
      taken.add(foreseen.head);
      const conditions = conditionsOf(tree, foreseen.head, token.index);
      const outcome = outcomeSpan(tree, foreseen, conditions.heads, statements);
      if (outcome === undefined || !isSubstantial(tree, outcome)) continue;
      const by = foreseen.by?.[0] ?? voices.speakerAt(tokenAt(tree, foreseen.head).start);
      forecasts.push({
        kind: 'forecast',
        id: recordId('forecast', context.document.id, by, outcome.start, outcome.end),
        by,
        ...(conditions.if === undefined ? {} : { if: conditions.if }),
        ...(conditions.unless === undefined ? {} : { unless: conditions.unless }),
        outcome,
        hedge: foreseen.hedge,
        sentence: sentenceRef(tree),
        provenance: {
          stage: 'forecasts',
          by: 'rule',
          rule: foreseen.rule,
          grade: conditions.heads.length > 0 || foreseen.rule !== 'modal' ? 'fair' : 'weak',
        },
      });
    }
  }
  return forecasts;
}

/** "That may be": too little to be looked up again. */
function isSubstantial(tree: Sentence, outcome: Span): boolean {
  const inside = tree.tokens.filter((token) => token.start >= outcome.start && token.end <= outcome.end);
  return inside.length >= 4 && inside.some((token) => /^(?:NOUN|PROPN)$/u.test(token.upos));
}

function weaker(a: Hedge, b: Hedge): Hedge {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

function hedgeWord(words: DiscourseLexicon, pos: string, lemma: string): Hedge | undefined {
  return words.hedges.get(wordKey(pos, lemma))?.[0]?.hedge;
}

function hasMark(tree: Sentence, index: number, pattern: RegExp): boolean {
  return childrenBy(tree, index, 'mark').some((mark) => pattern.test(lemmaAt(tree, mark)));
}

function isTo(tree: Sentence, verb: number): boolean {
  return hasMark(tree, verb, /^to$/u);
}

function foreseenAt(tree: Sentence, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tokenAt(tree, at);
  const auxiliaries = childrenBy(tree, at, 'aux').filter((aux) => aux < at);
  const modal = auxiliaries.find(
    (aux) =>
      tokenAt(tree, aux).xpos === 'MD' && hedgeWord(words, 'aux', modalLemma(tokenAt(tree, aux).form)) !== undefined,
  );
  const adverb = childrenBy(tree, at, 'advmod')
    .map((child) => hedgeWord(words, 'adv', lemmaAt(tree, child)))
    .find((hedge) => hedge !== undefined);
  // "is likely to", "is expected to"
  const predicted = hedgeWord(words, 'adj', token.form.toLowerCase());
  if (predicted !== undefined && /^(?:ADJ|VERB)$/u.test(token.upos)) {
    const infinitive = childrenBy(tree, at, 'xcomp', 'ccomp', 'advcl').find((child) => isTo(tree, child) && child > at);
    const be = childrenBy(tree, at, 'cop', 'aux').some((aux) => lemmaAt(tree, aux) === 'be');
    const subject = childBy(tree, at, 'nsubj');
    if (infinitive !== undefined && be && subject !== undefined && !pastModal(tree, at)) {
      const hedge = isNegated(tree, at) ? (predicted === 'certain' ? 'possible' : 'unlikely') : predicted;
      return { head: infinitive, from: subtree(tree, subject)[0] ?? subject, hedge, rule: 'predicate' };
    }
  }
  // "predicted that", "expects X to", "risks doing"
  const foretold = token.upos === 'VERB' ? hedgeWord(words, 'verb', token.lemma.toLowerCase()) : undefined;
  if (foretold !== undefined && modal === undefined) {
    const clause = childBy(tree, at, 'ccomp');
    const infinitive = childrenBy(tree, at, 'xcomp').find((child) => child > at);
    const subject = childBy(tree, at, 'nsubj');
    const sides = subject === undefined ? [] : voices.ownersOf(tree, subject);
    if (/^(?:risk|threaten)$/u.test(token.lemma)) {
      const agentive = token.lemma === 'threaten' && sides.length > 0;
      if (infinitive !== undefined && !agentive && subject !== undefined)
        return { head: infinitive, hedge: 'possible', rule: token.lemma };
      return undefined;
    }
    if (clause !== undefined && subject !== undefined && !isNegated(tree, at) && !past(tree, clause)) {
      return {
        head: clause,
        hedge: hedgeOfClause(tree, clause, words) ?? 'likely',
        ...(sides.length > 0 ? { by: sides } : {}),
        rule: 'foretold',
      };
    }
    if (
      infinitive !== undefined &&
      isTo(tree, infinitive) &&
      childBy(tree, at, 'obj') !== undefined &&
      subject !== undefined &&
      !isNegated(tree, at)
    ) {
      return {
        head: infinitive,
        from: subtree(tree, childBy(tree, at, 'obj') ?? infinitive)[0] ?? infinitive,
        hedge: 'likely',
        ...(sides.length > 0 ? { by: sides } : {}),
        rule: 'foretold',
      };
    }
    return undefined;
  }
  if (modal === undefined || !/^(?:VERB|NOUN|ADJ|PROPN|ADV)$/u.test(token.upos)) return undefined;
  const form = modalLemma(tokenAt(tree, modal).form);
  let hedge = hedgeWord(words, 'aux', form) ?? 'possible';
  if (adverb !== undefined) hedge = weaker(hedge, adverb);
  if (form === 'would' && underPlan(tree, at)) return undefined;
  if (isQuestion(tree, at) || isCondition(tree, at) || isPurpose(tree, at)) return undefined;
  if (auxiliaries.some((aux) => /^have$/u.test(lemmaAt(tree, aux))) && form !== 'will') return undefined;
  if (/^(?:like|love|prefer|say|argue|add|think|hope|want|need)$/u.test(token.lemma) && token.upos === 'VERB')
    return undefined;
  const subject = childBy(tree, at, 'nsubj', 'csubj', 'expl') ?? sharedSubject(tree, at);
  if (subject === undefined) return undefined;
  if (/^(?:you|i)$/iu.test(tokenAt(tree, subject).form)) return undefined;
  // "Those who will suffer", "who will win": nobody foresees that it comes.
  if (/^(?:who|what|how|whoever)$/iu.test(tokenAt(tree, subject).form)) return undefined;
  // "May need", "might be hiding": how things may stand now.
  const open = form === 'may' || form === 'might' || form === 'could';
  if (open && token.xpos === 'VBG') return undefined;
  if (form !== 'could' && open && STATE.test(token.lemma)) return undefined;
  // "The bill would ban": what a text lays down.
  if (form === 'would' && LAID_DOWN.test(lemmaAt(tree, subject))) return undefined;
  const said = voices.statementAt(token.start);
  const statement = said === undefined || said.source.length === 0 ? undefined : said;
  const sides = voices.ownersOf(tree, subject);
  const conditional = childrenBy(tree, at, 'advcl').some((child) => hasMark(tree, child, /^(?:if|unless|should)$/u));
  if (statement !== undefined) {
    const own = new Set([...statement.actsFor, ...statement.speakers]);
    if (sides.some((side) => own.has(side)) && form !== 'could') return undefined;
    if (/^(?:we|our)$/iu.test(tokenAt(tree, subject).form)) return undefined;
    if (isNegated(tree, at) && form === 'could') return undefined;
    // "Would not accept": an actor's refusal is a position.
    if (isNegated(tree, at) && form === 'would' && sides.length > 0 && childBy(tree, at, 'cop') === undefined)
      return undefined;
    return { head: at, hedge, rule: conditional ? 'modal-if' : 'modal' };
  }
  // The author's own word: what an actor will do is a plan or a date in a calendar.
  const copular = childBy(tree, at, 'cop') !== undefined;
  const agentive = sides.length > 0 && !copular && token.upos === 'VERB';
  if (/^(?:will|shall)$/u.test(form) && agentive && adverb === undefined && !conditional) return undefined;
  if (form === 'would' && !conditional && (agentive || relationOf(tree, at) !== 'root')) return undefined;
  if (form === 'could' && (isNegated(tree, at) || inPastClause(tree, at))) return undefined;
  if (form === 'may' && /^(?:not|as well)$/u.test(token.lemma)) return undefined;
  if (tokenAt(tree, subject).form.toLowerCase() === 'we') return undefined;
  return { head: at, hedge, rule: conditional ? 'modal-if' : 'modal' };
}

/** "Under the plan, A would withdraw", "a plan under which A would withdraw": a term, not a forecast. */
function underPlan(tree: Sentence, at: number): boolean {
  for (const verb of [at, relationOf(tree, at) === 'conj' ? tokenAt(tree, at).head : at]) {
    if (tokenAt(tree, verb).deprel === 'acl:relcl' && LAID_DOWN.test(lemmaAt(tree, tokenAt(tree, verb).head)))
      return true;
  }
  const verbs = [at, relationOf(tree, at) === 'conj' ? tokenAt(tree, at).head : at];
  return verbs.some((verb) =>
    childrenBy(tree, verb, 'obl').some(
      (child) =>
        childrenBy(tree, child, 'case').some((marker) => /^(?:under|accord(?:ing)?)$/u.test(lemmaAt(tree, marker))) &&
        [child, ...childrenBy(tree, child, 'nmod')].some((noun) =>
          /^(?:proposal|plan|offer|initiative|roadmap|draft|formula|scheme|concept|compromise|blueprint|package|term|deal|accord|agreement|bill|law|rule)$/u.test(
            lemmaAt(tree, noun),
          ),
        ),
    ),
  );
}

function modalLemma(form: string): string {
  const lower = form.toLowerCase();
  if (lower === '’ll' || lower === "'ll" || lower === 'wo') return 'will';
  if (lower === '’d' || lower === "'d") return 'would';
  return lower;
}

function pastModal(tree: Sentence, at: number): boolean {
  return childrenBy(tree, at, 'aux').some((aux) =>
    /^(?:would|could|might)$/u.test(tokenAt(tree, aux).form.toLowerCase()),
  );
}

function past(tree: Sentence, clause: number): boolean {
  return (
    tokenAt(tree, clause).xpos === 'VBD' ||
    childrenBy(tree, clause, 'aux', 'cop').some((aux) => tokenAt(tree, aux).xpos === 'VBD')
  );
}

function hedgeOfClause(tree: Sentence, clause: number, words: DiscourseLexicon): Hedge | undefined {
  const modal = childrenBy(tree, clause, 'aux')
    .map((aux) => hedgeWord(words, 'aux', modalLemma(tokenAt(tree, aux).form)))
    .find((hedge) => hedge !== undefined);
  return modal === 'certain' ? 'likely' : modal;
}

function sharedSubject(tree: Sentence, at: number): number | undefined {
  return relationOf(tree, at) === 'conj' ? childBy(tree, tokenAt(tree, at).head, 'nsubj') : undefined;
}

/** Whether the clause is itself the condition of another one. */
function isCondition(tree: Sentence, at: number): boolean {
  for (let node = at, steps = 0; node >= 0 && steps < 3; steps++) {
    if (hasMark(tree, node, /^(?:if|unless|whether|lest|while|although|though)$/u)) return true;
    const relation = relationOf(tree, node);
    if (relation !== 'conj' && relation !== 'xcomp') return false;
    node = tokenAt(tree, node).head;
  }
  return false;
}

/** "so that it could", "the tools that would": an end or a property, no outcome. */
function isPurpose(tree: Sentence, at: number): boolean {
  if (relationOf(tree, at) === 'advcl' && hasMark(tree, at, /^(?:so|that|before|until|when|where|as|because)$/u))
    return !hasMark(tree, at, /^because$/u);
  return false;
}

function inPastClause(tree: Sentence, at: number): boolean {
  for (let node = tokenAt(tree, at).head; node >= 0; node = tokenAt(tree, node).head) {
    if (tokenAt(tree, node).xpos === 'VBD' && relationOf(tree, at) !== 'ccomp') return true;
  }
  return false;
}

interface Conditions {
  readonly if?: Span;
  readonly unless?: Span;
  readonly heads: readonly number[];
}

function conditionsOf(tree: Sentence, head: number, above: number): Conditions {
  let condition: Span | undefined;
  let exception: Span | undefined;
  const heads: number[] = [];
  for (const root of new Set([head, above])) {
    for (const child of childrenBy(tree, root, 'advcl', 'obl')) {
      const mark = childrenBy(tree, child, 'mark', 'case').map((m) => lemmaAt(tree, m));
      const tokens = subtree(tree, child);
      const words = tokens
        .slice(0, 3)
        .map((token) => tokenAt(tree, token).form.toLowerCase())
        .join(' ');
      const kind =
        mark.includes('unless') || (mark.includes('without') && tokens.length < 12)
          ? 'unless'
          : mark.includes('if') || /^(?:as long as|so long as|provided that|in case|in the event)/u.test(words)
            ? 'if'
            : undefined;
      if (kind === undefined) continue;
      const inner = tokens.filter(
        (token) =>
          !(
            tokenAt(tree, token).head === child &&
            /^(?:mark|case)$/u.test(relationOf(tree, token)) &&
            token < child &&
            /^(?:if|unless|without|even|only)$/u.test(lemmaAt(tree, token))
          ),
      );
      const run = runAround(inner, child);
      const span = stretch(tree, run[0] ?? child, run.at(-1) ?? child);
      if (span === undefined) continue;
      heads.push(child);
      if (kind === 'if') condition = condition ?? span;
      else exception = exception ?? span;
    }
  }
  return {
    heads,
    ...(condition === undefined ? {} : { if: condition }),
    ...(exception === undefined ? {} : { unless: exception }),
  };
}

function outcomeSpan(
  tree: Sentence,
  foreseen: Foreseen,
  conditions: readonly number[],
  statements: readonly Statement[],
): Span | undefined {
  const { head } = foreseen;
  const tokens = subtree(tree, head, (token) => {
    if (conditions.includes(token)) return true;
    if (tokenAt(tree, token).head !== head) return false;
    const relation = relationOf(tree, token);
    if (relation === 'mark' || relation === 'cc' || relation === 'parataxis' || relation === 'discourse') return true;
    if (relation === 'conj' && childBy(tree, token, 'nsubj') !== undefined) return true;
    return relation === 'advcl' && token < head;
  });
  const subject = childBy(tree, head, 'nsubj', 'csubj', 'expl') ?? sharedSubject(tree, head);
  let first = foreseen.from ?? (subject === undefined ? (tokens[0] ?? head) : Math.min(...subtree(tree, subject)));
  let last = tokens.at(-1) ?? head;
  if (first > head) first = tokens[0] ?? head;
  // Where somebody else's words begin or end, the outcome does too.
  const place = tokenAt(tree, head).start;
  const holding = statements
    .filter((statement) => statement.source.length > 0)
    .flatMap((statement) => statement.content)
    .find((span) => span.start <= place && place < span.end);
  while (holding !== undefined && first < head && tokenAt(tree, first).start < holding.start) first++;
  while (holding !== undefined && last > head && tokenAt(tree, last).end > holding.end) last--;
  return stretch(tree, first, last);
}
