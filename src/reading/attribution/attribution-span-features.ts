import { featureHash as hashOf, mixHashes as mix } from '../../learning/feature-hash.ts';
import type { Tree } from '../clause/tree.ts';
import type { QuotedStretch } from '../quotes/quotes.ts';
import type { ScoredAttribution } from './found.ts';

/** The tokens of an attribution's sentence as hashed features. */
export interface LabelledTokens {
  /** Hashes of features, `perToken` a token. */
  readonly features: Int32Array;
  readonly perToken: number;
  /** Hashes of features of the border before each token, `perBorder` a token; those of the first token count for nothing. */
  readonly borders: Int32Array;
  readonly perBorder: number;
  /** The cue's head. */
  readonly cue: number;
  /** What the rules say of each token. */
  readonly ruled: Uint8Array;
}

const FEATURES = 32;
const BORDER_FEATURES = 17;

/** A sentence's tokens as hashes, with the borders of its branches. */
export interface HashedSentence {
  readonly form: Int32Array;
  readonly lemma: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly relation: Int32Array;
  /** 1 comma, 2 quotation mark, 3 colon or semicolon, 4 dash or bracket, 5 end mark, 0 a word. */
  readonly mark: Uint8Array;
  /** Commas before each token, from the beginning of the sentence. */
  readonly commas: Uint8Array;
  /** The word that brings a token in: its case or mark. */
  readonly brought: Int32Array;
  /** First token of each token's subtree. */
  readonly opens: Int32Array;
  /** The highest token whose subtree begins with each token; -1 where none begins. */
  readonly begun: Int32Array;
  /** The highest token whose subtree ends with each token; -1 where none ends. */
  readonly ended: Int32Array;
  /** Last token of each token's subtree. */
  readonly closes: Int32Array;
  /** 1 for a token with a subject of its own. */
  readonly subject: Uint8Array;
}

const hashedBy = new WeakMap<Tree, HashedSentence>();
function markOf(form: string): number {
  switch (form) {
    case ',':
      return 1;
    case '"':
    case '“':
    case '”':
    case "''":
    case '``':
    case '‘':
      return 2;
    case ':':
    case ';':
      return 3;
    case '–':
    case '—':
    case '-':
    case '--':
    case '(':
    case ')':
      return 4;
    case '.':
    case '!':
    case '?':
      return 5;
    default:
      return 0;
  }
}

/** The hashes of a sentence, made once. */
export function hashedSentence(tree: Tree): HashedSentence {
  const before = hashedBy.get(tree);
  if (before !== undefined) return before;
  const size = tree.tokens.length;
  const made: HashedSentence = {
    form: new Int32Array(size),
    lemma: new Int32Array(size),
    upos: new Int32Array(size),
    xpos: new Int32Array(size),
    relation: new Int32Array(size),
    mark: new Uint8Array(size),
    commas: new Uint8Array(size),
    brought: new Int32Array(size),
    opens: new Int32Array(size),
    begun: new Int32Array(size).fill(-1),
    ended: new Int32Array(size).fill(-1),
    closes: Int32Array.from(tree.tokens, (token) => token.index),
    subject: new Uint8Array(size),
  };
  const { closes } = made;
  let commas = 0;
  for (const token of tree.tokens) {
    const i = token.index;
    made.form[i] = hashOf(token.form.toLowerCase());
    made.lemma[i] = hashOf(token.lemma.toLowerCase());
    made.upos[i] = hashOf(token.upos);
    made.xpos[i] = hashOf(token.xpos);
    made.relation[i] = hashOf(token.deprel);
    const mark = token.upos === 'PUNCT' || token.upos === 'SYM' ? markOf(token.form) : 0;
    made.mark[i] = mark;
    made.commas[i] = commas;
    if (mark === 1 && commas < 200) commas++;
    made.opens[i] = i;
  }
  for (const token of tree.tokens) {
    if (token.head < 0) continue;
    if (token.deprel.startsWith('nsubj')) made.subject[token.head] = 1;
    for (let at = token.head, steps = 0; at >= 0 && steps < size; at = tree.token(at).head, steps++) {
      if ((closes[at] as number) < token.index) closes[at] = token.index;
    }
    if (/^(?:case|mark)/u.test(token.deprel) && made.brought[token.head] === 0)
      made.brought[token.head] = made.lemma[token.index] as number;
    for (let at = token.head, steps = 0; at >= 0 && steps < size; at = tree.token(at).head, steps++) {
      if ((made.opens[at] as number) <= token.index) break;
      made.opens[at] = token.index;
    }
  }
  const isHigher = (a: number, b: number): boolean => {
    if (b < 0) return true;
    for (let at = b, steps = 0; at >= 0 && steps < size; at = tree.token(at).head, steps++) if (at === a) return true;
    return false;
  };
  for (let i = 0; i < size; i++) {
    const from = made.opens[i] as number;
    const to = closes[i] as number;
    if (isHigher(i, made.begun[from] as number)) made.begun[from] = i;
    if (isHigher(i, made.ended[to] as number)) made.ended[to] = i;
  }
  hashedBy.set(tree, made);
  return made;
}

