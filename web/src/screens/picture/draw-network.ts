import type { NetworkBlocs } from '../../../../src/measures/networks/network-blocs.ts';
import { drawMatrixChart } from '../../../../src/report/charts/matrix-chart.ts';
import { drawNetworkChart } from '../../../../src/report/charts/network-chart.ts';
import { matrixChart, networkChart } from '../../../../src/report/networks/network-charts.ts';
import type { Drawn, NetworkView, ToDraw } from './network-view.ts';

/** Places the actors and draws the picture, by the same functions as the command's pages. */
export function drawNetwork({ ask, view, by, form, width }: ToDraw): Drawn {
  const begin = performance.now();
  const actors = new Map(view.actors.map((actor) => [actor.id, actor]));
  const names = {
    shortOf: (id: string) => actors.get(id)?.short ?? id,
    nameOf: (id: string) => actors.get(id)?.spoken ?? id,
    // A tie opens by its place in the list.
    opens: (tie: number) => [tie],
  };
  const blocs = blocsOf(view);
  const chart = form === 'network' ? networkChart(blocs, names, { by }) : matrixChart(blocs, names, { by });
  const markup =
    chart.kind === 'network'
      ? drawNetworkChart(chart, { width, links: true })
      : drawMatrixChart(chart, { width, links: true });
  const { title, description } = chart;
  return { ask, markup: markup.toString(), title, description, ms: performance.now() - begin };
}

/** The network as measures have it. */
function blocsOf(view: NetworkView): NetworkBlocs {
  const { source, from, to, thresholds, method, frustration, blocs } = view;
  const places = new Map(view.actors.map(({ id }, v) => [id, v]));
  const ties = view.ties.map(({ a, b, state, value, low, high, n, weight }) => ({
    a: places.get(a) ?? 0,
    b: places.get(b) ?? 0,
    state,
    value,
    ...(low === null || high === null ? {} : { interval: [low, high] as const }),
    n,
    weight,
  }));
  const known = ties.filter(({ state }) => state !== 'unknown');
  return {
    network: { source, actors: view.actors.map(({ id }) => id), ties, from, to, thresholds, method },
    places: view.actors.map(({ id, side, margin, bloc, friends, foes, unknown }) => ({
      actor: id,
      side: side ?? 0,
      margin: margin ?? Number.POSITIVE_INFINITY,
      bloc: bloc ?? -1,
      friends,
      foes,
      unknown,
    })),
    frustration: {
      ...frustration,
      by: 'none',
      side: Int8Array.from(view.actors, ({ side }) => side ?? 1),
      n: { nodes: view.actors.length, ties: known.length, weight: known.reduce((sum, { weight }) => sum + weight, 0) },
    },
    free: { ...blocs, bloc: Int32Array.from(view.actors, ({ bloc }) => bloc ?? -1) },
    triads: { '+++': 0, '++-': 0, '+--': 0, '---': 0 },
  };
}
