import type { Cue, CueLexicon } from '../lexicon/cues.ts';
import type { AttributionCandidate } from './attribution-candidates.ts';
import type { JoinedCandidate } from './statements.ts';

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

/** What bears on whether a candidate is an attribution, as the names of features; the learnt weights refer to them. */
export function attributionFeatures(candidate: AttributionCandidate, joined: JoinedCandidate): string[] {
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

/** How likely the candidate is an attribution, 0 to 1: by the learnt weights, or by the lexicon's rates where there are none. */
export function attributionScore(
  candidate: AttributionCandidate,
  joined: JoinedCandidate,
  features: readonly string[],
  cues: CueLexicon,
): number {
  if (cues.weights !== undefined) {
    let sum = cues.weights.weights.bias ?? 0;
    for (const feature of features) sum += cues.weights.weights[feature] ?? 0;
    return 1 / (1 + Math.exp(-sum));
  }
  return ruleScore(candidate, joined);
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
