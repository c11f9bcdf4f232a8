import type { Token } from '../../language/tree.ts';
import { type FeatureTaker, type FeatureTelling, templateHash } from '../../learning/feature-hash.ts';
import { rowOf } from '../../learning/hashed-weights.ts';
import { type ShallowNet, scoreSums, sumRows } from '../../learning/shallow-net.ts';
import type { Cue } from '../../lexicon/words/cues.ts';
import type { Span } from '../../records/span.ts';
import type { AttributionCandidate } from './candidate.ts';
import type { RuledAttribution, ScoredAttribution } from './found.ts';
import type { JoinedCandidate } from './quote-joining.ts';

/** Rates for words that the lexicon does not know, by construction; a quotation beside a verb speaks for itself. */
const UNKNOWN: Readonly<Record<string, number>> = { quote: 0.62, clause: 0.35, parataxis: 0.45 };

/** The construction that decides: a quotation tied to the cue comes before what the tree says. */
function decidingConstruction(candidate: AttributionCandidate, joined: JoinedCandidate): string {
  if (joined.side !== 'none' && !(joined.short && joined.side === 'right')) return 'quote';
  return candidate.construction;
}

/** The hand-written rate of a candidate: how often a place like this one is an attribution. */
function cueRate(entry: Cue | undefined, construction: string): number {
  if (entry === undefined) return UNKNOWN[construction] ?? 0.03;
  return entry.takes[construction] ?? (construction === 'bare' ? 0.02 : 0.12);
}

/**
 * Tells what bears on whether a candidate is an attribution, as the names of features; the learnt weights refer to them by their
 * hashes. What the correction of the spans bears on stands apart, see `correctionFeatures`.
 *
 * @param others all candidates of the sentence, with the rules' scores
 */
export function attributionFeatures(
  found: RuledAttribution,
  others: readonly RuledAttribution[],
  feature: FeatureTaker,
): void {
  constructionFeatures(found, feature);
  treeFeatures(found, feature);
  neighbourFeatures(found, others, feature);
}

function constructionFeatures({ candidate, joined }: RuledAttribution, feature: FeatureTaker): void {
  const { pos, lemma } = candidate;
  const construction = decidingConstruction(candidate, joined);
  const { entry } = candidate;
  const rate = cueRate(entry, construction);
  const kind = entry?.class ?? 'unknown';
  const first = candidate.content[0];
  const length = joined.content.reduce((sum, span) => sum + span.end - span.start, 0);
  feature`rate=${Math.round(rate * 10)}`;
  feature`con=${pos}-${construction}`;
  feature`lemma=${pos}-${lemma}`;
  feature`lemma-con=${lemma}-${construction}`;
  feature`class-con=${kind}-${construction}`;
  feature`side=${joined.side}`;
  feature`side-con=${joined.side}-${candidate.construction}`;
  feature`length=${Math.min(6, Math.floor(Math.log2(1 + length / 8)))}`;
  if (joined.quoted) {
    feature`quoted`;
    feature`quoted-${construction}`;
    feature`quoted-${kind}`;
  }
  if (joined.short) feature`short-quote`;
  if (joined.source.length === 0) {
    feature`no-source-${construction}`;
    feature`no-source-${lemma}`;
  }
  if (candidate.addressee !== undefined) feature`addressee`;
  if (first !== undefined && first < candidate.cue) feature`content-before`;
  for (const sign of candidate.signs) {
    feature`${sign}`;
    if (sign.startsWith('source-noun')) continue;
    feature`${kind}|${sign}`;
    feature`${construction}|${sign}`;
  }
}

