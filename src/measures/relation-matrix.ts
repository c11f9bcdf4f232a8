import { SYMMETRIC, signOfAct } from '../records/plover.ts';
import type { DigestRelation } from './digest.ts';
import { type Estimate, meanEstimate } from './estimate.ts';
import type { PictureAct } from './picture-act.ts';
import { type DatedValue, judgeTrends, measureTrend, type Trend } from './trend.ts';

/** How one actor acts towards another, or two act together. Actual acts only; one act counts once. */
export interface Conduct {
  /** Acts by quad class: cooperation in words, in deeds, conflict in words, in deeds; without calls for restraint. */
  readonly quads: readonly [number, number, number, number];
  readonly cooperation: number;
  readonly conflict: number;
  /** Calls for restraint, calm or dialogue: neither of the two, and out of the mean score. */
  readonly neutral: number;
  /** Mean PLOVER score, -10 to 10; absent without acts. */
  readonly score?: Estimate;
  /** Ids of the acts. */
  readonly acts: readonly string[];
}

/** One account of what two actors are to each other. */
export interface Account {
  readonly quality: DigestRelation['quality'];
  readonly change: DigestRelation['change'];
  /** Of a patron: who it is. */
  readonly patron?: string;
  /** Id of whose account it is, `author` for the text's own. */
  readonly speaker: string;
  readonly document: string;
  /** Day of publication. */
  readonly day?: string;
  readonly cause?: string;
  /** Id of the passage. */
  readonly passage: string;
}

/** Acts of a month. */
export interface MonthOfActs {
  /** YYYY-MM. */
  readonly month: string;
  readonly cooperation: number;
  readonly conflict: number;
}

/** Two actors (a before b by id): what each does towards the other, what they do together, what is said of them. */
export interface PairRelation {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly towardsB: Conduct;
  readonly towardsA: Conduct;
  /** AGREE, CONSULT, COOPERATE: acts without a direction. */
  readonly together: Conduct;
  /** Everything between the two. */
  readonly all: Conduct;
  /** `+` or `-` where the 95 % interval of the mean score lies on one side of 0; else undecided. */
  readonly sign: '+' | '-' | 'undecided';
  readonly trend: Trend;
  readonly months: readonly MonthOfActs[];
  readonly said: readonly Account[];
  /** Ids of acts between the two that are only claimed: counted nowhere else. */
  readonly claimed: readonly string[];
}

/**
 * Who acts towards whom, over acts that took place; what is only claimed is listed beside them. Acts before the time of the texts count in the numbers and are marked
 * in the acts themselves; the trend and the months leave them out.
 *
 * @param documentOf original of each document, so that copies of one text count once
 * @example
 * const relations = relationMatrix(picture.acts, [], (id) => id);
 * relations.map(({ a, b }) => [a, b])[0]; // ['EGY', 'ETH']
 */
