import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import type { DiscourseLexicon, StanceWord } from '../lexicon/discourse.ts';
import { wordKey } from '../lexicon/discourse.ts';
import { recordId } from '../records/identify.ts';
import { overlaps, quote } from '../records/offsets.ts';
import type { Position, Stance } from '../records/position.ts';
import type { Grade } from '../records/provenance.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import { agentOf, isPassive } from './attribution-candidates.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { isHypothetical, isSupposed, isWished } from './hypothetical.ts';
import { isNegated, lemmaAt, relationOf, runAround, stretch, subtree, undergoerOf } from './sentence-tree.ts';
import { isOccasion, trailing } from './trailing.ts';
import { type Voices, voicesOf } from './voices.ts';

interface Found {
  readonly actors: readonly string[];
  /** Tokens of the issue, in order. */
  readonly issue: readonly number[];
  readonly word: Pick<StanceWord, 'act' | 'stance'>;
  readonly negated: boolean;
  /** First and last token of the evidence. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly rule: string;
  readonly grade: Grade;
}

/** An issue longer than this is cut at its first clause. */
const LONGEST_ISSUE = 14;
/** Words that may follow the head of an issue, however many stand before it. */
const LONGEST_TAIL = 8;

/**
 * Finds where actors stand on issues: by verbs, nouns and adjectives of stance, by demands on others ("called on X to
 * halt Y"), by what must or should be, and by judgements in what they say. A position towards an actor as such is an event
 * and is left to the events stage.
 */
export function findPositions(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Position[] {
  const voices = voicesOf(actors, statements);
  const positions: Position[] = [];
  const seen = new Set<string>();
  for (const tree of context.analysis.sentences) {
    for (const token of tree.tokens) {
      const found =
        token.upos === 'VERB'
          ? (demandedClause(tree, token.index, voices) ??
            verbPosition(tree, token.index, words, voices) ??
            (token.xpos === 'VBN' ? adjectivePosition(tree, token.index, words, voices) : undefined) ??
            judgement(tree, token.index, words, voices))
          : token.upos === 'NOUN'
            ? (nounPosition(tree, token.index, words, voices) ?? judgement(tree, token.index, words, voices))
            : token.upos === 'ADJ'
              ? (adjectivePosition(tree, token.index, words, voices) ??
                judgement(tree, token.index, words, voices) ??
                demandedClause(tree, token.index, voices))
              : undefined;
      if (found === undefined) continue;
      for (const position of positionsOf(context, tree, found, voices)) {
        const key = `${position.actor} ${position.stance} ${position.issue.toLowerCase()}`;
        if (
          seen.has(key) ||
          positions.some(
            (known) => known.actor === position.actor && overlaps(issueSpanOf(known), issueSpanOf(position)),
          )
        )
          continue;
        seen.add(key);
        positions.push(position);
      }
    }
  }
  return positions;
}

function positionsOf(context: ReadingContext, tree: Sentence, found: Found, voices: Voices): Position[] {
  const { text } = context.document;
  const first = found.issue[0];
  const last = found.issue.at(-1);
  if (first === undefined || last === undefined) return [];
  const issueSpan = stretch(tree, first, last);
  const evidence = stretch(tree, Math.min(found.from, first), Math.max(found.to, last));
  if (issueSpan === undefined || evidence === undefined) return [];
  const issue = issueName(quote(text, issueSpan));
  if (issue.length < 4 || !found.issue.some((token) => /^(?:NOUN|PROPN)$/u.test(tokenAt(tree, token).upos))) return [];
  const flipped: Stance = found.word.stance === '+' ? '-' : found.word.stance === '-' ? '+' : 'conditional';
  const stance = found.negated ? flipped : found.word.stance;
  const act = found.negated ? NEGATED_ACT[found.word.act] : found.word.act;
  const speaker = voices.speakerAt(tokenAt(tree, found.at).start);
  // Somebody known in this text only has no place in a table of who stands where.
  return found.actors
    .filter((actor) => !actor.startsWith('loc:'))
    .map((actor) => ({
      kind: 'position',
      id: recordId(
        'position',
        context.document.id,
        actor,
        stance,
        issueSpan.start,
        issueSpan.end,
        tokenAt(tree, found.at).start,
      ),
      actor,
      issue,
      issueSpan,
      stance,
      act,
      evidence,
      speaker: speaker === 'author' ? 'author' : speaker,
      sentence: sentenceRef(tree),
      provenance: { stage: 'positions', by: 'rule', rule: found.rule, grade: found.grade },
    }));
}

/** The words of an issue on one line; a quotation mark without its partner is left out. */
function issueName(words: string): string {
  const name = words.replace(/\s+/gu, ' ').trim();
  const opened = (name.match(/[“"«]|''|``/gu) ?? []).length;
  const closed = (name.match(/[”"»]|''/gu) ?? []).length;
  const balanced = /["]|''/u.test(name) ? opened % 2 === 0 : opened === closed;
  return balanced
    ? name
    : name
        .replace(/[“”"«»]|''|``/gu, '')
        .replace(/\s+/gu, ' ')
        .trim();
}

const NEGATED_ACT: Readonly<Record<Position['act'], Position['act']>> = {
  support: 'oppose',
  oppose: 'support',
  reject: 'accept',
  demand: 'oppose',
  propose: 'oppose',
  accept: 'reject',
  commit: 'reject',
  threaten: 'commit',
  doubt: 'support',
};

/** Nouns that only point back at an issue. */
const BARE =
  /^(?:idea|thing|one|proposal|offer|suggestion|notion|move|claim|allegation|charge|accusation|report|comment|view|call|demand|request|plan)$/u;
/** "Refused to say": no stand on an issue, only silence. */
const TALK =
  /^(?:comment|say|answer|discuss|give|elaborate|disclose|identify|name|speculate|respond|provide|specify|offer|talk|speak|reveal|confirm|be|detail|address|rule|affirm)$/u;

/** Whether a verb only says what somebody would not or did not do ("declined to support"). */
function isUndone(tree: Sentence, verb: number): boolean {
  const head = tokenAt(tree, verb).head;
  return (
    head >= 0 &&
    relationOf(tree, verb) === 'xcomp' &&
    /^(?:decline|refuse|fail|stop|cease|avoid|need|have)$/u.test(lemmaAt(tree, head))
  );
}

function takesOf(entries: readonly StanceWord[] | undefined, construction: string): StanceWord | undefined {
  return entries?.find((entry) => entry.takes.includes(construction));
}

/** Tokens of the issue: the phrase without relative clauses, appositions and remarks, cut where it gets too long. */
function issueTokens(tree: Sentence, root: number): number[] {
  const tokens = subtree(tree, root, (token) => {
    const relation = tokenAt(tree, token).deprel;
    if (/^(?:acl:relcl|appos|parataxis|advcl|discourse|list|vocative)/u.test(relation)) return token > root;
    if (token > root && relation === 'obl' && /^accord/u.test(caseOf(tree, token))) return true;
    if (tokenAt(tree, token).head !== root) return false;
    // "should do this and that others should do that": the second clause is an issue of its own.
    if (
      relation === 'conj' &&
      token > root &&
      tokenAt(tree, root).upos === 'VERB' &&
      childBy(tree, token, 'nsubj') !== undefined
    )
      return true;
    return (
      /^(?:mark|case|cc|punct|expl)/u.test(relation) &&
      token < root &&
      /^(?:to|for|that|of|on|about|against|in|with|over|,|"|“|”)$/u.test(lemmaAt(tree, token))
    );
  });
  const run = runAround(tokens, root);
  if (run.length <= LONGEST_ISSUE) return run;
  let end = Math.max(LONGEST_ISSUE, run.indexOf(root) + LONGEST_TAIL);
  // A cut never leaves an article, a preposition or an adjective hanging.
  while (end > run.indexOf(root) + 1 && HANGING.has(tokenAt(tree, run[end - 1] ?? root).upos)) end--;
  return run.slice(0, end);
}

const HANGING = new Set(['ADP', 'DET', 'CCONJ', 'SCONJ', 'AUX', 'PART', 'ADJ', 'PUNCT', 'NUM']);

/** Whether a noun stands alone or with nothing but an article or adjective. */
function shortPhrase(tree: Sentence, noun: number): boolean {
  return childrenBy(tree, noun).every(
    (child) => /^(?:det|amod|punct|cop|nsubj|case|acl)$/u.test(relationOf(tree, child)) && !isTo(tree, child),
  );
}

/** Whether a phrase means an actor and nothing but the actor. */
function isActor(tree: Sentence, head: number, voices: Voices): boolean {
  const token = tokenAt(tree, head);
  if (token.upos === 'PRON') return true;
  return voices.sidesOf(tree, head).length > 0 && (token.upos === 'PROPN' || childBy(tree, head, 'nmod') === undefined);
}

function isTo(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
}

function caseOf(tree: Sentence, token: number): string {
  const marker = childBy(tree, token, 'case');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

/** Sides that do what a verb says; for words inside a statement without a named subject, nobody. */
function doers(tree: Sentence, verb: number, voices: Voices): { ids: string[]; head: number } | undefined {
  const agent = agentOf(tree, verb);
  if (agent === undefined) return undefined;
  const head = agent.source.antecedent ?? agent.source.head;
  const ids = voices.ownersOf(tree, head);
  return ids.length === 0 ? undefined : { ids, head: agent.source.head };
}

function verbPosition(tree: Sentence, verb: number, words: DiscourseLexicon, voices: Voices): Found | undefined {
  const children = childrenBy(tree, verb);
  const particle = children.find(
    (child) =>
      tokenAt(tree, child).deprel === 'compound:prt' ||
      (relationOf(tree, child) === 'advmod' && /^(?:out|down|off|back|forward)$/u.test(lemmaAt(tree, child))),
  );
  const lemma = lemmaAt(tree, verb);
  const entries =
    (particle === undefined ? undefined : words.stances.get(wordKey('verb', `${lemma} ${lemmaAt(tree, particle)}`))) ??
    words.stances.get(wordKey('verb', lemma));
  if (entries === undefined) return undefined;
  if (isHypothetical(tree, verb) || isUndone(tree, verb)) return undefined;
  const passive = isPassive(tree, verb);
  const agent = doers(tree, verb, voices);
  if (agent === undefined) return undefined;
  const make = (entry: StanceWord, root: number, negatedIssue = false, tail: readonly number[] = []): Found => ({
    actors: agent.ids,
    issue: [...issueTokens(tree, root), ...tail],
    word: entry,
    negated: isNegated(tree, verb) !== negatedIssue,
    from: Math.min(verb, agent.head),
    to: verb,
    at: verb,
    rule: `verb-${entry.act}`,
    grade: 'fair',
  });
  const object = undergoerOf(tree, verb, passive);
  const clause = childBy(tree, verb, 'ccomp');
  const infinitive = [
    ...childrenBy(tree, verb, 'xcomp'),
    ...childrenBy(tree, verb, 'advcl').filter(
      (child) =>
        child > verb &&
        child - verb < 14 &&
        (object !== undefined ||
          childrenBy(tree, verb, 'obl').some((o) => o < child && /^(?:on|upon|to)$/u.test(caseOf(tree, o)))),
    ),
  ].find((child) => isTo(tree, child));
  const addressee = takesOf(entries, 'addressee-inf');
  if (addressee !== undefined && infinitive !== undefined) {
    const addressed =
      object ??
      childrenBy(tree, verb, 'obl').find(
        (child) => child < infinitive && /^(?:on|upon|to)$/u.test(caseOf(tree, child)),
      );
    if (addressed !== undefined && addressed < infinitive && !isNegated(tree, verb)) {
      const not = isNegated(tree, infinitive);
      const found = make(addressee, infinitive, not);
      return {
        ...found,
        issue: found.issue.filter((token) => !(token < infinitive && /^(?:not|n't)$/u.test(lemmaAt(tree, token)))),
        negated: not,
        word: not ? { act: 'demand', stance: '+' } : addressee,
      };
    }
  }
  // "accused X of doing", "praised X for doing": a stance towards what X does.
  if (object !== undefined && !passive) {
    for (const preposition of ['of', 'for'] as const) {
      const entry = takesOf(entries, `addressee-${preposition}`);
      const deed =
        entry === undefined
          ? undefined
          : [...childrenBy(tree, verb, 'advcl', 'obl'), ...childrenBy(tree, object, 'acl', 'nmod')].find(
              (child) =>
                child > object &&
                (caseOf(tree, child) === preposition ||
                  childrenBy(tree, child, 'mark').some((mark) => lemmaAt(tree, mark) === preposition)),
            );
      const person = voices.sidesOf(tree, object).length > 0 || tokenAt(tree, object).upos === 'PRON';
      if (entry !== undefined && deed !== undefined && person && !isActor(tree, deed, voices)) return make(entry, deed);
    }
  }
  const direct = takesOf(entries, 'inf');
  if (direct !== undefined && infinitive !== undefined && object === undefined) {
    if (direct.act === 'reject' && TALK.test(lemmaAt(tree, infinitive))) return undefined;
    const not = isNegated(tree, infinitive);
    return make(direct, infinitive, not);
  }
  if (clause !== undefined && !passive) {
    const entry = takesOf(entries, 'clause');
    const wished = isWished(tree, clause);
    if (entry !== undefined && (!/^(?:propose|demand)$/u.test(entry.act) || wished))
      return make(entry, clause, isNegated(tree, clause));
  }
  for (const oblique of childrenBy(tree, verb, 'obl')) {
    if (oblique < verb) continue;
    const entry = takesOf(entries, caseOf(tree, oblique));
    // "called elections for May": with an object the phrase tells when or for whom.
    if (
      entry !== undefined &&
      !(entry.act === 'demand' && object !== undefined) &&
      !isOccasion(tree, oblique) &&
      !isActor(tree, oblique, voices)
    )
      return make(entry, oblique);
  }
  for (const gerund of childrenBy(tree, verb, 'advcl')) {
    const mark = childBy(tree, gerund, 'mark');
    const entry = mark === undefined || gerund < verb ? undefined : takesOf(entries, lemmaAt(tree, mark));
    if (entry !== undefined && tokenAt(tree, gerund).xpos === 'VBG') return make(entry, gerund);
  }
  const plain = takesOf(entries, 'object');
  if (plain !== undefined && object !== undefined && clause === undefined && !isActor(tree, object, voices)) {
    if (infinitive !== undefined && object < infinitive && addressee !== undefined) return undefined;
    if (tokenAt(tree, object).upos === 'NUM' || (BARE.test(lemmaAt(tree, object)) && shortPhrase(tree, object)))
      return undefined;
    return make(plain, object, false, passive ? [] : trailing(tree, verb, Math.max(...issueTokens(tree, object))));
  }
  const gerundObject = childrenBy(tree, verb, 'xcomp', 'advcl', 'ccomp').find(
    (child) =>
      tokenAt(tree, child).xpos === 'VBG' &&
      child > verb &&
      child - verb <= 2 + (particle === undefined ? 0 : 1) &&
      childBy(tree, child, 'mark', 'nsubj') === undefined,
  );
  const gerund = takesOf(entries, 'gerund');
  if (gerund !== undefined && gerundObject !== undefined) return make(gerund, gerundObject);
  return undefined;
}

/** "X said Y should stop Z": what a speaker says must or should be done is demanded. */
function demandedClause(tree: Sentence, verb: number, voices: Voices): Found | undefined {
  const modal = childrenBy(tree, verb, 'aux').find((child) => /^(?:should|must)$/u.test(lemmaAt(tree, child)));
  const ought =
    modal ??
    (lemmaAt(tree, tokenAt(tree, verb).head < 0 ? verb : tokenAt(tree, verb).head) === 'need' &&
    relationOf(tree, verb) === 'xcomp' &&
    isTo(tree, verb)
      ? tokenAt(tree, verb).head
      : undefined);
  if (ought === undefined || (modal === undefined && isHypothetical(tree, ought))) return undefined;
  const statement = voices.statementAt(tokenAt(tree, verb).start);
  if (statement === undefined || isSupposed(tree, verb)) return undefined;
  const speakers = statement.actsFor.length > 0 ? statement.actsFor : statement.speakers;
  if (speakers.length === 0) return undefined;
  if (childrenBy(tree, verb, 'aux').some((child) => /^have$/u.test(lemmaAt(tree, child)))) return undefined;
  const subject = childBy(tree, modal === undefined ? ought : verb, 'nsubj');
  if (
    subject === undefined ||
    tokenAt(tree, subject).deprel === 'expl' ||
    /^(?:i|you)$/iu.test(tokenAt(tree, subject).form)
  )
    return undefined;
  const issue = issueTokens(tree, verb).filter(
    (token) => token >= Math.min(verb, ...childrenBy(tree, verb, 'cop', 'aux').filter((aux) => aux > ought)),
  );
  if (issue.length < 2 && !isPassive(tree, verb)) return undefined;
  const whole = isPassive(tree, verb) || childBy(tree, verb, 'cop') !== undefined;
  return {
    actors: speakers,
    issue:
      whole && tokenAt(tree, subject).upos !== 'PRON'
        ? [...subtree(tree, subject), ...issue].sort((a, b) => a - b)
        : issue.filter((token) => !/^(?:should|must|not|n't)$/u.test(lemmaAt(tree, token))),
    word: { act: 'demand', stance: '+' },
    negated: isNegated(tree, verb),
    from: subtree(tree, subject)[0] ?? verb,
    to: issue.at(-1) ?? verb,
    at: verb,
    rule: 'should',
    grade: 'fair',
  };
}

function nounPosition(tree: Sentence, noun: number, words: DiscourseLexicon, voices: Voices): Found | undefined {
  const entries = words.stances.get(wordKey('noun', lemmaAt(tree, noun)));
  if (entries === undefined) return undefined;
  const children = childrenBy(tree, noun);
  const holder = children.find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
  const by = childrenBy(tree, noun, 'nmod').find((child) => /^(?:by|from)$/u.test(caseOf(tree, child)));
  const adjective = children.find(
    (child) => /^(?:amod|compound)$/u.test(relationOf(tree, child)) && voices.sidesOf(tree, child).length > 0,
  );
  const verb = tokenAt(tree, noun).head;
  const light =
    verb >= 0 &&
    relationOf(tree, noun) === 'obj' &&
    /^(?:express|voice|reiterate|repeat|make|issue|declare|reaffirm|announce|state|offer|show|renew|stress|underline)$/u.test(
      lemmaAt(tree, verb),
    )
      ? agentOf(tree, verb)?.source
      : undefined;
  const owner = holder ?? by ?? adjective ?? (light === undefined ? undefined : (light.antecedent ?? light.head));
  if (owner === undefined) return undefined;
  const actors = voices.ownersOf(tree, owner);
  if (actors.length === 0) return undefined;
  const make = (entry: StanceWord, root: number): Found => ({
    actors,
    issue: issueTokens(tree, root),
    word: entry,
    negated: false,
    from: Math.min(noun, owner),
    to: noun,
    at: noun,
    rule: `noun-${entry.act}`,
    grade: 'fair',
  });
  for (const child of childrenBy(tree, noun, 'nmod')) {
    if (child < noun || child === by) continue;
    const entry = takesOf(entries, caseOf(tree, child));
    if (entry !== undefined && !isActor(tree, child, voices)) return make(entry, child);
  }
  for (const child of childrenBy(tree, noun, 'acl')) {
    if (tokenAt(tree, child).deprel === 'acl:relcl') continue;
    const mark = childBy(tree, child, 'mark');
    const construction = isTo(tree, child)
      ? 'inf'
      : mark === undefined
        ? ''
        : lemmaAt(tree, mark) === 'that'
          ? 'clause'
          : lemmaAt(tree, mark);
    const entry = takesOf(entries, construction);
    if (entry !== undefined) return make(entry, child);
  }
  return undefined;
}

function adjectivePosition(
  tree: Sentence,
  adjective: number,
  words: DiscourseLexicon,
  voices: Voices,
): Found | undefined {
  const entries =
    words.stances.get(wordKey('adj', lemmaAt(tree, adjective))) ??
    words.stances.get(wordKey('adj', tokenAt(tree, adjective).form.toLowerCase()));
  if (entries === undefined || isHypothetical(tree, adjective)) return undefined;
  const subject = childBy(tree, adjective, 'nsubj');
  if (subject === undefined) return undefined;
  const actors = voices.ownersOf(tree, subject);
  if (actors.length === 0) return undefined;
  const make = (entry: StanceWord, root: number): Found => ({
    actors,
    issue: issueTokens(tree, root),
    word: entry,
    negated: isNegated(tree, adjective),
    from: subject,
    to: adjective,
    at: adjective,
    rule: `adjective-${entry.act}`,
    grade: 'fair',
  });
  for (const child of childrenBy(tree, adjective, 'obl')) {
    const entry = child > adjective ? takesOf(entries, caseOf(tree, child)) : undefined;
    if (entry !== undefined && !isActor(tree, child, voices)) return make(entry, child);
  }
  for (const child of childrenBy(tree, adjective, 'xcomp', 'advcl', 'ccomp')) {
    const entry = isTo(tree, child) && child > adjective ? takesOf(entries, 'inf') : undefined;
    if (entry !== undefined) return make(entry, child);
  }
  return undefined;
}

/** "The deployment is unacceptable," said X: a judgement on an issue in what somebody says. */
function judgement(tree: Sentence, predicate: number, words: DiscourseLexicon, voices: Voices): Found | undefined {
  const verbal = tokenAt(tree, predicate).upos === 'VERB';
  const entry = words.stances.get(wordKey(verbal ? 'judgement-verb' : 'judgement', lemmaAt(tree, predicate)))?.[0];
  if (entry === undefined || isHypothetical(tree, predicate)) return undefined;
  if (
    verbal
      ? isPassive(tree, predicate) || childBy(tree, predicate, 'obj') === undefined
      : childBy(tree, predicate, 'cop') === undefined
  )
    return undefined;
  const statement = voices.statementAt(tokenAt(tree, predicate).start);
  if (statement === undefined) return undefined;
  const actors = statement.actsFor.length > 0 ? statement.actsFor : statement.speakers;
  if (actors.length === 0) return undefined;
  const subject = childrenBy(tree, predicate, 'nsubj', 'csubj').find((child) => tokenAt(tree, child).deprel !== 'expl');
  const infinitive = childrenBy(tree, predicate, 'csubj', 'xcomp', 'ccomp', 'advcl').find(
    (child) => isTo(tree, child) && child > predicate,
  );
  const root =
    subject !== undefined && tokenAt(tree, subject).upos !== 'PRON' && !isActor(tree, subject, voices)
      ? subject
      : infinitive;
  if (root === undefined) return undefined;
  return {
    actors,
    issue: issueTokens(tree, root),
    word: entry,
    negated: isNegated(tree, predicate),
    from: Math.min(root, predicate),
    to: predicate,
    at: predicate,
    rule: 'judgement',
    grade: 'weak',
  };
}

/** The span of the words of an issue. */
export function issueSpanOf(position: Position): Span {
  return position.issueSpan ?? position.evidence;
}
