import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf, type MotiveWord } from '../../lexicon/words/discourse.ts';
import { clauseOf, isInfinitive } from '../clause/clauses.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, constructionOf, hasCopula, takesOf } from './ascribed.ts';
import { holderOf } from './motive-verbs.ts';

const LIGHT =
  /^(?:express|voice|have|share|raise|harbor|harbour|pursue|nurse|cherish|nurture|entertain|feel|show|hold|retain)$/u;
/** Prepositional settings in which the subject of the clause has the motive: "for fear of", "in the hope of", "out of concern for". */
const SETTING = /^(?:for|in|of|out|from|with|on)$/u;

/** "Rome's fear of", "its desire to", "concern in Oslo that", "for fear of", "the Iranian goal is to". */
export function nounMotive(
  tree: Sentence,
  noun: number,
  words: DiscourseLexicon,
  parties: Parties,
  voices: Voices,
): Ascribed | undefined {
  const entries = entriesOf(words.motives, 'noun', lemmaAt(tree, noun));
  if (entries === undefined || isNegated(tree, noun)) return undefined;
  const stirred = stirredFear(tree, noun, entries, parties);
  if (stirred !== undefined) return stirred;
  const owner = ownerOf(tree, noun, parties, voices);
  if (owner === undefined) return equation(tree, noun, entries, parties);
  for (const child of childrenBy(tree, noun)) {
    if (child < noun || child === owner.head) continue;
    // "Fears that Gazans will be driven out" may be taken for a relative clause.
    const clause =
      tokenAt(tree, child).deprel === 'acl:relcl' &&
      childrenBy(tree, child, 'mark').some((mark) => lemmaAt(tree, mark) === 'that');
    if (tokenAt(tree, child).deprel === 'acl:relcl' && !clause) continue;
    const construction = clause ? 'clause' : constructionOf(tree, child);
    if (construction === undefined || construction === 'object') continue;
    if (
      relationOf(tree, child) === 'nmod' &&
      construction !== 'of' &&
      construction !== 'for' &&
      parties.named(tree, child).length > 0
    )
      continue;
    const entry = takesOf(entries, construction);
    if (entry === undefined) continue;
    return {
      actors: owner.ids,
      motive: entry.motive,
      content: clauseOf(tree, child),
      from: Math.min(noun, owner.head),
      rule: `noun-${entry.motive}`,
    };
  }
  return equation(tree, noun, entries, parties);
}

/** "The advances raised alarm in Ankara", "rang alarm bells in Rome": what stirs the fear is the subject. */
function stirredFear(
  tree: Sentence,
  noun: number,
  entries: readonly MotiveWord[],
  parties: Parties,
): Ascribed | undefined {
  if (!entries.some(({ motive }) => motive === 'fears')) return undefined;
  const head =
    lemmaAt(tree, tokenAt(tree, noun).head < 0 ? noun : tokenAt(tree, noun).head) === 'bell'
      ? tokenAt(tree, noun).head
      : noun;
  const verb = tokenAt(tree, head).head;
  if (
    verb < 0 ||
    relationOf(tree, head) !== 'obj' ||
    !STIRRING.test(lemmaAt(tree, verb)) ||
    isHypothetical(tree, verb) ||
    isNegated(tree, verb)
  )
    return undefined;
  const place = [...childrenBy(tree, head, 'nmod'), ...childrenBy(tree, verb, 'obl')].find(
    (child) => /^(?:in|among|for)$/u.test(caseOf(tree, child)) && parties.seated(tree, child).length > 0,
  );
  const subject = childBy(tree, verb, 'nsubj');
  if (
    place === undefined ||
    subject === undefined ||
    (parties.named(tree, subject).length > 0 && tokenAt(tree, subject).upos === 'PRON')
  )
    return undefined;
  // "Raised fears in Rome that war is near" names what is feared itself.
  if (childrenBy(tree, head, 'acl', 'ccomp').length > 0 || childrenBy(tree, verb, 'ccomp').length > 0) return undefined;
  return {
    actors: parties.seated(tree, place),
    motive: 'fears',
    content: clauseOf(tree, subject),
    from: subject,
    to: place,
    rule: 'stirred',
  };
}

const STIRRING =
  /^(?:raise|ring|sound|cause|stir|prompt|spark|fuel|trigger|stoke|provoke|create|arouse|set|sow|heighten|deepen)$/u;