/**
 * Features of every token of an attribution's sentence: what the rules say of it and of its neighbours, the way from it to the
 * cue, the branch of the cue, of the content's root and of the source's head that it stands in, its words, quotation marks and
 * commas between it and the cue. A model is to replace it.
 *
 * @returns undefined for an attribution without a tree's cue
 */
export function spanFeatures(found: ScoredAttribution, quotes: readonly QuotedStretch[]): LabelledTokens | undefined {
  const { candidate, sentence: tree } = found;
  if (candidate === undefined) return undefined;
  const { tokens } = tree;
  const size = tokens.length;
  const p = candidate.cue;
  const h = hashedSentence(tree);
  const ruled = ruledLabels(found);
  const features = new Int32Array(size * FEATURES);
  const borders = new Int32Array(size * BORDER_FEATURES);
  const fromCue = waysFrom(tree, h, p);
  const contentRoot = rootOfLabel(tree, ruled, 3);
  const sourceRoot = rootOfLabel(tree, ruled, 1);
  const fromContent = contentRoot < 0 ? undefined : branchesOf(tree, contentRoot);
  const fromSource = sourceRoot < 0 ? undefined : branchesOf(tree, sourceRoot);
  const roots = { cue: p, content: contentRoot, source: sourceRoot };
  const lemmaP = h.lemma[p] as number;
  const construction = hashOf(candidate.construction);
  const kind = mix(hashOf(candidate.pos), construction);
  const placeP = commasAt(h, p);
  const states = quotationStates(found, quotes);
  for (let t = 0; t < size; t++) {
    const token = tree.token(t);
    const r = ruled[t] as number;
    const left = t > 0 ? (ruled[t - 1] as number) : 4;
    const right = t + 1 < size ? (ruled[t + 1] as number) : 4;
    const left2 = t > 1 ? (ruled[t - 2] as number) : 4;
    const right2 = t + 2 < size ? (ruled[t + 2] as number) : 4;
    const side = t < p ? 1 : t > p ? 2 : 3;
    const around = left * 25 + r * 5 + right;
    const form = h.form[t] as number;
    const upos = h.upos[t] as number;
    const relation = h.relation[t] as number;
    const formLeft = t > 0 ? (h.form[t - 1] as number) : 1;
    const formRight = t + 1 < size ? (h.form[t + 1] as number) : 1;
    const uposLeft = t > 0 ? (h.upos[t - 1] as number) : 1;
    const uposRight = t + 1 < size ? (h.upos[t + 1] as number) : 1;
    const way = fromCue.way[t] as number;
    const branch = fromCue.branch[t] as number;
    const branchRelation = branch < 0 ? 7 : (h.relation[branch] as number);
    const branchBrought = branch < 0 ? 7 : (h.brought[branch] as number);
    const depth = fromCue.above[t] as number;
    const branchPlace = mix(branchRelation, depth * 8 + side);
    const commas = Math.min(3, Math.abs(commasAt(h, t) - placeP));
    const quotedAs = states[t] as number;
    const headToken = token.head;
    const headRuled = headToken < 0 ? 4 : (ruled[headToken] as number);
    const distance = t === p ? 0 : Math.sign(t - p) * Math.min(9, 1 + Math.floor(Math.log2(Math.abs(t - p)) * 2));
    const near = Math.abs(t - p) <= 4 ? t - p + 5 : 0;
    const cBranch = fromContent === undefined ? -2 : (fromContent[t] as number);
    const sBranch = fromSource === undefined ? -2 : (fromSource[t] as number);
    let k = t * FEATURES;
    const add = (template: number, a: number, b: number): void => {
      features[k] = mix(mix(template, a), b);
      k++;
    };
    add(1, r, 0);
    add(2, around, left2 * 5 + right2);
    add(3, way, r);
    add(4, way, upos);
    add(5, way, lemmaP);
    add(6, branchPlace, around);
    add(7, branchPlace, mix(branchBrought, r));
    add(8, mix(branchPlace, branchBrought), mix(lemmaP, r));
    add(9, form, r * 4 + side);
    add(10, mix(form, relation), side);
    add(11, formLeft, around);
    add(12, formRight, around);
    add(13, mix(uposLeft, upos), mix(uposRight, r));
    add(14, mix(h.xpos[t] as number, relation), r * 4 + side);
    add(15, distance, around);
    add(16, quotedAs * 4 + side, around);
    add(17, commas * 4 + side, around);
    add(18, cBranch < 0 ? cBranch : mix(h.relation[cBranch] as number, commaBefore(h, cBranch)), r);
    add(
      19,
      cBranch < 0 ? cBranch : mix(h.relation[cBranch] as number, h.form[h.opens[cBranch] as number] as number),
      (cBranch < 0 ? 0 : commaBefore(h, cBranch)) * 8 + r,
    );
    add(20, sBranch < 0 ? sBranch : mix(h.relation[sBranch] as number, commaBefore(h, sBranch)), r);
    add(
      21,
      sBranch < 0 ? sBranch : mix(h.relation[sBranch] as number, h.form[h.opens[sBranch] as number] as number),
      r,
    );
    add(22, kind, around * 4 + side);
    add(23, mix(relation, headRuled), around);
    add(24, lemmaP, around * 4 + side);
    add(25, mix(formLeft, form), r);
    add(26, mix(headToken < 0 ? 3 : (h.lemma[headToken] as number), relation), r);
    add(27, near === 0 ? 0 : mix(near, form), r);
    add(28, near === 0 ? 0 : mix(near, lemmaP), r);
    add(29, near === 0 ? 0 : mix(mix(near, upos), uposLeft), mix(kind, r));
    add(30, mix(kind, way), r);
    add(31, mix(branchRelation, branchBrought), mix(branch < 0 ? 7 : (h.lemma[branch] as number), r * 4 + side));
    add(
      32,
      cBranch < 0
        ? cBranch
        : mix(mix(h.relation[cBranch] as number, h.brought[cBranch] as number), h.lemma[cBranch] as number),
      r,
    );
    if (t === 0) continue;
    const before = h.mark[t - 1] as number;
    const here = h.mark[t] as number;
    const begun = h.begun[t] as number;
    const ended = h.ended[t - 1] as number;
    const begins = begun < 0 ? 11 : mix(h.relation[begun] as number, headPlace(tree, ruled, roots, begun));
    const ends = ended < 0 ? 11 : mix(h.relation[ended] as number, headPlace(tree, ruled, roots, ended));
    const marks = before * 8 + here;
    const rules = left * 5 + r;
    k = t * BORDER_FEATURES;
    const border = (template: number, a: number, b: number): void => {
      borders[k] = mix(mix(template, a), b);
      k++;
    };
    border(31, marks, rules);
    border(32, marks, rules * 4 + side);
    border(33, formLeft, form);
    border(34, mix(form, relation), marks);
    border(35, mix(uposLeft, upos), rules);
    border(36, begins, mix(marks, rules));
    border(37, begins, mix(form, marks));
    border(38, ends, mix(marks, rules));
    border(39, mix(begins, ends), marks);
    border(40, mix(form, formRight), marks);
    border(41, mix(kind, side), mix(begins, rules));
    border(
      42,
      begun < 0 ? 11 : mix(begins, h.brought[begun] as number),
      mix(
        h.lemma[tree.token(begun < 0 ? t : begun).head < 0 ? t : tree.token(begun < 0 ? t : begun).head] as number,
        marks,
      ),
    );
    const opened = begun < 0 ? 11 : mix(h.lemma[begun] as number, h.brought[begun] as number);
    border(43, opened, mix(begins, marks));
    border(44, begun < 0 ? 11 : mix(h.xpos[begun] as number, h.xpos[p] as number), mix(begins, mix(marks, side)));
    border(45, begun < 0 ? 11 : reachOf(h, begun) * 2 + (h.subject[begun] as number), mix(begins, mix(marks, rules)));
    border(46, (states[t - 1] as number) * 4 + quotedAs, mix(marks, rules * 4 + side));
    border(47, mix(lemmaP, begins), mix(rules, begun < 0 ? 11 : (h.brought[begun] as number)));
  }
  return { features, perToken: FEATURES, borders, perBorder: BORDER_FEATURES, cue: p, ruled };
}

