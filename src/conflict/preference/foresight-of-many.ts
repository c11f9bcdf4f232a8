import { EntenteError } from '../../records/failure.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { LimitedMoveResult } from '../solve/limited-move.ts';
import type { Solution } from '../solve/solve.ts';
import { moveLists } from './legal-reach.ts';
import { refuseLarge } from './notion.ts';

/** Longer horizons are not followed. */
const FARTHEST = 1000;

/** What to say beside every result for more than two decision makers. */
export const FORESIGHT_WARNING =
  'With more than two decision makers it is open who moves next, and the published definitions differ. Here everybody expects, of those who would move on, the one whose move ends worst for itself.';

/** Where each decision maker, having the turn in a state, expects the conflict to end. */
type Ends = readonly Int32Array[];

/** Where `viewer` expects the conflict to end once `mover` has gone to a state: the worst end of those who would go on. */
function feared(own: Payoffs, ends: Ends, mover: number, state: number): number {
  let worst = -1;
  ends.forEach((foreseen, other) => {
    const end = foreseen[state] as number;
    if (other === mover || end === state) return;
    // Of equally bad ends the one with the lowest number is expected.
    const [level, least] = [own[end] as number, worst < 0 ? Number.POSITIVE_INFINITY : (own[worst] as number)];
    if (level < least || (level === least && end < worst)) worst = end;
  });
  return worst < 0 ? state : worst;
}

/**
 * Limited-move stability of any number of decision makers, pessimistic: whoever has the turn foresees `horizon` moves
 * and moves only if that ends better than staying; after a move anybody else may go on, and of those who would, the one
 * is expected whose move ends worst for the one who looks ahead. With two decision makers it is
 * {@link limitedMove} (Zagare 1984; Kilgour 1985). For more, the definitions of Fang, Hipel and Kilgour (1993) and those
 * of Soares and others (2026) differ from each other and may differ from this one: read results with
 * {@link FORESIGHT_WARNING}.
 *
 * @throws EntenteError (usage) if the horizon is no whole number from 1 to 1,000, or the model has more than 4,096 states
 * @example
 * pessimisticLimitedMove(solution, 2).equilibria; // [2]
 */
export function pessimisticLimitedMove(solution: Solution, horizon: number): LimitedMoveResult {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > FARTHEST) {
    throw new EntenteError('usage', `The horizon must be a whole number from 1 to 1,000, not ${horizon}.`);
  }
  const { space, payoffs } = solution;
  refuseLarge(space, 'Foresight');
  const { targets } = moveLists(space);
  let ends: Ends = space.movers.map(() => Int32Array.from({ length: space.size }, (_, s) => s));
  for (let h = 0; h < horizon; h++) {
    const before = ends;
    ends = space.movers.map((_, maker) => {
      const own = payoffs[maker] as Payoffs;
      return Int32Array.from(own, (level, state) => {
        let best = state;
        let most = level;
        // Ascending, so that of moves with equally good ends the one to the lowest state is made.
        for (const to of targets[maker]?.[state] ?? []) {
          const end = feared(own, before, maker, to);
          if ((own[end] as number) <= most) continue;
          most = own[end] as number;
          best = end;
        }
        return best;
      });
    });
  }
  const numbers = Array.from({ length: space.size }, (_, s) => s + 1);
  const stable = ends.map((foreseen) => numbers.filter((number) => foreseen[number - 1] === number - 1));
  return {
    decisionMakers: space.movers.map(({ id }) => id),
    stable,
    equilibria: numbers.filter((number) => stable.every((own) => own.includes(number))),
  };
}
