import { AUTHOR, isMeantToo, type Player } from './anchors.ts';
import type { Thresholds } from './record-heads.ts';

/** Who acts and who undergoes it. */
export interface ToldSides {
  readonly source: readonly Player[];
  readonly target: readonly Player[];
}

/**
 * Who takes part in an act: on each side the likeliest, from the threshold of the side, and who is likelier than the threshold
 * `more` beside him. Nobody stands on both sides: he goes where nobody else stands, else where he is likelier; the next likeliest
 * takes the place that he leaves empty. `training/encoder/records_say.py` decides in the same way.
 *
 * @param players of each side, the likeliest first
 */
export function toldSides(players: ToldSides, thresholds: Thresholds): ToldSides {
  const least = (role: keyof ToldSides): number => thresholds[role] ?? 1;
  const order = { source: players.source.filter(isActor), target: players.target.filter(isActor) };
  const taken = (role: keyof ToldSides): Player[] =>
    order[role].filter(
      (player, rank) =>
        player.probability >= least(role) &&
        (rank === 0 ||
          (player.probability >= (thresholds.more ?? 1) && isNamedBeside(order[role][0] as Player, player)) ||
          isMeantToo(order[role][0] as Player, player)),
    );
  const sides = { source: taken('source'), target: taken('target') };
  for (const player of [...sides.source]) {
    const other = sides.target.find(({ actor }) => actor === player.actor);
    if (!other) continue;
    const alone = { source: sides.source.length === 1, target: sides.target.length === 1 };
    const likelier = player.probability > other.probability ? 'source' : 'target';
    const kept = alone.source === alone.target ? likelier : alone.source ? 'source' : 'target';
    const left = kept === 'source' ? 'target' : 'source';
    sides[left] = sides[left].filter(({ actor }) => actor !== player.actor);
    if (sides[left].length > 0) continue;
    const free = ({ actor }: Player): boolean => sides[kept].every((one) => one.actor !== actor);
    sides[left] = order[left]
      .filter(({ probability }) => probability >= least(left))
      .filter(free)
      .slice(0, 1);
  }
  return sides;
}

/** "Sudan refused. Kenya accused Uganda.": who is named in another sentence than the likeliest does not take part in the same act. */
function isNamedBeside({ mention: first }: Player, { mention }: Player): boolean {
  return first === undefined || mention?.sentence === first.sentence;
}

function isActor({ actor }: Player): boolean {
  return actor !== AUTHOR;
}
