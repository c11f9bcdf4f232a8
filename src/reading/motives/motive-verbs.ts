import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf, type MotiveWord } from '../../lexicon/words/discourse.ts';
import { agentOf, isPassive } from '../clause/agents.ts';
import { clauseOf, isInfinitive } from '../clause/clauses.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import { type Parties, relativeHead, type Subject } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, both, constructionOf, isPast, takesOf, withTail } from './ascribed.ts';

/** Verbs that only tell of a motive while they are going on: "is looking to", not "looks". */
const PROGRESSIVE =
  /^(?:look|hunt|fish|search|shop|bank|bet|gamble|work|push|fight|race|compete|itch|ache|struggle|scramble)$/u;

const PARENTHETIC = /^(?:believe|think|fear|suspect|feel|reckon|hope|calculate|judge|assume)$/u;

/** "Neither side", "no government" */
export function isNobody(tree: Sentence, head: number): boolean {
  return (
    childrenBy(tree, head, 'det').some((det) => /^(?:neither|no)$/iu.test(tokenAt(tree, det).form)) ||
    /^(?:neither|none|nobody)$/iu.test(tokenAt(tree, head).form)
  );
}

/** Who wants, fears or believes: the subject, also that of a governing clause. */
export function holderOf(tree: Sentence, verb: number, parties: Parties, voices: Voices): Subject | undefined {
  const agent = agentOf(tree, verb);
  if (agent !== undefined) {
    const head = agent.source.antecedent ?? agent.source.head;
    const ids = parties.at(tree, head);
    if (ids.length > 0) return { head: agent.source.head, ids };
    const owners = voices.ownersOf(tree, head);
    return owners.length > 0 ? { head: agent.source.head, ids: owners } : undefined;
  }
  const subject = parties.subjectOf(tree, verb);
  return subject !== undefined && subject.ids.length > 0 ? subject : undefined;
}

/** "Rome wants to", "fears that", "hopes for", "sees X as", "considers X Y", "suspects X of". */
export function verbMotive(
  tree: Sentence,
  verb: number,
  words: DiscourseLexicon,
  parties: Parties,
  voices: Voices,
): Ascribed | undefined {
  const lemma = lemmaAt(tree, verb);
  const entries = entriesOf(words.motives, 'verb', lemma);
  if (entries === undefined || isNegated(tree, verb) || isPast(tree, verb) || isPassive(tree, verb)) return undefined;
  const wouldLike = takesOf(entries, 'would-inf');
  const modal = childrenBy(tree, verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tokenAt(tree, aux).form));
  if (
    isHypothetical(tree, verb) ||
    (modal !== (wouldLike !== undefined) && (wouldLike !== undefined || !/^(?:prefer|want|hope|wish)$/u.test(lemma)))
  )
    return undefined;
  if (PROGRESSIVE.test(lemma) && tokenAt(tree, verb).xpos !== 'VBG') return undefined;
  const holder = holderOf(tree, verb, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  // "I think", "we hope": what an official says for himself is a statement, and no belief that is ascribed to his side.
  const own = /^(?:i|we)$/iu.test(tokenAt(tree, holder.head).form);
  const found = complementOf(tree, verb, entries, wouldLike);
  if (found === undefined || found.content.length === 0) return undefined;
  if (own && (found.entry.motive === 'believes' || lemma === 'hope' || /^i$/iu.test(tokenAt(tree, holder.head).form)))
    return undefined;
  return {
    actors: holder.ids,
    motive: found.entry.motive,
    content: found.content,
    from: Math.min(verb, holder.head),
    rule: `verb-${found.entry.motive}`,
  };
}

interface Complement {
  readonly entry: MotiveWord;
  readonly content: readonly number[];
}

