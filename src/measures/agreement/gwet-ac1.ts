import { type Agreement, given, normalInterval, type UnitRatings } from './ratings.ts';

/**
 * Gwet's AC1: how far two or more coders agree on categories, chance being that a coder guesses at random on units that are
 * hard (Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement"). It stays near
 * the observed agreement where one category is rare, where kappa and alpha fall. Missing ratings are allowed, as in Gwet 2014.
 *
 * @param units the ratings of each unit, one place a coder
 * @param categories all categories that could have been given; those never used count too, since guessing has more to
 *   choose from. By default those that were used.
 * @returns with Gwet's 95 % interval for units drawn from many, coders fixed
 * @example
 * const units = [...Array(8).fill(['yes', 'yes']), ['no', 'no'], ['yes', 'no']];
 * gwetAc1(units).value?.toFixed(4); // '0.8658'
 */
export function gwetAc1(units: readonly UnitRatings[], categories?: readonly string[]): Agreement {
  const rated = units.map((unit) => given(unit)).filter((ratings) => ratings.length > 0);
  const twice = rated.filter((ratings) => ratings.length > 1);
  const n = twice.length;
  const all = [...new Set([...(categories ?? []), ...rated.flat()])];
  const share = (ratings: readonly string[], category: string): number =>
    ratings.filter((rating) => rating === category).length / ratings.length;
  const frequency = new Map(
    all.map((category) => [category, rated.reduce((sum, ratings) => sum + share(ratings, category), 0) / rated.length]),
  );
  const agreement = (ratings: readonly string[]): number => {
    const pairs = all.reduce((sum, category) => {
      const count = share(ratings, category) * ratings.length;
      return sum + count * (count - 1);
    }, 0);
    return pairs / (ratings.length * (ratings.length - 1));
  };
  const observed = n === 0 ? 0 : twice.reduce((sum, ratings) => sum + agreement(ratings), 0) / n;
  if (n === 0 || all.length < 2) return { value: undefined, n, observed, expected: 0 };
  const expected = [...frequency.values()].reduce((sum, part) => sum + part * (1 - part), 0) / (all.length - 1);
  const value = (observed - expected) / (1 - expected);
  if (rated.length < 2) return { value, n, observed, expected };
  // What each unit adds to the value, and to the chance that was taken from all units (Gwet 2008).
  const parts = rated.map((ratings) => {
    const own = ratings.length > 1 ? ((rated.length / n) * (agreement(ratings) - expected)) / (1 - expected) : 0;
    const chance =
      all.reduce((sum, category) => sum + share(ratings, category) * (1 - (frequency.get(category) ?? 0)), 0) /
      (all.length - 1);
    return own - (2 * (1 - value) * (chance - expected)) / (1 - expected);
  });
  const squares = parts.reduce((sum, part) => sum + (part - value) ** 2, 0);
  const error = Math.sqrt(squares / (rated.length * (rated.length - 1)));
  return { value, n, observed, expected, interval: normalInterval(value, error) };
}
