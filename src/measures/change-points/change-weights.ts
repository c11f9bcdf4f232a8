/**
 * What each stretch weighs when changes of tone or of shares are sought: n / (n + own). A stretch of few events says little, and one of a thousand not
 * a hundred times as much as one of ten, because its events tell of one affair and the stretch has a scatter of its own. Weights of n
 * take a large month's scatter for a change. `own` is the weight of a pair's past as in `dyadSeries`: the scatter
 * of events over that of stretches.
 * @example
 * [...changeWeights(Float64Array.of(0, 10, 990))]; // [0, 0.5, 0.99]
 */
export function changeWeights(n: Float64Array, own = 10): Float64Array {
  return n.map((events) => (events > 0 ? events / (events + own) : 0));
}
