import type { Token } from '../../language/tree.ts';
import type { CueLexicon } from '../../lexicon/words/cues.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';
import { ADDRESSING, caseOf, WHEN } from './cue-words.ts';

const OPENS_CLAUSE = wordClass('subordinators that open a sentence');
const GOES_ON = wordClass('openers of a clause behind a comma');
const OPENS_ASIDE = wordClass('openers of an aside');
const CLAUSE_PREPOSITIONS = wordClass('prepositions before a reported gerund');
const KEPT_PREPOSITIONS = wordClass('prepositions kept in a content');
/** Tags of verbs that carry a tense. */
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/** Whether one of the tokens carries a tense. */
export function hasFinite(tokens: readonly Token[]): boolean {
  return tokens.some(({ xpos }) => FINITE.has(xpos));
}

/**
 * 'Y, a scholar at Z, noted that ...': a tree that has taken the verb for a participle of the aside. The source is the whole noun
 * phrase before it.
 */
export function asideSubject(tree: Tree, verb: number): SourceWords | undefined {
  const token = tree.token(verb);
  if (!/^VB[DN]$/u.test(token.xpos) || tree.token(verb).deprel !== 'acl') return undefined;
  if (verb === 0 || tree.token(verb - 1).form !== ',' || tree.child(verb, 'aux', 'nsubj') !== undefined)
    return undefined;
  const next = tree.tokens[verb + 1];
  const speaks =
    tree.child(verb, 'ccomp') !== undefined || (next !== undefined && /^(?:that|“|"|``|''|,|:)$/u.test(next.form));
  if (!speaks) return undefined;
  let top = token.head;
  while (
    top >= 0 &&
    /^(?:nmod|appos|acl|flat|compound|conj)$/u.test(tree.relation(top)) &&
    /^(?:NOUN|PROPN)$/u.test(tree.token(tree.token(top).head).upos)
  ) {
    top = tree.token(top).head;
  }
  const tokens = tree.phraseOf(top, verb).filter((part) => part < verb);
  return tokens.length === 0 ? undefined : { tokens, head: top };
}

/**
 * 'X believes A, and admits that B': the second cue belongs beside the first one, though the tree may hang it on a verb of A.
 *
 * @returns the first cue, or undefined where the coordination is what it seems
 */
export function raisedFrom(tree: Tree, verb: number, cues: CueLexicon): number | undefined {
  if (
    tree.relation(verb) !== 'conj' ||
    tree.child(verb, 'nsubj', 'aux') !== undefined ||
    tree.child(verb, 'ccomp') === undefined
  )
    return undefined;
  if ((cues.cue(tree.lemma(verb), 'verb')?.takes.clause ?? 0) < 0.8) return undefined;
  const cc = tree.child(verb, 'cc');
  if (cc === undefined || cc < 2 || !/^(?:,|”|"|'')$/u.test(tree.token(cc - 1).form)) return undefined;
  for (let at = tree.token(verb).head; at >= 0; at = tree.token(at).head) {
    const parent = tree.token(at).head;
    if (
      parent >= 0 &&
      parent < at &&
      tree.relation(at) === 'ccomp' &&
      (cues.cue(tree.lemma(parent), 'verb')?.takes.clause ?? 0) >= 0.8
    )
      return parent;
  }
  return undefined;
}

/**
 * '..., the minister said on Monday.': a reporting clause at the end of its sentence that the tree has not seen: a comma, a noun
 * phrase, the verb, and no further clause.
 */
export function reportingTail(tree: Tree, verb: number): { source: SourceWords; content: number[] } | undefined {
  const { tokens } = tree;
  if (hasFinite(tokens.slice(verb + 1)) || tokens.slice(verb + 1).some((token) => token.form === ':')) return undefined;
  let at = verb - 1;
  while (at > 0 && /^(?:AUX|ADV)$/u.test(tree.token(at).upos)) at--;
  const end = at;
  while (at >= 0 && /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/u.test(tree.token(at).upos)) at--;
  if (at < 3 || at === end || tree.token(at).form !== ',') return undefined;
  const first = at + 1;
  if (/^(?:ADP|PART)$/u.test(tree.token(first).upos) || tree.isRelativePronoun(first) || end - first > 9)
    return undefined;
  const before = tokens.slice(0, at);
  if (!hasFinite(before)) return undefined;
  if (OPENS_CLAUSE.has(tree.token(0).form.toLowerCase())) return undefined;
  const source = tokens.slice(first, end + 1).map((token) => token.index);
  const head = source.find((token) => !source.includes(tree.token(token).head)) ?? first;
  return { source: { tokens: source, head }, content: before.map((token) => token.index) };
}

/** 'The plan, she said, was dead.': a reporting clause between two commas inside the clause that it reports. */
export function medialContent(tree: Tree, verb: number, source: SourceWords): number[] | undefined {
  const { tokens } = tree;
  const first = Math.min(verb, ...source.tokens);
  const last = Math.max(verb, ...source.tokens);
  if (source.antecedent !== undefined || first < 1 || last - first > 8 || tree.token(first - 1).form !== ',')
    return undefined;
  let close = last + 1;
  // Adverbs of time and place may stand before the second comma.
  while (
    close < tokens.length &&
    close - last < 7 &&
    /^(?:ADV|ADP|DET|NOUN|PROPN|ADJ|NUM)$/u.test(tree.token(close).upos)
  )
    close++;
  if (close >= tokens.length - 1 || tree.token(close).form !== ',') return undefined;
  if (/^(?:VBG|CC)$/u.test(tree.token(close + 1).xpos) || GOES_ON.has(tree.token(close + 1).form.toLowerCase()))
    return undefined;
  if (/^["“”]|^''$/u.test(tree.token(close + 1).form)) return undefined;
  const before = tokens.slice(0, first - 1);
  if (before.length === 0 || OPENS_ASIDE.has(tree.token(0).form.toLowerCase())) return undefined;
  if (before.some((token) => token.form === ',') && !hasFinite(before)) return undefined;
  return [...before, ...tokens.slice(close + 1)].map((token) => token.index);
}

export function complements(tree: Tree, verb: number): number[] {
  return tree.children(verb).filter((child) => {
    const relation = tree.relation(child);
    if (relation === 'obj' || relation === 'iobj' || relation === 'ccomp' || relation === 'xcomp') return true;
    if (relation === 'obl') {
      if (/^obl:(?:tmod|npmod|unmarked|agent)$/u.test(tree.token(child).deprel) || WHEN.has(tree.lemma(child)))
        return false;
      const preposition = caseOf(tree, child);
      return preposition !== undefined && KEPT_PREPOSITIONS.has(preposition);
    }
    if (relation === 'advcl') {
      const mark = tree.child(child, 'mark');
      return mark !== undefined && CLAUSE_PREPOSITIONS.has(tree.lemma(mark)) && child > verb;
    }
    return false;
  });
}

/** Drops what follows a comma inside a clause and goes on with the reporter's words: ", adding that ...", ", according to ...". */
export function clauseTokens(tree: Tree, root: number, cue: number, cues: CueLexicon): number[] {
  const comma = (token: number): boolean => token > 0 && tree.token(token - 1).form === ',';
  const start = (token: number): number => tree.subtree(token)[0] ?? token;
  return tree.subtree(root, (token) => {
    if (token === cue) return true;
    if (token > cue && raisedFrom(tree, token, cues) === cue) return true;
    const relation = tree.relation(token);
    if (token < root || cue > root) return false;
    if (relation === 'advcl' && tree.token(token).xpos === 'VBG' && comma(start(token))) {
      return (
        cues.cue(tree.lemma(token), 'verb')?.class === 'speech' &&
        (tree.child(token, 'ccomp') !== undefined || comma(token))
      );
    }
    return relation === 'obl' && comma(start(token)) && caseOf(tree, token) === 'according';
  });
}

/**
 * The content clause behind a cue. What hangs on the cue but stands after the beginning of the clause was meant to hang in the
 * clause: it is content too, unless the reporter's own words set in again.
 */
export function clauseBehind(tree: Tree, verb: number, clause: number, cues: CueLexicon): number[] {
  const tokens = new Set(clauseTokens(tree, clause, verb, cues).filter((token) => token > verb));
  const first = Math.min(...tokens);
  for (const child of tree.children(verb)) {
    if (child <= first || child === clause || tokens.has(child)) continue;
    const relation = tree.relation(child);
    if (!/^(?:obl|obj|ccomp|advmod|xcomp|advcl|nsubj|iobj)$/u.test(relation)) continue;
    const part = tree.subtree(child);
    const before = (part[0] ?? 1) - 1;
    if (relation === 'advcl' && (tree.tokens[before]?.form === ',' || tree.child(child, 'mark') === undefined))
      continue;
    if (part.some((token) => token <= first)) continue;
    for (const token of part) tokens.add(token);
  }
  // A noun right behind the cue is the clause's subject or part of it, not someone spoken to.
  if (!ADDRESSING.has(tree.lemma(verb))) {
    for (const child of tree.children(verb)) {
      if (child > verb && child < first && /^(?:obj|nsubj|iobj|csubj)$/u.test(tree.relation(child))) {
        const start = Math.min(...tree.subtree(child).filter((token) => token > verb));
        for (let at = start; at < first; at++) tokens.add(at);
      }
    }
  }
  for (const child of tree.children(verb, 'conj')) {
    if (tree.children(child, 'mark').some((mark) => tree.lemma(mark) === 'that'))
      for (const token of tree.subtree(child)) tokens.add(token);
  }
  // "that" opens the clause wherever the tree has hung it.
  for (let at = verb + 1; at < first; at++) {
    const token = tree.token(at);
    if (token.form.toLowerCase() === 'that' && token.upos === 'SCONJ')
      for (let fill = at; fill < first; fill++) tokens.add(fill);
  }
  const last = Math.max(...tokens);
  const conjunct = tree
    .children(verb, 'conj')
    .flatMap((child) => tree.subtree(child))
    .filter((token) => !tokens.has(token));
  for (let at = first; at < last; at++) if (!conjunct.includes(at)) tokens.add(at);
  return [...tokens].sort((a, b) => a - b);
}

/** 'The minister tweeted: We stay.': the first token behind a colon that closes the reporting clause. */
export function openedByColon(tree: Tree, verb: number): number | undefined {
  const colon = tree.tokens.findIndex((token) => token.index > verb && token.form === ':');
  if (colon < 0 || colon - verb > 12 || colon >= tree.tokens.length - 3) return undefined;
  const between = tree.tokens.slice(verb + 1, colon);
  if (hasFinite(between)) return undefined;
  const behind = tree.tokens.slice(colon + 1);
  return hasFinite(behind) ? colon + 1 : undefined;
}
