import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { clauseOf, isInfinitive } from '../clause/clauses.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, both, isPast, withTail } from './ascribed.ts';
import { holderOf, isNobody } from './motive-verbs.ts';

/** What may be feared in "lest it lose" and sought in "so that it can rebuild" is told of who acts in the clause above. */
export function purposeClause(tree: Sentence, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  if (!/^(?:advcl|acl|ccomp|parataxis)$/u.test(relationOf(tree, verb))) return undefined;
  const marks = childrenBy(tree, verb, 'mark', 'advmod').filter((mark) => mark < verb);
  const lest = marks.find((mark) => lemmaAt(tree, mark) === 'lest');
  const so = marks.find((mark) => lemmaAt(tree, mark) === 'so' && tree.tokens[mark + 1]?.form.toLowerCase() === 'that');
  const able = childrenBy(tree, verb, 'aux').some((aux) =>
    /^(?:can|could|may|might|will|would)$/iu.test(tokenAt(tree, aux).form),
  );
  if (lest === undefined && (so === undefined || !able)) return undefined;
  const above = tokenAt(tree, verb).head;
  if (above < 0 || isHypothetical(tree, above)) return undefined;
  const holder = holderOf(tree, above, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  const content = clauseOf(tree, verb).filter((token) => token > (lest ?? (so as number) + 1));
  return content.length === 0
    ? undefined
    : {
        actors: holder.ids,
        motive: lest === undefined ? 'wants' : 'fears',
        content,
        from: Math.min(holder.head, verb),
        rule: lest === undefined ? 'so-that' : 'lest',
      };
}

/**
 * Turns of phrase: "cannot afford to lose a buffer" (feared), "would like nothing better than to see them quarrel" (wanted), "saw in him a
 * puppet", "looks upon the island as a province" (believed).
 */
export function turnOfPhrase(tree: Sentence, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  const lemma = lemmaAt(tree, verb);
  if (!/^(?:afford|like|see|look|pin|set)$/u.test(lemma) || isPast(tree, verb)) return undefined;
  const holder = holderOf(tree, verb, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  const make = (motive: Ascribed['motive'], content: readonly number[]): Ascribed | undefined =>
    content.length === 0
      ? undefined
      : { actors: holder.ids, motive, content, from: Math.min(holder.head, verb), rule: 'turn-of-phrase' };
  if (lemma === 'afford') {
    const lost = childrenBy(tree, verb, 'xcomp', 'advcl', 'obj').find((child) => child > verb);
    return lost !== undefined && isNegated(tree, verb) ? make('fears', clauseOf(tree, lost)) : undefined;
  }
  if (isNegated(tree, verb)) return undefined;
  const object = childBy(tree, verb, 'obj');
  if (lemma === 'like') {
    const would = childrenBy(tree, verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tokenAt(tree, aux).form));
    if (!would || object === undefined) return undefined;
    if (!/^nothing$/iu.test(tokenAt(tree, object).form))
      return tokenAt(tree, object).upos === 'NOUN'
        ? make('wants', withTail(tree, verb, clauseOf(tree, object)))
        : undefined;
    const wish = subtree(tree, verb).find(
      (token) => token > object && tokenAt(tree, token).upos === 'VERB' && isInfinitive(tree, token),
    );
    return wish === undefined ? undefined : make('wants', clauseOf(tree, wish));
  }
  if (isHypothetical(tree, verb)) return undefined;
  if (lemma === 'see') {
    const place = childrenBy(tree, verb, 'obl').find((child) => child > verb && caseOf(tree, child) === 'in');
    return place !== undefined && object !== undefined && object > verb && tokenAt(tree, object).upos === 'NOUN'
      ? make(
          'believes',
          both(subtree(tree, place), subtree(tree, object)).filter((token) => token > verb),
        )
      : undefined;
  }
  const places = childrenBy(tree, verb, 'obl').filter((child) => child > verb);
  if (lemma === 'look') {
    const thing = places.find((child) => /^(?:on|upon)$/u.test(caseOf(tree, child)));
    const as = [...places, ...childrenBy(tree, thing ?? verb, 'nmod')].find((child) => caseOf(tree, child) === 'as');
    return thing === undefined || as === undefined
      ? undefined
      : make('believes', both(subtree(tree, thing), subtree(tree, as)));
  }
  // "Pins its hopes on", "has set its sights on"
  const sights = object !== undefined && /^(?:hope|sight|heart|mind)$/u.test(lemmaAt(tree, object));
  const on = sights
    ? [...places, ...childrenBy(tree, verb, 'advcl')].find(
        (child) =>
          /^(?:on|upon)$/u.test(caseOf(tree, child)) ||
          childrenBy(tree, child, 'mark').some((mark) => lemmaAt(tree, mark) === 'on'),
      )
    : undefined;
  return on === undefined ? undefined : make('wants', clauseOf(tree, on));
}

/** "Robert Mugabe is after diamonds" */
export function pursued(tree: Sentence, noun: number, parties: Parties): Ascribed | undefined {
  if (caseOf(tree, noun) !== 'after' || childBy(tree, noun, 'cop') === undefined || isNegated(tree, noun))
    return undefined;
  const subject = childBy(tree, noun, 'nsubj');
  const ids = subject === undefined ? [] : parties.at(tree, subject);
  if (subject === undefined || ids.length === 0 || isHypothetical(tree, noun)) return undefined;
  const copula = childBy(tree, noun, 'cop') ?? noun;
  const content = clauseOf(tree, noun).filter((token) => token > copula);
  return { actors: ids, motive: 'wants', content, from: subject, rule: 'after' };
}
