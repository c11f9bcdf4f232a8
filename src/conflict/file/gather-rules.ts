import type { Formula } from '../model/logic.ts';

/** An excluded combination: some options that are taken and some that are not. */
export type Excluded = readonly (readonly [option: string, taken: boolean])[];

/** A formula that must hold, or one that must not. */
export interface GatheredRule {
  readonly kind: 'require' | 'exclude';
  readonly formula: Formula;
}

/**
 * Says exclusions as people would: pairs of a group of options that exclude each other become “at most one of”, a group
 * of which not all may be left out “at least one of”, both together “exactly one of”. What is left is excluded one by
 * one, in the order in which it was given.
 */
export function gatherRules(exclusions: readonly Excluded[]): readonly GatheredRule[] {
  const pairs = exclusions.filter((one) => one.length === 2 && one.every(([, taken]) => taken));
  const groups = exclusiveGroups(pairs.map((pair) => pair.map(([id]) => id)));
  const inGroup = (one: Excluded): boolean =>
    groups.some((group) => pairs.includes(one) && one.every(([id]) => group.includes(id)));
  const floors = exclusions.filter((one) => one.length > 1 && one.every(([, taken]) => !taken));
  const floorOf = (group: readonly string[]): Excluded | undefined =>
    floors.find((floor) => floor.length === group.length && floor.every(([id]) => group.includes(id)));
  const gathered = groups.map((group): GatheredRule => {
    const of = group.map((id): Formula => ({ kind: 'atom', id }));
    return { kind: 'require', formula: { kind: floorOf(group) ? 'exactly' : 'atMost', count: 1, of } };
  });
  const met = groups.map(floorOf);
  const rest = exclusions
    .filter((one) => !inGroup(one) && !met.includes(one))
    .map((one): GatheredRule => {
      if (floors.includes(one)) {
        const of = one.map(([id]): Formula => ({ kind: 'atom', id }));
        return { kind: 'require', formula: { kind: 'atLeast', count: 1, of } };
      }
      const of = one.map(
        ([id, taken]): Formula => (taken ? { kind: 'atom', id } : { kind: 'not', of: { kind: 'atom', id } }),
      );
      return { kind: 'exclude', formula: of.length === 1 && of[0] ? of[0] : { kind: 'and', of } };
    });
  return [...gathered, ...rest];
}

/** Groups of three and more options of which each pair is excluded; each pair counts for one group only. */
function exclusiveGroups(pairs: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const key = (a: string, b: string): string => JSON.stringify([a, b].sort());
  const free = new Set(pairs.map(([a = '', b = '']) => key(a, b)));
  const names = [...new Set(pairs.flat())];
  const groups: string[][] = [];
  for (const first of names) {
    const group = [first];
    for (const other of names) {
      if (other !== first && group.every((member) => free.has(key(member, other)))) group.push(other);
    }
    if (group.length < 3) continue;
    for (const a of group) for (const b of group) free.delete(key(a, b));
    groups.push(group);
  }
  return groups;
}
