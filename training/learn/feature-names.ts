import type { FeatureTelling } from '../../src/learning/feature-hash.ts';

/** The names of the features that are told, each once. */
export function featureNames(tell: FeatureTelling): string[] {
  const names = new Set<string>();
  tell((parts, ...values) => {
    names.add(String.raw({ raw: parts }, ...values));
  });
  return [...names];
}
