import { type DiscourseLexicon, entriesOf, type MotiveWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, constructionOf, hasCopula, takesOf } from './ascribed.ts';
import { holderOf } from './motive-verbs.ts';

const NOUNS_OF_MOTIVES_BEHIND_IN_AND_WITH = wordClass('nouns of motives behind "in" and "with"');
const PREPOSITIONS_OF_THE_OWNER_OF_A_MOTIVE = wordClass('prepositions of the owner of a motive');
const PREPOSITIONS_OF_WHOSE_MOTIVE = wordClass('prepositions of whose motive');
const VERBS_OF_REPORTING_BESIDE_A_MOTIVE = wordClass('verbs of reporting beside a motive');
const LIGHT = wordClass('light verbs of a motive');
/** Prepositional settings in which the subject of the clause has the motive: "for fear of", "in the hope of", "out of concern for". */
const SETTING = wordClass('prepositions of what is wanted');

/** "Rome's fear of", "its desire to", "concern in Oslo that", "for fear of", "the Iranian goal is to". */
export function nounMotive(
  tree: Tree,
  noun: number,
  words: DiscourseLexicon,
  parties: Parties,
  voices: Voices,
): Ascribed | undefined {
  const entries = entriesOf(words.motives, 'noun', tree.lemma(noun));
  if (entries === undefined || tree.hasNegator(noun)) return undefined;
  const stirred = stirredFear(tree, noun, entries, parties);
  if (stirred !== undefined) return stirred;
  const owner = ownerOf(tree, noun, parties, voices);
  if (owner === undefined) return equation(tree, noun, entries, parties);
  for (const child of tree.children(noun)) {
    if (child < noun || child === owner.head) continue;
    // "Fears that Gazans will be driven out" may be taken for a relative clause.
    const clause =
      tree.token(child).deprel === 'acl:relcl' &&
      tree.children(child, 'mark').some((mark) => tree.lemma(mark) === 'that');
    if (tree.token(child).deprel === 'acl:relcl' && !clause) continue;
    const construction = clause ? 'clause' : constructionOf(tree, child);
    if (construction === undefined || construction === 'object') continue;
    if (
      tree.relation(child) === 'nmod' &&
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
      content: tree.clauseOf(child),
      from: Math.min(noun, owner.head),
      rule: `noun-${entry.motive}`,
    };
  }
  return equation(tree, noun, entries, parties);
}

/** "The advances raised alarm in Ankara", "rang alarm bells in Rome": what stirs the fear is the subject. */
function stirredFear(tree: Tree, noun: number, entries: readonly MotiveWord[], parties: Parties): Ascribed | undefined {
  if (!entries.some(({ motive }) => motive === 'fears')) return undefined;
  const head =
    tree.lemma(tree.token(noun).head < 0 ? noun : tree.token(noun).head) === 'bell' ? tree.token(noun).head : noun;
  const verb = tree.token(head).head;
  if (
    verb < 0 ||
    tree.relation(head) !== 'obj' ||
    !STIRRING.has(tree.lemma(verb)) ||
    tree.isHypothetical(verb) ||
    tree.hasNegator(verb)
  )
    return undefined;
  const place = [...tree.children(head, 'nmod'), ...tree.children(verb, 'obl')].find(
    (child) => /^(?:in|among|for)$/u.test(tree.caseOf(child)) && parties.seated(tree, child).length > 0,
  );
  const subject = tree.child(verb, 'nsubj');
  if (
    place === undefined ||
    subject === undefined ||
    (parties.named(tree, subject).length > 0 && tree.token(subject).upos === 'PRON')
  )
    return undefined;
  // "Raised fears in Rome that war is near" names what is feared itself.
  if (tree.children(head, 'acl', 'ccomp').length > 0 || tree.children(verb, 'ccomp').length > 0) return undefined;
  return {
    actors: parties.seated(tree, place),
    motive: 'fears',
    content: tree.clauseOf(subject),
    from: subject,
    to: place,
    rule: 'stirred',
  };
}

const STIRRING = wordClass('verbs of stirring a motive');

