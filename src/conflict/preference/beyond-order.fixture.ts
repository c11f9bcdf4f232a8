import fc from 'fast-check';
import type { Attitude, DecisionMaker, Model, Preference, PreferenceStatement } from '../model/model.ts';
import { type Oracle, oracleOf } from '../model/oracle.fixture.ts';

/**
 * The definitions of stability beyond an order, word for word and by trying all. It shares nothing with the engine but
 * the types and the meaning of a formula; states, moves and the order come from the oracle of the usual concepts.
 */
export interface BeyondOracle {
  readonly size: number;
  readonly strongly: (maker: number, concept: string, state: number) => boolean;
  readonly underReading: (maker: number, concept: string, reading: string, state: number) => boolean;
  readonly relationally: (maker: number, concept: string, state: number) => boolean;
  readonly metarational: (maker: number, moves: number, credible: boolean, state: number) => boolean;
  readonly ssEq: (maker: number, state: number) => boolean;
  /** Two decision makers: whether the other has a policy that keeps this one from gaining; all policies are tried. */
  readonly heldByPolicy: (maker: number, state: number) => boolean;
  readonly staysWithForesight: (horizon: number, maker: number, state: number) => boolean;
  readonly greatly: (maker: number, better: number, worse: number) => boolean;
  readonly unknown: (maker: number, a: number, b: number) => boolean;
}

type Step = (maker: number, from: number, to: number) => boolean;

