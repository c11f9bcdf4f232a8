import type { Token } from '../language/tree.ts';
import { children as childrenBy, tokenAt } from '../language/trees.ts';
import type { Cue } from '../lexicon/cues.ts';
import { featureHash } from '../lexicon/feature-hash.ts';
import { rowOf } from '../lexicon/hashed-weights.ts';
import { type ShallowNet, scoreRows } from '../lexicon/shallow-net.ts';
import type { Span } from '../records/span.ts';
import type { AttributionCandidate } from './attribution-candidates.ts';
import type { RuledAttribution } from './attributions.ts';
import type { JoinedCandidate } from './quote-joining.ts';
import { lemmaAt, relationOf } from './sentence-tree.ts';

/** Rates for words that the lexicon does not know, by construction; a quotation beside a verb speaks for itself. */
const UNKNOWN: Readonly<Record<string, number>> = { quote: 0.62, clause: 0.35, parataxis: 0.45 };

/** The construction that decides: a quotation tied to the cue comes before what the tree says. */
export function decidingConstruction(candidate: AttributionCandidate, joined: JoinedCandidate): string {
  if (joined.side !== 'none' && !(joined.short && joined.side === 'right')) return 'quote';
  return candidate.construction;
}

/** The hand-written rate of a candidate: how often a place like this one is an attribution. */
export function cueRate(entry: Cue | undefined, construction: string): number {
  if (entry === undefined) return UNKNOWN[construction] ?? 0.03;
  return entry.takes[construction] ?? (construction === 'bare' ? 0.02 : 0.12);
}

/**
 * What bears on whether a candidate is an attribution, as the names of features; the learnt weights refer to them by their hashes.
 * What the correction of the spans bears on stands apart, see `correctionFeatures`.
 *
 * @param others all candidates of the sentence, with the rules' scores
 */
export function attributionFeatures(found: RuledAttribution, others: readonly RuledAttribution[]): string[] {
  return [...constructionFeatures(found), ...treeFeatures(found), ...neighbourFeatures(found, others)];
}

function constructionFeatures({ candidate, joined }: RuledAttribution): string[] {
  const { pos, lemma } = candidate;
  const construction = decidingConstruction(candidate, joined);
  const { entry } = candidate;
  const rate = cueRate(entry, construction);
  const kind = entry?.class ?? 'unknown';
  const first = candidate.content[0];
  const length = joined.content.reduce((sum, span) => sum + span.end - span.start, 0);
  const features = [
    `rate=${Math.round(rate * 10)}`,
    `con=${pos}-${construction}`,
    `lemma=${pos}-${lemma}`,
    `lemma-con=${lemma}-${construction}`,
    `class-con=${kind}-${construction}`,
    `side=${joined.side}`,
    `side-con=${joined.side}-${candidate.construction}`,
    `length=${Math.min(6, Math.floor(Math.log2(1 + length / 8)))}`,
    ...(joined.quoted ? ['quoted', `quoted-${construction}`, `quoted-${kind}`] : []),
    ...(joined.short ? ['short-quote'] : []),
    ...(joined.source.length === 0 ? [`no-source-${construction}`, `no-source-${lemma}`] : []),
    ...(candidate.addressee === undefined ? [] : ['addressee']),
    ...(first !== undefined && first < candidate.cue ? ['content-before'] : []),
  ];
  for (const sign of candidate.signs) {
    features.push(sign);
    if (!sign.startsWith('source-noun')) features.push(`${kind}|${sign}`, `${construction}|${sign}`);
  }
  return features;
}

/** The cue's place in the tree, what hangs on it, the kind of source, the beginning of the content. */
function treeFeatures({ candidate, sentence }: RuledAttribution): string[] {
  const { tokens } = sentence;
  const { cue, construction, lemma, source } = candidate;
  const kind = candidate.entry?.class ?? 'unknown';
  const token = tokenAt(sentence, cue);
  const head = tokens[token.head];
  const relation = relationOf(sentence, cue);
  const kids = childrenBy(sentence, cue).filter((child) => tokenAt(sentence, child).upos !== 'PUNCT');
  const side = (child: number): string => (child < cue ? 'L' : 'R');
  const features = [
    `head=${head?.lemma.toLowerCase() ?? 'root'}-${token.deprel}`,
    `head-pos=${head?.upos ?? 'root'}-${token.deprel}`,
    `kids=${kids.map((child) => relationOf(sentence, child) + side(child)).join(' ')}`,
    `before=${tokens[cue - 1]?.form.toLowerCase() ?? ''}`,
    `behind=${tokens[cue + 1]?.form.toLowerCase() ?? ''}`,
    `tag-lemma=${token.xpos}-${lemma}`,
    `tag-rel=${token.xpos}-${relation}`,
    `tag-rel-kind=${token.xpos}-${relation}-${kind}-${construction}`,
    `ending=${candidate.pos}-${lemma.slice(-3)}`,
    `place=${Math.floor((4 * cue) / tokens.length)}`,
    `words=${Math.min(6, Math.floor(tokens.length / 8))}`,
    `content-words=${Math.min(8, Math.floor(Math.log2(1 + candidate.content.length) * 1.5))}-${construction}`,
  ];
  for (const child of kids) {
    const childRelation = relationOf(sentence, child);
    const childLemma = lemmaAt(sentence, child);
    features.push(
      `kid=${childRelation}-${side(child)}`,
      `kid-lemma=${childRelation}-${childLemma}`,
      `lemma-kid=${lemma}-${childRelation}`,
    );
    if (childRelation === 'obj') features.push(`object-lemma=${childLemma}`, `kind-object=${kind}-${childLemma}`);
    const [brought] = childrenBy(sentence, child, 'case', 'mark');
    if (brought !== undefined) {
      const word = lemmaAt(sentence, brought);
      features.push(`kid-word=${childRelation}-${word}`, `lemma-word=${lemma}-${word}`);
    }
  }
  if (source !== undefined) {
    const named = tokenAt(sentence, source.antecedent ?? source.head);
    const name = sentence.names.find(({ first, last }) => first <= named.index && named.index <= last);
    const who = name?.type ?? (named.upos === 'PRON' ? named.lemma.toLowerCase() : named.upos);
    features.push(
      `who=${who}`,
      `who-con=${who}-${construction}`,
      `who-lemma=${who}-${lemma}`,
      `who-kind=${who}-${kind}`,
      `noun-kind=${named.lemma.toLowerCase()}-${kind}`,
      `who-far=${Math.min(8, Math.abs(named.index - cue))}`,
    );
  }
  const [first] = candidate.content;
  if (first !== undefined)
    features.push(
      `first=${tokenAt(sentence, first).form.toLowerCase()}`,
      `first-con=${construction}-${tokenAt(sentence, first).upos}`,
    );
  const root = candidate.content.find((at) => tokenAt(sentence, at).head === cue);
  if (root !== undefined)
    features.push(
      `content-root=${lemmaAt(sentence, root)}`,
      `root-con=${tokenAt(sentence, root).xpos}-${construction}`,
    );
  return features;
}

