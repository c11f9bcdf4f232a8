import { type SignedGraph, type SignedTie, signedGraph } from '../../src/measures/signed/signed-graph.ts';
import { votePanel } from '../../src/measures/votes/vote-panel.ts';
import { type RollCalls, VOTES } from '../../src/records/roll-calls.ts';

/**
 * States that answered half of the roll calls of a session, with ties by Scott's pi of squared distances: friends from `friends` on,
 * foes up to `foes`.
 */
export function unGraph(calls: RollCalls, year: number, friends: number, foes: number): SignedGraph {
  const panel = votePanel(calls, { measure: 'pi', distance: 'squared', grain: 'session' });
  const period = panel.periods.indexOf(year);
  const rows = [...calls.id.keys()].filter((row) => calls.session[row] === year - 1945);
  const width = calls.states.length;
  const answers = (state: number): number =>
    rows.filter((row) => {
      const vote = calls.votes[row * width + state] ?? 0;
      return vote === VOTES.yes || vote === VOTES.abstain || vote === VOTES.no;
    }).length;
  const states = calls.states.filter((_, state) => 2 * answers(state) >= rows.length);
  const place = new Map(states.map((state, n) => [state, n]));
  const ties = panel.pairs.flatMap(([a, b], unit): SignedTie[] => {
    const [from, to] = [place.get(a), place.get(b)];
    const value = panel.values[unit * panel.periods.length + period] ?? Number.NaN;
    if (from === undefined || to === undefined) return [];
    if (value >= friends - 1e-9) return [[from, to, 1]];
    return value <= foes + 1e-9 ? [[from, to, -1]] : [];
  });
  return signedGraph(states.length, ties);
}
