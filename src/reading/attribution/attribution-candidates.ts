import type { Cue, CueLexicon, CuePos } from '../../lexicon/words/cues.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Span } from '../../records/span.ts';
import type { SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';

const OPENS_CLAUSE = wordClass('subordinators that open a sentence');
const GOES_ON = wordClass('openers of a clause behind a comma');
const OPENS_ASIDE = wordClass('openers of an aside');
const ASKING = wordClass('adverbs that ask');
const CLAUSE_PREPOSITIONS = wordClass('prepositions before a reported gerund');
const GERUND_PREPOSITIONS = wordClass('prepositions before a gerund as content');
const ASKED_ABOUT = wordClass('prepositions of what is asked about');
const ASKING_SOMEBODY = wordClass('verbs of asking or telling somebody');
const INVERTED = wordClass('verbs whose subject may follow');
const LIGHT = wordClass('light verbs of saying');

/** A place in the tree that may be an attribution, before anything is decided. */
export interface AttributionCandidate {
  readonly tree: Tree;
  readonly cue: number;
  readonly pos: CuePos;
  readonly lemma: string;
  /** What the lexicon knows of the cue. */
  readonly entry: Cue | undefined;
  readonly cueTokens: readonly number[];
  readonly construction: string;
  readonly source: SourceWords | undefined;
  readonly addressee: number | undefined;
  /** Tokens of the content that the tree gives; a quotation beside the cue is joined later. */
  readonly content: readonly number[];
  /** What bears on whether it is one. */
  readonly signs: readonly string[];
}

const SPOKEN_PREPOSITIONS = wordClass('prepositions of what is spoken of');
const KEPT_PREPOSITIONS = wordClass('prepositions kept in a content');
const WHEN = wordClass('words of when');
/** Verbs whose object is spoken to. */
const ADDRESSING = wordClass('verbs of addressing');
/** Verbs that only carry the next one: "went on to say", "continued to insist". */
const CARRIER = wordClass('carrying verbs');

/** Everything in a sentence that may be an attribution. */
export function attributionCandidates(tree: Tree, cues: CueLexicon): AttributionCandidate[] {
  const found: AttributionCandidate[] = [];
  for (const token of tree.tokens) {
    const made =
      token.upos === 'VERB'
        ? ((isObjectNoun(tree, token.index) ? nounCandidate(tree, token.index, cues) : undefined) ??
          verbCandidate(tree, token.index, cues))
        : token.upos === 'NOUN'
          ? nounCandidate(tree, token.index, cues)
          : token.upos === 'ADJ'
            ? adjectiveCandidate(tree, token.index, cues)
            : token.upos === 'ADV'
              ? adverbCandidate(tree, token.index, cues)
              : undefined;
    if (made !== undefined) found.push(made);
    const placed = found.at(-1);
    if (placed?.cue === token.index && made === placed)
      found[found.length - 1] = { ...placed, signs: [...placed.signs, ...placeSigns(tree, placed, cues)] };
    const prepositional = /^according$/iu.test(token.form)
      ? accordingTo(tree, token.index, cues.cue('according to', 'adp'))
      : undefined;
    if (prepositional !== undefined) found.push(prepositional);
  }
  return found;
}

/** "holding out hope that": a bare word that is the object of a verb is a noun, even if it was tagged as a verb. */
function isObjectNoun(tree: Tree, index: number): boolean {
  return tree.relation(index) === 'obj' && tree.token(index).xpos === 'VB';
}

/** Where a candidate stands: under whose words, before which word, how its content opens. */
function placeSigns(tree: Tree, candidate: AttributionCandidate, cues: CueLexicon): string[] {
  const signs: string[] = [];
  for (let at = candidate.cue; at >= 0; at = tree.token(at).head) {
    const parent = tree.token(at).head;
    const relation = tree.relation(at);
    if (parent < 0 || (relation !== 'ccomp' && relation !== 'xcomp' && tree.token(at).deprel !== 'acl')) continue;
    const outer = cues.cue(tree.lemma(parent), tree.token(parent).upos === 'NOUN' ? 'noun' : 'verb');
    if (outer !== undefined) {
      signs.push(`under=${outer.class}-${relation}`);
      break;
    }
  }
  const next = tree.tokens[Math.max(...candidate.cueTokens) + 1];
  signs.push(
    `next=${next === undefined ? 'end' : /^(?:ADP|SCONJ|PART|PRON|PUNCT|ADV)$/u.test(next.upos) ? next.form.toLowerCase() : next.upos}`,
  );
  if (candidate.source !== undefined) {
    const after = candidate.source.head > candidate.cue;
    const start = Math.min(candidate.cue, ...candidate.source.tokens);
    signs.push(
      after ? 'source-after' : 'source-before',
      `before=${start === 0 ? 'start' : /^(?:,|”|"|''|:|–|—)$/u.test(tree.token(start - 1).form) ? 'mark' : 'word'}`,
    );
    if (after && start > 0 && /^(?:,|”|"|'')$/u.test(tree.token(start - 1).form)) signs.push('inverted-tail');
  }
  const first = candidate.content[0];
  if (first !== undefined) {
    const token = tree.token(first);
    signs.push(
      `opens=${/^(?:ADP|SCONJ|PART|PRON|DET|ADV)$/u.test(token.upos) ? token.form.toLowerCase() : token.upos}`,
    );
  }
  const last = tree.tokens.at(-1);
  if (last !== undefined && !/^[.?!”"]|^''$/u.test(last.form)) signs.push('headline');
  return signs;
}

/**
 * 'Y, a scholar at Z, noted that ...': a tree that has taken the verb for a participle of the aside. The source is the whole noun
 * phrase before it.
 */
function asideSubject(tree: Tree, verb: number): SourceWords | undefined {
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
function raisedFrom(tree: Tree, verb: number, cues: CueLexicon): number | undefined {
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
function reportingTail(tree: Tree, verb: number): { source: SourceWords; content: number[] } | undefined {
  const { tokens } = tree;
  if (tokens.slice(verb + 1).some((token) => /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos) || token.form === ':'))
    return undefined;
  let at = verb - 1;
  while (at > 0 && /^(?:AUX|ADV)$/u.test(tree.token(at).upos)) at--;
  const end = at;
  while (at >= 0 && /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/u.test(tree.token(at).upos)) at--;
  if (at < 3 || at === end || tree.token(at).form !== ',') return undefined;
  const first = at + 1;
  if (/^(?:ADP|PART)$/u.test(tree.token(first).upos) || tree.isRelativePronoun(first) || end - first > 9)
    return undefined;
  const before = tokens.slice(0, at);
  if (!before.some((token) => /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos))) return undefined;
  if (OPENS_CLAUSE.has(tree.token(0).form.toLowerCase())) return undefined;
  const source = tokens.slice(first, end + 1).map((token) => token.index);
  const head = source.find((token) => !source.includes(tree.token(token).head)) ?? first;
  return { source: { tokens: source, head }, content: before.map((token) => token.index) };
}

/** 'The plan, she said, was dead.': a reporting clause between two commas inside the clause that it reports. */
function medialContent(tree: Tree, verb: number, source: SourceWords): number[] | undefined {
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
  if (before.some((token) => token.form === ',') && !before.some((token) => /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos)))
    return undefined;
  return [...before, ...tokens.slice(close + 1)].map((token) => token.index);
}

/** The verb with its auxiliaries, particles and the adverbs between them. */
function verbGroup(tree: Tree, verb: number): number[] {
  const parts = tree
    .children(verb)
    .filter(
      (child) => /^(?:aux|compound)$/u.test(tree.relation(child)) && !/^compound$/u.test(tree.token(child).deprel),
    );
  const first = Math.min(verb, ...parts.filter((part) => part < verb));
  const last = Math.max(verb, ...parts.filter((part) => part > verb && part - verb <= 3));
  const group: number[] = [];
  for (let at = first; at <= last; at++) {
    if (at === verb || parts.includes(at) || (tree.relation(at) === 'advmod' && tree.token(at).head === verb))
      group.push(at);
  }
  // An adverb right before the verb group belongs to it ("also said", "not expected").
  let before = first - 1;
  while (
    before >= 0 &&
    tree.token(before).head === verb &&
    tree.relation(before) === 'advmod' &&
    !ASKING.has(tree.lemma(before))
  )
    group.unshift(before--);
  return group;
}

function complements(tree: Tree, verb: number): number[] {
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

function caseOf(tree: Tree, index: number): string | undefined {
  const marker = tree.child(index, 'case');
  return marker === undefined ? undefined : tree.lemma(marker);
}

function union(tree: Tree, roots: readonly number[], without?: (token: number) => boolean): number[] {
  const all = new Set<number>();
  for (const root of roots) for (const token of tree.subtree(root, without)) all.add(token);
  return [...all].sort((a, b) => a - b);
}

/** Drops what follows a comma inside a clause and goes on with the reporter's words: ", adding that ...", ", according to ...". */
function clauseTokens(tree: Tree, root: number, cue: number, cues: CueLexicon): number[] {
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
function clauseBehind(tree: Tree, verb: number, clause: number, cues: CueLexicon): number[] {
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

function verbCandidate(tree: Tree, verb: number, cues: CueLexicon): AttributionCandidate | undefined {
  const token = tree.token(verb);
  const relation = tree.relation(verb);
  if (relation === 'amod' || relation === 'compound' || relation === 'aux') return undefined;
  const children = tree.children(verb);
  const lemma = tree.lemma(verb);
  const particle = children.find((child) => tree.token(child).deprel === 'compound:prt');
  const name = particle === undefined ? lemma : `${lemma} ${tree.lemma(particle)}`;
  const entry = cues.cue(name, 'verb') ?? cues.cue(lemma, 'verb');
  const aside = entry?.class === 'speech' ? asideSubject(tree, verb) : undefined;
  const raised = aside === undefined && entry !== undefined ? raisedFrom(tree, verb, cues) : undefined;
  const passive = aside === undefined && tree.isPassive(verb);
  const above = raised === undefined ? undefined : tree.agentOf(raised);
  const agent =
    aside !== undefined
      ? { source: aside, how: 'subject' }
      : above !== undefined
        ? { source: above.source, how: 'shared' }
        : tree.agentOf(verb);
  const subject = children.find((child) => /^nsubj/u.test(tree.token(child).deprel));
  const object = tree.child(verb, 'obj');
  const indirect = tree.child(verb, 'iobj');
  const clause = children.find((child) => tree.relation(child) === 'ccomp' && child !== subject);
  const infinitive = tree.child(verb, 'xcomp');
  const signs: string[] = [];
  let construction = 'bare';
  let content: number[] = [];
  let addressee: number | undefined = indirect;
  const cueTokens = verbGroup(tree, verb);

  const oblique = children.find((child) => {
    if (tree.relation(child) !== 'obl' || child < verb || WHEN.has(tree.lemma(child))) return false;
    const preposition = caseOf(tree, child);
    return (
      preposition !== undefined &&
      SPOKEN_PREPOSITIONS.has(preposition) &&
      (entry === undefined || entry.takes[preposition] !== undefined)
    );
  });
  const gerund = children.find((child) => {
    if (tree.relation(child) !== 'advcl' || child < verb) return false;
    const mark = tree.child(child, 'mark');
    return mark !== undefined && GERUND_PREPOSITIONS.has(tree.lemma(mark)) && tree.token(child).xpos === 'VBG';
  });

  const behindColon = entry?.class === 'speech' ? openedByColon(tree, verb) : undefined;
  const asClause =
    relation === 'advcl' && children.some((child) => tree.relation(child) === 'mark' && tree.lemma(child) === 'as');
  if (clause !== undefined) {
    construction = clause < verb ? 'parataxis' : 'clause';
    content = clause < verb ? clauseTokens(tree, clause, verb, cues) : clauseBehind(tree, verb, clause, cues);
    if (object !== undefined && object < clause) addressee = addressee ?? object;
  } else if (
    relation === 'parataxis' &&
    token.head >= 0 &&
    token.head < verb &&
    object === undefined &&
    infinitive === undefined
  ) {
    construction = 'parataxis';
    content = tree.subtree(token.head, (t) => t === verb);
  } else if (behindColon !== undefined && object === undefined && infinitive === undefined) {
    construction = 'clause';
    content = tree.tokens.slice(behindColon).map((t) => t.index);
    signs.push('colon');
  } else if (
    asClause &&
    object === undefined &&
    infinitive === undefined &&
    token.head >= 0 &&
    (entry?.class ?? '') === 'speech'
  ) {
    construction = 'as';
    content = tree.subtree(token.head, (t) => t === verb);
  } else if (passive) {
    construction = 'passive';
    const parts = complements(tree, verb);
    const patient = subject !== undefined && !isExpletive(tree, subject) ? [subject] : relation === 'acl' ? [] : [];
    content = union(tree, [...patient, ...parts]);
    if (infinitive !== undefined) signs.push('passive-inf');
  } else if (object !== undefined) {
    construction =
      infinitive !== undefined && infinitive > object
        ? isInfinitive(tree, infinitive)
          ? 'inf'
          : 'predicate'
        : 'object';
    content = union(
      tree,
      complements(tree, verb).filter((part) => part === object || part > object),
    );
    if (construction === 'inf' || entry?.takes.predicate === undefined)
      addressee = addressee ?? (construction === 'inf' ? object : undefined);
    signs.push(`object=${objectKind(tree, object)}`);
  } else if (infinitive !== undefined) {
    const vague = (lemma === 'seem' || lemma === 'appear') && subject !== undefined;
    construction = isInfinitive(tree, infinitive) ? 'inf' : 'predicate';
    content = union(tree, [...(vague && !isExpletive(tree, subject) ? [subject] : []), infinitive]);
    if (oblique !== undefined && oblique < infinitive) {
      addressee = addressee ?? oblique;
      const marker = tree.child(oblique, 'case');
      if (marker !== undefined && marker === Math.max(...cueTokens) + 1) cueTokens.push(marker);
    }
    if (CARRIER.has(lemma)) signs.push('carrier');
  } else if (oblique !== undefined) {
    const marker = tree.child(oblique, 'case');
    construction = caseOf(tree, oblique) ?? 'obl';
    if (marker !== undefined && marker === Math.max(...cueTokens) + 1) cueTokens.push(marker);
    content = union(tree, [oblique, ...complements(tree, verb).filter((part) => part > oblique)], (t) => t === marker);
  } else if (gerund !== undefined) {
    const mark = tree.child(gerund, 'mark');
    construction = mark === undefined ? 'for' : tree.lemma(mark);
    if (mark !== undefined && mark === Math.max(...cueTokens) + 1) cueTokens.push(mark);
    content = tree.subtree(gerund, (t) => t === mark);
  }

  // "asked X about Y": what is asked about is the content, who is asked the addressee.
  if (construction === 'object' && object !== undefined && oblique !== undefined && oblique > object && !passive) {
    const preposition = caseOf(tree, oblique) ?? '';
    if (
      entry !== undefined &&
      ASKED_ABOUT.has(preposition) &&
      (entry.takes[preposition] ?? 0) >= 0.6 &&
      entry.class === 'speech' &&
      ASKING_SOMEBODY.has(lemma)
    ) {
      construction = preposition;
      addressee = object;
      content = tree.subtree(oblique, (t) => tree.relation(t) === 'case' && tree.token(t).head === oblique);
    }
  }
  let repaired: SourceWords | undefined;
  // "..., said the statement": an inverted subject that the tree takes for an object.
  if (
    relation === 'parataxis' &&
    entry?.class === 'speech' &&
    object === verb + 1 + tree.children(object ?? 0, 'det', 'amod', 'compound', 'nummod').length &&
    (entry.takes.parataxis ?? 0) >= 0.85 &&
    agent?.how !== 'subject' &&
    token.head >= 0 &&
    token.head < verb &&
    /^(?:,|”|"|'')$/u.test(tree.token(verb - 1).form) &&
    INVERTED.has(lemma) &&
    tree.tokens.slice(object + 1).every((t) => !/^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos))
  ) {
    construction = 'parataxis';
    content = tree.tokens.slice(0, verb - 1).map((t) => t.index);
    repaired = { tokens: tree.phraseOf(object), head: object };
    signs.length = 0;
    signs.push('inverted');
  }
  if (entry !== undefined && (entry.takes.parataxis ?? 0) >= 0.8 && !passive && agent?.how === 'subject') {
    const around = medialContent(tree, verb, agent.source);
    if (around !== undefined) {
      construction = 'parataxis';
      content = around;
      signs.push('medial');
    }
  }
  if (entry?.class === 'speech' && /^VB[DZP]$/u.test(token.xpos) && !passive) {
    const tail =
      content.length === 0 || construction === 'parataxis' || construction === 'object'
        ? reportingTail(tree, verb)
        : undefined;
    if (tail !== undefined && (entry.takes.parataxis ?? 0) >= 0.85) {
      construction = 'parataxis';
      content = tail.content;
      repaired = tail.source;
      addressee = addressee ?? object;
      signs.push('tail');
    } else if ((content.length === 0 || construction === 'bare') && (entry.takes.clause ?? 0) >= 0.85) {
      const that = tree.tokens.find(
        (t) => t.index > verb && t.index - verb < 10 && t.upos === 'SCONJ' && t.form.toLowerCase() === 'that',
      );
      if (that !== undefined) {
        construction = 'clause';
        content = tree.tokens.slice(that.index).map((t) => t.index);
        signs.push('surface-that');
      } else if (content.length === 0 && (entry.takes.clause ?? 0) >= 0.9) {
        const next = tree.tokens[verb + 1];
        const rest = tree.tokens.slice(verb + 1);
        if (
          next !== undefined &&
          /^(?:PRON|DET|PROPN|NOUN|ADJ|NUM|SCONJ)$/u.test(next.upos) &&
          rest.some((t) => /^(?:VBD|VBZ|VBP|MD)$/u.test(t.xpos))
        ) {
          construction = 'clause';
          content = rest.map((t) => t.index);
          signs.push('surface-clause');
        }
      }
    }
  }
  // "went on to say that": the carrying verb belongs to the cue.
  if (relation === 'xcomp' && token.head >= 0 && CARRIER.has(tree.lemma(token.head)) && isInfinitive(tree, verb)) {
    const carrier = token.head;
    const mark = tree.child(verb, 'mark');
    cueTokens.unshift(...verbGroup(tree, carrier), ...(mark === undefined ? [] : [mark]));
    for (let at = carrier + 1; at < verb; at++)
      if (!cueTokens.includes(at) && tree.dominates(carrier, at)) cueTokens.push(at);
    cueTokens.sort((a, b) => a - b);
    signs.push('carried');
  }
  const source = repaired ?? (passive || (lemma !== 'seem' && lemma !== 'appear') ? agent?.source : undefined);
  const taken = new Set([...(source?.tokens ?? []), ...cueTokens]);
  content = content.filter((t) => !taken.has(t));
  if (content.length === 0 && entry === undefined) return undefined;
  signs.push(
    `rel=${relation}`,
    `xpos=${token.xpos}`,
    `agent=${repaired !== undefined ? 'subject' : (agent?.how ?? 'none')}`,
    ...(passive ? ['passive'] : []),
    ...(tree.hasNegator(verb) ? ['negated'] : []),
    ...children.filter((child) => tree.relation(child) === 'aux').map((child) => `aux=${tree.lemma(child)}`),
    ...(clause === undefined ? [] : tree.children(clause, 'mark').map((mark) => `mark=${tree.lemma(mark)}`)),
    ...children.filter((child) => tree.relation(child) === 'mark').map((mark) => `own-mark=${tree.lemma(mark)}`),
    ...sourceSigns(tree, source),
  );
  return {
    tree,
    cue: verb,
    pos: 'verb',
    lemma: name,
    entry,
    cueTokens,
    construction,
    source,
    addressee,
    content,
    signs,
  };
}

/** 'The minister tweeted: We stay.': the first token behind a colon that closes the reporting clause. */
function openedByColon(tree: Tree, verb: number): number | undefined {
  const colon = tree.tokens.findIndex((token) => token.index > verb && token.form === ':');
  if (colon < 0 || colon - verb > 12 || colon >= tree.tokens.length - 3) return undefined;
  const between = tree.tokens.slice(verb + 1, colon);
  if (between.some((token) => /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos))) return undefined;
  const behind = tree.tokens.slice(colon + 1);
  return behind.some((token) => /^(?:VBD|VBZ|VBP|MD)$/u.test(token.xpos)) ? colon + 1 : undefined;
}

function isExpletive(tree: Tree, index: number): boolean {
  return tree.token(index).deprel === 'expl';
}

function isInfinitive(tree: Tree, index: number): boolean {
  return tree.children(index).some((child) => tree.lemma(child) === 'to' && tree.relation(child) === 'mark');
}

function objectKind(tree: Tree, index: number): string {
  const token = tree.token(index);
  return token.upos === 'PRON' ? `pron-${token.lemma.toLowerCase()}` : token.upos;
}

function sourceSigns(tree: Tree, source: SourceWords | undefined): string[] {
  if (source === undefined) return ['source=none'];
  const head = tree.token(source.head);
  if (source.antecedent !== undefined) return ['source=relative', `antecedent=${tree.token(source.antecedent).upos}`];
  if (head.upos === 'PRON') return ['source=pronoun', `source=${head.lemma.toLowerCase()}`];
  if (head.upos === 'PROPN') return ['source=name'];
  return [
    `source=${head.upos}`,
    `source-noun=${head.lemma.toLowerCase()}`,
    head.xpos === 'NNS' ? 'source=plural' : 'source=singular',
  ];
}

function nounCandidate(tree: Tree, noun: number, cues: CueLexicon): AttributionCandidate | undefined {
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
  if (clause === undefined && oblique === undefined && told === undefined) return undefined;
  const entry = cues.cue(lemma, 'noun');
  const holder = children.find((child) => tree.token(child).deprel === 'nmod:poss');
  if (entry === undefined && holder === undefined && clause === undefined && told === undefined) return undefined;
  const signs: string[] = [];
  let construction: string;
  let content: number[];
  const cueTokens = [noun];
  if (told !== undefined) {
    construction = 'clause';
    content = told;
    signs.push('copula');
  } else if (
    clause !== undefined &&
    (oblique === undefined || isInfinitive(tree, clause) || tree.child(clause, 'mark') !== undefined)
  ) {
    if (
      tree.token(clause).xpos === 'VBN' ||
      (tree.token(clause).xpos === 'VBG' && tree.child(clause, 'mark') === undefined)
    )
      return undefined;
    construction = isInfinitive(tree, clause) ? 'inf' : 'clause';
    content = tree.subtree(clause);
  } else if (oblique !== undefined) {
    construction = caseOf(tree, oblique) ?? 'nmod';
    const marker = tree.child(oblique, 'case');
    if (marker === noun + 1) cueTokens.push(marker);
    content = tree.subtree(oblique, (t) => t === marker);
  } else {
    return undefined;
  }
  let source: SourceWords | undefined;
  const by = children.find(
    (child) =>
      tree.relation(child) === 'nmod' &&
      (/^(?:by|from|among)$/u.test(caseOf(tree, child) ?? '') ||
        // "the view in Seoul is that ..."
        (told !== undefined && /^(?:in|of)$/u.test(caseOf(tree, child) ?? '') && tree.token(child).upos === 'PROPN')) &&
      (child !== oblique || told !== undefined),
  );
  if (holder !== undefined) {
    source = { tokens: tree.withoutClitic(holder), head: holder };
    signs.push('holder');
  } else if (by !== undefined) {
    source = { tokens: tree.phraseOf(by), head: by };
    signs.push('by');
  } else if (relation === 'obj' || relation === 'obl') {
    const verb = tree.token(noun).head;
    const agent = tree.token(verb).upos === 'VERB' ? tree.agentOf(verb) : undefined;
    if (agent !== undefined) source = agent.source;
    signs.push(`light=${tree.lemma(verb)}`);
    if (relation === 'obj' && agent !== undefined && LIGHT.has(tree.lemma(verb))) {
      const start = verbGroup(tree, verb)[0] ?? verb;
      if (start < noun && noun - start < 6) {
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
      }
    }
  }
  const taken = new Set([...(source?.tokens ?? []), ...cueTokens]);
  content = content.filter((t) => !taken.has(t));
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

/** 'The envoy's main argument was that ...': the clause that a noun is said to be. */
function toldByCopula(tree: Tree, noun: number): number[] | undefined {
  const { head, deprel } = tree.token(noun);
  if (!/^nsubj/u.test(deprel) || head <= noun) return undefined;
  const copula = tree.children(head, 'cop').find((child) => child > noun);
  const mark = tree.children(head, 'mark').find((child) => /^(?:that|whether)$/u.test(tree.lemma(child)));
  if (copula === undefined || mark === undefined || mark < copula) return undefined;
  return tree.subtree(head).filter((token) => token >= mark);
}

function adjectiveCandidate(tree: Tree, adjective: number, cues: CueLexicon): AttributionCandidate | undefined {
  const children = tree.children(adjective);
  const subject = children.find((child) => /^nsubj/u.test(tree.token(child).deprel));
  const copula = tree.child(adjective, 'cop');
  const xcomp = tree.relation(adjective) === 'xcomp';
  if (!xcomp && (subject === undefined || copula === undefined) && tree.relation(adjective) !== 'conj')
    return undefined;
  const clause = children.find(
    (child) =>
      /^(?:ccomp|xcomp|advcl)$/u.test(tree.relation(child)) &&
      child > adjective &&
      (tree.relation(child) !== 'advcl' || isInfinitive(tree, child)),
  );
  const oblique = children.find(
    (child) =>
      tree.relation(child) === 'obl' && child > adjective && SPOKEN_PREPOSITIONS.has(caseOf(tree, child) ?? ''),
  );
  if (clause === undefined && oblique === undefined) return undefined;
  const lemma = tree.lemma(adjective);
  if (cues.cue(lemma, 'adj') === undefined && clause === undefined) return undefined;
  const agent =
    subject === undefined ? tree.agentOf(adjective) : { source: tree.nounSource(subject, adjective), how: 'subject' };
  const cueTokens = [adjective];
  if (copula !== undefined && subject !== undefined) {
    const parts = children.filter(
      (child) => child < adjective && /^(?:cop|aux|advmod)$/u.test(tree.relation(child)) && child > subject,
    );
    cueTokens.unshift(...parts);
  }
  const marker = oblique === undefined || clause !== undefined ? undefined : tree.child(oblique, 'case');
  if (marker === adjective + 1) cueTokens.push(marker);
  const construction =
    clause !== undefined ? (isInfinitive(tree, clause) ? 'inf' : 'clause') : (caseOf(tree, oblique ?? 0) ?? 'obl');
  const taken = new Set([...(agent?.source.tokens ?? []), ...cueTokens]);
  const content = tree.subtree(clause ?? oblique ?? adjective, (t) => t === marker).filter((t) => !taken.has(t));
  if (content.length === 0) return undefined;
  const signs = [
    `rel=${tree.relation(adjective)}`,
    ...(tree.hasNegator(adjective) ? ['negated'] : []),
    ...sourceSigns(tree, agent?.source),
  ];
  return {
    tree,
    cue: adjective,
    pos: 'adj',
    lemma,
    entry: cues.cue(lemma, 'adj'),
    cueTokens,
    construction,
    source: agent?.source,
    addressee: undefined,
    content,
    signs,
  };
}

function adverbCandidate(tree: Tree, adverb: number, cues: CueLexicon): AttributionCandidate | undefined {
  const lemma = tree.lemma(adverb);
  if (cues.cue(lemma, 'adv') === undefined) return undefined;
  const head = tree.token(adverb).head;
  if (head < 0) return undefined;
  const content = tree.subtree(head, (t) => t === adverb);
  return {
    tree,
    cue: adverb,
    pos: 'adv',
    lemma,
    entry: cues.cue(lemma, 'adv'),
    cueTokens: [adverb],
    construction: 'manner',
    source: undefined,
    addressee: undefined,
    content,
    signs: [`head=${tree.token(head).upos}`],
  };
}

function accordingTo(tree: Tree, index: number, entry: Cue | undefined): AttributionCandidate | undefined {
  const token = tree.token(index);
  const to = index + 1;
  if (to >= tree.tokens.length || tree.token(to).form.toLowerCase() !== 'to') return undefined;
  // "according" is the case of its noun, or (in poorer trees) a verb that governs it.
  const noun =
    tree.relation(index) === 'case' || tree.relation(index) === 'fixed'
      ? token.head
      : (tree.child(index, 'obl', 'nmod', 'obj') ?? -1);
  if (noun < 0 || noun <= index) return undefined;
  const source = tree.phraseOf(noun).filter((t) => t > to);
  if (source.length === 0) return undefined;
  let root = tree.relation(index) === 'case' || tree.relation(index) === 'fixed' ? tree.token(noun).head : token.head;
  // The clause that it stands in, not the noun that it was hung on.
  while (root >= 0 && !/^(?:root|ccomp|conj|parataxis|advcl)$/u.test(tree.relation(root)) && tree.token(root).head >= 0)
    root = tree.token(root).head;
  const branch = new Set([index, to, ...tree.subtree(noun)]);
  const content = root < 0 ? [] : tree.subtree(root).filter((t) => !branch.has(t));
  return {
    tree,
    cue: index,
    pos: 'adp',
    lemma: 'according to',
    entry,
    cueTokens: [index, to],
    construction: 'source',
    source: { tokens: source, head: noun },
    addressee: undefined,
    content,
    signs: sourceSigns(tree, { tokens: source, head: noun }),
  };
}

/** Spans of the candidate's words. */
export function candidateSpans(candidate: AttributionCandidate): { source: Span[]; cue: Span[]; content: Span[] } {
  const { tree } = candidate;
  return {
    source: candidate.source === undefined ? [] : tree.runsOf(candidate.source.tokens),
    cue: tree.runsOf(candidate.cueTokens),
    content: tree.runsOf(candidate.content),
  };
}
