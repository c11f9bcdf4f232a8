import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { DyadMonths, EventStore } from '../../casefile/events/event-store.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import { directedName } from '../../measures/impact/movers.ts';
import type { ImpactData } from '../../measures/impact/result.ts';
import { idealPointPanel, idealPoints } from '../../measures/votes/ideal-points.ts';
import { votePanel } from '../../measures/votes/vote-panel.ts';
import type { Panel } from '../../records/panel.ts';
import type { RollCalls } from '../../records/roll-calls.ts';

/** Sessions of votes are named by the year in which they begin; designs count them. */
const BEFORE_FIRST_SESSION = 1945;

/** Votes as an impact test needs them: S of all dyads, the distance of ideal points as witness, and who moved by them. */
export function voteData(calls: RollCalls): ImpactData {
  const { pairs, ...panel } = votePanel(calls);
  const own = bySession(panel);
  const ideal = bySession(idealPointPanel(idealPoints(calls)));
  const onOwn = onPeriods(ideal, own.periods);
  return {
    panel: own,
    pairs,
    movers: { kind: 'ideal points', panel: onOwn },
    witness: { panel: distances(onOwn, pairs), pairs },
  };
}

function bySession(panel: Panel): Panel {
  return { ...panel, periods: panel.periods.map((year) => year - BEFORE_FIRST_SESSION) };
}

/** A panel over the periods of another one; what it lacks is a gap. */
function onPeriods({ units, periods, values, n }: Panel, wanted: Int32Array): Panel {
  const places = new Map([...periods].map((period, t) => [period, t]));
  const made = new Float64Array(units.length * wanted.length).fill(Number.NaN);
  const counts = new Float64Array(made.length);
  for (let u = 0; u < units.length; u++) {
    for (const [t, period] of wanted.entries()) {
      const at = places.get(period);
      if (at === undefined) continue;
      made[u * wanted.length + t] = values[u * periods.length + at] as number;
      counts[u * wanted.length + t] = n[u * periods.length + at] as number;
    }
  }
  return { units, periods: wanted, values: made, n: counts };
}

/** How far the ideal points of two states lie apart, for each pair. */
function distances({ units, periods, values, n }: Panel, pairs: ImpactData['pairs']): Panel {
  const places = new Map(units.map((unit, u) => [unit, u]));
  const width = periods.length;
  const made = new Float64Array(pairs.length * width).fill(Number.NaN);
  const counts = new Float64Array(made.length);
  for (const [p, [a, b]] of pairs.entries()) {
    const [u, v] = [places.get(a), places.get(b)];
    if (u === undefined || v === undefined) continue;
    for (let t = 0; t < width; t++) {
      made[p * width + t] = Math.abs((values[u * width + t] as number) - (values[v * width + t] as number));
      counts[p * width + t] = Math.min(n[u * width + t] as number, n[v * width + t] as number);
    }
  }
  return { units: pairs.map(([a, b]) => `${a}-${b}`), periods, values: made, n: counts };
}

/**
 * Events as an impact test needs them: the plain mean score of every pair by month, and of each side towards the other.
 *
 * @param end first day after the data
 */
export async function toneData(
  store: EventStore,
  filter: EventFilter,
  [a]: ImpactDesign['dyad'],
  end: number,
): Promise<ImpactData> {
  const whole = await store.dyadMonths({ ...filter, undirected: true });
  const panel = meansOf(whole, ([source, target]) => `${source}-${target}`);
  const directed = await store.dyadMonths({ ...filter, undirected: false }, { with: [a] });
  const sides = meansOf(directed, ([source, target]) => directedName(source, target));
  return {
    panel,
    pairs: whole.units,
    end,
    movers: { kind: 'directed tone', panel: onPeriods(sides, panel.periods) },
  };
}

function meansOf(
  { units, periods, n, scored, sum }: DyadMonths,
  name: (unit: readonly [string, string]) => string,
): Panel {
  return {
    units: units.map(name),
    periods,
    values: sum.map((total, i) => ((scored[i] as number) > 0 ? total / (scored[i] as number) : Number.NaN)),
    n,
  };
}