export function beyondOracleOf(model: Model): BeyondOracle {
  const oracle = oracleOf(model);
  const { size, moves, compare } = oracle;
  const states = Array.from({ length: size }, (_, s) => s);
  const everybody = model.decisionMakers.map((_, maker) => maker);
  const othersOf = (maker: number): readonly number[] => everybody.filter((other) => other !== maker);
  const improves: Step = (maker, from, to) => compare(maker, to, from) > 0;

  const memory = new Map<string, readonly number[]>();
  /** Ends of sequences in which nobody moves twice in succession; the beginning itself is none. */
  const ends = (makers: readonly number[], start: number, name: string, may: Step): readonly number[] => {
    const key = `${makers.join()}/${start}/${name}`;
    const known = memory.get(key);
    if (known) return known;
    const seen = new Set<string>();
    const found = new Set<number>();
    const follow = (state: number, last: number): void => {
      for (const maker of makers) {
        if (maker === last) continue;
        for (const to of moves(maker, state)) {
          if (!may(maker, state, to)) continue;
          found.add(to);
          if (seen.has(`${to} ${maker}`)) continue;
          seen.add(`${to} ${maker}`);
          follow(to, maker);
        }
      }
    };
    follow(start, -1);
    found.delete(start);
    memory.set(key, [...found]);
    return [...found];
  };
  const any: Step = () => true;

  const { greatly, unknown } = comparisons(model, oracle);
  const strongly = (maker: number, concept: string, state: number): boolean =>
    moves(maker, state)
      .filter((to) => improves(maker, state, to))
      .every((to) =>
        (concept === 'SEQ' ? ends(othersOf(maker), to, 'UI', improves) : ends(othersOf(maker), to, 'UM', any)).some(
          (end) =>
            greatly(maker, state, end) &&
            (concept !== 'SMR' || moves(maker, end).every((on) => greatly(maker, state, on))),
        ),
      );

  const surely: Step = (maker, from, to) => !unknown(maker, from, to) && improves(maker, from, to);
  const maybe: Step = (maker, from, to) => unknown(maker, from, to) || improves(maker, from, to);
  const underReading = (maker: number, concept: string, reading: string, state: number): boolean => {
    const gone = moves(maker, state).filter((to) => ('ac'.includes(reading) ? maybe : surely)(maker, state, to));
    if (concept === 'Nash') return gone.length === 0;
    const noBetter = (end: number): boolean =>
      'ab'.includes(reading)
        ? !unknown(maker, state, end) && compare(maker, end, state) <= 0
        : unknown(maker, state, end) || compare(maker, end, state) <= 0;
    return gone.every((to) =>
      (concept === 'SEQ' ? ends(othersOf(maker), to, 'UIU', maybe) : ends(othersOf(maker), to, 'UM', any)).some(
        (end) => noBetter(end) && (concept !== 'SMR' || moves(maker, end).every(noBetter)),
      ),
    );
  };

  const attitude = (maker: number, other: number): Attitude =>
    model.decisionMakers[maker]?.attitudes?.[model.decisionMakers[other]?.id ?? '']?.attitude ??
    (maker === other ? 'positive' : 'neutral');
  const prefers: Step = (maker, from, to) =>
    everybody.every((other) => {
      const devoted = compare(other, to, from) >= 0;
      const kind = attitude(maker, other);
      return kind === 'neutral' || (kind === 'positive' ? devoted : !devoted);
    });
  const relationally = (maker: number, concept: string, state: number): boolean => {
    const replies = moves(maker, state).filter((to) => prefers(maker, state, to));
    if (concept === 'Nash') return replies.length === 0;
    const down = (end: number): boolean => !prefers(maker, state, end);
    return replies.every((to) =>
      (concept === 'SEQ' ? ends(othersOf(maker), to, 'TRP', prefers) : ends(othersOf(maker), to, 'UM', any)).some(
        (end) => down(end) && (concept !== 'SMR' || moves(maker, end).every(down)),
      ),
    );
  };

  /** Whether the mover can make sure of something better than `state`, the others having the turn in `at`. */
  const othersCannotStop = (maker: number, state: number, at: number, left: number, credible: boolean): boolean => {
    if (compare(maker, at, state) <= 0) return false;
    if (left === 0) return true;
    const answers = credible ? ends(othersOf(maker), at, 'UI', improves) : ends(othersOf(maker), at, 'UM', any);
    return answers.every((end) => {
      if (compare(maker, end, state) > 0) return true;
      if (left === 1) return false;
      return moves(maker, end)
        .filter((on) => !credible || improves(maker, end, on))
        .some((on) => othersCannotStop(maker, state, on, left - 2, credible));
    });
  };
  const metarational = (maker: number, count: number, credible: boolean, state: number): boolean =>
    !moves(maker, state)
      .filter((to) => !credible || improves(maker, state, to))
      .some((to) => othersCannotStop(maker, state, to, count - 1, credible));

  const ssEq = (maker: number, state: number): boolean =>
    moves(maker, state)
      .filter((to) => improves(maker, state, to))
      .every((to) =>
        ends(othersOf(maker), to, 'UI', improves).some(
          (end) => compare(maker, end, state) <= 0 && moves(maker, end).every((on) => compare(maker, on, state) <= 0),
        ),
      );

  const heldByPolicy = (maker: number, state: number): boolean => {
    const other = 1 - maker;
    const choices = states.map((s) => (s === state ? [s] : [s, ...moves(other, s)]));
    const gains = (policy: readonly number[]): boolean => {
      const better = (end: number): boolean => compare(maker, end, state) > 0;
      const seen = new Set<number>();
      /** The maker has the turn: it may rest here, or move and see what the policy does. */
      const turn = (at: number): boolean => {
        if (seen.has(at)) return false;
        seen.add(at);
        if (better(at)) return true;
        return moves(maker, at).some((to) => {
          const answer = policy[to] as number;
          return answer === to ? better(to) : turn(answer);
        });
      };
      return turn(state);
    };
    const holds = (policy: readonly number[]): boolean => {
      const next = choices[policy.length];
      return next === undefined ? !gains(policy) : next.some((choice) => holds([...policy, choice]));
    };
    return holds([]);
  };

  const foreseenMemory = new Map<string, number>();
  const foreseen = (horizon: number, maker: number, state: number): number => {
    if (horizon === 0) return state;
    const key = `${horizon}/${maker}/${state}`;
    const known = foreseenMemory.get(key);
    if (known !== undefined) return known;
    let best = state;
    for (const to of moves(maker, state)) {
      const further = othersOf(maker)
        .map((other) => foreseen(horizon - 1, other, to))
        .filter((end) => end !== to);
      // The worst for the one who looks ahead; of equally bad ends the lowest.
      const [end = to] = further.sort((a, b) => compare(maker, a, b) || a - b);
      if (compare(maker, end, best) > 0) best = end;
    }
    foreseenMemory.set(key, best);
    return best;
  };

  return {
    size,
    strongly,
    underReading,
    relationally,
    metarational,
    ssEq,
    heldByPolicy,
    staysWithForesight: (horizon, maker, state) => foreseen(horizon, maker, state) === state,
    greatly,
    unknown,
  };
}

