import type { Panel } from '../../records/panel.ts';
import type { Effect, Interval } from '../effects/effect.ts';
import type { ImpactDesign } from './design.ts';

/** The four answers of an impact test. `not visible` is of this measure only; it does not say that nothing happened. */
export const IMPACT_VERDICTS = ['clear', 'weak', 'not visible', 'not enough data'] as const;
export type ImpactVerdict = (typeof IMPACT_VERDICTS)[number];

/** Pairs of actors over periods, with what else is known of them. */
export interface ImpactData {
  /**
   * A row for each pair. With level `periods` the value of a period counts as it is; with level `events` it must be the
   * plain mean of the period's events and `n` their number: shrinking is done here, with what came before only.
   */
  readonly panel: Panel;
  /** The two actors of each unit of the panel, in its order. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Day after the last period, or the last session or year plus 1; without it a last period is as long as the one before. */
  readonly end?: number;
  /** How many sources (publishers, outlets) stand behind each value, in the panel's order. */
  readonly sources?: Float64Array;
  /** The second measure that the design names, for pairs over the same periods. */
  readonly witness?: Pick<ImpactData, 'panel' | 'pairs'>;
  /** Who moved: a position for each actor, or the tone of each side towards the other, over the same periods. */
  readonly movers?: MoverData;
  /** Whatever else happened; what lies in the windows is listed. */
  readonly happenings?: readonly Happening[];
}

/** Units of the panel are actors (`ideal points`), or directed pairs as `directedName` names them (`directed tone`). */
export interface MoverData {
  readonly kind: 'ideal points' | 'directed tone';
  readonly panel: Panel;
}

/** Something that happened, from a record or a row that the caller holds. */
export interface Happening {
  /** Id of the record, or of the row. */
  readonly id: string;
  /** As in a design: day, or session or year. */
  readonly at: string | number;
  readonly title: string;
  readonly actors?: readonly string[];
  /** Whether it is a row of imported event data, and not a record of a text. */
  readonly imported?: boolean;
}

/** The pair in one window. */
export interface WindowLevel {
  /** First and last period with data, as the panel names them. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Periods that have data. */
  readonly periods: number;
  /** Votes or events. */
  readonly n: number;
  /** Sum over the periods of the sources of each; absent where the caller gave none. */
  readonly sources?: number;
}

/** One pair that was compared with. */
export interface Donor {
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Votes or events in both windows. */
  readonly n: number;
}

/** Why a pair of the fixed actor was not compared with. */
export type DropReason = 'touched by X' | 'tied to the pair' | 'no data' | 'another level before';

/** One of the two comparisons: pairs of the fixed actor with others. */
export interface DonorComparison {
  readonly fixed: string;
  /** Difference in differences: the pair's change less the donors' mean change. Null without enough donors. */
  readonly effect: Effect | null;
  /** (1 + donors at least as far from the donors' mean) / (1 + donors). */
  readonly p: number | null;
  /** Mean of donors' levels before and of their changes, and the spread (standard deviation) of these. */
  readonly donorsBefore: number | null;
  readonly donorsChange: number | null;
  readonly donorsSpread: number | null;
  /** Whether the band held too few, so that the nearest were taken, and how many are pairs of neither actor. */
  readonly widened: boolean;
  readonly filled: number;
  readonly donors: readonly Donor[];
  readonly dropped: readonly { readonly reason: DropReason; readonly units: readonly string[] }[];
}

/** The same combined change at dates when X did not happen, or of other pairs. */
export interface Placebos {
  /** Share, with the pair itself counted in, that changed at least as much. Null without any. */
  readonly p: number | null;
  readonly n: number;
  readonly changes: readonly { readonly at: number; readonly unit: string; readonly change: number }[];
}

/** Whether the pair was on its way before X, against the donors of both comparisons. */
export interface PreTrend {
  /** Change in the measure for each period before X. */
  readonly slope: number;
  readonly interval: Interval;
  readonly p: number;
  /** Periods. */
  readonly n: number;
  /** What the trend would have brought from one window to the other, over the combined change. */
  readonly share: number;
  /** Whether both are such that the design forbids to call the change clear. */
  readonly found: boolean;
}