export function relationMatrix(
  acts: readonly PictureAct[],
  relations: readonly (DigestRelation & { readonly day?: string })[],
  documentOf: (id: string) => string,
): readonly PairRelation[] {
  const pairs = new Map<string, Gathered>();
  const at = (one: string, other: string): Gathered => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = `${a}|${b}`;
    const known = pairs.get(key) ?? { a, b, towardsB: [], towardsA: [], together: [], said: [], claimed: [] };
    pairs.set(key, known);
    return known;
  };
  for (const act of acts) {
    if (act.reality !== 'actual' && act.reality !== 'claimed') continue;
    for (const [from, to, mutual] of pairsOf(act)) {
      const pair = at(from, to);
      if (act.reality === 'claimed') pair.claimed.push(act.id);
      else if (mutual) pair.together.push(act);
      else if (from === pair.a) pair.towardsB.push(act);
      else pair.towardsA.push(act);
    }
  }
  for (const relation of relations) {
    if (relation.a === relation.b) continue;
    at(relation.a, relation.b).said.push({
      quality: relation.quality,
      change: relation.change,
      ...(relation.quality === 'patron' ? { patron: relation.a } : {}),
      speaker: relation.speaker,
      document: relation.passage.document,
      ...(relation.day === undefined ? {} : { day: relation.day }),
      ...(relation.cause === undefined ? {} : { cause: relation.cause }),
      passage: relation.passage.id,
    });
  }
  const found = [...pairs].map(([id, pair]): Omit<PairRelation, 'trend'> & { readonly trend: Trend } => {
    const all = [...pair.towardsB, ...pair.towardsA, ...pair.together];
    const conduct = conductOf(all, documentOf);
    const recent = all.filter((act) => act.when !== 'before');
    const values = recent.flatMap((act): DatedValue[] =>
      act.day === undefined || act.restraint
        ? []
        : [{ day: act.day, value: act.score, document: documentOf(act.witnesses[0]?.document ?? '') }],
    );
    return {
      id,
      a: pair.a,
      b: pair.b,
      towardsB: conductOf(pair.towardsB, documentOf),
      towardsA: conductOf(pair.towardsA, documentOf),
      together: conductOf(pair.together, documentOf),
      all: conduct,
      sign: signOf(conduct.score),
      trend: measureTrend(values),
      months: monthsOf(recent),
      said: pair.said.toSorted((a, b) => compare(a.day ?? '9999', b.day ?? '9999')),
      claimed: pair.claimed,
    };
  });
  const trends = judgeTrends(found.map(({ trend }) => trend));
  return found
    .map((pair, n): PairRelation => ({ ...pair, trend: trends[n] ?? pair.trend }))
    .sort((x, y) => y.all.acts.length - x.all.acts.length || y.said.length - x.said.length || compare(x.id, y.id));
}

interface Gathered {
  readonly a: string;
  readonly b: string;
  readonly towardsB: PictureAct[];
  readonly towardsA: PictureAct[];
  readonly together: PictureAct[];
  readonly said: Account[];
  readonly claimed: string[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Between whom an act is: doer and recipient, or everybody who does it together. */
export function pairsOf(
  act: Pick<PictureAct, 'source' | 'target' | 'category' | 'open'>,
): readonly (readonly [string, string, boolean])[] {
  if (act.open) return [];
  if (act.target.length > 0) {
    return act.source.flatMap((from) => act.target.filter((to) => to !== from).map((to) => [from, to, false] as const));
  }
  // Two who refuse something together do nothing to each other.
  if (!SYMMETRIC.has(act.category)) return [];
  return act.source.flatMap((a, n) => act.source.slice(n + 1).map((b) => [a, b, true] as const));
}

function conductOf(acts: readonly PictureAct[], documentOf: (id: string) => string): Conduct {
  const quads: [number, number, number, number] = [0, 0, 0, 0];
  const counted = acts.filter(({ restraint }) => !restraint);
  for (const { quad } of counted) quads[(quad - 1) as 0 | 1 | 2 | 3]++;
  // An act belongs to the document that tells it first; further witnesses do not make it two.
  const score = meanEstimate(
    counted.map((act) => ({ value: act.score, document: documentOf(act.witnesses[0]?.document ?? '') })),
  );
  return {
    quads,
    cooperation: quads[0] + quads[1],
    conflict: quads[2] + quads[3],
    neutral: acts.length - counted.length,
    ...(score ? { score } : {}),
    acts: acts.map(({ id }) => id),
  };
}

function signOf(score: Estimate | undefined): PairRelation['sign'] {
  if (!score?.interval) return 'undecided';
  const [low, high] = score.interval;
  return low > 0 ? '+' : high < 0 ? '-' : 'undecided';
}

function monthsOf(acts: readonly PictureAct[]): readonly MonthOfActs[] {
  const months = new Map<string, { cooperation: number; conflict: number }>();
  for (const act of acts) {
    const { day } = act;
    const sign = signOfAct(act);
    if (day === undefined || sign === '○') continue;
    const month = months.get(day.slice(0, 7)) ?? { cooperation: 0, conflict: 0 };
    if (sign === '+') month.cooperation++;
    else month.conflict++;
    months.set(day.slice(0, 7), month);
  }
  return [...months].sort((a, b) => compare(a[0], b[0])).map(([month, counts]) => ({ month, ...counts }));
}