function complementOf(
  tree: Sentence,
  verb: number,
  entries: readonly MotiveWord[],
  wouldLike: MotiveWord | undefined,
): Complement | undefined {
  const objects = childrenBy(tree, verb, 'obj').filter((child) => child > verb);
  const [object] = objects;
  const relative = objectAbove(tree, verb);
  for (const child of childrenBy(tree, verb, 'ccomp', 'xcomp', 'advcl', 'csubj')) {
    if (child < verb) continue;
    const construction = constructionOf(tree, child);
    if (construction === undefined) continue;
    const entry = construction === 'inf' && wouldLike !== undefined ? wouldLike : takesOf(entries, construction);
    if (entry !== undefined && (relationOf(tree, child) !== 'advcl' || construction !== 'inf')) {
      // "Wants the refugees to return": who is to do it belongs to what is wanted.
      const doer = construction === 'inf' && object !== undefined && object < child ? subtree(tree, object) : [];
      return { entry, content: doer.length > 0 ? both(doer, subtree(tree, child)) : clauseOf(tree, child) };
    }
    // "Suspects foreign powers of wanting"
    if (construction === 'of' && object !== undefined) {
      const suspecting = takesOf(entries, 'object-of');
      if (suspecting !== undefined)
        return { entry: suspecting, content: both(subtree(tree, object), subtree(tree, child)) };
    }
  }
  const small = takesOf(entries, 'small');
  if (small !== undefined) {
    // "Considers the militia an arm", "wants the sanctions lifted"
    const second =
      objects[1] ??
      childrenBy(tree, verb, 'xcomp', 'advcl').find((child) => child > verb && !isInfinitive(tree, child));
    const first = object ?? relative;
    if (second !== undefined && first !== undefined && small.motive === 'believes') {
      return {
        entry: small,
        content: first < verb ? subtree(tree, second) : both(subtree(tree, first), subtree(tree, second)),
      };
    }
    const participle =
      object === undefined
        ? undefined
        : (second ??
          childrenBy(tree, object, 'acl').find((child) => tokenAt(tree, child).xpos === 'VBN') ??
          childrenBy(tree, verb, 'ccomp').find((child) => child > object));
    if (small.motive === 'wants' && object !== undefined && participle !== undefined && participle > object)
      return { entry: small, content: both(subtree(tree, object), subtree(tree, participle)) };
  }
  const wronged =
    object === undefined
      ? undefined
      : childrenBy(tree, object, 'acl').find((child) => constructionOf(tree, child) === 'of');
  const suspected = takesOf(entries, 'object-of');
  if (wronged !== undefined && suspected !== undefined && object !== undefined)
    return { entry: suspected, content: subtree(tree, object) };
  const places = [...childrenBy(tree, verb, 'obl'), ...(object === undefined ? [] : childrenBy(tree, object, 'nmod'))];
  for (const place of places) {
    if (place < verb) continue;
    const preposition = caseOf(tree, place);
    const first = object ?? relative;
    if (preposition === 'as' && takesOf(entries, 'as') !== undefined) {
      if (first === undefined) continue;
      const entry = takesOf(entries, 'as') as MotiveWord;
      return { entry, content: first < verb ? subtree(tree, place) : both(subtree(tree, first), subtree(tree, place)) };
    }
    if (relationOf(tree, place) !== 'obl') {
      const suspecting = preposition === 'of' ? takesOf(entries, 'object-of') : undefined;
      if (suspecting !== undefined && object !== undefined)
        return { entry: suspecting, content: subtree(tree, object) };
      continue;
    }
    if (object !== undefined) continue;
    const entry = takesOf(entries, preposition);
    if (entry !== undefined) return { entry, content: withTail(tree, verb, clauseOf(tree, place)) };
  }
  if (object !== undefined && tokenAt(tree, object).upos !== 'PRON') {
    const entry = takesOf(entries, 'object');
    if (entry !== undefined && !isNegated(tree, object))
      return { entry, content: withTail(tree, verb, clauseOf(tree, object)) };
  }
  // "The embargo will not end the war, officers believe"
  const above = tokenAt(tree, verb).head;
  const said = takesOf(entries, 'clause');
  if (
    said !== undefined &&
    above >= 0 &&
    relationOf(tree, verb) === 'parataxis' &&
    PARENTHETIC.test(lemmaAt(tree, verb))
  ) {
    const own = new Set(subtree(tree, verb));
    const rest = subtree(tree, above).filter((token) => !own.has(token));
    const side = rest.filter((token) => (verb > above ? token < verb : token > verb));
    if (side.length > 2) return { entry: said, content: side };
  }
  return undefined;
}