/** What the correction of the spans has come to. */
export function correctionFeatures(
  found: RuledAttribution,
  { source, cue, content }: Pick<RuledAttribution, 'source' | 'cue' | 'content'>,
): string[] {
  const { construction, lemma } = found.candidate;
  const { tokens } = found.sentence;
  const within = (spans: readonly Span[]): Token[] =>
    tokens.filter((token) => spans.some((span) => span.start < token.end && token.start < span.end));
  const words = within(cue);
  const [opens] = within(content);
  const spoken = words.map((token) => token.lemma.toLowerCase());
  return [
    `cue-words=${spoken.join(' ')}`,
    `cue-length=${Math.min(6, words.length)}-${construction}`,
    `cue-tags=${words.map((token) => token.upos).join(' ')}`,
    `cue-last=${spoken.at(-1)}-${lemma}`,
    `sourced=${source.length > 0}-${found.source.length > 0}-${construction}`,
    `content-parts=${Math.min(3, content.length)}-${opens === undefined ? 'away' : opens.index < found.candidate.cue ? 'before' : 'behind'}`,
    `content-opens=${opens?.form.toLowerCase() ?? ''}`,
    `content-tags=${opens?.upos ?? ''}-${construction}`,
  ];
}

/** What else in the sentence may be an attribution: inside whose content this one stands, which cue it shares. */
function neighbourFeatures(found: RuledAttribution, others: readonly RuledAttribution[]): string[] {
  let around = 0;
  let apart = 0;
  let shared = 0;
  const [cue] = found.cue;
  for (const other of others) {
    if (other === found || cue === undefined) continue;
    if (other.content.some((span) => span.start <= cue.start && cue.end <= span.end))
      around = Math.max(around, other.score);
    else apart = Math.max(apart, other.score);
    if (other.cue.some((span) => found.cue.some((own) => span.start < own.end && own.start < span.end)))
      shared = Math.max(shared, other.score);
  }
  const step = (score: number): number => Math.round(score * 5);
  return [
    `around=${step(around)}`,
    `around-con=${step(around)}-${found.candidate.construction}`,
    `apart=${step(apart)}`,
    `shared=${step(shared)}`,
    `neighbours=${Math.min(6, others.length)}`,
  ];
}

/** Rows of the net's weights for the names of features, each once. */
export function featureRows(net: ShallowNet, features: readonly string[]): Int32Array {
  const names = new Set(features);
  const rows = new Int32Array(names.size);
  let at = 0;
  for (const name of names) {
    rows[at] = rowOf(net.table, featureHash(name));
    at++;
  }
  return rows;
}

/** How likely a candidate is an attribution, 0 to 1, by the learnt weights: the rows of its features in two parts. */
export function learntScore(net: ShallowNet, features: Int32Array, correction: Int32Array): number {
  const rows = new Int32Array(features.length + correction.length);
  rows.set(features);
  rows.set(correction, features.length);
  const [no, yes] = scoreRows(net, rows);
  return 1 / (1 + Math.exp((no ?? 0) - (yes ?? 0)));
}

/** The score by rules alone: the lexicon's rate, made smaller by what speaks against. */
export function ruleScore(candidate: AttributionCandidate, joined: JoinedCandidate): number {
  const { entry } = candidate;
  const construction = decidingConstruction(candidate, joined);
  let rate = cueRate(entry, construction);
  const signs = new Set(candidate.signs);
  const firm = entry?.class === 'speech' || construction === 'quote';
  if (joined.quoted) rate *= 0.25;
  if (joined.source.length === 0 && candidate.pos !== 'adv') {
    const vague = construction === 'passive' || signs.has('passive') || /^(?:seem|appear)$/u.test(candidate.lemma);
    rate *= vague ? 0.9 : construction === 'quote' ? 0.5 : 0.35;
  }
  if (signs.has('source=who') || signs.has('source=which')) rate *= 0.95;
  if (signs.has('source=you') || signs.has('source=i') || signs.has('source=we')) rate *= firm ? 0.6 : 0.35;
  if (signs.has('source=it') && !firm) rate *= 0.6;
  if (signs.has('own-mark=if') || signs.has('own-mark=to')) rate *= 0.6;
  if (candidate.pos === 'noun' && !signs.has('holder') && !signs.has('by')) rate *= 0.7;
  return rate;
}
