import { type Agreement, normalInterval, type UnitRatings } from './ratings.ts';

/**
 * Cohen's kappa: how far two coders agree on categories, beyond what they would by chance if each kept to how often he
 * uses each category (Cohen 1960). Where nearly everything falls into one category it is low even for coders who hardly
 * ever differ (Feinstein and Cicchetti 1990): look at `observed`, and at {@link gwetAc1}.
 *
 * @param units the two ratings of each unit; a unit that lacks one is left out
 * @returns with a 95 % interval by the large-sample variance of Fleiss, Cohen and Everitt (1969)
 * @example
 * const units = [...Array(40).fill(['yes', 'yes']), ...Array(10).fill(['yes', 'no']), ...Array(50).fill(['no', 'no'])];
 * cohenKappa(units).value?.toFixed(3); // '0.800'
 */
export function cohenKappa(units: readonly UnitRatings[]): Agreement {
  const pairs = units.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const]));
  const n = pairs.length;
  if (n === 0) return { value: undefined, n, observed: 0, expected: 0 };
  const first = shares(pairs.map(([a]) => a));
  const second = shares(pairs.map(([, b]) => b));
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  let expected = 0;
  for (const [category, share] of first) expected += share * (second.get(category) ?? 0);
  if (expected >= 1) return { value: undefined, n, observed, expected };
  const value = (observed - expected) / (1 - expected);
  return { value, n, observed, expected, interval: normalInterval(value, error()) };

  function error(): number {
    const of = (map: ReadonlyMap<string, number>, category: string): number => map.get(category) ?? 0;
    let agreeing = 0;
    let differing = 0;
    for (const [a, b] of pairs) {
      if (a === b) agreeing += (1 - (of(first, a) + of(second, a)) * (1 - value)) ** 2 / n;
      else differing += (of(second, a) + of(first, b)) ** 2 / n;
    }
    const variance = agreeing + (1 - value) ** 2 * differing - (value - expected * (1 - value)) ** 2;
    return Math.sqrt(Math.max(0, variance) / n) / (1 - expected);
  }
}

function shares(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1 / values.length);
  return counts;
}
