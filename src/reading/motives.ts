import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import { type DiscourseLexicon, type MotiveWord, wordKey } from '../lexicon/discourse.ts';
import { recordId } from '../records/identify.ts';
import type { Motive } from '../records/motive.ts';
import type { Statement } from '../records/statement.ts';
import { agentOf, isPassive } from './attribution-candidates.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { isHypothetical } from './hypothetical.ts';
import { isNegated, lemmaAt, relationOf, stretch, subtree } from './sentence-tree.ts';
import { trailing } from './trailing.ts';
import { isPower, type Voices, voicesOf } from './voices.ts';

interface Ascribed {
  readonly actors: readonly string[];
  readonly motive: Motive['motive'];
  readonly content: readonly number[];
  readonly from: number;
  /** Last token of the evidence, where it is not the content. */
  readonly to?: number;
  readonly rule: string;
}

/** Motives are ascribed to states, bodies and organised groups, not to private persons. */
const COLLECTIVE = /^(?:[A-Z]{3}$|igo:|org:)/u;

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
  const motives: Motive[] = [];
  const seen = new Set<string>();
  for (const tree of context.analysis.sentences) {
    for (const token of tree.tokens) {
      const ascribed =
        token.upos === 'VERB'
          ? (verbMotive(tree, token.index, words, voices) ??
            causedFear(tree, token.index, words, voices) ??
            (token.xpos === 'VBN' ? adjectiveMotive(tree, token.index, words, voices) : undefined) ??
            endOf(tree, token.index, voices))
          : token.upos === 'NOUN'
            ? nounMotive(tree, token.index, words, voices)
            : token.upos === 'ADJ'
              ? adjectiveMotive(tree, token.index, words, voices)
              : undefined;
      if (ascribed === undefined) continue;
      const first = ascribed.content[0];
      const last = ascribed.content.at(-1);
      if (first === undefined || last === undefined) continue;
      const content = stretch(tree, first, last);
      const evidence = stretch(tree, Math.min(ascribed.from, first), Math.max(token.index, last, ascribed.to ?? 0));
      if (content === undefined || evidence === undefined) continue;
      for (const actor of ascribed.actors) {
        if (!isPower(actors, actor)) continue;
        const key = `${actor} ${content.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        motives.push({
          kind: 'motive',
          id: recordId('motive', context.document.id, actor, ascribed.motive, content.start, content.end),
          actor,
          motive: ascribed.motive,
          content,
          speaker: voices.speakerAt(token.start),
          evidence,
          sentence: sentenceRef(tree),
          provenance: { stage: 'motives', by: 'rule', rule: ascribed.rule, grade: 'fair' },
        });
      }
    }
  }
  return motives;
}

function isTo(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
}

function caseOf(tree: Sentence, token: number): string {
  const marker = childBy(tree, token, 'case');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

function takesOf(entries: readonly MotiveWord[] | undefined, construction: string): MotiveWord | undefined {
  return entries?.find((entry) => entry.takes.includes(construction));
}

/** The words of what is wanted, feared or believed, without what opens the clause. */
function clauseOf(tree: Sentence, root: number, keepMark = false): number[] {
  return subtree(
    tree,
    root,
    (token) =>
      tokenAt(tree, token).head === root &&
      token < root &&
      (relationOf(tree, token) === 'case' || (!keepMark && relationOf(tree, token) === 'mark')),
  );
}

function withTail(tree: Sentence, governor: number, content: number[]): number[] {
  return [...content, ...trailing(tree, governor, content.at(-1) ?? governor)];
}

function holders(tree: Sentence, verb: number, voices: Voices): { ids: string[]; head: number } | undefined {
  const agent = agentOf(tree, verb);
  if (agent === undefined) return undefined;
  const ids = voices.ownersOf(tree, agent.source.antecedent ?? agent.source.head).filter((id) => COLLECTIVE.test(id));
  return ids.length === 0 ? undefined : { ids, head: agent.source.head };
}

/** "had wanted", "once hoped": no longer. */
function isPast(tree: Sentence, predicate: number): boolean {
  return (
    childrenBy(tree, predicate, 'aux').some((aux) => tokenAt(tree, aux).form.toLowerCase() === 'had') ||
    childrenBy(tree, predicate, 'advmod').some((adverb) =>
      /^(?:once|previously|formerly|originally|initially)$/u.test(lemmaAt(tree, adverb)),
    )
  );
}

function verbMotive(tree: Sentence, verb: number, words: DiscourseLexicon, voices: Voices): Ascribed | undefined {
  const entries = words.motives.get(wordKey('verb', lemmaAt(tree, verb)));
  if (
    entries === undefined ||
    isNegated(tree, verb) ||
    isPast(tree, verb) ||
    isHypothetical(tree, verb) ||
    isPassive(tree, verb)
  )
    return undefined;
  const holder = holders(tree, verb, voices);
  if (holder === undefined) return undefined;
  const object = childBy(tree, verb, 'obj');
  const infinitive = childrenBy(tree, verb, 'xcomp').find((child) => child > verb);
  const clause = childrenBy(tree, verb, 'ccomp').find((child) => child > verb);
  const make = (entry: MotiveWord, content: number[]): Ascribed => ({
    actors: holder.ids,
    motive: entry.motive,
    content,
    from: Math.min(verb, holder.head),
    rule: `verb-${entry.motive}`,
  });
  const about = childrenBy(tree, verb, 'obl').find(
    (child) => child > verb && takesOf(entries, caseOf(tree, child)) !== undefined,
  );
  if (clause !== undefined) {
    const entry = takesOf(entries, 'clause');
    if (entry !== undefined) return make(entry, clauseOf(tree, clause));
  }
  if (infinitive !== undefined) {
    const entry = takesOf(entries, 'inf');
    if (entry !== undefined && isTo(tree, infinitive)) {
      return make(
        entry,
        object !== undefined && object < infinitive
          ? [...subtree(tree, object), ...subtree(tree, infinitive)].sort((a, b) => a - b)
          : clauseOf(tree, infinitive),
      );
    }
  }
  if (about !== undefined) {
    const entry = takesOf(entries, caseOf(tree, about));
    if (entry !== undefined) {
      if (caseOf(tree, about) !== 'as') return make(entry, withTail(tree, verb, clauseOf(tree, about)));
      if (object !== undefined)
        return make(
          entry,
          [...subtree(tree, object), ...subtree(tree, about)].sort((a, b) => a - b),
        );
    }
  }
  if (object !== undefined && tokenAt(tree, object).upos !== 'PRON') {
    const entry = takesOf(entries, 'object');
    if (entry !== undefined) return make(entry, withTail(tree, verb, subtree(tree, object)));
  }
  return undefined;
}

/** "The tests alarm Seoul": what frightens is the subject. */
function causedFear(tree: Sentence, verb: number, words: DiscourseLexicon, voices: Voices): Ascribed | undefined {
  const entry = words.motives.get(wordKey('causer', lemmaAt(tree, verb)))?.[0];
  if (entry === undefined || isNegated(tree, verb) || isHypothetical(tree, verb)) return undefined;
  const passive = isPassive(tree, verb);
  const participle =
    relationOf(tree, verb) === 'acl' && tokenAt(tree, verb).xpos === 'VBG' ? tokenAt(tree, verb).head : undefined;
  const feared = passive ? agentOf(tree, verb)?.source.head : (childBy(tree, verb, 'nsubj') ?? participle);
  const fearer = passive ? childBy(tree, verb, 'nsubj') : childBy(tree, verb, 'obj');
  if (feared === undefined || fearer === undefined || tokenAt(tree, feared).upos === 'PRON') return undefined;
  const ids = voices.ownersOf(tree, fearer);
  if (ids.length === 0) return undefined;
  return {
    actors: ids,
    motive: entry.motive,
    content: clauseOf(tree, feared).filter((token) => participle === undefined || token < verb),
    from: Math.min(feared, fearer),
    to: fearer,
    rule: 'causer',
  };
}

function nounMotive(tree: Sentence, noun: number, words: DiscourseLexicon, voices: Voices): Ascribed | undefined {
  const entries = words.motives.get(wordKey('noun', lemmaAt(tree, noun)));
  if (entries === undefined) return undefined;
  const children = childrenBy(tree, noun);
  const owner =
    children.find((child) => tokenAt(tree, child).deprel === 'nmod:poss') ??
    children.find(
      (child) => /^(?:amod|compound)$/u.test(relationOf(tree, child)) && voices.sidesOf(tree, child).length > 0,
    ) ??
    childrenBy(tree, noun, 'nmod').find(
      (child) => /^(?:in|by|among)$/u.test(caseOf(tree, child)) && voices.ownersOf(tree, child).length > 0,
    );
  const verb = tokenAt(tree, noun).head;
  const light =
    verb >= 0 &&
    relationOf(tree, noun) === 'obj' &&
    /^(?:express|voice|have|share|raise|harbor|harbour|pursue)$/u.test(lemmaAt(tree, verb))
      ? agentOf(tree, verb)?.source
      : undefined;
  const head = owner ?? (light === undefined ? undefined : (light.antecedent ?? light.head));
  if (head === undefined) return equation(tree, noun, entries, voices);
  const ids = voices.ownersOf(tree, head);
  if (ids.length === 0) return equation(tree, noun, entries, voices);
  const make = (entry: MotiveWord, root: number): Ascribed => ({
    actors: ids,
    motive: entry.motive,
    content: clauseOf(tree, root),
    from: Math.min(noun, head),
    rule: `noun-${entry.motive}`,
  });
  for (const child of children) {
    if (child < noun) continue;
    if (relationOf(tree, child) === 'acl' && tokenAt(tree, child).deprel !== 'acl:relcl') {
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
    if (relationOf(tree, child) === 'nmod' && child !== owner && voices.sidesOf(tree, child).length === 0) {
      const entry = takesOf(entries, caseOf(tree, child));
      if (entry !== undefined) return make(entry, child);
    }
  }
  return equation(tree, noun, entries, voices);
}

/** "The build-up is a concern for Seoul", "Tehran's goal is to be recognised": the motive and its content on the two sides of "is". */
function equation(tree: Sentence, noun: number, entries: readonly MotiveWord[], voices: Voices): Ascribed | undefined {
  const motive = entries[0]?.motive;
  if (motive === undefined || isNegated(tree, noun)) return undefined;
  const subject = childBy(tree, noun, 'nsubj', 'csubj');
  if (childBy(tree, noun, 'cop') !== undefined && subject !== undefined && motive === 'fears') {
    const fearer = childrenBy(tree, noun, 'nmod', 'obl').find(
      (child) => /^(?:for|in|to|of)$/u.test(caseOf(tree, child)) && voices.ownersOf(tree, child).length > 0,
    );
    if (fearer === undefined || tokenAt(tree, subject).upos === 'PRON') return undefined;
    return {
      actors: voices.ownersOf(tree, fearer),
      motive,
      content: subtree(tree, subject),
      from: subject,
      rule: 'equation',
    };
  }
  const above = tokenAt(tree, noun).head;
  if (motive === 'wants' && relationOf(tree, noun) === 'nsubj' && above >= 0) {
    const holder = childrenBy(tree, noun).find(
      (child) => tokenAt(tree, child).deprel === 'nmod:poss' || relationOf(tree, child) === 'amod',
    );
    const ids = holder === undefined ? [] : voices.ownersOf(tree, holder);
    const be =
      lemmaAt(tree, above) === 'be'
        ? childrenBy(tree, above, 'ccomp', 'xcomp').find((child) => isTo(tree, child))
        : isTo(tree, above) || childBy(tree, above, 'cop') !== undefined
          ? above
          : undefined;
    if (ids.length === 0 || be === undefined || holder === undefined) return undefined;
    const content = clauseOf(tree, be).filter((token) => token > Math.max(noun, ...childrenBy(tree, be, 'cop')));
    return content.length === 0 ? undefined : { actors: ids, motive, content, from: holder, rule: 'equation' };
  }
  return undefined;
}

function adjectiveMotive(
  tree: Sentence,
  adjective: number,
  words: DiscourseLexicon,
  voices: Voices,
): Ascribed | undefined {
  const entries =
    words.motives.get(wordKey('adj', lemmaAt(tree, adjective))) ??
    words.motives.get(wordKey('adj', tokenAt(tree, adjective).form.toLowerCase()));
  if (entries === undefined || isNegated(tree, adjective) || isPast(tree, adjective)) return undefined;
  const subject = childBy(tree, adjective, 'nsubj');
  if (subject === undefined) return undefined;
  const ids = voices.ownersOf(tree, subject);
  if (ids.length === 0) return undefined;
  for (const child of childrenBy(tree, adjective, 'ccomp', 'xcomp', 'obl', 'advcl')) {
    if (child < adjective) continue;
    const relation = relationOf(tree, child);
    const construction =
      relation === 'obl' ? caseOf(tree, child) : isTo(tree, child) ? 'inf' : relation === 'ccomp' ? 'clause' : '';
    const entry = takesOf(entries, construction);
    if (entry !== undefined)
      return {
        actors: ids,
        motive: entry.motive,
        content: withTail(tree, adjective, clauseOf(tree, child)),
        from: subject,
        rule: `adjective-${entry.motive}`,
      };
  }
  return undefined;
}

/** "in order to", "in a bid to", "aimed at": the end for which a side does something. */
function endOf(tree: Sentence, verb: number, voices: Voices): Ascribed | undefined {
  if (relationOf(tree, verb) !== 'advcl' && relationOf(tree, verb) !== 'acl') return undefined;
  const { tokens } = tree;
  const start = Math.min(verb, ...childrenBy(tree, verb, 'mark'));
  const before = tokens
    .slice(Math.max(0, start - 4), start + 1)
    .map((token) => token.form.toLowerCase())
    .join(' ');
  if (!isTo(tree, verb)) return undefined;
  // A bare "to" tells a result as often as an end.
  if (!/(?:in order to|so as to|in (?:a|an|another|the) (?:\w+ )?(?:bid|effort|attempt|move) to)$/u.test(before))
    return undefined;
  let above = tokenAt(tree, verb).head;
  while (above >= 0 && tokenAt(tree, above).upos !== 'VERB') above = tokenAt(tree, above).head;
  if (above < 0 || isNegated(tree, above)) return undefined;
  const holder = holders(tree, above, voices);
  if (holder === undefined) return undefined;
  return {
    actors: holder.ids,
    motive: 'wants',
    content: clauseOf(tree, verb),
    from: Math.min(holder.head, above),
    rule: 'end',
  };
}
