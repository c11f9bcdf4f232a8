import type { ActKey } from '../../records/act-phrase.ts';
import { isBody, isState } from '../../records/actor-id.ts';
import { DOER_FEATURES, DOER_WEIGHTS, type DoerFeatures, LEAST_SURE } from './doer-weights.ts';
import type { Gathered, ToldAct } from './told-act.ts';

const WANTED = /^(?:demanded|wanted|asked for)$/u;
const OFFERED = /^(?:proposed|committed to|planned|foreseen on a condition|threatened)$/u;
const FAVOURED = /^(?:supported|accepted)$/u;
const OPPOSED = /^(?:opposed|rejected|feared)$/u;
const OWN = /\b(?:its|their|our|his|her)\b/u;
/** Further back a name tells nothing. */
const FAR = 4;

/**
 * Says who is to do an act of which no words say so: of all sides the one for which most speaks. What counts how much was
 * learnt from texts with keys (`training/draft-doers.ts`): a conditional logit, in which the sides of a text and nobody compete.
 */
export class DoerChoice {
  readonly #gathered: Gathered;
  /** Who takes a stand or does something. */
  readonly sides: readonly string[];
  readonly #acts: ReadonlyMap<string, number>;
  readonly #asked: ReadonlyMap<string, number>;
  readonly #spokenOf: ReadonlyMap<string, number>;

  constructor(gathered: Gathered) {
    this.#gathered = gathered;
    const known = gathered.acts.filter(({ assumed }) => assumed === undefined);
    const holders = gathered.wishes.map(({ holder }) => holder);
    this.#acts = counted([...holders, ...known.flatMap(({ doers }) => doers)]);
    this.#asked = counted(
      known
        .filter(({ as }) => WANTED.test(as) || OPPOSED.test(as))
        .flatMap(({ doers, by = [] }) => doers.filter((id) => !by.includes(id))),
    );
    this.#spokenOf = counted(gathered.spoken.map(({ side }) => side));
    this.sides = [...this.#acts.keys()].filter((id) => gathered.names.has(id));
  }

  /** The likeliest doer of an act as it is told; undefined where too little speaks for anyone. */
  choose(told: readonly ToldAct[]): string | undefined {
    const scored = this.sides.map((side) => ({ side, score: scoreOf(this.features(told, side), DOER_WEIGHTS) }));
    const sum = scored.reduce((all, { score }) => all + Math.exp(score), 1);
    const [best] = scored.toSorted((a, b) => b.score - a.score);
    // Without its condition a stand is lost as a whole.
    const least = told.some(({ as }) => as === 'a condition') ? LEAST_SURE / 2 : LEAST_SURE;
    return best && Math.exp(best.score) / sum >= least ? best.side : undefined;
  }

  /** What speaks for a side, each from 0 to 1. */
  features(told: readonly ToldAct[], side: string): DoerFeatures {
    const { homes } = this.#gathered;
    const by = (as: RegExp): boolean => told.some((one) => as.test(one.as) && (one.by ?? []).includes(side));
    const holders = new Set(told.flatMap(({ by: own = [], holdersOn = [] }) => [...own, ...holdersOn]));
    // Who speaks of an act is seldom its doer: what it says of the act tells whether.
    const other = holders.has(side) ? 0 : 1;
    return {
      'it is a side': 1,
      'its words name it': flag(told.some(({ phrase }) => phrase.named.includes(side))),
      'it takes place there': flag(told.some(({ phrase }) => phrase.places.includes(side))),
      'it demands it': flag(by(WANTED)),
      'it offers it': flag(by(OFFERED)),
      'it favours it': flag(by(FAVOURED)),
      'it opposes it': flag(by(OPPOSED)),
      'it speaks of what is its own': flag(other === 0 && told.some(({ phrase }) => OWN.test(phrase.words))),
      'its stand hangs on it': flag(told.some(({ holdersOn = [] }) => holdersOn.includes(side))),
      'the text turns to it': flag(told.some(({ turnedTo }) => turnedTo === side)),
      ...this.#places(told, side, holders),
      'acts of its share words': this.#shared(told, side),
      'it acts most': other * share(this.#acts, side),
      'others ask most of it': other * share(this.#asked, side),
      'who speaks of the act asks most of it': this.#askedBy(holders, side),
      'the quarrel is its own': flag(!holders.has(side) && homes.includes(side)),
      'the title names it': other * flag(this.#gathered.spoken.some((one) => one.sentence === 0 && one.side === side)),
      'it is a state': flag(isState(side)),
      'it is a body of states': flag(isBody(side)),
      'it is spoken of most': other * share(this.#spokenOf, side),
    };
  }

  /** Where the text speaks of a side, seen from where it tells the act. */
  #places(told: readonly ToldAct[], side: string, holders: ReadonlySet<string>): DoerFeatures {
    const near = told.map(({ cited }) => {
      const all = this.#gathered.spoken.filter(
        ({ text, sentence }) => text === cited.text && sentence <= cited.sentence && cited.sentence - sentence <= FAR,
      );
      const others = all.filter((one) => !holders.has(one.side));
      const before = others.filter(({ sentence }) => sentence < cited.sentence);
      return {
        same: all.some((one) => one.sentence === cited.sentence && one.side === side),
        before: all.some((one) => one.sentence === cited.sentence - 1 && one.isSubject && one.side === side),
        last: before.at(-1)?.side === side,
        subject: before.findLast(({ isSubject }) => isSubject)?.side === side,
      };
    });
    return {
      'its sentence names it': flag(!holders.has(side) && near.some(({ same }) => same)),
      'the sentence before tells of it': flag(!holders.has(side) && near.some(({ before }) => before)),
      'it was named last': flag(near.some(({ last }) => last)),
      'it was the last subject': flag(near.some(({ subject }) => subject)),
    };
  }

  /** How much of the words of the act stands in one that the side is told to do. */
  #shared(told: readonly ToldAct[], side: string): number {
    const own = this.#gathered.acts.filter(
      (one) => one.assumed === undefined && one.doers.includes(side) && !told.includes(one),
    );
    const keys = (acts: readonly ToldAct[]): readonly ActKey[] => acts.flatMap(({ phrase }) => phrase.keys);
    return Math.max(
      0,
      ...keys(told).flatMap((a) =>
        keys(own).map((b) => {
          const both = a.content.filter((word) => b.content.includes(word)).length;
          return both / Math.max(1, Math.min(a.content.length, b.content.length));
        }),
      ),
    );
  }

  /** How often those who speak of the act ask something of a side, of all that they ask. */
  #askedBy(holders: ReadonlySet<string>, side: string): number {
    const asked = this.#gathered.acts.filter(
      ({ by = [], doers, assumed }) =>
        assumed === undefined && by.some((id) => holders.has(id)) && doers.some((id) => !by.includes(id)),
    );
    return asked.length === 0 ? 0 : asked.filter(({ doers }) => doers.includes(side)).length / asked.length;
  }
}

/** The sum of features by their weights. */
export function scoreOf(features: DoerFeatures, weights: DoerFeatures): number {
  return DOER_FEATURES.reduce((sum, name) => sum + (features[name] ?? 0) * (weights[name] ?? 0), 0);
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function counted(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** How often, of the most often. */
function share(counts: ReadonlyMap<string, number>, id: string): number {
  return (counts.get(id) ?? 0) / Math.max(1, ...counts.values());
}