/** Where the tokens of a sentence stand: 0 outside quotations, 1 in one, 2 in one that is content here. */
function quotationStates({ sentence, groups }: ScoredAttribution, quotes: readonly QuotedStretch[]): Uint8Array {
  const { tokens } = sentence;
  const first = sentence.token(0).start;
  const last = tokens.at(-1)?.end ?? 0;
  const beside = quotes.filter((quote) => quote.end > first && quote.start < last);
  const states = new Uint8Array(tokens.length);
  for (const token of tokens) {
    const quote = beside.find((one) => one.start <= token.start && token.end <= one.end);
    if (quote !== undefined) states[token.index] = groups.includes(quote.group) ? 2 : 1;
  }
  return states;
}

/** How long a branch is, and whether it runs up to the end of the sentence. */
function reachOf({ opens, closes }: HashedSentence, at: number): number {
  const last = closes[at] as number;
  const length = Math.min(5, Math.floor(Math.log2(1 + last - (opens[at] as number))));
  return length * 2 + (last >= closes.length - 2 ? 1 : 0);
}

/** The mark before a branch. */
function commaBefore({ opens, mark }: HashedSentence, at: number): number {
  const first = opens[at] as number;
  return first > 0 ? (mark[first - 1] as number) : 6;
}

/** On what a branch hangs: the cue, nothing, the root of the content or of the source, or a word with some label. */
function headPlace(
  tree: Tree,
  ruled: Uint8Array,
  roots: { readonly cue: number; readonly content: number; readonly source: number },
  at: number,
): number {
  const { head } = tree.token(at);
  if (head === roots.cue) return 1;
  if (head < 0) return 2;
  if (head === roots.content) return 3;
  return head === roots.source ? 4 : 5 + ((ruled[head] as number) & 3);
}

