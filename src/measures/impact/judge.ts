import type { ImpactDesign } from './design.ts';
import type { ImpactReason, ImpactResult, ImpactVerdict } from './result.ts';

/** What the rules look at. */
export type Evidence = Pick<
  ImpactResult,
  'before' | 'after' | 'change' | 'combined' | 'comparisons' | 'placeboPairs' | 'placeboDates' | 'preTrend' | 'moved'
>;

/**
 * The verdict, by rules alone, and each rule with what was seen. A later rule is not asked where an earlier one ended it for
 * want of data.
 */
export function judge(
  design: ImpactDesign,
  { before, after, change, combined, comparisons, placeboPairs, placeboDates, preTrend, moved }: Evidence,
): { readonly verdict: ImpactVerdict; readonly reasons: readonly ImpactReason[] } {
  const { thresholds } = design;
  const reasons: ImpactReason[] = [];
  const atLeast = (
    rule: ImpactReason['rule'],
    neededFor: ImpactReason['neededFor'],
    value: number | null,
    bound: number,
  ): void => {
    reasons.push({ rule, neededFor, met: value !== null && value >= bound, value, bound });
  };
  atLeast('n before', 'any', before?.n ?? 0, thresholds.fewestN);
  atLeast('n after', 'any', after?.n ?? 0, thresholds.fewestN);
  atLeast('periods before', 'any', before?.periods ?? 0, thresholds.fewestPeriods);
  atLeast('periods after', 'any', after?.periods ?? 0, thresholds.fewestPeriods);
  if (reasons.some(({ met }) => !met)) return { verdict: 'not enough data', reasons };
  const donors = Math.max(0, ...comparisons.map((one) => one.donors.length));
  atLeast('a comparison', 'any', donors, design.donors.fewest);
  if (!combined || !change) return { verdict: 'not enough data', reasons };

  const size = Math.abs(combined.value);
  const p = placeboPairs.p ?? placeboDates.p;
  const atMost = (neededFor: ImpactReason['neededFor'], bound: number): void => {
    reasons.push({ rule: 'share of other pairs', neededFor, met: p !== null && p <= bound, value: p, bound });
  };
  atLeast('size', 'weak', size, thresholds.weakSize);
  atMost('weak', thresholds.weakP);
  reasons.push({
    rule: 'direction asked for',
    neededFor: 'weak',
    met: design.direction === 'either' || design.direction === moved,
    value: moved,
    bound: design.direction,
  });
  atLeast('size', 'clear', size, thresholds.size);
  atMost('clear', thresholds.p);
  reasons.push({
    rule: 'change and combined change point the same way',
    neededFor: 'clear',
    met: change.value * combined.value > 0,
    value: change.value,
    bound: combined.value,
  });
  reasons.push({
    rule: 'no trend before',
    neededFor: 'clear',
    met: !preTrend?.found,
    value: preTrend?.p ?? null,
    bound: thresholds.trendP,
  });
  const all = (neededFor: ImpactReason['neededFor']): boolean =>
    reasons.every((reason) => reason.neededFor !== neededFor || reason.met);
  if (!all('weak')) return { verdict: 'not visible', reasons };
  return { verdict: all('clear') ? 'clear' : 'weak', reasons };
}