/** The cue's place in the tree, what hangs on it, the kind of source, the beginning of the content. */
function treeFeatures({ candidate, sentence }: RuledAttribution, feature: FeatureTaker): void {
  const { tokens } = sentence;
  const { cue, construction, lemma, source } = candidate;
  const kind = candidate.entry?.class ?? 'unknown';
  const token = sentence.token(cue);
  const head = tokens[token.head];
  const relation = sentence.relation(cue);
  const kids = sentence.children(cue).filter((child) => sentence.token(child).upos !== 'PUNCT');
  const side = (child: number): string => (child < cue ? 'L' : 'R');
  feature`head=${head?.lemma.toLowerCase() ?? 'root'}-${token.deprel}`;
  feature`head-pos=${head?.upos ?? 'root'}-${token.deprel}`;
  feature`kids=${kids.map((child) => sentence.relation(child) + side(child)).join(' ')}`;
  feature`before=${tokens[cue - 1]?.form.toLowerCase() ?? ''}`;
  feature`behind=${tokens[cue + 1]?.form.toLowerCase() ?? ''}`;
  feature`tag-lemma=${token.xpos}-${lemma}`;
  feature`tag-rel=${token.xpos}-${relation}`;
  feature`tag-rel-kind=${token.xpos}-${relation}-${kind}-${construction}`;
  feature`ending=${candidate.pos}-${lemma.slice(-3)}`;
  feature`place=${Math.floor((4 * cue) / tokens.length)}`;
  feature`words=${Math.min(6, Math.floor(tokens.length / 8))}`;
  feature`content-words=${Math.min(8, Math.floor(Math.log2(1 + candidate.content.length) * 1.5))}-${construction}`;
  for (const child of kids) {
    const childRelation = sentence.relation(child);
    const childLemma = sentence.lemma(child);
    feature`kid=${childRelation}-${side(child)}`;
    feature`kid-lemma=${childRelation}-${childLemma}`;
    feature`lemma-kid=${lemma}-${childRelation}`;
    if (childRelation === 'obj') {
      feature`object-lemma=${childLemma}`;
      feature`kind-object=${kind}-${childLemma}`;
    }
    const brought = sentence.child(child, 'case', 'mark');
    if (brought !== undefined) {
      const word = sentence.lemma(brought);
      feature`kid-word=${childRelation}-${word}`;
      feature`lemma-word=${lemma}-${word}`;
    }
  }
  if (source !== undefined) {
    const named = sentence.token(source.antecedent ?? source.head);
    const name = sentence.names.find(({ first, last }) => first <= named.index && named.index <= last);
    const who = name?.type ?? (named.upos === 'PRON' ? named.lemma.toLowerCase() : named.upos);
    feature`who=${who}`;
    feature`who-con=${who}-${construction}`;
    feature`who-lemma=${who}-${lemma}`;
    feature`who-kind=${who}-${kind}`;
    feature`noun-kind=${named.lemma.toLowerCase()}-${kind}`;
    feature`who-far=${Math.min(8, Math.abs(named.index - cue))}`;
  }
  const [first] = candidate.content;
  if (first !== undefined) {
    feature`first=${sentence.token(first).form.toLowerCase()}`;
    feature`first-con=${construction}-${sentence.token(first).upos}`;
  }
  const root = candidate.content.find((at) => sentence.token(at).head === cue);
  if (root !== undefined) {
    feature`content-root=${sentence.lemma(root)}`;
    feature`root-con=${sentence.token(root).xpos}-${construction}`;
  }
}

/** What the correction of the spans has come to. */
export function correctionFeatures(
  found: RuledAttribution,
  { source, cue, content, spanShare }: Pick<ScoredAttribution, 'source' | 'cue' | 'content' | 'spanShare'>,
  feature: FeatureTaker,
): void {
  const { construction, lemma } = found.candidate;
  const { tokens } = found.sentence;
  const within = (spans: readonly Span[]) => (token: Token) =>
    spans.some((span) => span.start < token.end && token.start < span.end);
  const words = tokens.filter(within(cue));
  const opens = tokens.find(within(content));
  const spoken = words.map((token) => token.lemma.toLowerCase());
  if (spanShare !== undefined) {
    const share = Math.ceil(spanShare * 6);
    feature`span-share=${share}`;
    feature`span-share-con=${share}-${construction}`;
  }
  feature`cue-words=${spoken.join(' ')}`;
  feature`cue-length=${Math.min(6, words.length)}-${construction}`;
  feature`cue-tags=${words.map((token) => token.upos).join(' ')}`;
  feature`cue-last=${spoken.at(-1) ?? 'undefined'}-${lemma}`;
  feature`sourced=${source.length > 0}-${found.source.length > 0}-${construction}`;
  feature`content-parts=${Math.min(3, content.length)}-${opens === undefined ? 'away' : opens.index < found.candidate.cue ? 'before' : 'behind'}`;
  feature`content-opens=${opens?.form.toLowerCase() ?? ''}`;
  feature`content-tags=${opens?.upos ?? ''}-${construction}`;
}

/** What else in the sentence may be an attribution: inside whose content this one stands, which cue it shares. */
function neighbourFeatures(found: RuledAttribution, others: readonly RuledAttribution[], feature: FeatureTaker): void {
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
  feature`around=${step(around)}`;
  feature`around-con=${step(around)}-${found.candidate.construction}`;
  feature`apart=${step(apart)}`;
  feature`shared=${step(shared)}`;
  feature`neighbours=${Math.min(6, others.length)}`;
}

/** Rows of the net's weights for the features that are told, each once; features without weights have none. */
export function featureRows(net: ShallowNet, tell: FeatureTelling): Int32Array {
  const rows: number[] = [];
  tell((parts, ...values) => {
    const row = rowOf(net.table, templateHash(parts, values));
    if (row >= 0 && !rows.includes(row)) rows.push(row);
  });
  return Int32Array.from(rows);
}

/**
 * How likely a candidate is an attribution, 0 to 1, by the learnt weights.
 *
 * @param features sums of the rows of its features (`sumRows`)
 * @param correction rows of the features of its correction
 * @param inText what its words in their text add to the logarithm of the odds (`oddsInText`)
 */
export function learntScore(net: ShallowNet, features: Float64Array, correction: Int32Array, inText: number): number {
  return 1 / (1 + Math.exp(-(learntOdds(net, features, correction) + inText)));
}

/** The logarithm of the odds by the features alone. */
export function learntOdds(net: ShallowNet, features: Float64Array, correction: Int32Array): number {
  const [no, yes] = scoreSums(net, sumRows(net, correction, features));
  return (yes ?? 0) - (no ?? 0);
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
