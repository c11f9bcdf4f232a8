import type { Polarity } from '../../src/lexicon/words/polarity.ts';
import { toneOf } from '../../src/lexicon/words/polarity.ts';
import type { Tree } from '../../src/reading/clause/tree.ts';
import { type ActorTokens, actorHead, upwards } from './sides-in-tree.ts';

/** Between the marked sides they turn the stance round: "does not trust". */
const NEGATORS_OF_THE_MARKED_SIDES: ReadonlySet<string> = new Set(["n't", 'never', 'no', 'not', 'n’t']);

/** Words between the two that are looked at. */
const NEAR = 24;

/**
 * What somebody is to an act, whatever the construction: `doer`, `undergoer`, a preposition, `other`, or `none` if nothing ties them.
 *
 * @param act the verb or noun
 * @param chain the actor's head and all above it
 */
function logicalRole(tree: Tree, act: number, chain: readonly number[]): string {
  const at = chain.indexOf(act);
  if (at > 0) {
    const branch = chain[at - 1] as number;
    const { deprel } = tree.token(branch);
    const [marker] = tree.children(branch, 'case');
    const preposition = marker === undefined ? '' : tree.lemma(marker);
    if (deprel === 'nsubj' || deprel === 'nmod:poss' || deprel === 'obl:agent') return 'doer';
    if (deprel === 'nsubj:pass' || deprel === 'obj' || deprel === 'iobj') return 'undergoer';
    if (deprel === 'obl' && preposition === 'by' && tree.token(act).xpos === 'VBN') return 'doer';
    return preposition === '' ? 'other' : preposition;
  }
  const { deprel, head, xpos } = tree.token(act);
  if (!deprel.startsWith('acl') || !chain.includes(head)) return 'none';
  // A clause that hangs on the actor: "B, criticised by A", "B, who criticised A", "B, whom A criticised".
  const [subject] = tree.children(act, 'nsubj');
  if (subject === undefined) return xpos === 'VBN' ? 'undergoer' : 'doer';
  const relative = /^(?:who|which|that)$/u.test(tree.lemma(subject));
  return relative && tree.token(subject).deprel === 'nsubj' ? 'doer' : 'undergoer';
}

/**
 * What bears on how one actor of a sentence stands to another one, as names of features: the words around and between them, the way
 * through the tree from one to the other, the verbs that govern them, the tone of these, negation. The actors' own
 * names are not looked at, only their kind.
 *
 * @param from whose stance it is
 * @param to towards whom
 */
export function stanceFeatures(tree: Tree, from: ActorTokens, to: ActorTokens, polarity: Polarity): string[] {
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

  actorFeatures(tree, 'A', from, polarity, add);
  actorFeatures(tree, 'B', to, polarity, add);

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
  const relations = `${up.map((at) => tree.relation(at)).join('<')}^${down.map((at) => tree.relation(at)).join('>')}`;
  const meeting = tree.token(meet);
  const first = up.at(-1);
  const last = down[0];
  const ra = first === undefined ? 'self' : tree.relation(first);
  const rb = last === undefined ? 'self' : tree.relation(last);
  const [brought] = last === undefined ? [] : tree.children(last, 'case', 'mark');
  const preposition = brought === undefined ? '' : tree.lemma(brought);
  const inner = [...up.slice(1), meet, ...down.slice(0, -1)].filter((at) => at !== a && at !== b);
  const lemmas = inner.map((at) => (tree.token(at).upos === 'PROPN' ? 'PROPN' : tree.lemma(at)));
  const negated = inner.filter((at) => tree.hasNegator(at)).length % 2 === 1;
  add(`way=${relations}`);
  add(`way-length=${Math.min(8, up.length + down.length)}`);
  add(`way-lemmas=${lemmas.join(' ')}`);
  if (up.length + down.length <= 5) add(`way-whole=${relations} ${lemmas.join(' ')}`);
  add(`meet=${word(meet)}-${ra}-${rb}`);
  add(`meet-with=${word(meet)}-${ra}-${rb}-${preposition}-${negated}`);
  add(`meet-tag=${meeting.xpos}-${ra}-${rb}-${preposition}`);
  add(`meet-tone=${toneOf(meeting, polarity)}-${ra}-${rb}-${negated}`);
  if (negated) add('negated');
  const tones = inner.map((at) => toneOf(tree.token(at), polarity)).join('');
  add(`way-tones=${tones.slice(0, 5)}-${negated}`);
  add(`way-tones-rels=${tones.slice(0, 4)}-${ra}-${rb}-${preposition}`);
  const toned = inner.findLast((at) => toneOf(tree.token(at), polarity) !== '');
  if (toned !== undefined)
    add(
      `last-tone=${toneOf(tree.token(toned), polarity)}-${tree.hasNegator(toned)}-${up.includes(toned) ? 'up' : down.includes(toned) ? 'down' : 'meet'}-${tree.relation(b)}`,
    );
  // Active and passive, main and relative clause alike: who does and who undergoes what stands between them.
  for (const at of inner.slice(0, 4)) {
    const roles = `${logicalRole(tree, at, fromA)}-${logicalRole(tree, at, fromB)}`;
    if (roles === 'none-none') continue;
    const token = tree.token(at);
    features.push(
      `logical=${roles}-${toneOf(token, polarity)}-${tree.hasNegator(at)}`,
      `logical-lemma=${roles}-${token.upos === 'PROPN' ? 'PROPN' : token.lemma.toLowerCase()}`,
      `logical-tag=${roles}-${token.upos}`,
    );
  }
  // "A said that ... B ...": the tone of all that A says bears on B.
  const said = [...down, ...inner].find((at) => /^(?:ccomp|parataxis|xcomp|advcl)$/u.test(tree.relation(at)));
  const told = said === undefined ? (fromA.includes(meet) && ra !== 'nsubj' ? undefined : last) : said;
  if (told !== undefined) {
    const words = tree.subtree(told).filter((at) => !inside(at));
    const heard = words.map((at) => toneOf(tree.token(at), polarity)).join('');
    const denied = words.some((at) => NEGATORS_OF_THE_MARKED_SIDES.has(tree.lemma(at)));
    const friendly = heard.split('+').length - 1;
    const unfriendly = heard.length - friendly;
    add(`told=${ra}-${tree.relation(told)}-${Math.min(2, friendly)}-${Math.min(2, unfriendly)}-${denied}`);
    add(`told-balance=${Math.sign(friendly - unfriendly)}-${denied}`);
    add(`told-by=${word(meet)}-${Math.sign(friendly - unfriendly)}`);
  }
  const governor = tree.tokens[tree.token(b).head];
  if (governor !== undefined)
    add(`B-governor=${toneOf(governor, polarity)}-${tree.relation(b)}-${tree.hasNegator(governor.index)}-${ra}-${rb}`);
  add(`way-tone-whole=${relations}-${tones.slice(0, 4)}`);
  const way = { up: up.slice(1), down: down.slice(0, -1), meet: [meet] };
  wordsOfWay(
    tree,
    way,
    (at) => at === a || at === b,
    (at) => inside(at) || up.includes(at) || down.includes(at),
    polarity,
    add,
    (feature) => features.push(feature),
  );
  return features;
}

