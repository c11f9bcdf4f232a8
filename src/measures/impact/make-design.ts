import { EntenteError } from '../../records/failure.ts';
import { type ImpactDesign, type ImpactThresholds, readDesign } from './design.ts';

/** What must be said for a test, and what may be said otherwise than usual. */
export interface DesignOptions {
  /** `S` (votes by session) and `tone` (events by month) bring all else with them. */
  readonly measure: string;
  readonly dyad: readonly [string, string];
  readonly event: ImpactDesign['event'];
  readonly direction?: ImpactDesign['direction'];
  readonly closer?: ImpactDesign['closer'];
  readonly grain?: ImpactDesign['grain'];
  readonly windows?: Partial<ImpactDesign['windows']>;
  readonly level?: ImpactDesign['level'];
  readonly donors?: Partial<ImpactDesign['donors']>;
  readonly witness?: ImpactDesign['witness'];
  readonly placebos?: Partial<ImpactDesign['placebos']>;
  readonly thresholds?: Partial<ImpactThresholds>;
  readonly filter?: ImpactDesign['filter'];
  readonly seed?: number;
}

type Preset = Omit<ImpactDesign, 'format' | 'version' | 'measure' | 'dyad' | 'event' | 'direction' | 'filter' | 'seed'>;

/** Bounds were set on random placebos; docs/impact.md has the table. */
const PRESETS: Readonly<Record<string, Preset>> = {
  S: {
    closer: 'higher',
    grain: 'session',
    windows: { before: 3, after: 3, gap: 0, reach: 0 },
    level: { kind: 'periods', fewestN: 5 },
    donors: { band: 0.3, least: 10, fewest: 5, fewestN: 60, touched: [], tied: [] },
    witness: { measure: 'ideal point distance', closer: 'lower', weight: 0.5 },
    placebos: { dates: 100, pairs: 500 },
    trendPeriods: 8,
    models: { from: 15, most: 40 },
    thresholds: {
      size: 0.27,
      p: 0.1,
      weakSize: 0.15,
      weakP: 0.2,
      trendP: 0.01,
      trendShare: 0.5,
      fewestN: 60,
      fewestPeriods: 2,
    },
  },
  tone: {
    closer: 'higher',
    grain: 'month',
    windows: { before: 6, after: 2, gap: 0, reach: 0 },
    level: { kind: 'events', ofPast: 100, ofBefore: 30, ofWorld: 10 },
    donors: { band: 2, least: 10, fewest: 5, fewestN: 3, touched: [], tied: [] },
    witness: null,
    placebos: { dates: 100, pairs: 500 },
    trendPeriods: 12,
    models: { from: 15, most: 60 },
    thresholds: {
      size: 1.5,
      p: 0.1,
      weakSize: 0.9,
      weakP: 0.2,
      trendP: 0.01,
      trendShare: 0.5,
      fewestN: 10,
      fewestPeriods: 1,
    },
  },
};

/**
 * Makes the design of a test from what must be said: measure, pair and event. `S` and `tone` have windows, donors and bounds
 * that were tried on placebos; any other measure must bring its own.
 *
 * @throws EntenteError (usage) where another measure lacks a part; (unreadable) where a value is none that a design may have
 * @example
 * const design = makeDesign({ measure: 'S', dyad: ['CHN', 'RUS'], event: { title: 'Crimea', at: '2014-03-18' } });
 * design.windows.before; // 3
 */
export function makeDesign(options: DesignOptions): ImpactDesign {
  const { measure, dyad, event, direction = 'either', filter = {}, seed = 1 } = options;
  const { closer, grain, level, windows, donors, witness, placebos, thresholds } = options;
  const preset = PRESETS[measure];
  if (!preset && !(closer && grain && level && donors?.band && thresholds?.size && thresholds.weakSize)) {
    throw new EntenteError(
      'usage',
      `Only S and tone have bounds that were tried; for ${measure} give closer, grain, level, donors.band, thresholds.size and thresholds.weakSize.`,
    );
  }
  const base = preset ?? { ...(PRESETS[level?.kind === 'events' ? 'tone' : 'S'] as Preset), witness: null };
  return readDesign({
    format: 'entente-impact-design',
    version: 1,
    measure,
    closer: closer ?? base.closer,
    grain: grain ?? base.grain,
    dyad: [...dyad],
    event,
    direction,
    windows: { ...base.windows, ...windows },
    level: level ?? base.level,
    donors: { ...base.donors, ...donors },
    witness: witness === undefined ? base.witness : witness,
    placebos: { ...base.placebos, ...placebos },
    trendPeriods: base.trendPeriods,
    models: base.models,
    thresholds: { ...base.thresholds, ...thresholds },
    filter,
    seed,
  });
}
