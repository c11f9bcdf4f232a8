import type { Sentence } from '../../language/tree.ts';
import { children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { Polarity } from '../../lexicon/words/polarity.ts';
import { toneOf } from '../../lexicon/words/polarity.ts';
import { isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';

/** Tokens `first` to `last` (inclusive) of a sentence that name an actor. */
export interface ActorTokens {
  readonly first: number;
  readonly last: number;
}

/** Words between the two that are looked at. */
const NEAR = 24;

/** The token of an actor that hangs on none of its others. */
export function actorHead(tree: Sentence, { first, last }: ActorTokens): number {
  for (let i = first; i <= last; i++) {
    const { head } = tokenAt(tree, i);
    if (head < first || head > last) return i;
  }
  return first;
}

/** A token and all above it, up to the root. */
export function upwards(tree: Sentence, from: number): number[] {
  const chain: number[] = [];
  for (let at = from; at >= 0 && chain.length < 60; at = tokenAt(tree, at).head) chain.push(at);
  return chain;
}

/**
 * What somebody is to an act, whatever the construction: `doer`, `undergoer`, a preposition, `other`, or `none` if nothing ties them.
 *
 * @param act the verb or noun
 * @param chain the actor's head and all above it
 */
function logicalRole(tree: Sentence, act: number, chain: readonly number[]): string {
  const at = chain.indexOf(act);
  if (at > 0) {
    const branch = chain[at - 1] as number;
    const { deprel } = tokenAt(tree, branch);
    const [marker] = childrenBy(tree, branch, 'case');
    const preposition = marker === undefined ? '' : lemmaAt(tree, marker);
    if (deprel === 'nsubj' || deprel === 'nmod:poss' || deprel === 'obl:agent') return 'doer';
    if (deprel === 'nsubj:pass' || deprel === 'obj' || deprel === 'iobj') return 'undergoer';
    if (deprel === 'obl' && preposition === 'by' && tokenAt(tree, act).xpos === 'VBN') return 'doer';
    return preposition === '' ? 'other' : preposition;
  }
  const { deprel, head, xpos } = tokenAt(tree, act);
  if (!deprel.startsWith('acl') || !chain.includes(head)) return 'none';
  // A clause that hangs on the actor: "B, criticised by A", "B, who criticised A", "B, whom A criticised".
  const [subject] = childrenBy(tree, act, 'nsubj');
  if (subject === undefined) return xpos === 'VBN' ? 'undergoer' : 'doer';
  const relative = /^(?:who|which|that)$/u.test(lemmaAt(tree, subject));
  return relative && tokenAt(tree, subject).deprel === 'nsubj' ? 'doer' : 'undergoer';
}

/**
 * What bears on how one actor of a sentence stands to another one, as names of features: the words around and between them, the way
 * through the tree from one to the other, the verbs that govern them, the tone of these, negation. The actors' own
 * names are not looked at, only their kind.
 *
 * @param from whose stance it is
 * @param to towards whom
 */
export function stanceFeatures(tree: Sentence, from: ActorTokens, to: ActorTokens, polarity: Polarity): string[] {
  const features: string[] = [];
  const { tokens } = tree;
  const order = from.first < to.first ? 'f' : 'b';
  const add = (feature: string): void => {
    features.push(feature, `${order}|${feature}`);
  };
  const [left, right] = order === 'f' ? [from, to] : [to, from];
  const inside = (i: number): boolean => (i >= from.first && i <= from.last) || (i >= to.first && i <= to.last);
  const word = (i: number): string =>
    i >= from.first && i <= from.last
      ? 'A'
      : i >= to.first && i <= to.last
        ? 'B'
        : (tokens[i]?.lemma.toLowerCase() ?? '_');

  const between = tokens.slice(left.last + 1, right.first);
  add(`apart=${Math.min(8, Math.floor(Math.log2(1 + between.length) * 2))}`);
  const near = between.length <= NEAR ? between : [...between.slice(0, NEAR / 2), ...between.slice(-NEAR / 2)];
  for (const { index, upos } of near) {
    if (upos === 'PROPN' || upos === 'NUM') continue;
    add(`m=${word(index)}`);
    if (index + 1 <= right.first) add(`mm=${word(index)} ${index + 1 === right.first ? 'Z' : word(index + 1)}`);
  }
  if (between.length <= 6) add(`all=${between.map(({ index }) => word(index)).join(' ')}`);
  for (let d = 1; d <= 4; d++) {
    add(`l=${word(left.first - d)}`);
    add(`r=${word(right.last + d)}`);
    if (d <= 2) {
      add(`l${d}=${word(left.first - d)}`);
      add(`r${d}=${word(right.last + d)}`);
    }
  }
  add(`lr=${word(left.last + 1)} ${word(right.first - 1)}`);
  add(`names=${Math.min(3, between.filter(({ upos }) => upos === 'PROPN').length)}`);
  add(`commas=${Math.min(3, between.filter(({ form }) => form === ',').length)}`);
  if (between.some(({ form }) => /^["“”]|^''$/u.test(form))) add('mark-between');
  let kind = 0;
  let hostile = 0;
  let betweenTones = '';
  for (const token of tokens) {
    if (inside(token.index) || !/^(?:VERB|NOUN|ADJ|ADV)$/u.test(token.upos)) continue;
    features.push(`s=${token.lemma.toLowerCase()}`);
    const tone = toneOf(token, polarity);
    if (tone === '+') kind++;
    if (tone === '-') hostile++;
    if (tone !== '' && token.index > left.last && token.index < right.first && betweenTones.length < 4)
      betweenTones += tone;
  }
  add(`between-tones=${betweenTones}`);
  add(`tones=${Math.min(2, kind)}-${Math.min(3, hostile)}`);

  for (const [name, actor] of [
    ['A', from],
    ['B', to],
  ] as const) {
    const head = actorHead(tree, actor);
    const token = tokenAt(tree, head);
    const type = tree.names.find(({ first, last }) => first <= head && head <= last)?.type ?? token.upos;
    add(`${name}-type=${type}`);
    add(`${name}-rel=${token.deprel}`);
    const above = tokens[token.head];
    const [brought] = childrenBy(tree, head, 'case');
    const preposition = brought === undefined ? '' : lemmaAt(tree, brought);
    add(`${name}-head=${above?.lemma.toLowerCase() ?? 'root'}-${relationOf(tree, head)}-${preposition}`);
    const verb = upwards(tree, head).find((at) => tokenAt(tree, at).upos === 'VERB');
    if (verb !== undefined) {
      const place = relationOf(tree, head);
      add(`${name}-verb=${lemmaAt(tree, verb)}-${token.head === verb ? place : 'deep'}`);
      add(
        `${name}-verb-tone=${toneOf(tokenAt(tree, verb), polarity)}-${token.head === verb ? place : 'deep'}-${isNegated(tree, verb)}`,
      );
    }
    for (const child of childrenBy(tree, head)) {
      if (child >= actor.first && child <= actor.last) continue;
      add(`${name}-kid=${relationOf(tree, child)}-${lemmaAt(tree, child)}`);
    }
  }

  const a = actorHead(tree, from);
  const b = actorHead(tree, to);
  const fromA = upwards(tree, a);
  const fromB = upwards(tree, b);
  const meet = fromA.find((at) => fromB.includes(at));
  if (meet === undefined) {
    add('no-way');
    return features;
  }
  const up = fromA.slice(0, fromA.indexOf(meet));
  const down = fromB.slice(0, fromB.indexOf(meet)).reverse();
  const relations = `${up.map((at) => relationOf(tree, at)).join('<')}^${down.map((at) => relationOf(tree, at)).join('>')}`;
  const meeting = tokenAt(tree, meet);
  const first = up.at(-1);
  const last = down[0];
  const ra = first === undefined ? 'self' : relationOf(tree, first);
  const rb = last === undefined ? 'self' : relationOf(tree, last);
  const [brought] = last === undefined ? [] : childrenBy(tree, last, 'case', 'mark');
  const preposition = brought === undefined ? '' : lemmaAt(tree, brought);
  const inner = [...up.slice(1), meet, ...down.slice(0, -1)].filter((at) => at !== a && at !== b);
  const lemmas = inner.map((at) => (tokenAt(tree, at).upos === 'PROPN' ? 'PROPN' : lemmaAt(tree, at)));
  const negated = inner.filter((at) => isNegated(tree, at)).length % 2 === 1;
  add(`way=${relations}`);
  add(`way-length=${Math.min(8, up.length + down.length)}`);
  add(`way-lemmas=${lemmas.join(' ')}`);
  if (up.length + down.length <= 5) add(`way-whole=${relations} ${lemmas.join(' ')}`);
  add(`meet=${word(meet)}-${ra}-${rb}`);
  add(`meet-with=${word(meet)}-${ra}-${rb}-${preposition}-${negated}`);
  add(`meet-tag=${meeting.xpos}-${ra}-${rb}-${preposition}`);
  add(`meet-tone=${toneOf(meeting, polarity)}-${ra}-${rb}-${negated}`);
  if (negated) add('negated');
  const tones = inner.map((at) => toneOf(tokenAt(tree, at), polarity)).join('');
  add(`way-tones=${tones.slice(0, 5)}-${negated}`);
  add(`way-tones-rels=${tones.slice(0, 4)}-${ra}-${rb}-${preposition}`);
  const toned = inner.findLast((at) => toneOf(tokenAt(tree, at), polarity) !== '');
  if (toned !== undefined)
    add(
      `last-tone=${toneOf(tokenAt(tree, toned), polarity)}-${isNegated(tree, toned)}-${up.includes(toned) ? 'up' : down.includes(toned) ? 'down' : 'meet'}-${relationOf(tree, b)}`,
    );
  // Active and passive, main and relative clause alike: who does and who undergoes what stands between them.
  for (const at of inner.slice(0, 4)) {
    const roles = `${logicalRole(tree, at, fromA)}-${logicalRole(tree, at, fromB)}`;
    if (roles === 'none-none') continue;
    const token = tokenAt(tree, at);
    features.push(
      `logical=${roles}-${toneOf(token, polarity)}-${isNegated(tree, at)}`,
      `logical-lemma=${roles}-${token.upos === 'PROPN' ? 'PROPN' : token.lemma.toLowerCase()}`,
      `logical-tag=${roles}-${token.upos}`,
    );
  }
  // "A said that ... B ...": the tone of all that A says bears on B.
  const said = [...down, ...inner].find((at) => /^(?:ccomp|parataxis|xcomp|advcl)$/u.test(relationOf(tree, at)));
  const told = said === undefined ? (fromA.includes(meet) && ra !== 'nsubj' ? undefined : last) : said;
  if (told !== undefined) {
    const words = subtree(tree, told).filter((at) => !inside(at));
    const heard = words.map((at) => toneOf(tokenAt(tree, at), polarity)).join('');
    const denied = words.some((at) => /^(?:not|n['’]t|never|no)$/u.test(lemmaAt(tree, at)));
    const friendly = heard.split('+').length - 1;
    const unfriendly = heard.length - friendly;
    add(`told=${ra}-${relationOf(tree, told)}-${Math.min(2, friendly)}-${Math.min(2, unfriendly)}-${denied}`);
    add(`told-balance=${Math.sign(friendly - unfriendly)}-${denied}`);
    add(`told-by=${word(meet)}-${Math.sign(friendly - unfriendly)}`);
  }
  const governor = tree.tokens[tokenAt(tree, b).head];
  if (governor !== undefined)
    add(
      `B-governor=${toneOf(governor, polarity)}-${relationOf(tree, b)}-${isNegated(tree, governor.index)}-${ra}-${rb}`,
    );
  add(`way-tone-whole=${relations}-${tones.slice(0, 4)}`);
  for (const [name, part] of [
    ['up', up.slice(1)],
    ['down', down.slice(0, -1)],
    ['meet', [meet]],
  ] as const) {
    for (const at of part) {
      if (at === a || at === b) continue;
      const token = tokenAt(tree, at);
      const lemma = token.upos === 'PROPN' ? 'PROPN' : token.lemma.toLowerCase();
      add(`on-${name}=${lemma}`);
      add(`on-${name}-rel=${lemma}-${relationOf(tree, at)}`);
      const tone = toneOf(token, polarity);
      add(`on-way-tone=${name}-${tone}-${token.upos}`);
      features.push(`on-way=${lemma}`);
      for (const child of childrenBy(tree, at)) {
        const kid = tokenAt(tree, child);
        if (inside(child) || up.includes(child) || down.includes(child) || /^(?:PUNCT|PROPN|DET|NUM)$/u.test(kid.upos))
          continue;
        add(`beside-${name}=${relationOf(tree, child)}-${kid.lemma.toLowerCase()}`);
        const kidTone = toneOf(kid, polarity);
        if (kidTone !== '') add(`beside-tone=${name}-${relationOf(tree, child)}-${kidTone}`);
      }
    }
  }
  return features;
}