function ownerOf(
  tree: Tree,
  noun: number,
  parties: Parties,
  voices: Voices,
): { readonly head: number; readonly ids: readonly string[] } | undefined {
  const children = tree.children(noun);
  // "Tokyo fears that": a verb that was taken for a noun.
  const plain =
    /s$/u.test(tree.token(noun).form) && !hasCopula(tree, noun) && tree.child(noun, 'det', 'amod') === undefined;
  const misread = plain
    ? (tree.child(noun, 'nsubj') ?? children.find((child) => child === noun - 1 && tree.relation(child) === 'compound'))
    : undefined;
  // "Hopes for an invitation but fears that": joined to a verb, it is one.
  const joined = tree.token(noun).head;
  if (plain && joined >= 0 && tree.relation(noun) === 'conj' && tree.token(joined).upos === 'VERB')
    return holderOf(tree, joined, parties, voices);
  const found =
    children.find((child) => tree.token(child).deprel === 'nmod:poss') ??
    children.find(
      (child) => /^(?:amod|compound)$/u.test(tree.relation(child)) && parties.named(tree, child).length > 0,
    ) ??
    tree
      .children(noun, 'nmod')
      .find(
        (child) => PREPOSITIONS_OF_WHOSE_MOTIVE.has(tree.caseOf(child)) && parties.seated(tree, child).length > 0,
      ) ??
    misread;
  if (found !== undefined) {
    const seat = tree.caseOf(found) === 'in' || found === misread;
    const ids = seat ? parties.seated(tree, found) : parties.at(tree, found);
    if (ids.length > 0) return { head: found, ids };
  }
  const above = tree.token(noun).head;
  // "Resisted the embargo for fear of": the tree may hang it on the object.
  const lifted =
    above >= 0 &&
    tree.relation(noun) === 'nmod' &&
    tree.caseOf(noun) === 'for' &&
    tree.lemma(noun) === 'fear' &&
    tree.relation(above) === 'obj';
  const verb = lifted ? tree.token(above).head : above;
  if (verb < 0 || found !== undefined || !/^(?:VERB|ADJ)$/u.test(tree.token(verb).upos)) return undefined;
  const light = tree.relation(noun) === 'obj' && LIGHT.has(tree.lemma(verb));
  const setting =
    (lifted || tree.relation(noun) === 'obl') &&
    SETTING.has(tree.caseOf(noun)) &&
    tree.child(noun, 'det', 'amod') === undefined;
  const hope =
    tree.relation(noun) === 'obl' &&
    /^(?:in|with)$/u.test(tree.caseOf(noun)) &&
    NOUNS_OF_MOTIVES_BEHIND_IN_AND_WITH.has(tree.lemma(noun));
  if ((!light && !setting && !hope) || (tree.hasNegator(verb) && light) || tree.isHypothetical(verb)) return undefined;
  return holderOf(tree, verb, parties, voices);
}

/**
 * The motive and its content on the two sides of "is": "Tehran's goal is to be recognised", "Peking's fear is of American divisions",
 * "the build-up is a concern for Seoul", "Moscow's calculation is that the West needs gas".
 */
function equation(tree: Tree, noun: number, entries: readonly MotiveWord[], parties: Parties): Ascribed | undefined {
  const entry = takesOf(entries, 'equation');
  if (entry === undefined) return undefined;
  const subject = tree.child(noun, 'nsubj', 'csubj');
  if (hasCopula(tree, noun) && subject !== undefined) {
    if (entry.motive === 'believes' || tree.isHypothetical(noun)) return undefined;
    const holder = tree
      .children(noun, 'nmod', 'obl')
      .find(
        (child) =>
          PREPOSITIONS_OF_THE_OWNER_OF_A_MOTIVE.has(tree.caseOf(child)) && parties.seated(tree, child).length > 0,
      );
    const owner = tree.children(noun).find((child) => tree.token(child).deprel === 'nmod:poss');
    const ids =
      holder !== undefined ? parties.seated(tree, holder) : owner !== undefined ? parties.at(tree, owner) : [];
    if (ids.length === 0 || tree.token(subject).upos === 'PRON') return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: tree.subtree(subject),
      from: subject,
      to: noun,
      rule: 'equation',
    };
  }
  if (tree.relation(noun) !== 'nsubj') return undefined;
  const above = tree.token(noun).head;
  const holder = tree
    .children(noun)
    .find(
      (child) =>
        tree.token(child).deprel === 'nmod:poss' ||
        (/^(?:amod|compound)$/u.test(tree.relation(child)) && parties.named(tree, child).length > 0) ||
        (tree.relation(child) === 'nmod' &&
          /^(?:of|for|in)$/u.test(tree.caseOf(child)) &&
          parties.seated(tree, child).length > 0),
    );
  // "The aim, Turkish officials say, is to"
  const saying =
    above < 0 || holder !== undefined
      ? undefined
      : tree.children(above, 'parataxis').find((child) => VERBS_OF_REPORTING_BESIDE_A_MOTIVE.has(tree.lemma(child)));
  const sayer = saying === undefined ? undefined : tree.child(saying, 'nsubj');
  if (
    above < 0 ||
    (holder === undefined && sayer === undefined) ||
    tree.hasNegator(above) ||
    tree.isHypothetical(above)
  )
    return undefined;
  const whose = (holder ?? sayer) as number;
  const ids = tree.caseOf(whose) === 'in' ? parties.seated(tree, whose) : parties.at(tree, whose);
  if (ids.length === 0) return undefined;
  const copula = tree.child(above, 'cop');
  const being = /^(?:be|remain|become)$/u.test(tree.lemma(above));
  if (copula !== undefined && /^(?:was|were)$/iu.test(tree.token(copula).form)) return undefined;
  const complement = being
    ? (tree.child(above, 'ccomp', 'xcomp', 'obj', 'advcl', 'obl') ?? undefined)
    : copula !== undefined || tree.isInfinitive(above)
      ? above
      : undefined;
  if (complement === undefined) return undefined;
  // "Is of American divisions", "is to leave", "is that the West needs gas", "remains the elimination of"
  if (tree.token(complement).upos === 'ADJ' && !tree.isInfinitive(complement)) return undefined;
  const first = Math.max(
    noun,
    above === complement ? -1 : above,
    ...tree.children(complement, 'cop').filter((cop) => cop < complement),
  );
  const content = tree
    .clauseOf(complement)
    .filter(
      (token) =>
        token > first && !isWithin(tree, token, noun) && (saying === undefined || !isWithin(tree, token, saying)),
    );
  if (content.length === 0) return undefined;
  return { actors: ids, motive: entry.motive, content, from: holder ?? noun, rule: 'equation' };
}

function isWithin(tree: Tree, token: number, head: number): boolean {
  for (let node = token; node >= 0; node = tree.token(node).head) if (node === head) return true;
  return false;
}