/** A fitted course without X. */
export interface CounterfactualModel {
  readonly effect: Effect;
  /** Root of the mean squared error before X. */
  readonly misfit: number;
  /** Share of donors with an effect as large in relation to their misfit (Abadie et al. 2010); null for a local level. */
  readonly p: number | null;
  /** The course that the model expects, for each period that it uses. */
  readonly periods: readonly number[];
  readonly expected: readonly number[];
  /** Weights of the donors, largest first; for a local level the coefficient of the donors' mean. */
  readonly weights: readonly { readonly unit: string; readonly weight: number }[];
}

/** How far one side moved. */
export interface SideMove {
  readonly actor: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** 95 %, from how the periods of the windows differ; null with fewer than two in a window. */
  readonly interval: Interval | null;
  /** Of how many votes or events in both windows. */
  readonly n: number;
  /** How much nearer (below 0: further) it came to where the other side stood before X; only of ideal points. */
  readonly nearer: number | null;
}

/** A rule of the verdict, what was seen and what is asked for. Words for it belong to the pages. */
export interface ImpactReason {
  readonly rule:
    | 'n before'
    | 'n after'
    | 'periods before'
    | 'periods after'
    | 'a comparison'
    | 'size'
    | 'share of other pairs'
    | 'change and combined change point the same way'
    | 'no trend before'
    | 'direction asked for';
  /** The verdict that needs the rule to be met; `any` for every verdict but `not enough data`. */
  readonly neededFor: 'any' | 'weak' | 'clear';
  readonly met: boolean;
  readonly value: number | string | null;
  readonly bound: number | string;
}

/** What the test cannot show, as names; words belong to the pages. */
export type ImpactLimit =
  | 'no proof of a cause'
  | 'other events in the windows'
  | 'other events not listed'
  | 'sources not counted'
  | 'sources changed'
  | 'who moved is not known'
  | 'no second measure'
  | 'donors at other levels'
  | 'donors of neither actor'
  | 'few earlier dates'
  | 'too short for models'
  | 'windows reach over gaps'
  | 'data ends in the window';

/** The answer, with all that led to it. */
export interface ImpactResult {
  readonly design: ImpactDesign;
  readonly designHash: string;
  readonly verdict: ImpactVerdict;
  /** Where the pair went by the combined change, whatever the verdict; null without enough data. */
  readonly moved: 'closer' | 'apart' | null;
  readonly reasons: readonly ImpactReason[];
  /** First period that X can show in, as the panel names it. */
  readonly from: number;
  readonly before: WindowLevel | null;
  readonly after: WindowLevel | null;
  /** After less before. */
  readonly change: Effect | null;
  /** With the first actor of the dyad fixed, then with the second. */
  readonly comparisons: readonly DonorComparison[];
  /** 2 x the smaller p of the two comparisons, at most 1. */
  readonly permutationP: number | null;
  /** Change of the second measure on the scale of the first; null without one. */
  readonly witness: Effect | null;
  /** Mean of the change, both effects and the witness: what the verdict rests on. */
  readonly combined: Effect | null;
  readonly placeboDates: Placebos;
  readonly placeboPairs: Placebos;
  readonly preTrend: PreTrend | null;
  readonly syntheticControl: CounterfactualModel | null;
  readonly localLevel: CounterfactualModel | null;
  readonly movers: { readonly kind: MoverData['kind']; readonly sides: readonly SideMove[] } | null;
  readonly competing: readonly Happening[];
  /** The change and the combined change with one period of the windows left out. */
  readonly leaveOut: readonly { readonly without: number; readonly change: number; readonly combined: number }[];
  /** The pair's own series and the donors' mean in both comparisons, for a chart. */
  readonly series: readonly {
    readonly at: number;
    readonly value: number | null;
    readonly n: number;
    readonly donors: readonly (number | null)[];
  }[];
  readonly limits: readonly ImpactLimit[];
}