/** The noun that a relative clause without an object of its own takes for its object ("which it considers"). */
function objectAbove(tree: Sentence, verb: number): number | undefined {
  const pronoun = childrenBy(tree, verb, 'obj').find(
    (child) => child < verb && relativeHead(tree, child) !== undefined,
  );
  if (pronoun !== undefined) return pronoun;
  return tokenAt(tree, verb).deprel === 'acl:relcl' && childBy(tree, verb, 'obj') === undefined
    ? tokenAt(tree, verb).head
    : undefined;
}

/** "The tests alarm Seoul": what frightens is the subject. */
export function causedFear(
  tree: Sentence,
  verb: number,
  words: DiscourseLexicon,
  parties: Parties,
): Ascribed | undefined {
  const entry = entriesOf(words.motives, 'causer', lemmaAt(tree, verb))?.[0];
  if (entry === undefined || isNegated(tree, verb) || isHypothetical(tree, verb)) return undefined;
  const passive = isPassive(tree, verb);
  const participle =
    relationOf(tree, verb) === 'acl' && tokenAt(tree, verb).xpos === 'VBG' ? tokenAt(tree, verb).head : undefined;
  const subject = childBy(tree, verb, 'nsubj', 'csubj');
  const above = subject === undefined ? undefined : relativeHead(tree, subject);
  const feared = passive ? agentOf(tree, verb)?.source.head : (above ?? subject ?? participle);
  const fearer = passive ? childBy(tree, verb, 'nsubj') : childBy(tree, verb, 'obj');
  if (feared === undefined || fearer === undefined) return undefined;
  const ids = parties.seated(tree, fearer);
  if (ids.length === 0) return undefined;
  // "Nothing worries Seoul more than a secret bargain"
  if (/^(?:nothing|little|few|no)$/iu.test(tokenAt(tree, feared).form)) {
    const than = childrenBy(tree, verb, 'obl').find((child) => caseOf(tree, child) === 'than');
    if (than === undefined) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: clauseOf(tree, than),
      from: Math.min(feared, fearer),
      to: than,
      rule: 'causer',
    };
  }
  if (tokenAt(tree, feared).upos === 'PRON') return undefined;
  const cut = participle !== undefined || above !== undefined;
  return {
    actors: ids,
    motive: entry.motive,
    content: clauseOf(tree, feared).filter((token) => !cut || token < verb),
    from: Math.min(feared, fearer),
    to: fearer,
    rule: 'causer',
  };
}

/** "Rome is wary of", "Berlin, afraid of being drawn in,", "Alarmed by the raids, Oslo", "is convinced that". */
export function adjectiveMotive(
  tree: Sentence,
  adjective: number,
  words: DiscourseLexicon,
  parties: Parties,
): Ascribed | undefined {
  const form = tokenAt(tree, adjective).form.toLowerCase();
  const entries = entriesOf(words.motives, 'adj', form) ?? entriesOf(words.motives, 'adj', lemmaAt(tree, adjective));
  if (entries === undefined || isNegated(tree, adjective) || isPast(tree, adjective) || isHypothetical(tree, adjective))
    return undefined;
  const places = childrenBy(tree, adjective, 'ccomp', 'xcomp', 'csubj', 'obl', 'nmod', 'advcl', 'acl');
  for (const child of places) {
    if (child < adjective) continue;
    const construction = constructionOf(tree, child);
    if (construction === undefined) continue;
    // "Careful not to offend"
    const avoiding = construction === 'inf' && isNegated(tree, child) ? takesOf(entries, 'inf-not') : undefined;
    const entry = avoiding ?? takesOf(entries, construction);
    if (entry === undefined) continue;
    // "Alarmed" needs a place in the sentence that tells whose state of mind it is.
    const subject = childBy(tree, adjective, 'nsubj') === undefined ? parties.subjectOf(tree, adjective) : undefined;
    const own = childBy(tree, adjective, 'nsubj');
    const head = own === undefined ? subject?.head : (relativeHead(tree, own) ?? own);
    const ids = own === undefined ? (subject?.ids ?? []) : parties.at(tree, own);
    if (ids.length === 0 || head === undefined || isNobody(tree, head)) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: withTail(tree, adjective, clauseOf(tree, child)),
      from: Math.min(head, adjective),
      rule: `adjective-${entry.motive}`,
    };
  }
  return undefined;
}
