import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { seededRandom } from '../../records/seeded-random.ts';

const LETTERS: Readonly<Record<string, number>> = { y: VOTES.yes, a: VOTES.abstain, n: VOTES.no, x: VOTES.absent };

/** A roll call of the fixture: session, votes as letters (`.` for none) and what else matters to a test. */
export interface MadeRollCall {
  readonly session: number;
  readonly votes: string;
  readonly date?: string;
  readonly issues?: readonly string[];
  readonly important?: boolean;
}

/** Roll calls of made-up votes; states stand in the order of the letters. */
export function rollCalls(states: readonly string[], made: readonly MadeRollCall[]): RollCalls {
  const day = ({ session, date }: MadeRollCall): number =>
    Date.parse(`${date ?? `${1945 + session}-11-01`}T00:00:00Z`) / 86_400_000;
  return {
    id: made.map((_, i) => String(i + 1)),
    session: Int32Array.from(made, ({ session }) => session),
    day: Int32Array.from(made, day),
    resolution: made.map(({ session }, i) => `R/${session}/${i + 1}`),
    title: made.map((_, i) => `question ${i + 1}`),
    issues: made.map(({ issues }) => issues ?? []),
    important: Uint8Array.from(made, ({ important }) => (important === undefined ? 0 : important ? 2 : 1)),
    states,
    votes: Uint8Array.from(made.flatMap(({ votes }) => [...votes].map((letter) => LETTERS[letter] ?? VOTES.none))),
  };
}

/** Votes drawn from known positions: a state answers by an ordinal logit, each roll call with a slope and bounds of its own. */
export function drawnRollCalls(positions: readonly (readonly number[])[], perSession: number, seed: number): RollCalls {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sessions = positions[0]?.length ?? 0;
  const made: MadeRollCall[] = [];
  for (let session = 1; session <= sessions; session++) {
    for (let k = 0; k < perSession; k++) {
      const [slope, low, gap] = [normal(), normal(), 0.3 + random()];
      const votes = positions.map((path) => {
        const u = random();
        const pull = slope * (path[session - 1] ?? 0);
        if (u < 1 / (1 + Math.exp(pull - low))) return 'y';
        return u < 1 / (1 + Math.exp(pull - low - gap)) ? 'a' : 'n';
      });
      made.push({ session, votes: votes.join('') });
    }
  }
  return rollCalls(
    positions.map((_, i) => `S${String(i).padStart(2, '0')}`),
    made,
  );
}

/** Paths of states that begin apart and wander. */
export function wanderingPositions(states: number, sessions: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: states }, () => {
    let at = normal();
    return Array.from({ length: sessions }, (_, t) => {
      if (t > 0) at += 0.2 * normal();
      return at;
    });
  });
}