function commasAt(h: HashedSentence, t: number): number {
  return h.commas[t] as number;
}

/** Labels that the rules give: 0 outside, 1 source, 2 cue, 3 content. */
function ruledLabels(found: ScoredAttribution): Uint8Array {
  const { tokens } = found.sentence;
  const labels = new Uint8Array(tokens.length);
  const roles = [found.content, found.source, found.cue];
  const label = [3, 1, 2];
  roles.forEach((spans, role) => {
    for (const span of spans)
      for (const token of tokens)
        if (token.start < span.end && span.start < token.end) labels[token.index] = label[role] as number;
  });
  return labels;
}

/** The token of a label that hangs on none of the same label; -1 if there is none. */
function rootOfLabel(tree: Tree, labels: Uint8Array, label: number): number {
  for (const token of tree.tokens) {
    if (labels[token.index] !== label || token.upos === 'PUNCT') continue;
    if (token.head < 0 || labels[token.head] !== label) {
      if (tree.children(token.index).length > 0 || label === 1) return token.index;
    }
  }
  return -1;
}

/** For each token the child of `root` under which it stands; -1 for the root, -2 outside of it. */
function branchesOf(tree: Tree, root: number): Int32Array {
  const branches = new Int32Array(tree.tokens.length).fill(-2);
  branches[root] = -1;
  const visit = (at: number, branch: number): void => {
    branches[at] = branch;
    for (const child of tree.children(at)) visit(child, branch);
  };
  for (const child of tree.children(root)) visit(child, child);
  return branches;
}

/** The way from the cue to each token, as a hash of relations; the branch it stands in; how far above the cue that branch begins. */
function waysFrom(
  tree: Tree,
  h: HashedSentence,
  cue: number,
): { readonly way: Int32Array; readonly branch: Int32Array; readonly above: Uint8Array } {
  const size = tree.tokens.length;
  const way = new Int32Array(size);
  const branch = new Int32Array(size).fill(-1);
  const above = new Uint8Array(size);
  const seen = new Uint8Array(size);
  let up = 17;
  const visit = (at: number, hash: number, from: number, level: number, depth: number): void => {
    if (seen[at]) return;
    seen[at] = 1;
    const own = depth > 4 ? hash : mix(hash, h.relation[at] as number);
    way[at] = own;
    branch[at] = from;
    above[at] = level;
    for (const child of tree.children(at)) visit(child, own, from, level, depth + 1);
  };
  let level = 0;
  for (let at = cue; at >= 0; at = tree.token(at).head) {
    seen[at] = 1;
    way[at] = mix(up, 5);
    above[at] = level;
    for (const child of tree.children(at)) if (!seen[child]) visit(child, mix(up, 3), child, level, 1);
    if (level < 4) up = mix(up, h.relation[at] as number);
    level = Math.min(4, level + 1);
  }
  return { way, branch, above };
}