/** What stands on one of the two: its kind, what it hangs on, and what hangs on it. */
function actorFeatures(
  tree: Tree,
  name: 'A' | 'B',
  actor: ActorTokens,
  polarity: Polarity,
  add: (feature: string) => void,
): void {
  const head = actorHead(tree, actor);
  const token = tree.token(head);
  const type = tree.names.find(({ first, last }) => first <= head && head <= last)?.type ?? token.upos;
  add(`${name}-type=${type}`);
  add(`${name}-rel=${token.deprel}`);
  const above = tree.tokens[token.head];
  const [brought] = tree.children(head, 'case');
  const preposition = brought === undefined ? '' : tree.lemma(brought);
  add(`${name}-head=${above?.lemma.toLowerCase() ?? 'root'}-${tree.relation(head)}-${preposition}`);
  const verb = upwards(tree, head).find((at) => tree.token(at).upos === 'VERB');
  if (verb !== undefined) {
    const place = tree.relation(head);
    add(`${name}-verb=${tree.lemma(verb)}-${token.head === verb ? place : 'deep'}`);
    add(
      `${name}-verb-tone=${toneOf(tree.token(verb), polarity)}-${token.head === verb ? place : 'deep'}-${tree.hasNegator(verb)}`,
    );
  }
  for (const child of tree.children(head)) {
    if (child >= actor.first && child <= actor.last) continue;
    add(`${name}-kid=${tree.relation(child)}-${tree.lemma(child)}`);
  }
}

/**
 * The words on the way from one to the other and beside it.
 *
 * @param isEnd whether a token is one of the two
 * @param isPassed whether a token is on the way or in their names
 */
function wordsOfWay(
  tree: Tree,
  way: Readonly<Record<'up' | 'down' | 'meet', readonly number[]>>,
  isEnd: (token: number) => boolean,
  isPassed: (token: number) => boolean,
  polarity: Polarity,
  add: (feature: string) => void,
  push: (feature: string) => void,
): void {
  for (const name of ['up', 'down', 'meet'] as const) {
    const part = way[name];
    for (const at of part) {
      if (isEnd(at)) continue;
      const token = tree.token(at);
      const lemma = token.upos === 'PROPN' ? 'PROPN' : token.lemma.toLowerCase();
      add(`on-${name}=${lemma}`);
      add(`on-${name}-rel=${lemma}-${tree.relation(at)}`);
      const tone = toneOf(token, polarity);
      add(`on-way-tone=${name}-${tone}-${token.upos}`);
      push(`on-way=${lemma}`);
      for (const child of tree.children(at)) {
        const kid = tree.token(child);
        if (isPassed(child) || /^(?:PUNCT|PROPN|DET|NUM)$/u.test(kid.upos)) continue;
        add(`beside-${name}=${tree.relation(child)}-${kid.lemma.toLowerCase()}`);
        const kidTone = toneOf(kid, polarity);
        if (kidTone !== '') add(`beside-tone=${name}-${tree.relation(child)}-${kidTone}`);
      }
    }
  }
}
