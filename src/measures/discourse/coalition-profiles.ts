import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import type { ClusterOptions, DiscourseClusters } from './discourse-clusters.ts';
import { likenessOf } from './likeness.ts';
import { axesOf, type Profiles, profilesOf, rowTotals } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';

/** What a concept does for a coalition. */
export interface CoalitionClaim {
  readonly concept: string;
  /** Statements of members at each level. */
  readonly counts: readonly number[];
  /** How many members speak of it. */
  readonly speakers: number;
  /** Congruence less conflict between members by this concept, normalized by average: above 0 it joins them, below it parts them. */
  readonly within: number;
  /** The same between members and all others: below 0 it sets the coalition apart. */
  readonly across: number;
  /** Ids of the members' statements, in the order of time. */
  readonly statements: readonly number[];
}

/** A coalition by its claims. */
export interface CoalitionProfile {
  /** Those with the most statements first. */
  readonly members: readonly string[];
  /** Statements of its members. */
  readonly n: number;
  /** What joins the members most first. */
  readonly concepts: readonly CoalitionClaim[];
  /** All that joins members: the sum of `within` above 0. */
  readonly joined: number;
}

export interface CoalitionProfiles {
  /** Levels of the qualifier, ascending; empty without one. */
  readonly levels: readonly string[];
  /** By the number of the coalition. */
  readonly coalitions: readonly CoalitionProfile[];
  readonly n: number;
  readonly method: string;
}

/**
 * Which concepts hold each coalition together: the weight of its ties, taken apart by concept. Summed over concepts, `within` is the
 * weight of the ties between members in the one-mode network of congruence less conflict, normalized by average, that coalitions are
 * found in (of a qualifier that holds texts another text counts as a conflict on the same concept alone).
 *
 * @param clusters groups of the same selection of statements
 * @throws EntenteError (usage) as `discourseClusters` does, and for groups that lack an actor of the statements
 * @example
 * const { coalitions } = coalitionProfiles(coded, discourseClusters(coded, { method: 'louvain' }));
 * coalitions[0].concepts[0].concept; // 'talks'
 */
export function coalitionProfiles(
  data: CodedStatements,
  { rows, group }: Pick<DiscourseClusters, 'rows' | 'group'>,
  options: ClusterOptions = {},
): CoalitionProfiles {
  const selection = selectStatements(data, { ...options, aggregation: 'subtract' });
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const place = new Map(rows.map((row, n) => [row, group[n] as number]));
  const groups = profiles.rows.map((row) => {
    const found = place.get(row);
    if (found === undefined)
      throw new EntenteError('usage', `The coalitions lack the actor "${row}" of the statements.`);
    return found;
  });
  const size = Math.max(-1, ...groups) + 1;
  const weights = tiesByConcept(selection, profiles, groups, size);
  const said = statementsOf(selection, profiles, groups, size);
  const totals = rowTotals(profiles, profiles.weight);
  const { qualifier, levels, kept } = selection;
  return {
    levels: qualifier ? Array.from(levels, (code) => qualifier.labels[code] as string) : [],
    coalitions: Array.from({ length: size }, (_, g): CoalitionProfile => {
      const members = [...groups.keys()]
        .filter((i) => groups[i] === g)
        .sort((a, b) => (totals[b] as number) - (totals[a] as number) || a - b);
      const concepts = profiles.columns
        .map((concept, j) => ({ concept, ...(weights[j]?.[g] as ConceptWeight), statements: said[j]?.[g] ?? [] }))
        .filter(({ statements }) => statements.length > 0)
        .toSorted((a, b) => b.within - a.within || b.statements.length - a.statements.length);
      return {
        members: members.map((i) => profiles.rows[i] as string),
        n: members.reduce((sum, i) => sum + (totals[i] as number), 0),
        concepts,
        joined: concepts.reduce((sum, { within }) => sum + Math.max(0, within), 0),
      };
    }),
    n: kept.length,
    method: `ties of congruence less conflict, normalized by average, taken apart by ${selection.columns.name}`,
  };
}

type ConceptWeight = Pick<CoalitionClaim, 'counts' | 'speakers' | 'within' | 'across'>;

/** Of each concept and group: the weight of ties that it makes. */
function tiesByConcept(
  selection: Selection,
  profiles: Profiles,
  groups: readonly number[],
  size: number,
): readonly (readonly ConceptWeight[])[] {
  const { columns, columnStart, byColumn, row, level, levels, weight } = profiles;
  const likeness = likenessOf(selection, 'subtract');
  const totals = rowTotals(profiles, weight);
  return columns.map((_, j) => {
    const cells = byColumn.subarray(columnStart[j], columnStart[j + 1]);
    const [within, across] = [new Float64Array(size), new Float64Array(size)];
    const counts = Array.from({ length: size }, () => new Array<number>(levels).fill(0));
    const speakers = Array.from({ length: size }, () => new Set<number>());
    for (const [n, a] of cells.entries()) {
      const [i, k] = [row[a] as number, level[a] as number];
      const own = groups[i] as number;
      const count = counts[own] as number[];
      count[k] = (count[k] as number) + (weight[a] as number);
      speakers[own]?.add(i);
      for (const b of cells.subarray(0, n)) {
        const other = row[b] as number;
        if (other === i) continue;
        const alike = likeness[k * levels + (level[b] as number)] as number;
        const mean = ((totals[i] as number) + (totals[other] as number)) / 2;
        const tie = ((weight[a] as number) * (weight[b] as number) * alike) / mean;
        const theirs = groups[other] as number;
        if (own === theirs) within[own] = (within[own] as number) + tie;
        else for (const g of [own, theirs]) across[g] = (across[g] as number) + tie;
      }
    }
    return counts.map((count, g) => ({
      counts: count,
      speakers: speakers[g]?.size ?? 0,
      within: within[g] as number,
      across: across[g] as number,
    }));
  });
}

/** Ids of statements by concept and group, in the order of time. */
function statementsOf(
  { kept, data }: Selection,
  { cellOf, row, column, columns }: Profiles,
  groups: readonly number[],
  size: number,
): readonly (readonly number[][])[] {
  const said = columns.map(() => Array.from({ length: size }, (): number[] => []));
  for (const [n, s] of kept.entries()) {
    const cell = cellOf[n] as number;
    said[column[cell] as number]?.[groups[row[cell] as number] as number]?.push(data.id[s] as number);
  }
  return said;
}