/** The two comparisons that no order holds, from their definitions. */
function comparisons(
  model: Model,
  { size, compare, holdsIn, fits }: Oracle,
): Pick<BeyondOracle, 'greatly' | 'unknown'> {
  const states = Array.from({ length: size }, (_, s) => s);
  const preferenceOf = (maker: number): Preference =>
    model.decisionMakers[maker]?.preference ?? { kind: 'statements', levels: [] };
  /** Whether the step from one state down to the next worse one separates by >>. */
  const separates = (maker: number, upper: number, lower: number): boolean => {
    const preference = preferenceOf(maker);
    if (preference.kind === 'ranking') {
      const place = (state: number): number =>
        preference.order.findIndex((tied) => tied.some((ref) => fits(ref, state)));
      return (preference.strongAfter ?? []).some((after) => place(upper) < after && after <= place(lower));
    }
    if (preference.kind === 'weights') return false;
    const deciding = preference.levels.find((level) => {
      const held = (state: number): number => level.filter(({ formula }) => holdsIn(formula, state)).length;
      return held(upper) !== held(lower);
    });
    return (deciding ?? []).some(({ strong }) => strong);
  };
  const greatly = (maker: number, better: number, worse: number): boolean =>
    states.some((upper) =>
      states.some(
        (lower) =>
          compare(maker, upper, lower) > 0 &&
          compare(maker, better, upper) >= 0 &&
          compare(maker, lower, worse) >= 0 &&
          !states.some((mid) => compare(maker, upper, mid) > 0 && compare(maker, mid, lower) > 0) &&
          separates(maker, upper, lower),
      ),
    );
  const unknown = (maker: number, a: number, b: number): boolean => {
    const preference = preferenceOf(maker);
    if (preference.kind === 'ranking') {
      const named = (set: readonly (string | number)[], state: number): boolean => set.some((ref) => fits(ref, state));
      return a !== b && (preference.unknown ?? []).some((set) => named(set, a) && named(set, b));
    }
    if (preference.kind === 'weights') return false;
    // Unknown if wishes turned round one way and the other change the verdict of the first level that can decide.
    for (const level of preference.levels) {
      const open = level.filter((one) => one.unknown);
      const verdicts = new Set<number>();
      for (let turned = 0; turned < 2 ** open.length; turned++) {
        const score = (state: number): number =>
          level.filter((one) => {
            const opposite = open.includes(one) && (turned >> open.indexOf(one)) % 2 === 1;
            return holdsIn(one.formula, state) !== opposite;
          }).length;
        verdicts.add(Math.sign(score(a) - score(b)));
      }
      if (verdicts.size > 1) return true;
      if (!verdicts.has(0)) return false;
    }
    return false;
  };
  return { greatly, unknown };
}

/** Random marks beside a random model: strength, gaps, attitudes. */
export function marked(models: fc.Arbitrary<Model>): fc.Arbitrary<Model> {
  const dice = fc.array(fc.nat(9), { minLength: 60, maxLength: 60 });
  return fc.tuple(models, dice).map(([model, rolls]) => {
    let next = 0;
    const roll = (): number => rolls[next++ % rolls.length] as number;
    return {
      ...model,
      decisionMakers: model.decisionMakers.map(
        (maker): DecisionMaker => ({
          ...maker,
          preference: withMarks(maker.preference, roll),
          attitudes: Object.fromEntries(
            model.decisionMakers.flatMap(({ id }) => {
              const face = roll();
              const attitude = (['positive', 'neutral', 'negative'] as const)[face];
              return attitude ? [[id, { attitude }]] : [];
            }),
          ),
        }),
      ),
    };
  });
}

function withMarks(preference: Preference, roll: () => number): Preference {
  switch (preference.kind) {
    case 'weights':
      return preference;
    case 'ranking': {
      const strongAfter = preference.order.slice(1).flatMap((_, i) => (roll() < 3 ? [i + 1] : []));
      const all = preference.order.flat();
      const set = all.filter(() => roll() < 4);
      return { ...preference, strongAfter, ...(set.length > 1 ? { unknown: [set] } : {}) };
    }
    case 'statements':
      return {
        kind: 'statements',
        levels: preference.levels.map((level) =>
          level.map((statement): PreferenceStatement => {
            const face = roll();
            return { ...statement, ...(face < 3 ? { strong: true } : {}), ...(face > 6 ? { unknown: true } : {}) };
          }),
        ),
      };
  }
}