function ownerOf(
  tree: Sentence,
  noun: number,
  parties: Parties,
  voices: Voices,
): { readonly head: number; readonly ids: readonly string[] } | undefined {
  const children = childrenBy(tree, noun);
  // "Tokyo fears that": a verb that was taken for a noun.
  const plain =
    /s$/u.test(tokenAt(tree, noun).form) && !hasCopula(tree, noun) && childBy(tree, noun, 'det', 'amod') === undefined;
  const misread = plain
    ? (childBy(tree, noun, 'nsubj') ??
      children.find((child) => child === noun - 1 && relationOf(tree, child) === 'compound'))
    : undefined;
  // "Hopes for an invitation but fears that": joined to a verb, it is one.
  const joined = tokenAt(tree, noun).head;
  if (plain && joined >= 0 && relationOf(tree, noun) === 'conj' && tokenAt(tree, joined).upos === 'VERB')
    return holderOf(tree, joined, parties, voices);
  const found =
    children.find((child) => tokenAt(tree, child).deprel === 'nmod:poss') ??
    children.find(
      (child) => /^(?:amod|compound)$/u.test(relationOf(tree, child)) && parties.named(tree, child).length > 0,
    ) ??
    childrenBy(tree, noun, 'nmod').find(
      (child) => /^(?:in|by|among|from|on)$/u.test(caseOf(tree, child)) && parties.seated(tree, child).length > 0,
    ) ??
    misread;
  if (found !== undefined) {
    const seat = caseOf(tree, found) === 'in' || found === misread;
    const ids = seat ? parties.seated(tree, found) : parties.at(tree, found);
    if (ids.length > 0) return { head: found, ids };
  }
  const above = tokenAt(tree, noun).head;
  // "Resisted the embargo for fear of": the tree may hang it on the object.
  const lifted =
    above >= 0 &&
    relationOf(tree, noun) === 'nmod' &&
    caseOf(tree, noun) === 'for' &&
    lemmaAt(tree, noun) === 'fear' &&
    relationOf(tree, above) === 'obj';
  const verb = lifted ? tokenAt(tree, above).head : above;
  if (verb < 0 || found !== undefined || !/^(?:VERB|ADJ)$/u.test(tokenAt(tree, verb).upos)) return undefined;
  const light = relationOf(tree, noun) === 'obj' && LIGHT.test(lemmaAt(tree, verb));
  const setting =
    (lifted || relationOf(tree, noun) === 'obl') &&
    SETTING.test(caseOf(tree, noun)) &&
    childBy(tree, noun, 'det', 'amod') === undefined;
  const hope =
    relationOf(tree, noun) === 'obl' &&
    /^(?:in|with)$/u.test(caseOf(tree, noun)) &&
    /^(?:hope|aim|intention|belief|expectation|goal|purpose|objective|view|conviction|fear|effort|bid|attempt)$/u.test(
      lemmaAt(tree, noun),
    );
  if ((!light && !setting && !hope) || (isNegated(tree, verb) && light) || isHypothetical(tree, verb)) return undefined;
  return holderOf(tree, verb, parties, voices);
}

/**
 * The motive and its content on the two sides of "is": "Tehran's goal is to be recognised", "Peking's fear is of American divisions",
 * "the build-up is a concern for Seoul", "Moscow's calculation is that the West needs gas".
 */
function equation(
  tree: Sentence,
  noun: number,
  entries: readonly MotiveWord[],
  parties: Parties,
): Ascribed | undefined {
  const entry = takesOf(entries, 'equation');
  if (entry === undefined) return undefined;
  const subject = childBy(tree, noun, 'nsubj', 'csubj');
  if (hasCopula(tree, noun) && subject !== undefined) {
    if (entry.motive === 'believes' || isHypothetical(tree, noun)) return undefined;
    const holder = childrenBy(tree, noun, 'nmod', 'obl').find(
      (child) => /^(?:for|in|to|of)$/u.test(caseOf(tree, child)) && parties.seated(tree, child).length > 0,
    );
    const owner = childrenBy(tree, noun).find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
    const ids =
      holder !== undefined ? parties.seated(tree, holder) : owner !== undefined ? parties.at(tree, owner) : [];
    if (ids.length === 0 || tokenAt(tree, subject).upos === 'PRON') return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: subtree(tree, subject),
      from: subject,
      to: noun,
      rule: 'equation',
    };
  }
  if (relationOf(tree, noun) !== 'nsubj') return undefined;
  const above = tokenAt(tree, noun).head;
  const holder = childrenBy(tree, noun).find(
    (child) =>
      tokenAt(tree, child).deprel === 'nmod:poss' ||
      (/^(?:amod|compound)$/u.test(relationOf(tree, child)) && parties.named(tree, child).length > 0) ||
      (relationOf(tree, child) === 'nmod' &&
        /^(?:of|for|in)$/u.test(caseOf(tree, child)) &&
        parties.seated(tree, child).length > 0),
  );
  // "The aim, Turkish officials say, is to"
  const saying =
    above < 0 || holder !== undefined
      ? undefined
      : childrenBy(tree, above, 'parataxis').find((child) =>
          /^(?:say|add|explain|argue|insist|note)$/u.test(lemmaAt(tree, child)),
        );
  const sayer = saying === undefined ? undefined : childBy(tree, saying, 'nsubj');
  if (
    above < 0 ||
    (holder === undefined && sayer === undefined) ||
    isNegated(tree, above) ||
    isHypothetical(tree, above)
  )
    return undefined;
  const whose = (holder ?? sayer) as number;
  const ids = caseOf(tree, whose) === 'in' ? parties.seated(tree, whose) : parties.at(tree, whose);
  if (ids.length === 0) return undefined;
  const copula = childBy(tree, above, 'cop');
  const being = /^(?:be|remain|become)$/u.test(lemmaAt(tree, above));
  if (copula !== undefined && /^(?:was|were)$/iu.test(tokenAt(tree, copula).form)) return undefined;
  const complement = being
    ? (childBy(tree, above, 'ccomp', 'xcomp', 'obj', 'advcl', 'obl') ?? undefined)
    : copula !== undefined || isInfinitive(tree, above)
      ? above
      : undefined;
  if (complement === undefined) return undefined;
  // "Is of American divisions", "is to leave", "is that the West needs gas", "remains the elimination of"
  if (tokenAt(tree, complement).upos === 'ADJ' && !isInfinitive(tree, complement)) return undefined;
  const first = Math.max(
    noun,
    above === complement ? -1 : above,
    ...childrenBy(tree, complement, 'cop').filter((cop) => cop < complement),
  );
  const content = clauseOf(tree, complement).filter(
    (token) =>
      token > first && !isWithin(tree, token, noun) && (saying === undefined || !isWithin(tree, token, saying)),
  );
  if (content.length === 0) return undefined;
  return { actors: ids, motive: entry.motive, content, from: holder ?? noun, rule: 'equation' };
}

function isWithin(tree: Sentence, token: number, head: number): boolean {
  for (let node = token; node >= 0; node = tokenAt(tree, node).head) if (node === head) return true;
  return false;
}
