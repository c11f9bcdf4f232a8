import type { CueLexicon } from '../../lexicon/words/cues.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';
import type { AttributionCandidate } from './candidate.ts';
import { caseOf, isInfinitive, SPOKEN_PREPOSITIONS, sourceSigns, verbGroup } from './cue-words.ts';

const LIGHT = wordClass('light verbs of saying');

/** What is read of a noun that may be a cue. */
interface NounReading {
  readonly construction: string;
  readonly content: readonly number[];
  readonly cueTokens: number[];
  readonly signs: string[];
}

/** A noun of saying with its content: "the claim that", "a warning of war". */
export function nounCandidate(tree: Tree, noun: number, cues: CueLexicon): AttributionCandidate | undefined {
  const relation = tree.relation(noun);
  if (relation === 'compound' || relation === 'flat') return undefined;
  const lemma = tree.lemma(noun);
  const children = tree.children(noun);
  const clause = children.find((child) => /^(?:acl|ccomp|xcomp)$/u.test(tree.token(child).deprel) && child > noun);
  const oblique = children.find((child) => {
    if (tree.relation(child) !== 'nmod' || tree.token(child).deprel === 'nmod:poss' || child < noun) return false;
    const preposition = caseOf(tree, child);
    return preposition !== undefined && SPOKEN_PREPOSITIONS.has(preposition);
  });
  const told = toldByCopula(tree, noun);
  const entry = cues.cue(lemma, 'noun');
  const holder = children.find((child) => tree.token(child).deprel === 'nmod:poss');
  if (entry === undefined && holder === undefined && clause === undefined && told === undefined) return undefined;
  const reading = toldReading(told, noun) ?? clauseReading(tree, noun, clause, oblique);
  if (reading === undefined) return undefined;
  const { construction, cueTokens, signs } = reading;
  let source: SourceWords | undefined;
  const by = children.find(
    (child) => isBy(tree, child, told !== undefined) && (child !== oblique || told !== undefined),
  );
  if (holder !== undefined) {
    source = { tokens: tree.withoutClitic(holder), head: holder };
    signs.push('holder');
  } else if (by !== undefined) {
    source = { tokens: tree.phraseOf(by), head: by };
    signs.push('by');
  } else if (relation === 'obj' || relation === 'obl') {
    source = agentOfLightVerb(tree, noun, oblique, reading);
  }
  const taken = new Set([...(source?.tokens ?? []), ...cueTokens]);
  const content = reading.content.filter((t) => !taken.has(t));
  if (content.length === 0) return undefined;
  signs.push(`rel=${relation}`, ...sourceSigns(tree, source));
  return {
    tree,
    cue: noun,
    pos: 'noun',
    lemma,
    entry,
    cueTokens,
    construction,
    source,
    addressee: undefined,
    content,
    signs,
  };
}

function toldReading(told: readonly number[] | undefined, noun: number): NounReading | undefined {
  return told && { construction: 'clause', content: told, cueTokens: [noun], signs: ['copula'] };
}

/** "the claim that", "a promise to", "a warning of": a clause goes before a phrase that stands without a mark. */
function clauseReading(
  tree: Tree,
  noun: number,
  clause: number | undefined,
  oblique: number | undefined,
): NounReading | undefined {
  const opened = clause !== undefined && (isInfinitive(tree, clause) || tree.child(clause, 'mark') !== undefined);
  if (clause !== undefined && (oblique === undefined || opened)) {
    const { xpos } = tree.token(clause);
    if (xpos === 'VBN' || (xpos === 'VBG' && tree.child(clause, 'mark') === undefined)) return undefined;
    const construction = isInfinitive(tree, clause) ? 'inf' : 'clause';
    return { construction, content: tree.subtree(clause), cueTokens: [noun], signs: [] };
  }
  if (oblique === undefined) return undefined;
  const marker = tree.child(oblique, 'case');
  return {
    construction: caseOf(tree, oblique) ?? 'nmod',
    content: tree.subtree(oblique, (t) => t === marker),
    cueTokens: marker === noun + 1 ? [noun, marker] : [noun],
    signs: [],
  };
}

/** "a warning from Seoul"; where the noun is said to be its content also "the view in Seoul is that ...". */
function isBy(tree: Tree, child: number, told: boolean): boolean {
  if (tree.relation(child) !== 'nmod') return false;
  const preposition = caseOf(tree, child) ?? '';
  if (/^(?:by|from|among)$/u.test(preposition)) return true;
  return told && /^(?:in|of)$/u.test(preposition) && tree.token(child).upos === 'PROPN';
}

/** Who makes, gives or voices it; a light verb is a part of the cue: "made a promise". */
function agentOfLightVerb(
  tree: Tree,
  noun: number,
  oblique: number | undefined,
  { construction, cueTokens, signs }: NounReading,
): SourceWords | undefined {
  const verb = tree.token(noun).head;
  const agent = tree.token(verb).upos === 'VERB' ? tree.agentOf(verb) : undefined;
  signs.push(`light=${tree.lemma(verb)}`);
  if (tree.relation(noun) !== 'obj' || agent === undefined || !LIGHT.has(tree.lemma(verb))) return agent?.source;
  const start = verbGroup(tree, verb)[0] ?? verb;
  if (start >= noun || noun - start >= 6) return agent.source;
  cueTokens.length = 0;
  for (let at = start; at <= noun; at++) cueTokens.push(at);
  const next = noun + 1;
  if (
    oblique !== undefined &&
    tree.child(oblique, 'case') === next &&
    construction !== 'clause' &&
    construction !== 'inf'
  )
    cueTokens.push(next);
  return agent.source;
}

/** 'The envoy's main argument was that ...': the clause that a noun is said to be. */
function toldByCopula(tree: Tree, noun: number): number[] | undefined {
  const { head, deprel } = tree.token(noun);
  if (!/^nsubj/u.test(deprel) || head <= noun) return undefined;
  const copula = tree.children(head, 'cop').find((child) => child > noun);
  const mark = tree.children(head, 'mark').find((child) => /^(?:that|whether)$/u.test(tree.lemma(child)));
  if (copula === undefined || mark === undefined || mark < copula) return undefined;
  return tree.subtree(head).filter((token) => token >= mark);
}
